"""Who does something is not told by a passage that only says that it was done."""

from __future__ import annotations

import pytest

from knowledge.finding.doer import Doer
from knowledge.question.reading import read
from tests.knowledge import bases
from tests.knowledge.bases import ENTRIES, index_of, interview


def untold(question: str, text: str, language: str = "en") -> bool:
    entry = {"id": "dam", "kind": "fact", "text": text}
    base = index_of(interview(entries=[entry], language=language, lexicon=[["build", "built", "построить", "qurdi"]]))
    return Doer(read(question, base, language), base).is_untold(0)


@pytest.mark.parametrize("question", ["Who built the dam?", "кто построил плотину", "to'g'onni kim qurdi"])
def test_what_was_done_tells_nobody_who_did_it(question: str) -> None:
    assert untold(question, "The dam was once built of stone.")
    assert not untold(question, "The shepherds built the dam of stone.")


@pytest.mark.parametrize(
    "text", ["The dam was built by the shepherds.", "The dam was built in 1961, after the flood, by the shepherds."]
)
def test_by_whom_it_was_done_tells_who_did_it(text: str) -> None:
    assert not untold("Who built the dam?", text)


def test_by_whom_another_thing_was_done_does_not() -> None:
    assert untold("Who built the dam?", "The dam was built in 1961. The canal was dug by the shepherds.")


@pytest.mark.parametrize("question", ["Was the dam built?", "What was built?", "Who was built up?"])
def test_where_no_doer_is_asked_for_none_need_be_told(question: str) -> None:
    assert not untold(question, "The dam was once built of stone.")


@pytest.mark.parametrize(
    ("language", "question", "text"),
    [
        ("ru", "Кто открыл пекарню?", "Пекарня была открыта весной."),
        ("uz", "Ko'prikni kim qurgan?", "Ko'prik bahorda qurilgan."),
    ],
)
def test_passages_of_other_languages_are_read_so_too(language: str, question: str, text: str) -> None:
    entry = {"id": "dam", "kind": "fact", "text": text}
    base = index_of(interview(entries=[entry], language=language))
    assert bases.shown(base, question) == []


def test_one_word_tells_no_deed_and_what_it_is_done_to() -> None:
    entry = {"id": "dam", "kind": "fact", "text": "The plan of a dam is old."}
    base = index_of(interview(entries=[entry], lexicon=[["plan", "support", "propose"]]))
    assert Doer(read("Who proposed the plan?", base, "en"), base).is_untold(0)
    assert not Doer(read("Who supported the dam?", base, "en"), base).is_untold(0)


def test_a_deed_in_another_sentence_than_what_it_is_done_to_is_not_told_of_it() -> None:
    assert untold("Who built the canal?", "The shepherds built the dam. The canal is older.")
    assert not untold("Who built the canal?", "The dam is old. The shepherds built the canal.")
    assert not untold("Who built the canal?", "The shepherds built it. This can be seen at the canal.")


@pytest.mark.parametrize(
    "question",
    ["Who recalled that they built the dam?", "to'g'on qurilganini kim eslab o'tdi", "Тўғон қурилганини ким эслади?"],
)
def test_who_speaks_of_a_deed_is_not_asked_to_have_done_it(question: str) -> None:
    assert not untold(question, "Berg recalled that the dam was once built.")


def test_it_is_near_and_no_answer() -> None:
    mill = {"id": "mill", "kind": "fact", "text": "The old mill was painted last summer."}
    answer = bases.talk(index_of(interview(entries=[*ENTRIES, mill])), "Who painted the old mill?")
    assert answer.passages == ()
    assert [one.passage.entry.id for one in answer.suggestions if one.passage] == ["mill"]


def test_who_does_a_thing_is_not_told_where_only_the_summary_says_that_thing() -> None:
    text = "The shepherds built something of stone."
    entry = {"id": "dam", "kind": "fact", "text": text, "summary": {"en": "The shepherds built the dam of stone."}}
    lexicon = [["build", "built"], ["dam", "weir"]]
    base = index_of(interview(entries=[entry], lexicon=lexicon))
    assert Doer(read("Who built the dam?", base, "en"), base).is_untold(0)


def test_a_deed_that_only_a_sample_question_says_is_not_told_by_the_passage() -> None:
    lexicon = [["video", "recording", "record", "recorded"]]
    entry = {"id": "film", "kind": "fact", "text": "The rest is seen in the video.", "questions": ["Is it recorded?"]}
    base = index_of(interview(entries=[entry], lexicon=lexicon))
    assert Doer(read("Who recorded the video?", base, "en"), base).is_untold(0)
