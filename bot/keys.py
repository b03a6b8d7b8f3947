"""Short keys that stand for entries, topics and people in a button: the same in every process, from the ids alone."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable

from bot.reply import Key
from knowledge.index import Index

LENGTH = 8
"""Characters of a key: 48 bits, so that even 100,000 entries hardly ever clash."""


class KeyClash(Exception):  # noqa: N818 - it says what is the matter
    """Two ids of a base have the same short key; the message names both."""


class Keys:
    """The short keys of one base, and what each stands for. Raises KeyClash when two are the same."""

    def __init__(self, index: Index) -> None:
        self.digests = {
            (located.interview.slug, located.entry.id): _digest(located.entry.model_dump_json(exclude={"start", "end"}))
            for located in map(index.located, range(index.size))
        }
        """A digest of what each entry says, wherever it stands in the source."""
        self._entries = _table(entry_key, self.digests)
        self._topics = _table(topic_key, ((i.slug, topic.id) for i in index.interviews for topic in i.topics))
        self._people = _table(person_key, ((i.slug, person.id) for i in index.interviews for person in i.everyone()))

    def entry(self, key: str) -> Key | None:
        """The entry with that key, if the base (still) has it."""
        return self._entries.get(key)

    def topic(self, key: str) -> Key | None:
        """The topic with that key, by interview and id."""
        return self._topics.get(key)

    def person(self, key: str) -> Key | None:
        """The person with that key, by interview and id."""
        return self._people.get(key)


def entry_key(entry: Key) -> str:
    """The short key of an entry."""
    return _key("entry", entry)


def topic_key(topic: Key) -> str:
    """The short key of a topic, given by interview and id."""
    return _key("topic", topic)


def person_key(person: Key) -> str:
    """The short key of a person, given by interview and id."""
    return _key("person", person)


def _key(kind: str, parts: Key) -> str:
    digest = hashlib.blake2b("/".join((kind, *parts)).encode(), digest_size=LENGTH * 6 // 8).digest()
    return base64.urlsafe_b64encode(digest).decode()


def _table(make: Callable[[Key], str], things: Iterable[Key]) -> dict[str, Key]:
    table: dict[str, Key] = {}
    for thing in things:
        other = table.setdefault(make(thing), thing)
        if other != thing:
            raise KeyClash(f"{'/'.join(other)} and {'/'.join(thing)} have the same short key; rename one of the two")
    return table


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=16).digest()
