"""Why a question is answered as it is."""

from __future__ import annotations

import re

import pytest

from knowledge import weights
from knowledge.measure.explain import explained
from tests.knowledge.bases import index_of, interview
from tests.knowledge.valley import valley


def told(question: str) -> str:
    return "\n".join(explained(valley().index, question))


def test_each_word_says_what_it_matched() -> None:
    """Whom it only asks, that it says nothing by itself, or that nothing in the interviews is like it."""
    text = told("What did Dahl say about the canal and zebulon?")
    assert "asked for: Boris Dahl" in text
    assert "  dahl: only says whom to ask" in text
    assert "  what: says nothing by itself" in text
    assert "  canal: weight" in text
    assert "lexicon row 3" in text
    assert "matched nothing in the interviews" in text


def test_a_word_that_only_says_what_kind_of_answer_is_asked_for_is_told() -> None:
    """It weighs nothing."""
    text = told("How many mayors shared the water?")
    assert "  how: only says what kind of answer is asked for" in text
    assert "  many: only says what kind of answer is asked for" in text


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        ("How many bridges?", r"  \[number\] how many: en/asking\.txt:\d+ \(how many"),
        ("Что Даль сказал про канал?", r"  \[saying\] сказал: ru/saying\.txt:\d+ \("),
        ("Kanal haqida nima deyilgan?", r"  \[about, after\] haqida: uz/saying\.txt:\d+ \("),
    ],
)
def test_each_rule_that_found_something_is_told_with_its_line(question: str, rule: str) -> None:
    """So an editor of the lists finds it."""
    assert re.search(rf"^rules:\n(  .*\n)*{rule}", told(question), re.MULTILINE)


@pytest.mark.parametrize(
    ("message", "rule"),
    [
        ("thanks a lot", r"  \[thanks\] thanks a lot: en/smalltalk\.txt:\d+ \("),
        ("кто это сказал?", r"  \[who said it\] кто это сказал: ru/acts\.txt:\d+ \("),
        ("rahmat", r"  \[thanks\] rahmat: uz/smalltalk\.txt:\d+ \("),
    ],
)
def test_small_talk_and_acts_are_told_with_the_rule_that_found_them(message: str, rule: str) -> None:
    assert re.search(rf"^rules:\n(  .*\n)*{rule}", told(message), re.MULTILINE)


def test_each_entry_says_why_the_gate_opened_or_not() -> None:
    """With its confidence."""
    text = told("Who called for a bridge?")
    assert text.startswith("answer: answer (found), language en")
    assert "  valley--bridge: opens, confidence" in text
    assert "100% of the question's weight is said" in text


def test_the_evidence_is_told_by_the_names_of_the_weights() -> None:
    """Each with what it adds, as it stands in `knowledge/weights.py`."""
    names = re.findall(r"\b([A-Z][A-Z_]+) [+-]\d+\.\d", told("Where did Putin dig the canal?"))
    assert {"COVERED", "REACH", "BASE"} <= set(names)
    assert all(isinstance(getattr(weights, name), float) for name in names)


def test_what_an_entry_lacks_is_told() -> None:
    """The kind of number, the heaviest word, and what makes it doubtful."""
    assert "    asks for a number, and the passage has none" in told("How many mayors shared the water?")
    assert "    the heaviest word missing is “zebulon”" in told("the canal of zebulon")
    assert re.search(r"^    doubted.*deed", told("Who built the canal?"), re.MULTILINE)


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("Was the canal dug in 1975?", "the question has a number that the passage lacks"),
        ("What does the word canal mean?", "[meaning] is asked, which no passage tells"),
        ("Why do the villages want a canal?", "why it is wished for, and the passage tells no purpose"),
        ("Will the canal get water?", "the passage tells nothing of the future"),
        ("How old is the canal?", "asks for an age, and the passage has none"),
    ],
)
def test_why_nothing_is_an_answer_is_told_in_words(question: str, why: str) -> None:
    """Of each kind of thing that an entry must tell."""
    assert why in told(question)


