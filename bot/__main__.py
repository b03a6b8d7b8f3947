"""`interview-bot`, and `python -m bot`."""

import sys


def main() -> None:
    """Run the program. Ctrl-C ends it without a word, also while it is being loaded."""
    try:
        from bot.cli.loading import loading  # noqa: PLC0415 - all of it takes a moment

        with loading():
            from bot.cli.main import main as run  # noqa: PLC0415
        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
