"""What a database says of keys, remembered, and asked of many keys at once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

KEYS_A_QUERY = 100
"""Keys that are asked for in one query at most, so that the queries are few and stay prepared."""


class Lookup(Generic[K, V]):
    """What `read` says of keys; it gets them with as many question marks, for the `IN` of a query, and gives those that
    it knows, each with its value.

    About `most` keys are remembered. May be used from several threads.
    """

    def __init__(self, read: Callable[[str, Sequence[K]], Iterable[tuple[K, V]]], unknown: V, most: int) -> None:
        self._read = read
        self._unknown = unknown
        self._most = most
        self._known: dict[K, V] = {}

    def __call__(self, key: K) -> V:
        """What is said of a key, or of an unknown one."""
        known = self._known
        if key not in known:
            known = self.learn((key,))
        return known[key]

    def learn(self, keys: Iterable[K]) -> dict[K, V]:
        """Ask for all of these keys at once, which is faster than one by one; all that is remembered then."""
        known = self._known if len(self._known) < self._most else {}
        if missing := [key for key in keys if key not in known]:
            new = dict.fromkeys(missing, self._unknown)
            asked = [*new]
            for start in range(0, len(asked), KEYS_A_QUERY):
                some = asked[start : start + KEYS_A_QUERY]
                new.update(self._read(", ".join("?" * len(some)), some))
            known.update(new)
        self._known = known
        return known
