"""From a question to the entries that may answer it, nearest first."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import weights
from knowledge.finding.search import Hit, ranked, search
from knowledge.index.index import Index
from knowledge.question.parse import parse
from tests.knowledge.bases import ENTRIES, index_of, interview, shown

QUESTIONS = (
    "Who sent engineers to repair the dam?",
    "how was the irrigation canal dug",
    "joint army of the valley in winter",
    "what was said of Clara Stone",
    "единая армия",
    "qishloq maktab suv",
)


@functools.cache
def index() -> Index:
    return index_of()


def hits(question: str, base: Index | None = None) -> list[tuple[str, Hit]]:
    base = base or index()
    return [(base.located(hit.number).entry.id, hit) for hit in search(parse(question, base), base)]


def found(question: str, base: Index | None = None) -> list[str]:
    return [entry for entry, _ in hits(question, base)]


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("Who sent engineers to repair the dam?", "engineers"),
        ("how was the irrigation canal dug", "canal"),
        ("wolves in winter", "wolves"),
        ("bilingual school", "one-school"),
        ("единая армия", "unified-army"),
        ("qishloq maktab", "one-school"),
    ],
)
def test_the_entry_with_the_question_s_words_comes_first(question: str, entry: str) -> None:
    assert found(question)[0] == entry


@pytest.mark.parametrize(
    ("slip", "entry"),
    [
        ("timetabel", "integration"),
        ("engineesr", "engineers"),
        ("unifed", "unified-army"),
    ],
)
def test_a_slip_at_the_end_of_a_word_is_a_slip_too(slip: str, entry: str) -> None:
    assert found(slip) == [entry]


def test_a_question_without_words_of_the_base_finds_nothing() -> None:
    assert found("zeppelin") == []


@pytest.mark.parametrize("question", ["", "what is it?", "😀", "?!"])
def test_a_question_that_says_nothing_finds_nothing(question: str) -> None:
    assert found(question) == []


def test_an_empty_base_finds_nothing() -> None:
    assert found("road", index_of(interview(entries=[]))) == []


def test_only_the_entries_of_the_mask_are_found() -> None:
    mask = np.zeros(index().size, dtype=np.bool_)
    mask[index().find("valley", "reply")] = True
    query = parse("pastures", index())
    assert [index().located(hit.number).entry.id for hit in search(query, index(), mask)] == ["reply"]
    assert search(query, index(), np.zeros(index().size, dtype=np.bool_)) == []


def test_hits_come_best_first() -> None:
    reached = [hit.reach for _, hit in hits("wolves on the pastures of the mountain road")]
    assert len(reached) >= 3
    assert reached == sorted(reached, reverse=True)


def test_how_far_the_first_is_ahead_of_the_next_is_told() -> None:
    first, second, *_ = (hit for _, hit in hits("wolves on the pastures of the mountain road"))
    assert first.lead == pytest.approx((first.reach - second.reach) / first.reach)
    assert second.lead == 0.0
    (alone,) = (hit for _, hit in hits("timetable"))
    assert alone.lead == 1.0


@pytest.mark.parametrize("small", [0, 256])
def test_only_so_many_entries_are_judged_the_nearest_of_all(small: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a large base and in a small one."""
    monkeypatch.setattr("knowledge.index.postings.SMALL", small)
    monkeypatch.setattr("knowledge.finding.search.SMALL", small)
    entries = [{"id": f"e{n}", "kind": "fact", "text": f"The ferry runs daily to harbour {n}."} for n in range(30)]
    entries.append({"id": "near", "kind": "fact", "text": "The ferry runs."})
    base = index_of(interview(entries=entries))
    assert len(found("ferry", base)) == weights.JUDGED
    assert found("ferry", base)[0] == "near"


def test_the_share_of_the_question_that_an_entry_says_is_told() -> None:
    whole, half = dict(hits("wolves"))["wolves"], dict(hits("wolves zeppelin"))["wolves"]
    assert whole.covered == pytest.approx(1.0)
    assert half.covered < 0.7


def test_a_sample_question_leads_to_its_entry() -> None:
    entries: list[dict[str, Any]] = [
        {"id": "one", "kind": "fact", "text": "The glass is half full."},
        {"id": "two", "kind": "fact", "text": "The glass is blue.", "questions": ["Is she an optimist?"]},
    ]
    assert found("was she an optimist", index_of(interview(entries=entries))) == ["two"]


