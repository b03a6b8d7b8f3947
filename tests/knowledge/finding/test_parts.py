"""Several questions in one message: each is answered by itself, and what is left is told."""

from __future__ import annotations

import functools

import pytest

from knowledge.finding.results import Answer
from knowledge.index.index import Index
from tests.knowledge import bases
from tests.knowledge.bases import index_of, interview


@functools.cache
def index() -> Index:
    return index_of()


def talk(*messages: str) -> Answer:
    return bases.talk(index(), *messages)


def shown(*messages: str) -> list[str]:
    return bases.shown(index(), *messages)


def missing(*messages: str) -> str:
    return talk(*messages).missing


BOTH = "When was the canal dug and how much did the bridge cost?"


def test_each_part_is_answered_by_itself() -> None:
    assert set(shown(BOTH)) == {"canal", "bridge-cost"}
    assert missing(BOTH) == ""


@pytest.mark.parametrize(
    ("question", "entry", "left"),
    [
        ("Who dug the canal and who painted the tower?", "canal", "who painted the tower"),
        ("Who painted the tower and how much did the bridge cost?", "bridge-cost", "Who painted the tower"),
        ("Who dug the canal? Who painted the tower?", "canal", "Who painted the tower"),
        ("Кто вырыл канал и кто покрасил башню?", "canal", "кто покрасил башню"),
        ("What is said about the canal and who painted the tower?", "canal", "who painted the tower"),
        ("Что сказано о канале и кто покрасил башню?", "canal", "кто покрасил башню"),
        ("Канал ҳақида нима дейилган ва минорани ким бўяган?", "canal", "минорани ким бўяган"),
        ("What did Stone and Marchetti promise, and how old were they?", "reply", "how old were they"),
        ("When and where was the canal dug?", "canal", "where was the canal dug"),
        ("Where was the canal dug, and when?", "canal", "Where was the canal dug"),
        ("Где и когда вырыли канал?", "canal", "Где"),
        ("the wolves and their price", "wolves", "price"),
        ("волки и их зарплата", "wolves", "зарплата"),
    ],
)
def test_the_part_that_nothing_answers_is_told_as_it_was_typed(question: str, entry: str, left: str) -> None:
    assert (shown(question), missing(question)) == ([entry], left)


@pytest.mark.parametrize(
    "question", ["Who painted the tower and who sank the boat?", "Who painted the tower?", "boats"]
)
def test_where_no_part_is_answered_none_is_told_to_be_missing(question: str) -> None:
    result = talk(question)
    assert (result.status, result.missing) == ("unknown", "")


def test_a_part_for_a_number_is_not_answered_without_one_though_the_other_is() -> None:
    question = "Who dug the canal and how many wolves come down to the pastures?"
    assert shown(question) == ["canal"]
    assert missing(question) == "how many wolves come down to the pastures"


def test_parts_that_ask_different_people_are_each_answered_in_the_words_of_theirs() -> None:
    result = talk("What does Dahlgren say about the canal, Berg about wolves?")
    assert {passage.entry.id for passage in result.passages} == {"canal", "wolves"}
    assert {person.id for person in result.people} == {"berg", "dahlgren"}


def test_of_people_asked_in_parts_only_those_who_answer_are_told() -> None:
    result = talk("What does Dahlgren say about the canal and what does Berg say about zeppelins?")
    assert [person.id for person in result.people] == ["dahlgren"]
    assert result.missing == "what does Berg say about zeppelins"


def test_a_part_that_says_too_little_is_not_told_to_be_missing() -> None:
    assert missing("Who sent engineers to repair the dam? Who came?") == ""


@pytest.mark.parametrize("question", ["Kanal va koʻprik haqida nima deyilgan?", "What of pastures and shepherds?"])
def test_of_things_told_together_none_is_missing(question: str) -> None:
    assert missing(question) == ""


def test_what_is_missing_of_one_question_is_not_missing_of_the_next() -> None:
    assert missing("Who dug the canal and who painted the tower?", "how much did the bridge cost?") == ""


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("what do they say about wolves and about zeppelins", "about zeppelins"),
        ("что говорят о волках и о дирижаблях", "о дирижаблях"),
        ("what does Berg say about wolves and about zeppelins", "about zeppelins"),
        ("what do they say about zeppelins and about wolves", "what do they say about zeppelins"),
        ("what about wolves and zeppelins?", "zeppelins"),
        ("what does Berg say about zeppelins and wolves?", "zeppelins"),
        ("что насчёт волков и дирижаблей?", "дирижаблей"),
        ("boʻrilar va dirijabl haqida nima deyilgan?", "dirijabl"),
        ("Берг бўрилар ва дирижабль ҳақида нима дейди?", "дирижабль"),
        ("Berg boʻrilar haqida nima deydi, dirijabl haqida-chi?", "dirijabl haqida-chi"),
        ("wolves and zeppelins", "zeppelins"),
        ("что говорит Берг о волках и сколько ему лет", "сколько ему лет"),
        ("What does Berg say about wolves and who won the cup?", "who won the cup"),
    ],
)
def test_of_two_matters_that_are_asked_about_one_is_answered_and_the_other_told(question: str, left: str) -> None:
    assert (shown(question), missing(question)) == (["wolves"], left)


