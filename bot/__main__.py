"""`interview-bot`, and `python -m bot`."""

import sys


def run_program() -> None:
    """What the command line asks for. Ctrl-C ends it without a word, also while it is being loaded."""
    try:
        from bot.cli.loading import loading  # noqa: PLC0415 - all of it takes a moment

        with loading():
            from bot.cli.main import main  # noqa: PLC0415
        main()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    run_program()
