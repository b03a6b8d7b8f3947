"""What is asked of the passage on view."""

from __future__ import annotations

import functools

import pytest

from knowledge.finding.on_view import speaks_of_view
from knowledge.index.index import Index
from knowledge.question.conversation import Context, Talked
from knowledge.question.parse import parse
from tests.knowledge.bases import ENTRIES, PEOPLE, index_of, interview, shown, talk

SNOW = {
    "id": "snow",
    "kind": "quote",
    "speaker": "berg",
    "text": "The slopes slide after snow: the last winters, for example, were full of it.",
    "questions": ["When do the slopes slide?"],
}
PLAIN = {"id": "plain", "kind": "fact", "text": "The museum in the plain was shown as an example to the towns."}


@functools.cache
def with_examples() -> Index:
    return index_of(interview(entries=[*ENTRIES, SNOW, PLAIN], **PEOPLE))


@pytest.mark.parametrize("question", ["for example?", "any examples?", "например?", "приведи пример", "masalan?"])
def test_an_example_is_asked_for_of_the_passage_on_view(question: str) -> None:
    last = talk(with_examples(), "When do the slopes slide?", question)
    assert [passage.entry.id for passage in last.passages] == ["snow"]


@pytest.mark.parametrize("question", ["for example?", "any examples?", "например?", "masalan?"])
def test_no_passage_is_an_example_for_its_word(question: str) -> None:
    assert talk(with_examples(), "What did the bridge cost?", question).passages == ()


@pytest.mark.parametrize("question", ["all of them?", "both or only one?", "все они?", "hammasimi?", "ҳаммасими?"])
def test_whether_all_are_meant_is_asked_of_the_passage_on_view(question: str) -> None:
    assert shown(index_of(), "What are the valleys discussing?", question) == ["unified-army"]


@pytest.mark.parametrize("question", ["all of them?", "все?", "hammasimi?"])
def test_a_passage_that_says_nothing_of_all_does_not_answer_that(question: str) -> None:
    assert talk(index_of(), "Is the mountain road open?", question).passages == ()


def test_what_is_meant_by_a_word_of_the_passage_on_view_is_asked_of_that() -> None:
    assert shown(index_of(), "How did integration begin?", "What did he mean by timetable?") == ["integration"]


@pytest.mark.parametrize("question", ["What year does he mean by timetable?", "What does he not mean by timetable?"])
def test_nor_does_that_passage_answer_what_it_lacks(question: str) -> None:
    assert talk(index_of(), "How did integration begin?", question).passages == ()


@pytest.mark.parametrize("question", ["which farmers?", "which farmers does he mean?"])
def test_which_ones_are_meant_is_asked_of_the_passage_on_view(question: str) -> None:
    entries = [
        {"id": "dam", "kind": "quote", "speaker": "berg", "text": "The farmers of Lund and Voss built the old dam."},
        {"id": "rich", "kind": "quote", "speaker": "berg", "text": "All are farmers here: Olsen, Hansen and Dahl."},
    ]
    base = index_of(interview(entries=entries))
    assert shown(base, "old dam", question) == ["dam"]


def test_which_one_it_was_that_somebody_spoke_of_is_not_asked_of_the_passage_on_view() -> None:
    entries = [
        {"id": "nameless", "kind": "fact", "text": "At the summit a reporter asked for the wool of the plain."},
        {"id": "named", "kind": "quote", "speaker": "dahlgren", "text": "We left before the summit in Bergen ended."},
    ]
    base = index_of(interview(entries=[*ENTRIES, *entries]))
    asked = "What did the reporter ask at the summit about wool?"
    assert shown(base, asked, "which summit was it?") == []
    assert shown(base, asked, "which summit did Dahlgren leave?") == ["named"]


DRILL = {"id": "drill", "kind": "quote", "speaker": "berg", "text": "Soldiers of Denmark and Norway had a drill."}
ALPS = {"id": "alps", "kind": "fact", "text": "All Alpine countries share the water of the lake."}
PARADE = {"id": "parade", "kind": "fact", "text": "Two countries held a parade of soldiers with Berg."}


@functools.cache
def with_lands() -> Index:
    return index_of(interview(entries=[*ENTRIES, DRILL, ALPS, PARADE], **PEOPLE))


@pytest.mark.parametrize("question", ["which countries?", "какие именно страны?", "qaysi davlatlar?"])
def test_which_countries_are_told_by_the_passage_on_view_that_names_them(question: str) -> None:
    assert shown(with_lands(), "Who had a drill?", question) == ["drill"]


def test_those_of_a_part_of_the_world_are_named_by_it() -> None:
    assert shown(with_lands(), "Who shares the lake?", "which countries?") == ["alps"]


@pytest.mark.parametrize("question", ["which countries?", "какие страны?", "qaysi davlatlar?"])
def test_which_countries_are_told_neither_by_one_that_names_none_nor_by_another(question: str) -> None:
    assert shown(with_lands(), "Who held a parade?") == ["parade"]
    assert talk(with_lands(), "Who held a parade?", question).passages == ()


@pytest.mark.parametrize(("text", "speaks"), [("are the wolves back?", True), ("is the road open?", False)])
def test_a_text_speaks_of_what_is_on_view_if_that_has_a_word_of_it(text: str, speaks: bool) -> None:
    context = Context(last=Talked("wolves", "en", entries=(("valley", "wolves"),), answered=True))
    assert speaks_of_view(parse(text, index_of(), "en"), context, index_of()) is speaks


def test_where_nothing_is_on_view_no_text_speaks_of_it() -> None:
    assert not speaks_of_view(parse("are the wolves back?", index_of(), "en"), Context(), index_of())
