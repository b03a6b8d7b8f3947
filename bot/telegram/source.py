"""Where the interviews in service come from, and what is built from them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from knowledge import Base, ShortIds, folder_of, open_base


@dataclass(frozen=True)
class Served:
    """A base in service, with the short ids of its entries."""

    base: Base
    short_ids: ShortIds


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

        Raises BrokenBaseError, NoInterviewsError, UnknownInterviewError or ShortIdClashError.
        """
        base = open_base(self.folder, self.cache)
        try:
            return Served(base, ShortIds(base.index))
        except BaseException:
            base.index.close()
            raise
