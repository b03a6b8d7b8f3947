"""`python -m bot` is `interview-bot`."""

from bot.cli.main import main

if __name__ == "__main__":
    main()
