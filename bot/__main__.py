"""`interview-bot`, and `python -m bot`."""

import os
import signal
import sys


def run_program() -> None:
    """What the command line asks for. Ctrl-C ends it without a word, also while it is being loaded.

    The bot itself is told to end by SIGTERM, and to load its interviews anew by SIGHUP: until it can do so, the one
    ends it as well as ever, and the other does nothing.
    """
    if sys.argv[1:2] == ["run"]:
        signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
        if hasattr(signal, "SIGHUP"):
            signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        from bot.cli.loading import loading  # noqa: PLC0415 - all of it takes a moment

        with loading():
            from bot.cli.main import main  # noqa: PLC0415
        main()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    run_program()
