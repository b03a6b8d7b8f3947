"""What the tests of `knowledge` share without asking for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import settings

from knowledge.index import cache
from knowledge.index.index import Index
from tests.knowledge.bases import KEPT

settings.register_profile("patient", deadline=None)  # no test asserts a time
settings.load_profile("patient")


@pytest.fixture(scope="module", autouse=True)
def _indexes_closed() -> Iterator[None]:
    """A database left open is an error from Python 3.13 on; each module's are closed when it is done."""
    opened: list[Index] = []

    class Recorded(Index):
        def __init__(self, connection: sqlite3.Connection) -> None:
            super().__init__(connection)
            opened.append(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cache, "Index", Recorded)
        yield
    for index in opened:
        if index not in KEPT:
            index.close()
