"""Is an entry an answer? What the interview does not say must not pass."""

from __future__ import annotations

import functools
import math

import pytest

from knowledge import weights
from knowledge.finding.gate import LOOKED_UP, SAME_NUMBER, Gate, Verdict
from knowledge.finding.judging import judged_entries
from knowledge.finding.search import search
from knowledge.index.index import Index
from knowledge.question.demand import find_demand
from knowledge.question.parse import parse
from knowledge.question.reading import read
from tests.knowledge.bases import index_of, interview


@functools.cache
def index() -> Index:
    return index_of()


@functools.cache
def described() -> Index:
    """A base whose lexicon has nearly all words of the passage about the road."""
    words = ("mountain", "road", "open", "nobody", "waits", "border")
    return index_of(interview(lexicon=[[word, f"{word}ish"] for word in words]))


@functools.cache
def bare() -> Index:
    """The same base without a lexicon."""
    return index_of(interview(lexicon=[]))


def verdict(question: str, base: Index | None = None, by_name: bool = False) -> Verdict:
    """The verdict on the entry nearest to a question."""
    base = base or index()
    query = parse(question, base)
    return Gate(query, find_demand(query), base, by_name).judge(search(query, base)[0])


# Numbers


@pytest.mark.parametrize(
    "question",
    [
        "How many wolves come down to the pastures?",
        "In what year did Armenia send engineers to repair the dam?",
        "What date is the mountain road open again?",
        "Сколько деревень, школа?",
    ],
)
def test_a_question_for_a_number_is_not_answered_by_a_passage_without_one(question: str) -> None:
    assert not verdict(question).opens


@pytest.mark.parametrize(
    "question", ["How many crowns did the bridge cost?", "What year was the irrigation canal dug?"]
)
def test_a_question_for_a_number_is_answered_by_a_passage_that_has_one(question: str) -> None:
    found = verdict(question)
    assert (found.opens, found.lacks) == (True, None)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many wolves come down to the pastures?", "number"),
        ("In what year did Armenia send engineers to repair the dam?", "year"),
        ("What date is the mountain road open again?", "date"),
        ("Do wolves come down to the pastures?", None),
    ],
)
def test_which_number_is_lacking_is_told(question: str, kind: str | None) -> None:
    assert verdict(question).lacks == kind


def test_where_a_passage_tells_of_another_year_it_is_near_and_no_answer() -> None:
    assert verdict("In 1961 was the irrigation canal dug by hand?").opens
    found = verdict("In 1975 was the irrigation canal dug by hand?")
    assert (found.opens, found.near, found.lacks) == (False, True, SAME_NUMBER)


def test_of_a_span_of_years_a_passage_need_only_tell_one() -> None:
    found = verdict("Was the irrigation canal dug by hand from 1960 to 1961?")
    assert (found.opens, found.lacks) == (True, None)


@pytest.mark.parametrize(
    "question", ["Did the bridge cost twelve million crowns in 1975?", "Did the bridge cost 1500 million crowns?"]
)
def test_a_number_that_a_passage_lacks_is_not_answered_whatever_else_it_tells(question: str) -> None:
    found = verdict(question)
    assert (found.opens, found.near, found.lacks) == (False, True, SAME_NUMBER)


@pytest.mark.parametrize(
    ("question", "opens"),
    [
        ("Did three herds cross the river?", True),
        ("did 3 herds cross the river", True),
        ("Did four herds cross the river?", False),
        ("did 4 herds cross the river", False),
        ("пересекли ли реку четыре стада", False),
        ("to'rtta poda daryodan o'tganmi", False),
        ("Did herds cross the river?", True),
    ],
)
def test_how_many_there_are_must_be_told_or_as_many_listed(question: str, opens: bool) -> None:
    herds = {"id": "herds", "kind": "fact", "text": "The herds of Berg, Dahl and Stone cross the river every spring."}
    lexicon = [["herd", "стадо", "poda"], ["cross", "пересечь", "oʻtmoq"], ["river", "река", "daryo"]]
    base = index_of(interview(entries=[herds], lexicon=lexicon))
    opened = [one for one in judged_entries(base, read(question, base), None) if one.verdict.opens]
    assert bool(opened) is opens


@pytest.mark.parametrize(
    ("question", "opens"),
    [
        ("Was the irrigation canal dug by hand in the 60s?", True),
        ("In the 70s, was the irrigation canal dug by hand?", False),
        ("Was the irrigation canal dug by 20 hands?", False),
        ("Did the bridge cost 12 million crowns?", True),
    ],
)
def test_a_year_in_short_must_be_told_and_a_count_unless_one_is_told_in_words(question: str, opens: bool) -> None:
    assert verdict(question).opens is opens


