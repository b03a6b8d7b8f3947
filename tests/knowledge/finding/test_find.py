"""What is found for a question, what is decided from it, by the rules or by one who points, and what is told of it."""

from __future__ import annotations

import functools
import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import weights
from knowledge.deciding.decide import answer, decide
from knowledge.finding.find import find
from knowledge.finding.found import Found
from knowledge.finding.results import Answer, Step
from knowledge.index.index import Index
from knowledge.question.conversation import Context
from tests.knowledge.bases import index_of


@functools.cache
def index() -> Index:
    return index_of()


def found(question: str, **context: Any) -> Found:
    return find(index(), question, Context(**context))


def pointed(question: str, *numbers: int) -> Answer:
    return decide(found(question), numbers)


def shown(result: Answer) -> list[str]:
    return [passage.entry.id for passage in result.passages]


def offered(result: Answer) -> list[str]:
    return [suggestion.passage.entry.id for suggestion in result.suggestions if suggestion.passage]


def entry(number: int) -> str:
    return index().located(number).entry.id


def candidates(question: str, **context: Any) -> list[str]:
    return [entry(number) for number in found(question, **context).candidates]


def alike(one: Answer, other: Answer) -> bool:
    """Whether two answers are the same but for the time that they took."""
    return replace(one, elapsed_ms=0.0) == replace(other, elapsed_ms=0.0)


ANSWERED = "Is the mountain road open again?"
SAMPLE = "Is the mountain road open?"
NEAR = "Who painted the bridge and the school and the road?"
SEVERAL = "pastures"
TWO_ASKED = "What does Dahlgren say about the canal, Berg about wolves?"
SILENT = "What does Berg say about the irrigation canal?"
UNKNOWN = "zeppelin"

# The halves of an answer


@pytest.mark.parametrize(
    "question", [ANSWERED, NEAR, SEVERAL, TWO_ASKED, SILENT, UNKNOWN, "hello!", "Dahlgren", "Clara Stone", ""]
)
def test_an_answer_is_what_is_decided_from_what_is_found(question: str) -> None:
    assert alike(decide(found(question)), answer(index(), question))


@pytest.mark.parametrize("question", ["and Berg?", "more", "why?", "who said that?", "what about the bridge?"])
def test_a_follow_up_is_what_is_decided_from_what_is_found_too(question: str) -> None:
    context = answer(index(), SEVERAL).context
    assert alike(decide(find(index(), question, context)), answer(index(), question, context))


def test_what_is_found_may_be_decided_on_more_than_once() -> None:
    both = found(SEVERAL)
    assert alike(decide(both), decide(both))
    assert shown(decide(both, [2])) == ["wolves"]
    assert set(shown(decide(both))) == {"reply", "wolves"}


# Numbers pointed at


@pytest.mark.parametrize("question", [ANSWERED, NEAR, SEVERAL, TWO_ASKED])
def test_the_candidates_pointed_at_are_shown_in_the_order_pointed_at(question: str) -> None:
    result = pointed(question, 2, 1)
    assert (result.status, result.reason, result.suggestions) == ("answer", "found", ())
    assert shown(result) == [candidates(question)[1], candidates(question)[0]]


def test_scores_fall_from_one_in_the_order_pointed_at() -> None:
    scores = [passage.score for passage in pointed(NEAR, 3, 1, 2, 5).passages]
    assert scores[0] == 1.0
    assert scores == sorted(set(scores), reverse=True)
    assert scores[-1] > 0


def test_a_candidate_pointed_at_twice_is_shown_once() -> None:
    assert shown(pointed(NEAR, 2, 1, 2)) == [candidates(NEAR)[1], candidates(NEAR)[0]]


def test_what_the_rules_would_not_show_is_shown_when_pointed_at() -> None:
    assert answer(index(), NEAR).passages == ()
    assert shown(pointed(NEAR, 1)) == ["bridge-cost"]


@pytest.mark.parametrize("numbers", [(99,), (0,), (-1,), (1, 99), (1, 0), (2, -1, 1)])
@pytest.mark.parametrize("question", [ANSWERED, NEAR, SEVERAL, TWO_ASKED, SILENT])
def test_a_number_that_is_no_candidate_voids_all_and_the_rules_decide(question: str, numbers: tuple[int, ...]) -> None:
    assert alike(pointed(question, *numbers), answer(index(), question))