def test_a_summary_leads_to_its_entry() -> None:
    entries = [
        {
            "id": "one",
            "kind": "fact",
            "text": "Yes.",
            "summary": {"en": "The ferry runs daily.", "ru": "Паром ходит ежедневно."},
        }
    ]
    base = index_of(interview(entries=entries))
    assert found("ferry", base) == found("паром", base) == ["one"]


def test_the_interviewer_s_question_leads_to_the_answer_after_it() -> None:
    base = interview(entries=[{"id": "one", "kind": "fact", "text": "Because of the flood."}])
    source = "Why was the theatre closed?\nBecause of the flood."
    entry = base.entries[0].model_copy(update={"start": source.index("Because"), "end": len(source)})
    assert found("theatre closed", index_of(base.model_copy(update={"source": source, "entries": [entry]}))) == ["one"]


def test_a_lexicon_belongs_to_its_own_interview() -> None:
    other = interview(
        "plain", [{"id": "lamp", "kind": "fact", "text": "The lamp is green."}], lexicon=[["lamp", "wolves"]]
    )
    numbers = {
        one: entry
        for entry, one in ((entry, hit.number) for entry, hit in hits("wolves", index_of(interview(), other)))
    }
    assert set(numbers.values()) == {"wolves", "lamp"}
    alone = interview("plain", [{"id": "lamp", "kind": "fact", "text": "The lamp is green."}], lexicon=[])
    assert found("army", index_of(interview(lexicon=[["army", "lamp"]]), alone)) == ["unified-army"]


@pytest.mark.parametrize("many", [0, 4, len(ENTRIES) - 1])
@pytest.mark.parametrize("question", [*QUESTIONS, " ".join(QUESTIONS)])
def test_a_large_base_is_searched_to_the_same_end_as_a_small_one(
    question: str, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However few entries are many."""
    small = hits(question)
    monkeypatch.setattr("knowledge.index.postings.SMALL", 0)
    monkeypatch.setattr("knowledge.finding.search.SMALL", 0)
    monkeypatch.setattr("knowledge.index.postings.MANY", many)
    assert hits(question, index_of()) == small


def test_entries_that_say_the_same_come_in_their_order() -> None:
    twins = [{"id": f"twin-{i}", "kind": "fact", "text": f"The ferry runs daily{'.' * i}"} for i in range(1, 4)]
    assert found("ferry", index_of(interview(entries=twins))) == ["twin-1", "twin-2", "twin-3"]


@pytest.mark.parametrize("question", ["wolves on the pastures", "единая армия", "zeppelin", "", "what is it?"])
def test_the_numbers_of_more_entries_are_those_of_the_hits_and_those_after_them(question: str) -> None:
    query, most = parse(question, index()), weights.JUDGED
    assert ranked(query, index(), None, most) == [hit.number for hit in search(query, index())]


def test_more_entries_are_numbered_than_are_judged_and_only_those_of_the_mask() -> None:
    base = index_of(
        interview(
            entries=[{"id": f"e{n}", "kind": "fact", "text": f"The ferry runs to harbour {n}."} for n in range(30)]
        )
    )
    query = parse("ferry", base)
    assert ranked(query, base, None, 20) == list(range(20))
    mask = np.arange(30) >= 25
    assert ranked(query, base, mask, 20) == [25, 26, 27, 28, 29]
    assert ranked(query, index_of(interview(entries=[])), None, 20) == []


@given(st.lists(st.sampled_from(" ".join(entry["text"] for entry in ENTRIES).split()), max_size=30))
def test_shares_stay_between_none_and_all(words: list[str]) -> None:
    for _, hit in hits(" ".join(words)):
        assert hit.reach > 0
        for share in (hit.covered, hit.reach, hit.lead, *hit.places):
            assert -1e-6 <= share <= 1 + 1e-6


@pytest.mark.parametrize(
    "question", ["tell me about the bridge", "what is said about the bridge?", "what do they say about the bridge?"]
)
def test_what_leads_to_a_matter_ranks_no_entry(question: str) -> None:
    entries = [
        {
            "id": "toll",
            "kind": "fact",
            "text": "It is said, as they tell about it in the village, that the bridge costs a lot.",
        },
        {
            "id": "bridge",
            "kind": "fact",
            "text": "The old wooden bridge over the river is good, and they mend it in spring.",
        },
    ]
    assert shown(index_of(interview(entries=entries)), question)[0] == "bridge"
