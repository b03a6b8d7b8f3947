"""Turns of a conversation for tests of what messages do: what was shown or offered, and what comes of them then."""

from __future__ import annotations

import functools

import pytest

from knowledge.deciding.decide import answer
from knowledge.finding.results import Answer
from knowledge.index.index import Index
from knowledge.question.conversation import Context, Offer, Talked, Theme
from tests.knowledge.bases import KEPT, index_of

REPLY, WOLVES, ROAD = ("valley", "reply"), ("valley", "wolves"), ("valley", "open-road")
LANGUAGES = ("en", "ru", "uz", "uz-Cyrl")
TWO = Context(
    last=Talked("pastures", "en", (Theme("pastures", "en"),), (), (REPLY, WOLVES), answered=True, seen=(REPLY,))
)
"""Two passages were found, the first of them is on view."""
LAST_PAGE = TWO.showing((REPLY, WOLVES), 1)
ONE = Context(last=Talked("the mountain road", "en", (Theme("road", "en"),), (), (ROAD,), answered=True, seen=(ROAD,)))
OFFERED = Context(last=Talked("boats", "en", offers=(Offer(REPLY), Offer(question="Is the mountain road open?"))))
ONE_OFFER = Context(last=Talked("boats", "en", offers=(Offer(WOLVES),)))
ROAD_AFTER_WOLVES = Context().showing((WOLVES,)).showing((ROAD,))
AFTER_MARKET = Context(
    last=Talked("Dahlgren on the market", "en", (Theme("market", "en"),), (), (WOLVES,), answered=True, seen=(WOLVES,))
)
NOTHING = Context()


@functools.cache
def index() -> Index:
    KEPT.append(index_of())
    return KEPT[-1]


def said(message: str, context: Context = NOTHING) -> Answer:
    return answer(index(), message, context)


def done(message: str, context: Context = NOTHING) -> tuple[str, str, list[str]]:
    """What comes of a message: its status, why, and the passages that come into view."""
    result = said(message, context)
    return result.status, result.reason, [passage.entry.id for passage in result.passages]


def each(messages: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("message", messages.split("|"))


def in_each_language(*messages: str) -> pytest.MarkDecorator:
    """Messages in English, Russian and both scripts of Uzbek, several between bars."""
    assert len(messages) == len(LANGUAGES)
    rows = zip(LANGUAGES, messages, strict=True)
    told = [(language, message) for language, several in rows for message in several.split("|")]
    return pytest.mark.parametrize(("language", "message"), told)


yes = in_each_language("yes|yes please|ok", "да|да, давай|конечно", "ha|mayli|ha, albatta", "ҳа|хўп|ҳа, албатта")
no = in_each_language("no|no thanks|nope", "нет|нет, спасибо|не надо", "yoʻq|yoʻq, rahmat|kerak emas", "йўқ|керак эмас")
more = in_each_language("more|tell me more|next", "ещё|дальше|подробнее", "yana|davom et", "яна|давом эт")
who_said_it = in_each_language("who said that?", "кто это сказал?", "buni kim aytdi?", "буни ким айтди?")
source = in_each_language("source?", "источник?", "manba?", "манба?")
doubt = in_each_language("are you sure?|really?", "ты уверен?|правда?", "rostmi?", "ростми?")
first = in_each_language("the first one", "первый", "birinchisi", "биринчиси")
second = in_each_language("the second|second please", "второй|покажи второй", "ikkinchisi", "иккинчиси")
third = in_each_language("the third", "третий", "uchinchisi", "учинчиси")
last_one = in_each_language("the last one", "последний", "oxirgisi", "охиргиси")
back = in_each_language(
    "go back|previous", "назад|предыдущую цитату", "orqaga|oldingisini koʻrsat", "орқага|ортга қайт"
)
