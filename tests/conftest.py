"""What all tests share."""

import os

os.environ.setdefault("PTB_TIMEDELTA", "true")  # as the bot sets it: spans of time without a warning