@pytest.mark.parametrize(
    "question",
    [
        "what about the bridge and the railway?",
        "what is said about cattle and wool?",
        "что сказано о мосте и железной дороге?",
        "koʻprik va kanal haqida nima deyilgan?",
    ],
)
def test_of_two_matters_that_are_both_told_none_is_missing(question: str) -> None:
    assert shown(question)
    assert missing(question) == ""


def test_two_matters_that_nobody_speaks_of_are_not_answered() -> None:
    assert talk("what about zeppelins and submarines?").status == "unknown"


@pytest.mark.parametrize(
    "question",
    [
        "What does Rahmon say about wolves and the canal?",
        "What does Rahmon say about wolves and what about the canal?",
        "Что говорит Рахмон о волках и о канале?",
        "Rahmon boʻrilar haqida nima deydi va kanal haqida-chi?",
        "Раҳмон бўрилар ҳақида нима дейди ва канал ҳақида-чи?",
    ],
)
def test_what_a_stranger_is_asked_nobody_else_answers_in_either_half(question: str) -> None:
    assert shown(question) == []


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("What does Berg say about wolves and Rahmon about the canal?", "Rahmon about the canal"),
        ("Что Берг говорит о волках, а Рахмон о канале?", "Рахмон о канале"),
        ("Rahmon kanal haqida, Berg boʻrilar haqida nima deydi?", "Rahmon kanal haqida"),
        ("Rahmon on the canal and Berg on wolves", "Rahmon on the canal"),
        ("berg on wolves, rahmon on the canal", "rahmon on the canal"),
        ("рахмон о канале, а берг о волках", "рахмон о канале"),
    ],
)
def test_of_two_people_who_are_asked_a_stranger_leaves_the_answer_to_his_own_part_out(question: str, left: str) -> None:
    assert (shown(question), missing(question)) == (["wolves"], left)


def test_of_whom_neither_matter_is_told_others_are_offered_on_each() -> None:
    found = talk("What does Dahlgren say about wolves and zeppelins?")
    assert [each.passage.entry.id for each in found.suggestions if each.passage] == ["wolves"]


@pytest.mark.parametrize(
    ("messages", "entries", "left"),
    [
        (("What does Berg say about the road?", "and wolves and zeppelins?"), ["wolves"], "zeppelins"),
        (("Что Берг говорит о дороге?", "а о волках и дирижаблях?"), ["wolves"], "дирижаблях"),
        (("Berg yoʻl haqida nima deydi?", "boʻrilar va dirijabl haqida-chi?"), ["wolves"], "dirijabl"),
    ],
)
def test_two_matters_that_lean_on_a_question_before_are_judged_apart(
    messages: tuple[str, ...], entries: list[str], left: str
) -> None:
    assert (shown(*messages), missing(*messages)) == (entries, left)


@pytest.mark.parametrize(
    "question",
    [
        "What does Rahmon say about the canal and what does he say about wolves?",
        "Что Рахмон говорит о канале и что говорит о волках?",
        "Rahmon kanal haqida nima deydi va boʻrilar haqida nima deydi?",
    ],
)
def test_a_half_that_points_to_a_stranger_or_names_nobody_is_asked_of_him(question: str) -> None:
    assert shown(question) == []


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("What does Rahmon say about the canal and what does Berg say about wolves?", "Rahmon"),
        ("what do Rahmon and Berg say about wolves?", "Rahmon"),
        ("Berg boʻrilar haqida nima deydi, Rahmon-chi?", "Rahmon"),
    ],
)
def test_a_speaker_asked_beside_a_stranger_answers_for_himself(question: str, left: str) -> None:
    assert shown(question) == ["wolves"]
    assert left in missing(question)


@pytest.mark.parametrize(
    "question",
    [
        "What does Berg say about the mountain road? And how much did the bridge cost?",
        "Что Берг говорит о горной дороге? И сколько стоил мост?",
    ],
)
def test_what_asks_by_itself_behind_a_question_to_somebody_anybody_may_tell(question: str) -> None:
    assert set(shown(question)) == {"open-road", "bridge-cost"}


