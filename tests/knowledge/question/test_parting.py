"""Where a message that asks several things comes apart."""

from __future__ import annotations

import functools

import pytest

from knowledge.index.index import Index
from knowledge.question.parse import parse
from knowledge.question.parting import (
    MOST_PARTS,
    asking_spans,
    at_commas,
    at_joints,
    at_joints_and_matters,
    clause_end,
    clause_start,
    matters,
    sentences,
)
from knowledge.question.query import Query
from tests.knowledge.bases import index_of, interview


@functools.cache
def index() -> Index:
    return index_of()


def asked(question: str) -> Query:
    return parse(question, index())


def told(query: Query, spans: list[tuple[int, int]]) -> list[str]:
    return [" ".join(word.token.word for word in query.words[slice(*span)]) for span in spans]


def all_of(query: Query) -> tuple[int, int]:
    return 0, len(query.words)


def named(question: str) -> list[str]:
    query = asked(question)
    return told(query, matters(query, all_of(query), index()))


def test_a_message_comes_apart_at_its_stops() -> None:
    query = asked("Who dug it? What did it cost; and when?")
    assert told(query, sentences(query)) == ["who dug it", "what did it cost", "and when"]


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("Who dug the canal. What did the bridge cost", ["who dug the canal", "what did the bridge cost"]),
        ("Кто вырыл канал. Сколько стоил мост", ["кто вырыл канал", "сколько стоил мост"]),
        ("Kanalni kim qazgan\nkoʻprik qancha turgan", ["kanalni kim qazgan", "ko'prik qancha turgan"]),
        ("I live there. What did the bridge cost", ["i live there what did the bridge cost"]),
        ("What did Mr. Berg say of the bridge", ["what did mr berg say of the bridge"]),
    ],
)
def test_a_full_stop_or_a_new_line_parts_what_asks_on_both_sides(message: str, parts: list[str]) -> None:
    query = asked(message)
    assert told(query, sentences(query)) == parts


def test_a_sentence_comes_apart_at_its_commas_and_the_joints_behind_them() -> None:
    query = asked("Berg about wolves, and Dahlgren about bridges")
    assert told(query, at_commas(query, all_of(query))) == ["berg about wolves", "dahlgren about bridges"]


def test_a_sentence_comes_apart_at_a_joint_that_two_words_follow() -> None:
    query = asked("who dug the canal and what did it cost and why")
    assert told(query, at_joints(query, all_of(query))) == ["who dug the canal", "what did it cost and why"]


def test_a_sentence_comes_apart_at_a_comma_before_a_matter() -> None:
    query = asked("what do they say, in short, about wolves, about bridges")
    spans = at_joints_and_matters(query, all_of(query))
    assert told(query, spans) == ["what do they say in short", "about wolves", "about bridges"]


def test_what_neither_asks_nor_names_a_matter_belongs_to_what_stands_beside_it() -> None:
    query = asked("who dug the canal and the well and what did it cost")
    parts = asking_spans(query, at_joints(query, all_of(query)))
    assert told(query, parts) == ["who dug the canal and the well", "what did it cost"]


def test_a_clause_ends_and_begins_at_a_sign() -> None:
    query = asked("well, who dug it, please")
    assert (clause_start(query, 2), clause_end(query, 2)) == (1, 4)


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("what about wolves and zeppelins?", ["wolves", "zeppelins"]),
        ("what does Berg say about wolves and zeppelins, please", ["wolves", "zeppelins"]),
        ("what is said about wolves, the canal and zeppelins", ["wolves", "canal", "zeppelins"]),
        ("what is said about irrigation canals and wolf hunts", ["irrigation canals", "wolf hunts"]),
        ("Berg on wolves and zeppelins", ["wolves", "zeppelins"]),
        ("and wolves and zeppelins?", ["wolves", "zeppelins"]),
        ("что насчёт волков и дирижаблей?", ["волков", "дирижаблей"]),
        ("о канале и дирижаблях что сказано?", ["канале", "дирижаблях"]),
        ("kanal va dirijabl haqida nima deyilgan?", ["kanal", "dirijabl"]),
        ("Berg kanal va dirijabl haqida nima deydi?", ["kanal", "dirijabl"]),
        ("kanal, boʻri va dirijabl haqida-chi?", ["kanal", "bo'ri", "dirijabl"]),
        ("канал ва дирижабль ҳақида нима дейилган?", ["канал", "дирижабль"]),
        ("kanal va dirijabl-chi?", ["kanal", "dirijabl"]),
        ("wolves and zeppelins", ["wolves", "zeppelins"]),
        ("волки, а ещё дирижабли?", ["волки", "дирижабли"]),
        ("wolves, the canal and zeppelins", ["wolves", "canal", "zeppelins"]),
        ("the bridge and zeppelins", ["bridge", "zeppelins"]),
    ],
)
def test_matters_under_one_about_are_each_told(question: str, parts: list[str]) -> None:
    assert named(question) == parts


