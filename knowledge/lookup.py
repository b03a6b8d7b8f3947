"""What a database says of keys, remembered, and asked of many keys at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Lookup(Generic[K, V]):
    """What `read` says of keys; it gets them as a JSON list, for `json_each` of a query, and gives those that it knows,
    each with its value.

    About `most` keys are remembered. May be used from several threads.
    """

    def __init__(self, read: Callable[[str], Iterable[tuple[K, V]]], unknown: V, most: int) -> None:
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
        """Ask for all of these keys in one query, which is faster than one by one; all that is remembered then."""
        known = self._known if len(self._known) < self._most else {}
        new = dict.fromkeys((key for key in keys if key not in known), self._unknown)
        if new:
            new.update(self._read(json.dumps([*new])))
            known.update(new)
        self._known = known
        return known
