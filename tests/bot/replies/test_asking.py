"""From a question to the message that answers it."""

from __future__ import annotations

import pytest

from bot.replies.actions import AskIn
from bot.replies.asking import answer_to, ask, ask_in, is_meant
from bot.replies.commands import run_action
from knowledge.question.conversation import Offer, Talked
from tests.bot.valley import choice, request
from tests.knowledge.bases import ENTRIES, interview
from tests.knowledge.valley import based, several, valley


def test_what_only_another_interview_answers_is_offered_to_be_asked_there() -> None:
    """By its title, beside what was found in the chosen one; the context keeps that one."""
    reply = ask(request(several(), interview="harbour"), "Is the road open?")
    assert reply.text.startswith("I found nothing on this.")
    assert reply.text.endswith("\n\nFound in another interview: A valley")
    there = choice(reply, "Ask it there").action
    assert there == AskIn("valley", "Is the road open?")
    shown = run_action(there, request(several(), interview="harbour"))
    assert shown is not None
    assert "“The road is open again,” says Anna Berg." in shown.text
    assert shown.context is not None
    assert shown.context.interview == "harbour"


@pytest.mark.parametrize(
    ("question", "chosen"),
    [("Приходят ли корабли?", "harbour"), ("Is the road open?", None), ("How old is the moon?", "harbour")],
)
def test_where_no_other_interview_answers_better_none_is_named(question: str, chosen: str | None) -> None:
    """The chosen one answers, or all were asked, or none has anything."""
    assert "another interview" not in ask(request(several(), interview=chosen), question).text
    assert "another interview" not in ask(request(valley(), interview="valley"), question).text


def test_a_question_for_an_interview_that_is_gone_is_none() -> None:
    """Whoever calls it says so."""
    with pytest.raises(KeyError):
        ask_in(request(several()), AskIn("gone", "water"))


@pytest.mark.parametrize(("text", "meant"), [("ok show", True), ("okay show me", True), ("ok", False)])
def test_among_people_one_of_several_offers_is_taken_in_several_words(text: str, meant: bool) -> None:
    """A bare "ok" may be said to anybody."""
    offered = Talked("boats", "en", offers=(Offer(("valley", "border")), Offer(("valley", "canal"))))
    asked = request(surface="group", last=offered)
    assert is_meant(asked, text, answer_to(asked, text)) is meant


@pytest.mark.parametrize(
    ("text", "meant"), [("is anyone here from the border?", False), ("does anyone wait at the border?", True)]
)
def test_what_is_wholly_said_to_those_in_a_group_is_not_meant_though_a_passage_says_it(text: str, meant: bool) -> None:
    asked = request(surface="group")
    answer = answer_to(asked, text)
    assert (answer.status, answer.says_all) == ("answer", True)
    assert is_meant(asked, text, answer) is meant


@pytest.mark.parametrize(("text", "meant"), [("can you explain?", True), ("what?", False), ("I don't get it", False)])
def test_who_only_wonders_among_people_is_not_shown_the_passage_again(text: str, meant: bool) -> None:
    asked = request(surface="group", last=Talked("border", "en", entries=(("valley", "border"),), answered=True))
    answer = answer_to(asked, text)
    assert answer.reason == "source"
    assert is_meant(asked, text, answer) is meant


@pytest.mark.parametrize(("text", "meant"), [("да ладно", False), ("I don't think so", False), ("are you sure", True)])
def test_among_people_an_outcry_of_doubt_is_not_for_the_bot(text: str, meant: bool) -> None:
    """A question whether it is so, is."""
    asked = request(surface="group", last=Talked("border", "en", entries=(("valley", "border"),), answered=True))
    answer = answer_to(asked, text)
    assert answer.reason == "sure"
    assert is_meant(asked, text, answer) is meant


MEETING = {"id": "meeting", "kind": "quote", "speaker": "berg", "text": "The meeting of the mayors was short."}


@pytest.mark.parametrize(("entry", "meant"), [("wolves", False), ("meeting", True)])
def test_where_the_meeting_is_is_asked_of_the_bot_only_where_a_passage_on_view_speaks_of_one(
    entry: str, meant: bool
) -> None:
    base = based(interview(entries=[*ENTRIES, MEETING]))
    last = Talked("mayors", "en", entries=(("valley", entry),), answered=True)
    asked = request(base, surface="group", last=last)
    assert is_meant(asked, "where is the meeting?", answer_to(asked, "where is the meeting?")) is meant


def test_what_turns_to_a_member_is_not_meant_though_it_does_something() -> None:
    asked = request(surface="group", last=Talked("border", "en", entries=(("valley", "border"),), answered=True))
    for text, meant in [("who said that?", True), ("@bob who said that?", False)]:
        assert is_meant(asked, text, answer_to(asked, text)) is meant
