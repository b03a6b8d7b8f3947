"""Reading conversations of a question file, holding them, and telling how they went."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

import pytest

from knowledge.answering import Answer, Suggestion, passage
from knowledge.index.index import Index
from knowledge.measure.dialogue_report import DialogueReport
from knowledge.measure.dialogues import TurnOutcome, hold
from knowledge.measure.questions import BadQuestionsError, Dialogue, read_questions
from knowledge.measure.report import Share
from tests.knowledge.bases import index_of

ROAD: dict[str, Any] = {
    "question": "Is the road open?",
    "answerable": True,
    "gold": ["mountain road is open"],
    "speakers": ["Anna Berg"],
}
NONE: dict[str, Any] = {"question": "and Mars?", "answerable": False}


@functools.cache
def index() -> Index:
    return index_of()


def shown(*entries: str, status: Any = "answer", people: tuple[str, ...] = (), language: str = "en") -> Answer:
    """An answer that shows these entries and was taken to ask for these people."""
    passages = []
    for entry in entries:
        number = index().find("valley", entry)
        assert number is not None
        passages.append(passage(index().located(number)))
    asked = tuple(index().person("valley", person) for person in people)
    return Answer("q", status, "found", language, tuple(passages), people=asked)


def said(status: Any, *people: str) -> Answer:
    """An answer of that status without a passage."""
    return shown(status=status, people=people)


def dialogue(*turns: dict[str, Any], lang: str = "en", name: str = "c-1") -> Dialogue:
    return Dialogue.model_validate({"id": name, "lang": lang, "turns": turns})


def outcomes(turns: list[dict[str, Any]], answers: list[Answer]) -> tuple[TurnOutcome, ...]:
    """What becomes of a conversation in which these answers are given."""
    left = iter(answers)
    return hold([dialogue(*turns)], lambda _: lambda _line: next(left))


def right(turn: dict[str, Any], answer: Answer) -> bool:
    return outcomes([turn], [answer])[0].right


def row(**fields: Any) -> str:
    return json.dumps({"id": "c-1", "lang": "en", "turns": [ROAD, NONE], **fields}) + "\n"


# Reading


def test_a_line_with_turns_is_a_conversation(tmp_path: Path) -> None:
    """A file may have both, each in its order."""
    path = tmp_path / "questions.jsonl"
    path.write_text(row() + json.dumps({**ROAD, "lang": "en", "style": "plain"}) + "\n" + row(id="c-2"), "utf-8")
    found = read_questions(path)
    assert [one.id for one in found.dialogues] == ["c-1", "c-2"]
    assert [one.question for one in found.questions] == ["Is the road open?"]
    assert found.size == 5


def test_remarks_of_a_turn_may_stand_there(tmp_path: Path) -> None:
    """They change nothing."""
    path = tmp_path / "questions.jsonl"
    path.write_text(row(turns=[{**ROAD, "kind": "first", "alone": "x", "reads": "y", "leans": True, "note": "z"}]))
    (turn,) = read_questions(path).dialogues[0].turns
    assert (turn.kind, turn.note) == ("first", "z")


@pytest.mark.parametrize(
    ("turns", "message"),
    [
        ([], "turns must not be empty; fill it in"),
        ("why?", "turns must be a list, such as [one, two]"),
        ([7], "item 1 of turns must be a mapping, such as {id: …}"),
        ([ROAD, {"answerable": False}], "turns.question is missing; write it (turn 2)"),
        ([{**ROAD, "gold": []}], "gold must not be empty where the question is answerable; fill it in (turn 1)"),
        ([{**NONE, "pick": -1}], "turns.pick must be 0 or more (turn 1)"),
        (
            [{**NONE, "status": ["answer"]}],
            'item 1 of turns.status must be suggest, unknown, smalltalk or none, not "answer" (turn 1)',
        ),
    ],
)
def test_what_is_wrong_with_a_turn_is_told_with_its_number(tmp_path: Path, turns: Any, message: str) -> None:
    """After the line of its conversation."""
    path = tmp_path / "questions.jsonl"
    path.write_text(row() + row(turns=turns), encoding="utf-8")
    with pytest.raises(BadQuestionsError) as caught:
        read_questions(path)
    assert [(problem.line, problem.message) for problem in caught.value.problems] == [(2, message)]


# Which turn is right


def test_a_turn_is_right_with_the_right_passage_by_the_right_person() -> None:
    assert right(ROAD, shown("open-road"))
    assert right(ROAD, shown("open-road", status="shown"))
    assert not right(ROAD, shown("wolves", "open-road"))
    assert not right({**ROAD, "speakers": ["Boris Dahlgren"]}, shown("open-road"))
    assert not right(ROAD, said("suggest"))


def test_a_status_without_a_passage_may_be_right_too() -> None:
    turn = {**ROAD, "status": ["suggest", "smalltalk"]}
    assert right(turn, said("suggest"))
    assert right(turn, shown("open-road"))
    assert not right(turn, said("unknown"))
    assert not right(turn, shown("wolves"))


def test_a_turn_not_answerable_is_right_without_a_passage() -> None:
    """Of any status, unless it says of which."""
    assert right(NONE, said("unknown"))
    assert right({**NONE, "status": ["suggest"]}, said("suggest"))
    assert not right({**NONE, "status": ["suggest"]}, said("unknown"))
    assert not right(NONE, shown("open-road"))
    assert not right(NONE, shown("open-road", status="shown"))


def test_the_person_asked_must_be_the_one_wanted_or_be_shown() -> None:
    turn = {**ROAD, "of": "Anna Berg", "status": ["suggest"]}
    assert right(turn, said("suggest", "berg"))
    assert right(turn, shown("open-road"))
    assert not right(turn, said("suggest", "dahlgren"))
    assert not right(turn, said("suggest"))
    assert not right({**NONE, "of": "Anna Berg"}, said("unknown"))


@pytest.mark.parametrize(
    ("entries", "is_right"), [(["open-road"], False), (["wolves", "open-road"], False), (["wolves"], True)]
)
def test_a_new_passage_was_not_first_before(entries: list[str], is_right: bool) -> None:
    turn = {**ROAD, "new": True}
    found = outcomes([ROAD] * len(entries) + [turn], [*(shown(entry) for entry in entries), shown("open-road")])
    assert found[-1].right is is_right


def test_the_same_passage_is_the_one_shown_last() -> None:
    """What was said without a passage in between does not matter."""
    turn = {**ROAD, "same": True}
    assert outcomes([ROAD, NONE, turn], [shown("open-road"), said("unknown"), shown("open-road")])[-1].right
    assert not outcomes([ROAD, NONE, turn], [shown("open-road"), shown("wolves"), shown("open-road")])[-1].right
    assert not right(turn, shown("open-road"))


def test_the_language_must_be_the_one_wanted_in_any_writing() -> None:
    assert right({**ROAD, "language": "uz"}, shown("open-road", language="uz-Cyrl"))
    assert right({**ROAD, "language": "uz-Cyrl"}, shown("open-road", language="uz-Cyrl"))
    assert not right({**ROAD, "language": "ru"}, shown("open-road"))


def test_a_turn_that_picks_says_the_number_of_the_choice() -> None:
    """The first where any will do; others say their words. Each conversation begins anew, in its language."""
    heard: list[tuple[str, str]] = []

    def begin(language: str) -> Any:
        def hear(line: str) -> Answer:
            heard.append((language, line))
            return said("unknown")

        return hear

    hold([dialogue(NONE, {**NONE, "pick": 2}), dialogue({**NONE, "pick": 0}, lang="ru")], begin)
    assert heard == [("en", "and Mars?"), ("en", "2"), ("ru", "1")]


def test_progress_hears_of_each_turn() -> None:
    heard: list[int] = []
    hold([dialogue(NONE, NONE)], lambda _: lambda _line: said("unknown"), heard.append)
    assert heard == [1, 1]


# Telling


def report() -> DialogueReport:
    turns = [{**ROAD, "kind": "first"}, {**ROAD, "speakers": ["Boris Dahlgren"]}, {**NONE, "kind": "stranger"}]
    return DialogueReport(outcomes(turns, [shown("open-road"), shown("open-road"), shown("canal")]))


def test_figures_are_of_all_turns_of_first_ones_and_of_those_that_follow() -> None:
    """With those rightly credited of those with the right passage, and passages where none can answer."""
    figures = report().in_all
    assert figures == (Share(1, 3), Share(1, 1), Share(0, 2), Share(1, 2), Share(1, 1))
    assert {name: each.right for name, each in report().by_kind.items()} == {
        "": Share(0, 1),
        "first": Share(1, 1),
        "stranger": Share(0, 1),
    }
    assert report().by_language.keys() == {"en"}


def test_the_table_has_a_line_for_all_for_each_language_and_for_each_kind() -> None:
    names = [line.split("  ")[0] for line in report().lines()]
    assert names == ["conversations", "all", "", "en", "", "(no kind)", "first", "stranger", "", "Missed: 2 of 3 turns"]


def test_a_miss_is_told_with_the_conversation_up_to_it() -> None:
    """And with what it should have been."""
    lines = report().lines(misses=True)
    assert lines[: len(report().lines())] == report().lines()
    assert lines[-8:] == [
        "  c-1 [en, stranger] turn 3",
        *['    > "Is the road open?"', f"      answer, found, en: {OPEN}"] * 2,
        '    > "and Mars?"',
        f"      answer, found, en: {CANAL}",
        "    wanted: no passage",
    ]


CANAL = 'canal (dahlgren): "Boris Dahlgren recalls that the irrigation canal was dug by hand in 1961."'
OPEN = 'open-road (berg): "The mountain road is open again, and nobody waits at the border any more."'


def test_a_miss_is_told_with_what_was_offered_and_all_that_was_wanted() -> None:
    wanted = {**ROAD, "status": ["unknown"], "new": True, "of": "Anna Berg", "language": "ru", "pick": 0}
    answer = Answer("q", "suggest", "near", "en", suggestions=(Suggestion(shown("open-road").passages[0]),))
    lines = DialogueReport(outcomes([wanted], [answer])).lines(misses=True)
    assert lines[-4:] == [
        '    > "Is the road open?" (takes choice any)',
        "      suggest, near, en",
        f"      - {OPEN}",
        '    wanted: "mountain road is open", by Anna Berg, unknown, new, of Anna Berg, in ru',
    ]


@pytest.mark.parametrize("text", ["road\n\x1b[31m", "\ud800", "x" * 5_000, "\u202e"])
def test_a_miss_can_be_printed_whatever_was_asked(text: str) -> None:
    turn = {**NONE, "question": text, "kind": text[:9]}
    lines = DialogueReport(outcomes([turn], [shown("open-road")])).lines(misses=True)
    assert all(line.isprintable() and len(line) < 300 for line in lines)