@pytest.mark.parametrize(("question", "entries"), [(ANSWERED, ["open-road"]), (SEVERAL, ["reply", "wolves"])])
def test_where_none_is_pointed_at_what_the_rules_would_show_is_offered_to_tap(
    question: str, entries: list[str]
) -> None:
    result = pointed(question)
    assert (result.status, result.reason, result.passages) == ("suggest", "near", ())
    assert offered(result) == entries


@pytest.mark.parametrize(
    "question", [NEAR, SILENT, UNKNOWN, "What does Berg say about zeppelins?", "Dahlgren", "hello!"]
)
def test_where_none_is_pointed_at_and_the_rules_would_show_none_all_is_as_they_decide(question: str) -> None:
    result = pointed(question)
    assert result.status != "answer"
    assert alike(result, answer(index(), question))


@pytest.mark.parametrize("question", [SAMPLE, "hello!", "Dahlgren", "Clara Stone"])
def test_where_there_is_no_candidate_pointing_changes_nothing(question: str) -> None:
    assert alike(pointed(question, 1), answer(index(), question))


def test_the_next_question_leans_on_what_was_pointed_at() -> None:
    context = pointed(SEVERAL, 2).context
    assert context.last
    assert context.last.on_view == ("valley", "wolves")
    assert shown(answer(index(), "who said that?", context)) == ["wolves"]


def test_where_none_is_pointed_at_the_next_question_leans_on_what_was_offered() -> None:
    last = pointed(SEVERAL).context.last
    assert last
    assert [offer.entry for offer in last.offers] == [("valley", "reply"), ("valley", "wolves")]
    assert (last.entries, last.answered) == ((), False)


def test_pointing_says_whose_words_were_wished_for_and_what_was_asked() -> None:
    result = pointed("What does Dahlgren say about the pastures?", 1)
    assert [person.id for person in result.people] == ["dahlgren"]
    assert result.context.last
    assert result.context.last.question == result.question == "What does Dahlgren say about the pastures?"


@given(
    st.sampled_from([ANSWERED, NEAR, SEVERAL, TWO_ASKED, SILENT, UNKNOWN, "hello!", "Dahlgren"]),
    st.lists(st.integers(-2, 14), max_size=5),
)
def test_whatever_is_pointed_at_only_candidates_or_what_the_rules_show_is_shown(
    question: str, numbers: list[int]
) -> None:
    result = pointed(question, *numbers)
    assert set(shown(result)) <= {*candidates(question), *shown(answer(index(), question))}
    assert (result.status == "answer") == bool(result.passages)
    assert (result.status == "suggest") == bool(result.suggestions)


# Several parts


def test_of_a_question_in_parts_that_ask_different_people_one_may_be_pointed_at() -> None:
    canal = candidates(TWO_ASKED).index("canal") + 1
    result = pointed(TWO_ASKED, canal)
    assert shown(result) == ["canal"]
    assert {person.id for person in result.people} == {"berg", "dahlgren"}


def test_what_answers_one_part_is_a_candidate() -> None:
    question = "Which orchestra played at the governor’s birthday party, and who sent engineers to repair the dam?"
    assert shown(answer(index(), question)) == ["engineers"]
    assert candidates(question)[0] == "engineers"


# The trace


def steps(question: str, **context: Any) -> tuple[Step, ...]:
    return answer(index(), question, Context(**context)).trace


def words(step: Step) -> str:
    return " ".join(word.token.word for word in step.reading.query.words)


def weighty(step: Step) -> list[str]:
    """The words that are looked for."""
    return [word.token.word for _, word in step.reading.matter.weighty]


def judged(step: Step) -> list[str]:
    return [entry(one.hit.number) for one in step.judged]


def opened(step: Step) -> list[str]:
    return [entry(one.hit.number) for one in step.opened]


def matched(step: Step, written: str) -> set[str]:
    """What a word of the question was taken for."""
    place = words(step).split().index(written)
    return {one.term for one in step.reading.query.alternatives if one.start <= place < one.end}


