"""The matters of one question."""

from __future__ import annotations

import functools

import pytest

from knowledge.index.index import Index
from knowledge.question.conjuncts import conjuncts
from knowledge.question.parse import parse
from knowledge.question.parting import MOST_PARTS
from tests.knowledge.bases import index_of, interview


@functools.cache
def index() -> Index:
    return index_of()


def named(question: str, base: Index | None = None) -> list[str]:
    base = base or index()
    query = parse(question, base)
    spans = conjuncts(query, (0, len(query.words)), base)
    return [" ".join(word.token.word for word in query.words[slice(*span)]) for span in spans]


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
    assert named(question, base) == parts


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
