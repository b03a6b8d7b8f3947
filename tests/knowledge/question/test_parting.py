"""Where a message that asks several things comes apart."""

from __future__ import annotations

import functools

import pytest

from knowledge.index.index import Index
from knowledge.question.parse import parse
from knowledge.question.parting import (
    asking_spans,
    at_commas,
    at_joints,
    at_joints_and_matters,
    at_names,
    clause_end,
    clause_start,
    only_closes,
    pauses,
    said_last,
    sentences,
)
from knowledge.question.query import Query
from tests.knowledge.bases import index_of


@functools.cache
def index() -> Index:
    return index_of()


def asked(question: str) -> Query:
    return parse(question, index())


def told(query: Query, spans: list[tuple[int, int]]) -> list[str]:
    return [" ".join(word.token.word for word in query.words[slice(*span)]) for span in spans]


def all_of(query: Query) -> tuple[int, int]:
    return 0, len(query.words)


def test_a_sentence_comes_apart_where_another_person_is_named() -> None:
    query = asked("Berg about wolves, and Dahlgren about the canal and the bridge")
    assert told(query, at_names(query, all_of(query))) == [
        "berg about wolves",
        "dahlgren about the canal and the bridge",
    ]


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


@pytest.mark.parametrize(
    ("question", "last"),
    [
        ("what does Rahmon say about wolves, and Berg?", "berg"),
        ("Что Рахмон говорит о волках, а Берг?", "берг"),
        ("Rahmon boʻrilar haqida nima deydi va Berg-chi?", "berg chi"),
        ("what does Rahmon say about wolves and Berg", ""),
        ("what does Berg say about wolves", ""),
    ],
)
def test_what_is_said_last_stands_behind_a_pause_or_asks_by_itself(question: str, last: str) -> None:
    query = asked(question)
    found = said_last(query)
    assert " ".join(word.token.word for word in query.words[found[1] :] if found) == last if found else not last


@pytest.mark.parametrize(
    ("question", "paused"),
    [("Berg, who dug it", True), ("“Berg,” who dug it", True), ("Berg who dug it", False), ("Berg-who dug it", False)],
)
def test_a_sign_and_a_blank_are_a_pause(question: str, paused: bool) -> None:
    assert pauses(asked(question), 1) == paused


def test_a_part_of_thanks_and_openers_only_closes() -> None:
    assert only_closes(asked("thanks in advance"))
    assert not only_closes(asked("thanks for the canal"))