def test_a_question_of_one_part_is_one_search() -> None:
    (step,) = steps(ANSWERED)
    assert words(step) == "is the mountain road open again"
    assert judged(step) == candidates(ANSWERED)[: len(step.judged)]
    assert opened(step) == shown(answer(index(), ANSWERED))


@pytest.mark.parametrize("question", [ANSWERED, NEAR, SEVERAL, TWO_ASKED, SILENT])
def test_the_entries_of_a_search_come_best_first_each_with_its_verdict(question: str) -> None:
    for step in steps(question):
        scores = [one.score for one in step.judged]
        assert scores == sorted(scores, reverse=True)
        assert len({one.hit.number for one in step.judged}) == len(step.judged)
        assert all(0 <= one.verdict.confidence <= 1 for one in step.judged)
        assert all(one.verdict.opens and one in step.judged for one in step.opened)


def test_the_whole_comes_before_its_parts_each_with_its_own_verdicts() -> None:
    whole, canal, wolves = steps(TWO_ASKED)
    assert words(whole).startswith(words(canal))
    assert (words(canal), words(wolves)) == ("what does dahlgren say about the canal", "berg about wolves")
    assert opened(whole) == []
    assert (opened(canal), opened(wolves)) == (["canal"], ["wolves"])
    assert [person for _, person in wolves.reading.whom.people] == ["berg"]
    assert judged(wolves) == ["wolves"]


def test_a_part_that_says_too_little_is_not_searched_for() -> None:
    question = "Which orchestra played at the governor’s birthday party? Who came?"
    whole, first, second = steps(question)
    assert words(second) == "who came"
    assert (second.judged, second.opened) == ((), ())
    assert words(whole).startswith(words(first))


def test_where_the_person_asked_is_silent_the_last_search_is_in_the_words_of_anybody() -> None:
    own, others = steps(SILENT)
    assert opened(own) == []
    assert "canal" not in judged(own)
    assert opened(others) == ["canal"]


@pytest.mark.parametrize("message", ["hello!", "Спасибо"])
def test_small_talk_has_no_search(message: str) -> None:
    assert steps(message) == ()


@pytest.mark.parametrize("question", ["Dahlgren", UNKNOWN, ""])
def test_where_nothing_is_found_what_was_read_is_told(question: str) -> None:
    (step,) = steps(question)
    assert words(step) == question.casefold()
    assert step.judged == ()


def test_the_search_told_of_a_follow_up_is_for_what_it_leans_on() -> None:
    context = answer(index(), SEVERAL).context
    step = answer(index(), "and Berg?", context).trace[0]
    assert (words(step), weighty(step)) == ("and berg", ["pastures"])


def test_what_a_word_matched_is_told() -> None:
    step = steps("Was the irrigation cannal dug by Stone?")[0]
    assert matched(step, "irrigation") == {"en:irrig", "#0:4"}
    assert matched(step, "cannal") == {"en:canal", "#0:4"}
    assert matched(step, "stone") == {"en:stone", "@mention:valley:stone"}


def test_a_word_that_stands_nowhere_matched_nothing() -> None:
    (step,) = steps("wolves in zeppelins")
    assert matched(step, "zeppelins") == set()
    assert {one.verdict.unsaid.token.word for one in step.judged if one.verdict.unsaid} == {"zeppelins"}


@pytest.mark.parametrize("question", [ANSWERED, NEAR, SEVERAL, TWO_ASKED, SILENT, "When did Putin dig the canal?"])
def test_the_evidence_of_each_verdict_bears_the_names_of_weights_that_there_are(question: str) -> None:
    evidence = [each for step in steps(question) for one in step.judged for each in one.verdict.evidence]
    assert evidence
    for each in evidence:
        assert isinstance(getattr(weights, each.weight), float)
        assert math.isfinite(each.log_odds)


@pytest.mark.parametrize(
    ("question", "doubts"), [("When did wolves come down?", ()), ("Where did wolves come down?", ("where",))]
)
def test_what_makes_an_entry_doubtful_is_told(question: str, doubts: tuple[str, ...]) -> None:
    verdict = next(one.verdict for one in steps(question)[0].judged if entry(one.hit.number) == "wolves")
    assert verdict.doubts == doubts
    assert dict(verdict.evidence)["DOUBT"] == -weights.DOUBT * len(doubts)
