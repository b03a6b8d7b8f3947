"""Short keys that stand for entries, topics and people in a button: the same in every process, from the ids alone."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from knowledge.folder.files import HEAD
from knowledge.folder.models import Problem
from knowledge.folder.read import LoadedFolder, LoadedFolders
from knowledge.index.index import Index

Identified = tuple[str, str]
"""An interview and an id in it."""
KEY_LENGTH = 8
"""Characters of a key: 48 bits, so that even 100,000 entries hardly ever clash."""


class KeyClashError(Exception):
    """Two ids of a base have the same short key; the message names both."""


class Keys:
    """The short keys of one base, and what each stands for. Raises KeyClashError when two are the same."""

    def __init__(self, index: Index) -> None:
        self._entries = _table(entry_key, index.identifiers())
        self._topics = _table(topic_key, ((i.slug, topic.id) for i in index.interviews for topic in i.topics))
        self._people = _table(person_key, ((i.slug, person.id) for i in index.interviews for person in i.everyone()))

    def entry(self, key: str) -> Identified | None:
        """The entry with that key, if the base (still) has it."""
        return self._entries.get(key)

    def topic(self, key: str) -> Identified | None:
        """The topic with that key, by interview and id."""
        return self._topics.get(key)

    def person(self, key: str) -> Identified | None:
        """The person with that key, by interview and id."""
        return self._people.get(key)


def clashes(base: LoadedFolders) -> list[Problem]:
    """The same as problems of the interviews' files."""
    found: dict[str, Identified] = {}
    problems = []
    for short, thing, path, line in (place for folder in base.folders for place in _places(folder)):
        other = found.setdefault(short, thing)
        if other != thing:
            problems.append(Problem(path=path, line=line, level="error", message=_clash(thing, other)))
    return problems


def entry_key(entry: Identified) -> str:
    """The short key of an entry."""
    return _key("entry", entry)


def topic_key(topic: Identified) -> str:
    """The short key of a topic, given by interview and id."""
    return _key("topic", topic)


def person_key(person: Identified) -> str:
    """The short key of a person, given by interview and id."""
    return _key("person", person)


def question_key(words: str) -> str:
    """The short key of a question, given by its words."""
    return _key("question", (words, ""))


def _places(folder: LoadedFolder) -> Iterator[tuple[str, Identified, Path, int]]:
    """Every short key of a folder with what it stands for and where that is written."""
    interview, head = folder.interview, folder.path / HEAD
    if interview is None:
        return
    for entry in interview.entries:
        thing = interview.slug, entry.id
        yield entry_key(thing), thing, folder.file, folder.lines[entry.id].of(("id",))
    for number, topic in enumerate(interview.topics):
        thing = interview.slug, topic.id
        yield topic_key(thing), thing, head, folder.head.of(("topics", number, "id"))
    for field, people in (("speakers", interview.speakers), ("people", interview.people)):
        for number, person in enumerate(people):
            thing = interview.slug, person.id
            yield person_key(thing), thing, head, folder.head.of((field, number, "id"))


def _key(kind: str, parts: Identified) -> str:
    digest = hashlib.blake2b("/".join((kind, *parts)).encode(), digest_size=KEY_LENGTH * 6 // 8).digest()
    return base64.urlsafe_b64encode(digest).decode()


def _table(make: Callable[[Identified], str], things: Iterable[Identified]) -> dict[str, Identified]:
    found: dict[str, Identified] = {}
    for thing in things:
        other = found.setdefault(make(thing), thing)
        if other != thing:
            raise KeyClashError(_clash(thing, other))
    return found


def _clash(thing: Identified, other: Identified) -> str:
    return f"{'/'.join(other)} and {'/'.join(thing)} have the same short key; rename one of the two"