def test_a_single_digit_says_little() -> None:
    assert verdict("Did the 2 villages share the bridge for 12 million crowns?").opens


# What a passage must tell


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        ("When was the mountain road open?", "time"),
        ("When is the common market for cattle and wool?", "time"),
        ("Who did not send engineers to repair the dam?", "negation"),
        ("Кто не вырыл канал?", "negation"),
    ],
)
def test_a_time_or_a_negation_asked_for_and_not_told_is_near_and_no_answer(question: str, lacks: str) -> None:
    found = verdict(question)
    assert (found.opens, found.near, found.lacks) == (False, True, lacks)


@pytest.mark.parametrize(
    "question",
    ["When was the irrigation canal dug?", "Who does not quarrel over pastures?", "When do wolves come down?"],
)
def test_a_time_or_a_negation_asked_for_and_told_is_an_answer(question: str) -> None:
    found = verdict(question)
    assert (found.opens, found.lacks) == (True, None)


def test_without_a_lexicon_a_comparison_may_be_told_in_other_words() -> None:
    question = "Was the bridge dearer than the railway?"
    assert (verdict(question).lacks, verdict(question, bare()).lacks) == ("comparison", None)


def test_what_a_word_means_no_passage_tells() -> None:
    found = verdict("What does integration mean?")
    assert (found.opens, found.near) == (False, False)


def test_what_everybody_can_look_up_no_passage_tells_that_the_lexicon_describes() -> None:
    found = verdict("What is the height of the open mountain road?", described())
    assert (found.opens, found.near) == (False, False)
    assert verdict("What is the height of the open mountain road?", bare()).near


MEMBER = {"id": "talks", "kind": "quote", "speaker": "berg", "text": "NATO member Norway sent a letter to Denmark."}


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        ("Is Norway in NATO?", None),
        ("Which country is in NATO?", None),
        ("Is Denmark in the CSTO?", LOOKED_UP),
        ("Is Norway in Europe?", LOOKED_UP),
    ],
)
def test_what_a_place_belongs_to_is_told_only_by_a_passage_that_has_it_as_a_member(
    question: str, lacks: str | None
) -> None:
    base = index_of(interview(entries=[MEMBER]))
    assert judged_entries(base, read(question, base), None)[0].verdict.lacks == lacks


def test_what_a_place_belongs_to_may_be_told_in_other_words() -> None:
    entry = {"id": "joined", "kind": "fact", "text": "Norway joined the alliance after the war."}
    base = index_of(interview(entries=[entry], lexicon=[["alliance", "NATO"], ["Norway"]]))
    assert judged_entries(base, read("is Norway in NATO?", base), None)[0].verdict.opens


def test_a_passage_that_has_nothing_as_a_member_does_not_tell_which_ones_belong() -> None:
    entry = {"id": "work", "kind": "fact", "text": "All countries of the valley took part in the work of NATO."}
    base = index_of(interview(entries=[entry]))
    assert judged_entries(base, read("which countries are in NATO?", base), None)[0].verdict.lacks == LOOKED_UP


# Coverage


@pytest.mark.parametrize(
    "question", ["Who sent engineers to repair the dam?", "wolves pastures winter", "bilingual school"]
)
def test_a_question_that_is_said_whole_passes(question: str) -> None:
    found = verdict(question)
    assert found.opens
    assert found.confidence > 0.5


@pytest.mark.parametrize(
    "question",
    [
        "Why did the school burn down?",
        "Which orchestra played on the bridge at the opening concert?",
        "Did the wolves of Tajikistan eat the ambassador?",
        "road tax reform committee",
    ],
)
def test_a_question_whose_point_is_not_said_does_not_pass(question: str) -> None:
    assert not verdict(question).opens


def test_a_strange_name_keeps_the_gate_shut() -> None:
    assert not verdict("Did Putin send engineers?").opens


def test_a_missing_detail_keeps_the_gate_shut_where_the_lexicon_describes_the_passage() -> None:
    question = "the budget of the mountain road at the border"
    found = verdict(question, described())
    assert not found.opens
    assert verdict(question, bare()).confidence - found.confidence > 0.4
    assert verdict(question.replace("budget", "hurdle"), described()).confidence - found.confidence > 0.4


def test_a_passage_that_lacks_only_a_detail_is_near() -> None:
    found = verdict("the budget of the mountain road at the border", described())
    assert (found.opens, found.near) == (False, True)