@pytest.mark.parametrize(
    "question",
    [
        "is the canal or wolves mentioned?",
        "does anyone discuss the canal or wolves",
        "упоминается ли канал или волки?",
    ],
)
def test_two_matters_of_which_it_is_asked_whether_they_are_spoken_of_are_judged_apart(question: str) -> None:
    assert set(shown(question)) == {"canal", "wolves"}


@pytest.mark.parametrize(
    "question",
    [
        "Rahmon about wolves, and Berg?",
        "What does Rahmon say about wolves and what does Berg say?",
        "Рахмон о волках, а Берг?",
    ],
)
def test_a_speaker_of_whom_the_same_is_asked_as_of_a_stranger_answers_for_himself(question: str) -> None:
    assert shown(question) == ["wolves"]


@pytest.mark.parametrize("question", ["first of all hi! who dug the canal?", "First of all, who dug the canal?"])
def test_a_beginning_of_courtesy_is_not_missed(question: str) -> None:
    assert (shown(question), missing(question)) == (["canal"], "")


@pytest.mark.parametrize(
    "question",
    [
        "Has Berg been to the border, and what does Dahlgren say about the bridge?",
        "Что Дальгрен говорит о мосте и служила ли Берг в армии?",
    ],
)
def test_how_somebody_lives_is_not_told_by_his_own_words_beside_another_question_either(question: str) -> None:
    assert shown(question) == ["bridge-cost"]
    assert missing(question)


@pytest.mark.parametrize("question", ["Berg and Dahlgren on wolves", "Что говорят Берг и Дальгрен о волках?"])
def test_who_of_two_asked_says_nothing_is_told(question: str) -> None:
    assert shown(question) == ["wolves"]
    assert missing(question) in ("Dahlgren", "Дальгрен")


@pytest.mark.parametrize("question", ["When and where did the shepherds meet?", "Где и когда встретились пастухи?"])
def test_what_tells_both_when_and_where_comes_alone(question: str) -> None:
    both = "The shepherds of the high hills met at a mill on 3 May for bread and wool."
    when = "The shepherds met on 3 May for bread and for wool, as the herders of the plain had asked them."
    entries = [{"id": "both", "kind": "fact", "text": both}, {"id": "when", "kind": "fact", "text": when}]
    base = index_of(interview(entries=entries, lexicon=[["met", "meet", "встретились"], ["shepherd", "пастух"]]))
    assert bases.shown(base, question) == ["both"]


@pytest.mark.parametrize(
    "question", ["Anna, do you agree with Boris about the bridge?", "Does Berg agree with Dahlgren about the bridge?"]
)
def test_of_what_one_is_asked_to_agree_with_the_other_is_offered(question: str) -> None:
    answer = talk(question)
    assert not answer.passages
    assert [one.passage.entry.id for one in answer.suggestions if one.passage] == ["bridge-cost"]


@pytest.mark.parametrize(
    ("question", "entry", "left"),
    [
        ("wolves and their bridge", "wolves", "bridge"),
        ("what is said about wolves and about their bridge?", "wolves", "about their bridge"),
        ("волки и их мост", "wolves", "мост"),
        ("boʻrilar va ularning koʻprigi haqida nima deyilgan", "wolves", "koʻprigi"),
    ],
)
def test_what_belongs_to_a_matter_is_not_told_by_what_is_told_of_another(question: str, entry: str, left: str) -> None:
    assert (shown(question), missing(question)) == ([entry], left)


def test_a_light_word_is_a_matter_where_several_are_named() -> None:
    assert (shown("boʻrilar va dirijabl"), missing("boʻrilar va dirijabl")) == (["wolves"], "dirijabl")


def test_of_a_matter_and_what_is_its_one_entry_may_tell_both() -> None:
    assert (shown("the shepherds and their pastures"), missing("the shepherds and their pastures")) == (["reply"], "")


@pytest.mark.parametrize(
    ("question", "entries"),
    [
        ("What does Berg say about the road and what is said about the canal?", {"open-road", "canal"}),
        ("Что Берг говорит о дороге и что сказано о канале?", {"open-road", "canal"}),
        ("Berg yoʻl haqida nima deydi va kanal haqida nima deyilgan?", {"open-road", "canal"}),
        ("What did Putin say about the road and what is said about the canal?", {"canal"}),
        ("Putin yoʻl haqida nima dedi va kanal haqida nima deyilgan?", {"canal"}),
        ("Who dug the canal and what does Berg say about the road?", {"open-road", "canal"}),
    ],
)
def test_what_is_asked_of_nobody_beside_a_question_to_somebody_anybody_may_tell(
    question: str, entries: set[str]
) -> None:
    assert set(shown(question)) == entries


def test_what_somebody_is_not_asked_by_himself_he_alone_may_tell() -> None:
    assert shown("What does Berg say about the road and what about the canal?") == ["open-road"]
