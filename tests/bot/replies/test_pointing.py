"""A reply by the rules, and the same when a reader has pointed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.replies.actions import Ask, AskIn
from bot.replies.asking import answer_to, ask
from bot.replies.commands import run_action, run_command
from bot.replies.pointing import ByRules, Replying, replied
from bot.replies.reply import Reply
from knowledge import ReaderTask
from tests.bot.valley import request
from tests.knowledge.valley import several

QUESTION = "Does anybody wait at the border, on the road?"
SAMPLE = "Is the road open?"


class Pointing:
    """A reader that points at the same numbers always, and remembers what it was asked."""

    def __init__(self, *numbers: int) -> None:
        self.numbers = numbers
        self.asked: list[ReaderTask] = []

    def __call__(self, task: ReaderTask) -> tuple[int, ...] | None:
        self.asked.append(task)
        return self.numbers

    @property
    def text(self) -> str:
        """The passage at which it has pointed first."""
        return self.asked[-1].passages[self.numbers[0] - 1].text


def done(action: Ask | AskIn) -> Replying:
    return lambda one: run_action(action, one) or Reply("")


REPLYING: dict[str, tuple[Replying, str]] = {
    "a question": (lambda one: ask(one, QUESTION), ""),
    "/ask": (lambda one: run_command("ask", one), QUESTION),
    "/speaker": (lambda one: run_command("speaker", one), f"Berg {QUESTION}"),
    "/speaker with the name within": (lambda one: run_command("speaker", one), "what does Berg say of waiting there?"),
    "a question that is tapped": (done(Ask(QUESTION)), ""),
    "one that is put to an interview": (done(AskIn("valley", QUESTION)), ""),
}


@pytest.mark.parametrize("name", REPLYING)
def test_what_a_reader_points_at_is_shown(name: str) -> None:
    """For each way to ask; the task has the question as it was typed, and one pass more is all."""
    replying, argument = REPLYING[name]
    reader = Pointing(2)
    passes: list[bool] = []

    def counted(one: object) -> Reply:
        passes.append(True)
        return replying(one)  # type: ignore[arg-type]

    reply = replied(request(argument=argument), counted, reader)
    assert reply.answer is not None
    assert reply.answer.passages[0].entry.text == reader.text
    assert reader.text[:20] in reply.text
    assert reader.asked[0].question == (QUESTION if QUESTION in argument else argument or QUESTION)
    assert not reader.asked[0].question.startswith("Berg")
    assert (len(reader.asked), len(passes)) == (1, 2)


@pytest.mark.parametrize(
    "replying",
    [
        lambda one: ask(one, SAMPLE),
        lambda one: ask(one, "hello"),
        lambda one: ask(one, "thanks"),
        lambda one: run_command("topic", replace(one, argument="water")),
        lambda one: run_command("compare", replace(one, argument="road border")),
        lambda one: run_command("quote", one),
        lambda one: run_command("help", one),
    ],
)
def test_nobody_is_asked_of_what_needs_no_reading(replying: Replying) -> None:
    """A sample question word for word, small talk, commands."""
    reader = Pointing(1)
    replied(request(), replying, reader)
    assert not reader.asked


def test_where_it_says_nothing_the_reply_is_that_of_the_rules() -> None:
    """The same object: nothing is done twice."""
    first = ByRules(request(), lambda one: ask(one, QUESTION))
    assert first.pointed(None) is first.reply
    assert first.reply.text == replied(request(), lambda one: ask(one, QUESTION)).text


def test_where_it_points_at_nothing_the_answer_of_the_rules_is_offered() -> None:
    reply = replied(request(), lambda one: ask(one, "Who waits at the border?"), lambda _: ())
    assert reply.answer is not None
    assert reply.answer.status in ("suggest", "unknown")
    assert not reply.answer.passages


def test_the_context_of_a_question_put_to_one_interview_stays() -> None:
    """The next question goes where it would have gone."""
    reader = Pointing(1)
    reply = replied(request(several(), interview="harbour"), done(AskIn("valley", QUESTION)), reader)
    assert reader.asked
    assert reply.context is not None
    assert reply.context.interview == "harbour"


def test_an_answer_without_a_message_is_the_same() -> None:
    """As programs get it."""
    reader = Pointing(2)
    answer = answer_to(request(), QUESTION, reader)
    assert answer.passages[0].entry.text == reader.text
    assert answer_to(request(), QUESTION).passages != answer.passages