def test_a_missing_word_of_every_day_does_not_shut_the_gate_where_the_lexicon_describes_the_passage() -> None:
    question = "take the mountain road over the border"
    assert verdict(question, described()).confidence > verdict(question, bare()).confidence


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("what exactly is on the mountain road", "what is on the mountain road"),
        ("what is the open mountain road called", "whom did the open mountain road call"),
    ],
)
def test_what_exactly_or_how_called_is_a_detail_where_the_lexicon_describes_the_passage(asked: str, plain: str) -> None:
    def against(question: str, base: Index) -> float:
        return dict(verdict(question, base).evidence)["DETAIL"]

    assert against(asked, described()) < against(plain, described()) == 0
    assert against(asked, bare()) == 0


def test_an_answer_is_also_near() -> None:
    assert verdict("Who sent engineers to repair the dam?").near


def test_an_entry_that_says_nothing_never_opens_whatever_else_speaks_for_it() -> None:
    query = parse("wolves pastures winter", index())
    hit = search(query, index())[0]._replace(covered=0.0, reach=1.0, matched=9.0)
    found = Gate(query, find_demand(query), index()).judge(hit)
    assert found.confidence > 0.5
    assert (found.opens, found.near) == (False, False)


def test_an_entry_that_says_the_heaviest_word_is_near() -> None:
    assert verdict("bilingual orchestra").near


def test_an_entry_that_says_half_the_weight_is_near_without_the_heaviest_word() -> None:
    found = verdict("the open mountain road to Kyrgyzstan")
    assert (found.opens, found.near) == (False, True)


@pytest.mark.parametrize("question", ["zeppelin winter", "mountain orchestra symphony governor"])
def test_an_entry_that_says_only_a_lighter_word_is_not_near(question: str) -> None:
    found = verdict(question)
    assert (found.opens, found.near) == (False, False)


def test_what_is_hardly_said_at_all_is_not_near() -> None:
    assert not verdict("Which orchestra played a symphony in winter for the governor?").near


def test_an_entry_by_the_person_asked_needs_less() -> None:
    question = "wolves and hunters"
    assert verdict(question, by_name=True).confidence > verdict(question).confidence


# Doubts


@pytest.mark.parametrize(
    ("spoken", "plain"),
    [
        ("what is said about the road", "how is the road"),
        ("что говорят о дороге", "как дорога"),
        ("yo'l haqida nima deyishgan", "yo'l qanaqa"),
    ],
)
def test_what_is_said_of_a_matter_is_rather_told_by_an_entry_that_has_it(spoken: str, plain: str) -> None:
    assert verdict(spoken).confidence > verdict(plain).confidence


def test_but_less_by_one_that_has_hardly_more_than_a_word_for_it() -> None:
    query = parse("what is said about the road", index())
    hit = search(query, index())[0]
    gate = Gate(query, find_demand(query), index())
    much, little = (dict(gate.judge(hit._replace(reach=reach)).evidence)["SPOKEN"] for reach in (0.6, 0.2))
    assert much > 2 * little


def test_where_makes_doubtful_and_does_not_refuse_alone() -> None:
    doubtful = verdict("Where is the common market for cattle and wool?")
    assert doubtful.confidence < verdict("common market for cattle and wool").confidence
    assert doubtful.opens


@pytest.mark.parametrize(
    ("question", "headings"),
    [
        ("Where is the common market for cattle and wool?", ["where"]),
        ("When is the common market for cattle and wool?", ["when"]),
        ("common market for cattle and wool", []),
    ],
)
def test_what_makes_an_entry_doubtful_is_told(question: str, headings: list[str]) -> None:
    assert list(verdict(question).doubts) == headings


@pytest.mark.parametrize("question", ["Who poisoned the irrigation canal?", "кто отравил канал", "kanalni kim buzgan?"])
def test_who_does_a_thing_is_doubted_where_the_passage_does_not_say_the_thing(question: str) -> None:
    assert verdict(question).doubts == ("who",)


@pytest.mark.parametrize("question", ["Who works at the irrigation canal?", "кто начал канал", "kanalda kim yashaydi"])
def test_a_deed_of_every_day_is_missed_too(question: str) -> None:
    assert verdict(question).doubts == ("who",)


def test_who_is_doubted_where_what_the_lexicon_knows_is_missing() -> None:
    base = index_of(interview(lexicon=[["proposed", "offered"], ["cattle"], ["bridge", "мост"]]))
    assert verdict("Who offered the bridge for cattle and wool?", base).doubts == ("who",)


