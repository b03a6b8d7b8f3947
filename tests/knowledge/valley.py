"""Small bases for tests of what is shown: one interview with all that an editor can give, another with nothing but
passages."""

from __future__ import annotations

import atexit
import functools
from datetime import UTC, datetime
from typing import Any

from knowledge.base import Base
from knowledge.folder.models import Interview
from tests.knowledge.bases import KEPT, index_of

SOURCE = """Roads and water bring the valley together, says the paper.
“The road is open again,” says Anna Berg. “Nobody waits at the border any more. The market is full.”
Boris Dahl recalls that the canal was dug by hand. “We will share the water of the canal,” the mayors replied, he says.
Clara Stone called for a bridge over the river.
"""

VALLEY: dict[str, Any] = {
    "slug": "valley",
    "title": {"en": "A valley", "ru": "Долина", "uz": "Vodiy"},
    "language": "en",
    "summary": {"en": "On roads and water.", "ru": "О дорогах и воде.", "uz": "Yoʻllar va suv haqida."},
    "programme": {"en": "Evening Talk", "ru": "Вечерний разговор"},
    "date": "2024-03-08",
    "url": "https://example.org/valley",
    "speakers": [
        {
            "id": "berg",
            "name": {"en": "Anna Berg", "ru": "Анна Берг"},
            "role": {"en": "driver", "ru": "водитель", "uz": "haydovchi"},
            "aliases": ["Berg", "Берг"],
        },
        {"id": "dahl", "name": {"en": "Boris Dahl", "uz": "Boris Dal"}, "aliases": ["Dahl", "Даль"]},
        {"id": "lang", "name": "Ivo Lang", "interviewer": True},
    ],
    "people": [
        {"id": "stone", "name": {"en": "Clara Stone", "ru": "Клара Стоун"}},
        {"id": "mayors", "name": "the mayors"},
    ],
    "topics": [
        {"id": "road", "title": {"en": "The road", "ru": "Дорога", "uz": "Yoʻl"}},
        {"id": "water", "title": {"en": "Water", "ru": "Вода", "uz": "Suv"}},
        {"id": "empty", "title": "Nothing"},
    ],
    "lexicon": [["road", "дорога", "yoʻl"], ["water", "вода", "suv"], ["canal", "канал", "kanal"]],
}
ENTRIES: list[dict[str, Any]] = [
    {
        "id": "open-road",
        "kind": "quote",
        "speaker": "berg",
        "text": "“The road is open again,” says Anna Berg.",
        "summary": {"en": "Berg says that the road is open.", "ru": "Берг говорит, что дорога открыта."},
        "topics": ["road"],
        "questions": ["Is the road open?", "Открыта ли дорога?"],
    },
    {
        "id": "border",
        "kind": "quote",
        "speaker": "berg",
        "text": "Nobody waits at the border any more.",
        "summary": {"uz": "Bergning aytishicha, “the border”da hech kim kutmaydi."},
        "topics": ["road"],
        "note": {"en": "Which border is not said.", "uz": "“border” qaysi chegara ekani aytilmagan."},
    },
    {
        "id": "canal",
        "kind": "quote",
        "speaker": "dahl",
        "reported": True,
        "text": "Boris Dahl recalls that the canal was dug by hand.",
        "summary": {"en": "Dahl recalls that the canal was dug by hand."},
        "topics": ["water", "road"],
    },
    {
        "id": "reply",
        "kind": "quote",
        "speaker": "dahl",
        "recounted": ["stone", "mayors"],
        "text": "“We will share the water of the canal,” the mayors replied, he says.",
        "topics": ["water"],
        "questions": ["What did the mayors reply about water?"],
    },
    {
        "id": "bridge",
        "kind": "fact",
        "about": ["stone"],
        "text": "Clara Stone called for a bridge over the river.",
        "topics": ["water"],
        "questions": ["Who called for a bridge?"],
    },
]
BARE: dict[str, Any] = {"slug": "harbour", "title": "Порт", "language": "ru"}
BARE_SOURCE = "Порт стоит у самого моря.\nКорабли приходят каждый день.\n"
BARE_ENTRIES = [{"id": f"p{n}", "kind": "fact", "text": text} for n, text in enumerate(BARE_SOURCE.splitlines())]


def made(head: dict[str, Any], source: str, entries: list[dict[str, Any]]) -> Interview:
    """An interview of these data, its entries found in the source."""
    placed = [{**e, "start": (at := source.index(e["text"])), "end": at + len(e["text"])} for e in entries]
    data = {**head, "source": source, "entries": placed}
    return Interview.model_validate(data, context={"language": head["language"]})


@functools.cache
def valley() -> Base:
    """One interview, with everything."""
    return based(made(VALLEY, SOURCE, ENTRIES))


@functools.cache
def bare() -> Base:
    """One interview with nothing but passages, in Russian."""
    return based(made(BARE, BARE_SOURCE, BARE_ENTRIES))


@functools.cache
def several() -> Base:
    """Both of them."""
    return based(made(BARE, BARE_SOURCE, BARE_ENTRIES), made(VALLEY, SOURCE, ENTRIES))


def based(*interviews: Interview) -> Base:
    """A base of these interviews, kept until the tests end."""
    index = index_of(*interviews)
    KEPT.append(index)
    atexit.register(index.close)
    return Base(index, "0123456789abcdef", datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC))
