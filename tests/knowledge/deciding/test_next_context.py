"""What an answer brings to the next message."""

from __future__ import annotations

import functools

import pytest

from knowledge.deciding.decide import answer
from knowledge.index.index import Index
from knowledge.question.conversation import Context, Talked
from tests.knowledge.bases import ENTRIES, index_of, interview


@functools.cache
def index() -> Index:
    return index_of()


def after(*messages: str) -> Talked:
    """What was last talked of after these messages."""
    context = Context()
    for message in messages:
        context = answer(index(), message, context).context
    assert context.last is not None
    return context.last


def test_an_answer_brings_its_passages_and_whose_words_were_wished_for() -> None:
    last = after("What does Dahlgren say about the canal?")
    assert last.answered
    assert last.on_view is not None
    assert last.people == (("valley", "dahlgren"),)
    assert any("canal" in theme.words.casefold() for theme in last.themes)


@pytest.mark.parametrize("remark", ["thanks", "hello", "haha"])
def test_small_talk_leaves_what_was_talked_of(remark: str) -> None:
    before = after("Where is the road?")
    assert (before.themes, before.entries, before.question) == (
        (last := after("Where is the road?", remark)).themes,
        last.entries,
        last.question,
    )


@pytest.mark.parametrize("courtesy", ["спасибо", "раҳмат", "ок", "thanks", "нет"])
def test_a_courtesy_in_another_language_or_script_leaves_the_talk_in_its_own(courtesy: str) -> None:
    assert after("yoʻl qayerda?", courtesy).language == "uz"


def test_what_is_asked_of_the_interview_in_another_language_turns_the_talk_into_it() -> None:
    assert after("Where is the road?", "о чём это интервью?").language == "ru"


def test_where_to_see_the_interview_leaves_what_was_talked_of_though_a_passage_tells_it() -> None:
    video = {"id": "video", "kind": "fact", "text": "You can watch the interview in full on video."}
    base = index_of(interview(entries=[*ENTRIES, video]))
    road = answer(base, "Where is the road?").context
    watch = answer(base, "Where can I watch the interview?", road)
    assert [one.entry.id for one in watch.passages] == ["video"]
    assert road.last
    assert watch.context.last
    assert watch.context.last.on_view == road.last.on_view
    assert watch.context.last.about == "watch"


def test_what_found_nothing_and_names_nothing_known_leaves_it_too() -> None:
    last = after("Where is the road?", "zzz qqq")
    assert last.themes == after("Where is the road?").themes


def test_no_to_an_offer_drops_it_and_nothing_else() -> None:
    offered = after("What does Berg say about the canal?")
    assert offered.offers
    dropped = after("What does Berg say about the canal?", "no")
    assert dropped.offers == ()
    assert dropped.themes == offered.themes


def test_a_detail_that_was_not_found_leaves_what_was_talked_of() -> None:
    before = after("What does Dahlgren say about the canal?")
    assert after("What does Dahlgren say about the canal?", "how many bridges were there?").themes == before.themes


def test_what_was_shown_does_not_answer_a_question_that_found_nothing() -> None:
    assert after("Is the mountain road open?").answered
    assert not after("Is the mountain road open?", "and health care?").answered


@pytest.mark.parametrize("question", ["Who is Stone?", "Who is Clara Stone?", "кто такая Clara Stone"])
def test_of_whom_it_is_asked_who_it_is_the_next_message_may_ask(question: str) -> None:
    """By one name or by both."""
    assert after(question).people == (("valley", "stone"),)


def test_small_talk_brings_its_language() -> None:
    assert after("salom").language == "uz"
    assert answer(index(), "qor", answer(index(), "salom", Context(language="ru")).context).language == "uz"


@pytest.mark.parametrize("vain", ["did anybody object?", "any protests?", "были ли протесты?", "norozilik bo'ldimi?"])
def test_what_was_asked_in_vain_of_a_theme_leaves_it(vain: str) -> None:
    assert after("Where is the mountain road?", vain).themes == after("Where is the mountain road?").themes