@pytest.mark.parametrize(
    "question", ["Who dug the irrigation canal?", "Who is Dahlgren of the canal?", "poisoned canal"]
)
def test_who_is_not_doubted_where_the_passage_says_the_thing(question: str) -> None:
    assert verdict(question).doubts == ()


@pytest.mark.parametrize(
    ("question", "doubts"),
    [
        ("In which treaty was the irrigation canal named?", ("which",)),
        ("In which agreement was the irrigation canal named?", ()),
        ("Was the irrigation canal named in a treaty?", ()),
        ("Would treaties name the irrigation canal?", ()),
        ("Which treaties name the irrigation canal?", ("which",)),
        ("Which newspapers name the irrigation canal?", ("which",)),
        ("Do newspapers name the irrigation canal?", ()),
    ],
)
def test_which_one_it_was_is_doubted_where_the_passage_has_another_word_or_none(
    question: str, doubts: tuple[str, ...]
) -> None:
    entries = [{"id": "a", "kind": "fact", "text": "The irrigation canal was named in the agreement of the valleys."}]
    base = index_of(interview(entries=entries, lexicon=[["treaty", "agreement"], ["irrigation canal", "canal"]]))
    assert verdict(question, base).doubts == doubts


def test_when_does_not_make_doubtful_where_a_passage_tells_a_time() -> None:
    found = verdict("When was the irrigation canal dug?")
    assert found.doubts == ()
    assert found.confidence > 0.9


# Evidence

QUESTIONS = [
    "Who sent engineers to repair the dam?",
    "When did Putin take the mountain road?",
    "Where is the common market besides this one?",
    "What exactly does the budget of the road stand for?",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_all_evidence_is_told_by_the_name_of_its_weight(question: str) -> None:
    names = [each.weight for each in verdict(question).evidence]
    assert {"COVERED", "REACH", "BASE"} <= set(names)
    assert all(isinstance(getattr(weights, name), float) for name in names)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_evidence_makes_up_the_confidence(question: str) -> None:
    found = verdict(question)
    log_odds = sum(each.log_odds for each in found.evidence)
    assert found.confidence == pytest.approx(1 / (1 + math.exp(-log_odds)))
    assert found.opens == (log_odds >= 0)


@pytest.mark.parametrize(
    ("question", "weight"), [("Did Putin send engineers?", "MISSING_NAME"), ("the budget of the road", "DETAIL")]
)
def test_what_speaks_against_an_entry_lowers_its_log_odds(question: str, weight: str) -> None:
    assert dict(verdict(question).evidence)[weight] < 0


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Is there a common market?", 0),
        ("Where is the common market?", 1),
        ("Where is the common market besides this one?", 2),
    ],
)
def test_each_doubt_costs_the_same(question: str, count: int) -> None:
    assert dict(verdict(question, bare()).evidence)["DOUBT"] == -weights.DOUBT * count


def test_a_doubt_costs_more_where_the_lexicon_describes_the_passage() -> None:
    question = "Where is the mountain road?"
    assert dict(verdict(question, described()).evidence)["DOUBT"] < dict(verdict(question, bare()).evidence)["DOUBT"]


def test_why_something_is_not_so_may_be_told_without_a_negation() -> None:
    text = "It shakes the dome, so that we switch the generator off at night."
    base = index_of(interview(entries=[{"id": "off", "kind": "fact", "text": text}]))
    why, who = verdict("Why is the generator not used at night?", base), verdict("Who did not use the generator?", base)
    assert (why.opens, why.lacks, dict(why.evidence)["DOUBT"]) == (True, None, 0)
    assert (who.opens, who.lacks) == (False, "negation")


# Passages of several questions


def test_a_passage_of_several_questions_is_a_doubtful_answer() -> None:
    asks = "What slows the valleys down? What do the herds need? The guests spoke of that."
    base = index_of(interview(entries=[{"id": "asks", "kind": "fact", "text": asks}]))
    assert "questions" in verdict("What slows the valleys down?", base).doubts
    assert "questions" not in verdict("What questions did the guests speak of?", base).doubts


@pytest.mark.parametrize("message", ["that's the winter", "the whole winter is long"])
def test_what_asks_nothing_is_not_answered_by_light_words_alone(message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "LIGHT", 1.0)
    assert not verdict(message).opens


def test_the_same_words_are_an_answer_where_something_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = verdict("What of the wolves?").opens, verdict("the wolves").opens
    monkeypatch.setattr(weights, "LIGHT", 1.0)
    assert asked == (True, True)
    assert verdict("What of the wolves?").opens
    assert not verdict("the wolves").opens
