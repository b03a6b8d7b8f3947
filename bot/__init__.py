"""How people reach what `knowledge` knows: the terminal, Telegram, and the words spoken there."""

import os

os.environ.setdefault("PTB_TIMEDELTA", "true")  # python-telegram-bot then gives spans of time without a warning
