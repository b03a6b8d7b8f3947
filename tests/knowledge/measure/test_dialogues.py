"""Holding conversations of a question file: which turn is right."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.finding.results import Answer
from knowledge.measure.dialogues import hold
from tests.knowledge.measure.measured import MARS, ROAD, dialogue, outcomes, said, shown


def right(turn: dict[str, Any], answer: Answer) -> bool:
    return outcomes([turn], [answer])[0].right


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
    assert right(MARS, said("unknown"))
    assert right({**MARS, "status": ["suggest"]}, said("suggest"))
    assert not right({**MARS, "status": ["suggest"]}, said("unknown"))
    assert not right(MARS, shown("open-road"))
    assert not right(MARS, shown("open-road", status="shown"))


def test_the_person_asked_must_be_the_one_wanted_or_be_shown() -> None:
    turn = {**ROAD, "of": "Anna Berg", "status": ["suggest"]}
    assert right(turn, said("suggest", "berg"))
    assert right(turn, shown("open-road"))
    assert not right(turn, said("suggest", "dahlgren"))
    assert not right(turn, said("suggest"))
    assert not right({**MARS, "of": "Anna Berg"}, said("unknown"))


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
    assert outcomes([ROAD, MARS, turn], [shown("open-road"), said("unknown"), shown("open-road")])[-1].right
    assert not outcomes([ROAD, MARS, turn], [shown("open-road"), shown("wolves"), shown("open-road")])[-1].right
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

    hold([dialogue(MARS, {**MARS, "pick": 2}), dialogue({**MARS, "pick": 0}, lang="ru")], begin)
    assert heard == [("en", "and Mars?"), ("en", "2"), ("ru", "1")]


def test_progress_hears_of_each_turn() -> None:
    heard: list[int] = []
    hold([dialogue(MARS, MARS)], lambda _: lambda _line: said("unknown"), heard.append)
    assert heard == [1, 1]
