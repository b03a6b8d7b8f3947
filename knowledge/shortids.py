"""Short ids that stand for entries, topics and people in a button: the same in every process, from the ids alone."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from knowledge.folder.files import HEAD
from knowledge.folder.models import FullId, Problem
from knowledge.folder.read import LoadedFolder, LoadedFolders
from knowledge.index.index import Index

SHORT_ID_LENGTH = 8
"""Characters of a short id: 48 bits, so that even 100,000 entries hardly ever clash."""


class ShortIdClashError(Exception):
    """Two ids of a base have the same short id; the message names both."""


class ShortIds:
    """The short ids of one base, and what each stands for. Raises ShortIdClashError when two are the same."""

    def __init__(self, index: Index) -> None:
        self._entries = _table(short_entry_id, index.identifiers())
        self._topics = _table(short_topic_id, ((i.slug, topic.id) for i in index.interviews for topic in i.topics))
        self._people = _table(
            short_person_id, ((i.slug, person.id) for i in index.interviews for person in i.everyone())
        )

    def entry(self, short: str) -> FullId | None:
        """The entry with that short id, if the base (still) has it."""
        return self._entries.get(short)

    def topic(self, short: str) -> FullId | None:
        """The topic with that short id, by interview and id."""
        return self._topics.get(short)

    def person(self, short: str) -> FullId | None:
        """The person with that short id, by interview and id."""
        return self._people.get(short)


def short_id_clashes(base: LoadedFolders) -> list[Problem]:
    """The same as problems of the interviews' files."""
    found: dict[str, FullId] = {}
    problems = []
    for short, thing, path, line in (place for folder in base.folders for place in _places(folder)):
        other = found.setdefault(short, thing)
        if other != thing:
            problems.append(Problem(path=path, line=line, level="error", message=_clash(thing, other)))
    return problems


def short_entry_id(entry: FullId) -> str:
    """The short id of an entry."""
    return _short_id("entry", entry)


def short_topic_id(topic: FullId) -> str:
    """The short id of a topic, given by interview and id."""
    return _short_id("topic", topic)


def short_person_id(person: FullId) -> str:
    """The short id of a person, given by interview and id."""
    return _short_id("person", person)


def short_question_id(words: str) -> str:
    """The short id of a question, given by its words."""
    return _short_id("question", (words, ""))


def _places(folder: LoadedFolder) -> Iterator[tuple[str, FullId, Path, int]]:
    """Every short id of a folder with what it stands for and where that is written."""
    interview, head = folder.interview, folder.path / HEAD
    if interview is None:
        return
    for entry in interview.entries:
        thing = interview.slug, entry.id
        yield short_entry_id(thing), thing, folder.file, folder.lines[entry.id].of(("id",))
    for number, topic in enumerate(interview.topics):
        thing = interview.slug, topic.id
        yield short_topic_id(thing), thing, head, folder.head.of(("topics", number, "id"))
    for field, people in (("speakers", interview.speakers), ("people", interview.people)):
        for number, person in enumerate(people):
            thing = interview.slug, person.id
            yield short_person_id(thing), thing, head, folder.head.of((field, number, "id"))


def _short_id(kind: str, parts: FullId) -> str:
    digest = hashlib.blake2b("/".join((kind, *parts)).encode(), digest_size=SHORT_ID_LENGTH * 6 // 8).digest()
    return base64.urlsafe_b64encode(digest).decode()


def _table(make: Callable[[FullId], str], things: Iterable[FullId]) -> dict[str, FullId]:
    found: dict[str, FullId] = {}
    for thing in things:
        other = found.setdefault(make(thing), thing)
        if other != thing:
            raise ShortIdClashError(_clash(thing, other))
    return found


def _clash(thing: FullId, other: FullId) -> str:
    return f"{'/'.join(other)} and {'/'.join(thing)} have the same short id; rename one of the two"
