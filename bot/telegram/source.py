"""Where the interviews in service come from, and what is built from them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from knowledge import Base, Keys, folder_of, open_base


@dataclass(frozen=True)
class Served:
    """A base in service, with the short keys of its entries."""

    base: Base
    keys: Keys


@dataclass(frozen=True)
class BaseSource:
    """A directory, perhaps one interview of it, and the folder of the cache."""

    directory: Path
    interview: str | None = None
    cache: Path | None = None

    @property
    def folder(self) -> Path:
        """What is opened. Raises UnknownInterviewError or NoInterviewsError."""
        return folder_of(self.directory, self.interview)

    def load(self) -> Served:
        """The base as it is on disk now.

        Raises BrokenBaseError, NoInterviewsError, UnknownInterviewError or KeyClashError.
        """
        base = open_base(self.folder, self.cache)
        try:
            return Served(base, Keys(base.index))
        except BaseException:
            base.index.close()
            raise
