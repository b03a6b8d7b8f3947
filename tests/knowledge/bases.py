"""Small bases for tests of what is found: interviews made in memory, without files, and the indexes of them."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Any

from knowledge.deciding.decide import answer
from knowledge.finding.results import Answer
from knowledge.folder.models import Interview
from knowledge.index.cache import open_index
from knowledge.index.index import Index
from knowledge.question.conversation import Context
from knowledge.question.query import Query
from knowledge.question.single import Reading
from tests import kept

frequencies = functools.cache(kept.frequencies)
"""Read once for all tests of a process."""
KEPT: list[Index] = []
"""Those that stay open until the tests end."""

PEOPLE: dict[str, Any] = {
    "speakers": [
        {"id": "berg", "name": "Anna Berg", "aliases": ["Berg", "Берг", "Анна Берг"]},
        {"id": "dahlgren", "name": "Boris Dahlgren", "aliases": ["Dahlgren", "Boris", "Дальгрен", "Дальгрэн"]},
        {"id": "host", "name": "Ivo Lang", "interviewer": True},
    ],
    "people": [
        {"id": "stone", "name": "Clara Stone"},
        {"id": "marchetti", "name": "Viktor Marchetti", "aliases": ["Маркетти"]},
    ],
    "topics": [
        {"id": "road", "title": {"en": "The road", "ru": "Дорога", "uz": "Yoʻl"}},
        {"id": "water", "title": {"en": "Water", "ru": "Вода", "uz": "Suv"}},
        {"id": "defence", "title": {"en": "Defence", "ru": "Оборона", "uz": "Mudofaa"}},
    ],
    "lexicon": [
        ["army", "armed forces", "армия", "войско", "armiya", "qoʻshin"],
        ["unified", "joint", "единый", "общий", "yagona"],
        ["road", "highway", "дорога", "yoʻl"],
        ["border", "frontier", "граница", "chegara"],
        ["irrigation canal", "canal", "канал", "kanal"],
        ["dig", "dug", "вырыть", "копать", "qazimoq", "qazilgan"],
        ["school", "школа", "maktab"],
        ["village", "деревня", "село", "qishloq"],
        ["bridge", "мост", "koʻprik"],
        ["market", "рынок", "bozor"],
        ["propose", "предложить", "предлагать", "taklif qilmoq"],
        ["integration", "интеграция", "integratsiya"],
    ],
}

ENTRIES: list[dict[str, Any]] = [
    {
        "id": "open-road",
        "kind": "quote",
        "speaker": "berg",
        "text": "The mountain road is open again, and nobody waits at the border any more.",
        "topics": ["road"],
        "questions": ["Is the mountain road open?"],
    },
    {
        "id": "canal",
        "kind": "quote",
        "speaker": "dahlgren",
        "reported": True,
        "text": "Boris Dahlgren recalls that the irrigation canal was dug by hand in 1961.",
        "topics": ["water"],
        "note": {"en": "Perhaps 1962."},
    },
    {
        "id": "bridge-cost",
        "kind": "quote",
        "speaker": "dahlgren",
        "text": "The bridge cost twelve million crowns, and the railway paid half of that.",
        "topics": ["road"],
    },
    {
        "id": "one-school",
        "kind": "quote",
        "speaker": "berg",
        "text": "Children of both villages now learn together in one bilingual school.",
    },
    {
        "id": "common-market",
        "kind": "fact",
        "about": ["stone"],
        "text": "Clara Stone proposed a common market for cattle and wool.",
    },
    {
        "id": "reply",
        "kind": "quote",
        "speaker": "dahlgren",
        "recounted": ["stone", "marchetti"],
        "text": "“We will never quarrel over pastures again,” they promised the shepherds.",
    },
    {
        "id": "unified-army",
        "kind": "quote",
        "speaker": "berg",
        "text": "Both valleys are discussing a unified army under one command.",
        "topics": ["defence"],
    },
    {
        "id": "integration",
        "kind": "quote",
        "speaker": "dahlgren",
        "text": "Integration of the valleys began with a shared timetable.",
    },
    {
        "id": "engineers",
        "kind": "fact",
        "text": "Armenia sent engineers to repair the dam after the flood.",
        "topics": ["water"],
    },
    {
        "id": "wolves",
        "kind": "quote",
        "speaker": "berg",
        "text": "Wolves come down to the pastures when the winter is hard.",
    },
]


def interview(
    slug: str = "valley", entries: Sequence[Mapping[str, Any]] = ENTRIES, language: str = "en", **fields: Any
) -> Interview:
    """An interview whose source is the texts of its entries, a line each; `fields` take the place of PEOPLE's."""
    source = "\n".join(entry["text"] for entry in entries)
    located = [
        {**entry, "start": (start := source.index(entry["text"])), "end": start + len(entry["text"])}
        for entry in entries
    ]
    data = {"title": slug, **PEOPLE, **fields, "slug": slug, "language": language, "source": source, "entries": located}
    return Interview.model_validate(data, context={"language": language})


def talk(index: Index, *messages: str) -> Answer:
    """The answer to the last message of a conversation."""
    context = Context()
    for message in messages:
        last = answer(index, message, context)
        context = last.context
    return last


def shown(index: Index, *messages: str) -> list[str]:
    """The entries shown for it."""
    return [passage.entry.id for passage in talk(index, *messages).passages]


def index_of(*interviews: Interview) -> Index:
    """The index of these interviews, in memory; of the valley's, if there is none."""
    kept.rules()
    return open_index("", lambda: interviews or (interview(),), None)


def words(query: Query) -> str:
    """All words of a question."""
    return " ".join(word.token.word for word in query.words)


def weighty(query: Query) -> list[str]:
    """Those of them that weigh something."""
    return [word.token.word for word in query.words if word.weight]


def people(reading: Reading) -> list[str]:
    """Those whose words a question asks for."""
    return [person for _, person in reading.whom.people]