@pytest.mark.parametrize(
    "question",
    [
        "what about wolves?",
        "what do Berg and Dahlgren say about wolves?",
        "what is said about Stone and Marchetti?",
        "what is said about trade between wolves and bears?",
        "что сказано о дружбе между волками и медведями?",
        "boʻri va ayiq oʻrtasidagi doʻstlik haqida nima deyilgan?",
        "what is said about internal and external wolves?",
        "что сказано о внутренних и внешних волках?",
        "what do they say about tariffs and our valley?",
        "tell me about the weather in the valley and the village",
        "what is said about trade problems and wolves?",
        "eski yoʻl va kanal haqida nima deyilgan?",
        "so who dug the canal and the bridge?",
        "who dug the canal and the bridge?",
        "what is said about wolves and who dug the canal",
        "wolves or bridges",
        "zeppelins and wolves",
        "our wolves and zeppelins",
        "law and order",
        "закон и порядок",
        "peace and stability",
        "мир и стабильность",
        "tinchlik va barqarorlik haqida nima deyilgan?",
        "qonun va tartib haqida nima deyilgan?",
        "what about 1961 and 1962?",
        "did Berg say wolves and bridges are a danger?",
        "говорила ли Берг, что волки и мосты это беда",
    ],
)
def test_what_is_one_matter_or_none_stays_whole(question: str) -> None:
    assert named(question) == []


COUNTRIES = [
    {"id": "dam", "kind": "fact", "text": "Armenia and Georgia share a dam."},
    {"id": "fair", "kind": "fact", "text": "Turkey holds a fair."},
]


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("what is said about Armenia and Georgia?", []),
        ("что говорят об Армении и Грузии?", []),
        ("Armaniston va Gruziya haqida nima deyilgan?", []),
        ("what is said about Armenia and Georgia's dam?", []),
        ("what is said about Armenia and Brazil?", ["armenia", "brazil"]),
        ("what is said about Armenia and Turkey?", ["armenia", "turkey"]),
        ("what is said about Armenia and the dam?", ["armenia", "dam"]),
    ],
)
def test_countries_that_an_entry_names_together_are_one_matter(question: str, parts: list[str]) -> None:
    base = index_of(interview(entries=COUNTRIES))
    query = parse(question, base)
    assert told(query, matters(query, all_of(query), base)) == parts


@pytest.mark.parametrize(
    "question",
    ["did Berg say Armenia and Turkey are an example", "does Berg think Armenia and Turkey should unite"],
)
def test_two_countries_of_which_something_is_said_are_no_matters(question: str) -> None:
    assert named(question) == []


def test_a_long_list_is_no_row_of_matters() -> None:
    assert named("what about " + " and ".join(["wolves"] * (MOST_PARTS + 1))) == []


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("does anybody talk about wolves or bridges", ["wolves", "bridges"]),
        ("что говорят о волках или мосте", ["волках", "мосте"]),
        ("boʻrilar yoki koʻprik haqida nima deyilgan", ["bo'rilar", "ko'prik"]),
        ("was it wolves or bridges", []),
        ("what does Berg say about wolves, and Dahlgren on bridges", []),
    ],
)
def test_matters_may_be_joined_by_or(question: str, names: list[str]) -> None:
    assert named(question) == names


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Berg's view of wolves, and of bridges", ["berg's view of wolves", "of bridges"]),
        ("как Берг относится к волкам и к мосту", ["как берг относится к волкам", "к мосту"]),
        ("Берг говорит о волках или о мосте", ["берг говорит о волках", "о мосте"]),
        ("the road of stone and of sand", ["the road of stone and of sand"]),
        ("what do Berg and Dahlgren say about wolves", ["what do berg and dahlgren say about wolves"]),
    ],
)
def test_a_small_word_that_comes_again_leads_to_another_matter_of_the_view(question: str, parts: list[str]) -> None:
    query = asked(question)
    assert told(query, asking_spans(query, at_joints_and_matters(query, all_of(query)))) == parts