@pytest.mark.parametrize(
    ("question", "text", "why"),
    [
        ("What happened in Turkey?", "The herders of Turkey sell wool.", "at a place, and the passage only names it"),
        ("jobs in Turkey", "The herders of Turkey sell wool.", "[how to get] is asked, which no passage tells"),
        ("What happened in 1916?", "The events of 1916 are in many books.", "the passage only speaks of events"),
        ("Is there a league?", "A guild of herders was founded.", "a thing itself is asked for"),
    ],
)
def test_why_a_passage_on_the_same_matter_is_no_answer_is_told(question: str, text: str, why: str) -> None:
    lexicon = [["herder", "shepherd"], ["wool", "fleece"], ["sell", "trade"], ["league", "guild"], ["book", "volume"]]
    lexicon.append(["founded", "created"])
    index = index_of(interview(entries=[{"id": "told", "kind": "fact", "text": text}], lexicon=lexicon))
    assert why in "\n".join(explained(index, question))


def test_what_makes_an_entry_doubtful_and_no_answer_is_told_once() -> None:
    text = told("When was the canal dug?")
    assert "    asks for a time, and the passage has none" in text
    assert "doubted (DOUBT)" not in text


def test_why_a_thing_is_not_told_is_said_only_of_an_entry_that_says_the_thing() -> None:
    _, *entries = told("What is a canal?").split("  valley--")
    speaking = [one for one in entries if "asks what it is, and the passage only speaks of it" in one]
    assert speaking
    assert all("100% of the question's weight" in one for one in speaking)
    assert any("  0% of the question's weight" in one for one in entries)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("What does China say about the canal?", "China (who does not speak)"),
        ("What did Rahmon say about the canal?", "Rahmon (who does not speak)"),
        ("What is said about the canal?", "nobody in particular"),
    ],
)
def test_whoever_is_asked_is_told_though_he_does_not_speak(question: str, asked: str) -> None:
    assert f"asked for: {asked.lower()}\n" in told(question).lower()


def test_where_an_entry_is_near_it_is_told_when_one_is() -> None:
    assert "near: it says 50% of the question's weight" in told("When was the canal dug?")
    assert "(near:" not in told("the zebulon of the canal by xylophone")


def test_what_is_asked_by_the_name_of_the_programme_is_told_with_its_rule() -> None:
    """Which finds it in the words beside the name."""
    index = index_of(interview(programme={"en": "Open Valley"}))
    text = "\n".join(explained(index, "Who hosts Open Valley?"))
    assert re.search(r"^  \[interviewer\] who hosts: en/acts\.txt:\d+ \(", text, re.MULTILINE)


def test_a_rule_that_is_read_as_that_of_another_heading_is_told_once() -> None:
    text = told("that's it?")
    assert "  [that is all], read as [more] that's it: en/acts.txt:" in text
    assert "  [more]" not in text


def test_a_search_in_the_words_of_anybody_is_told_as_one() -> None:
    """After that in the words of the one asked."""
    own, others = told("What did Berg say about the canal?").split("in the words of anybody:")
    assert "valley--canal" not in own
    assert "valley--canal" in others


def test_each_part_of_a_question_is_told_with_its_own_words_and_entries() -> None:
    """After the whole."""
    whole, dahl, berg = told("What does Dahl say about the canal, Berg about the border?").split("part: ")
    assert whole.startswith("answer: answer (found)")
    assert dahl.startswith("What does Dahl say about the canal\nasked for: Boris Dahl\n")
    assert berg.startswith("Berg about the border\nasked for: Anna Berg\n")
    assert "  valley--border: opens" in berg
    assert "valley--border" not in dahl


def test_small_talk_and_nonsense_are_explained_in_a_line_or_two() -> None:
    """There is nothing to match."""
    assert told("hello").startswith("answer: smalltalk (greeting)")
    assert told("").endswith("entries: none is near")


def test_a_passage_that_asks_itself_is_told_to_be_doubted() -> None:
    """No rule has found that in the question."""
    text = "So what draws the valleys together? And what holds them apart?"
    index = index_of(interview(entries=[{"id": "asks", "kind": "fact", "text": text}]))
    assert "the passage asks several questions itself" in "\n".join(
        explained(index, "What draws the valleys together?")
    )
