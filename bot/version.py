"""Which version of the program this is."""

from importlib.metadata import PackageNotFoundError, version


def program_version() -> str:
    """The installed program's version; "0" where it runs without being installed."""
    try:
        return version("interview-bot")
    except PackageNotFoundError:
        return "0"
