"""Where one sentence comes apart into questions."""

from __future__ import annotations

import functools

import pytest

from knowledge.deciding.decide import answer
from knowledge.index.index import Index
from knowledge.question.parting import MOST_PARTS
from knowledge.question.reading import read
from knowledge.question.single import Reading
from tests.knowledge.bases import index_of, people, words


@functools.cache
def index() -> Index:
    return index_of()


def parts(question: str) -> tuple[Reading, ...]:
    return read(question, index()).parts


def taken_apart(question: str) -> list[tuple[str, list[str]]]:
    return [(words(part.query), people(part)) for part in parts(question)]


@pytest.mark.parametrize(
    "question",
    [
        "Is the mountain road open?",
        "What do Berg and Dahlgren say about the pastures?",
        "our army, our road and our bridge",
        "What does Berg say about Dahlgren and Stone's reply?",
        "When will Berg and the other shepherds have a road?",
        "In which year did Berg, Dahlgren and Lang meet?",
        "Who dug the canal and why?",
        "",
    ],
)
def test_a_question_that_asks_one_thing_has_no_parts(question: str) -> None:
    assert taken_apart(question) == []


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("Who dug the canal? What did the bridge cost?", "who dug the canal", "what did the bridge cost"),
        ("Who dug the canal; what did the bridge cost?", "who dug the canal", "what did the bridge cost"),
        ("Who dug the canal and what did the bridge cost?", "who dug the canal", "what did the bridge cost"),
        ("Who dug the canal as well as what did the bridge cost?", "who dug the canal", "what did the bridge cost"),
        ("Who dug the canal and the well, and what did it cost?", "who dug the canal and the well", "what did it cost"),
        ("What is said about wolves and about the road?", "what is said about wolves", "about the road"),
        ("Кто вырыл канал, а сколько стоил мост?", "кто вырыл канал", "сколько стоил мост"),
        ("Kanalni kim qazgan va koʻprik qancha turgan?", "kanalni kim qazgan", "ko'prik qancha turgan"),
        ("Канални ким қазган ва кўприк қанча турган?", "канални ким қазган", "кўприк қанча турган"),
    ],
)
def test_what_follows_an_and_is_a_part_if_it_asks(question: str, first: str, second: str) -> None:
    assert taken_apart(question) == [(first, []), (second, [])]


@pytest.mark.parametrize(
    "question",
    [
        "What does Berg say about wolves, Dahlgren about the canal?",
        "What does Berg say about wolves and what Dahlgren about the canal?",
        "Что Берг говорит о волках, а Дальгрен о канале?",
        "Berg boʻrilar haqida, Dahlgren esa kanal haqida nima dedi?",
    ],
)
def test_parts_that_ask_different_people_are_each_put_to_their_own(question: str) -> None:
    assert [people for _, people in taken_apart(question)] == [["berg"], ["dahlgren"]]


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Berg about wolves and Dahlgren about the canal and the bridge", ["berg", "dahlgren", "dahlgren"]),
        ("Dahlgren about the canal and the bridge, and Berg about wolves", ["dahlgren", "dahlgren", "berg"]),
        ("Берг о волках, а Дальгрен о канале и мосте", ["berg", "dahlgren", "dahlgren"]),
    ],
)
def test_each_of_two_people_may_be_asked_of_several_matters(question: str, asked: list[str]) -> None:
    assert [person for _, people in taken_apart(question) for person in people] == asked


def test_several_matters_asked_of_several_people_are_each_asked_of_all() -> None:
    found = answer(index(), "What do Berg and Dahlgren say about wolves and the canal?")
    assert {(p.entry.id, p.entry.speaker) for p in found.passages} == {("canal", "dahlgren"), ("wolves", "berg")}


@pytest.mark.parametrize("question", ["compare Berg and Dahlgren on pastures", "сравни Берг и Дальгрена о волках"])
def test_who_is_compared_is_asked_of_one_matter(question: str) -> None:
    assert taken_apart(question) == []


def test_a_list_is_no_row_of_questions() -> None:
    question = ", ".join(f"what of {name} and wolves" for name in ("Berg", "Dahlgren") * MOST_PARTS)
    assert taken_apart(question) == []


@pytest.mark.parametrize(
    ("question", "parted"),
    [
        ("what do they say about wolves and about the canal", ["what do they say about wolves", "about the canal"]),
        ("что говорят о волках и о канале", ["что говорят о волках", "о канале"]),
        ("boʻrilar haqida va kanal haqida nima deyilgan", ["bo'rilar haqida", "kanal haqida nima deyilgan"]),
    ],
)
def test_matters_each_of_which_is_asked_about_are_parts(question: str, parted: list[str]) -> None:
    assert [words(part.query) for part in parts(question)] == parted


@pytest.mark.parametrize(
    ("question", "parted"),
    [
        ("boʻrilar haqida nima deyilgan va kanal haqida-chi", ["bo'rilar haqida nima deyilgan", "kanal haqida chi"]),
        ("boʻrilar va qoʻylar qachon kelgan", []),
        ("Armaniston va qoʻshni qishloq kim tomonidan qurilgan", []),
        ("eski yoʻl va kanal haqida nima deyilgan", []),
    ],
)
def test_what_is_only_joined_to_a_matter_is_a_part_if_it_is_a_single_word(question: str, parted: list[str]) -> None:
    assert [words(part.query) for part in parts(question)] == parted


def test_an_opener_is_no_part() -> None:
    assert parts("ладно, а про канал что") == ()


@pytest.mark.parametrize(
    ("question", "whom"),
    [
        ("who asked Dahlgren, what did Berg propose?", [["dahlgren"], ["berg"]]),
        ("what did Berg propose, what did he want from the canal?", []),
    ],
)
def test_questions_that_a_comma_parts_name_others(question: str, whom: list[list[str]]) -> None:
    assert [people(part) for part in parts(question)] == whom
