"""What a word of a question may mean, what it weighs, and whom it names."""

from __future__ import annotations

import functools

import pytest

from knowledge.index.index import Index
from knowledge.question.parse import parse
from knowledge.question.query import Query, QueryWord
from tests.knowledge.bases import PEOPLE, index_of, interview


@functools.cache
def index() -> Index:
    return index_of()


def asked(question: str) -> Query:
    return parse(question, index())


def word(written: str, question: str) -> QueryWord:
    return next(one for one in asked(question).words if one.token.word == written)


def meant(written: str, question: Query) -> set[str]:
    """The terms that a word of a question may stand for."""
    place = words(question).index(written)
    return {one.term for one in question.alternatives if one.start <= place < one.end}


def words(question: Query) -> list[str]:
    return [one.token.word for one in question.words]


def named(question: str) -> set[str]:
    return {mention.person for mention in asked(question).mentions}


def concepts(question: str) -> set[str]:
    return {one.term for one in asked(question).alternatives if one.term.startswith("#")}


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    assert word("wolves", "wolves and people").weight > word("people", "wolves and people").weight


def test_a_word_that_the_base_does_not_have_weighs_as_much_as_one_that_it_has() -> None:
    assert word("zeppelin", "zeppelin over the road").weight >= word("road", "zeppelin over the road").weight


@pytest.mark.parametrize("slip", ["wich", "waht", "abuot"])
def test_a_misspelt_word_of_asking_weighs_nothing(slip: str) -> None:
    assert word(slip, f"{slip} road is open").weight == 0.0


def test_a_first_name_is_no_misspelt_word_of_asking() -> None:
    """ "said", that is."""
    assert word("saida", "Saida on water").weight > 0


def test_letters_in_capitals_are_no_word_of_asking() -> None:
    assert word("us", "the US army").weight > 0.5
    assert word("us", "tell us of the army").weight == 0.0


def test_a_slip_means_what_the_word_itself_means() -> None:
    assert meant("brigde", asked("brigde")) == meant("bridge", asked("bridge")) != set()


def test_a_real_word_is_no_slip_of_another() -> None:
    assert asked("inflation").alternatives == []
    assert asked("America").alternatives == []


def test_a_number_means_itself_only() -> None:
    assert [one.term for one in asked("1961").alternatives] == ["1961"]
    assert asked("1962").alternatives == []


@pytest.mark.parametrize(
    ("question", "written", "key"),
    [
        ("the bridge of stone", "bridge", "en:bridg"),
        ("Что с дорогой?", "дорогой", "ru:dorog"),
        ("chto s dorogoy", "dorogoy", "ru:dorog"),
        ("in 1961", "1961", "1961"),
        ("в 1961 году", "1961", "1961"),
    ],
)
def test_a_word_means_one_of_its_own_language_and_a_number_one_of_any(question: str, written: str, key: str) -> None:
    assert key in meant(written, asked(question))


@pytest.mark.parametrize(
    ("question", "written"),
    [("Koʻprik qayerda?", "ko'prik"), ("Кўприк қаерда?", "кўприк"), ("koprik qayerda", "koprik")],
)
def test_a_word_is_the_same_in_both_scripts_of_its_language(question: str, written: str) -> None:
    assert meant(written, asked(question)) == {"#0:8"}


def test_a_word_that_its_language_has_is_none_of_another_that_sounds_like_it() -> None:
    assert concepts("most of the shepherds") == set()
    assert concepts("мост пастухов") == concepts("the bridge of the shepherds") != set()


def test_a_word_that_its_language_has_not_may_be_one_of_another_that_sounds_like_it() -> None:
    assert meant("armeniya", asked("where is armeniya")) == {"en:armenia"}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("We met in Lampa at noon.", True),
        ("They sell the lampa at noon.", False),
        ("Lampa is sold at noon.", False),
        ("They met. Lampa is sold at noon.", False),
    ],
)
def test_a_word_that_its_language_has_may_be_a_name_that_a_passage_has(text: str, meant: bool) -> None:
    """A name has a capital inside a sentence."""
    base = index_of(interview(entries=[{"id": "one", "kind": "fact", "text": text}], lexicon=[]))
    assert bool(parse("лампа на столе", base).alternatives) is meant


@pytest.mark.parametrize(
    "question",
    [
        "what does Dahlgren say",
        "what does dahlgren say",
        "что говорит Дальгрен",
        "словам Дальгрена",
        "Dahlgrenning fikri",
        "Дальгреннинг фикри",
        "Dahlgren’s view",
        "chto govorit Dalgren",
        "Boris on water",
        "Боrис on water".replace("rис", "рис"),
    ],
)
def test_a_name_is_found_in_any_script_and_case(question: str) -> None:
    assert named(question) == {"dahlgren"}


@pytest.mark.parametrize("slip", ["Dahlgern", "Dahlgrem", "Dalgrenn", "Dahlgreen", "Marcheti", "Дальгерн"])
def test_a_misspelt_name_is_found_but_is_not_sure(slip: str) -> None:
    mentions = asked(f"what does {slip} say").mentions
    assert mentions
    assert not any(mention.sure for mention in mentions)


@pytest.mark.parametrize("other", ["Dahl", "Marche", "Storm", "Bergman", "Маркс"])
def test_another_name_is_not_taken_for_one_of_the_base(other: str) -> None:
    assert named(f"what does {other} say") == set()


def test_an_ordinary_word_is_no_misspelt_name() -> None:
    assert named("what about the market") == set()


def test_a_word_of_the_interviews_is_no_misspelt_name() -> None:
    """Unless it is a form of that name itself."""
    base = index_of(interview(lexicon=[*PEOPLE["lexicon"], ["dahlgrin", "willow"]]))
    assert not parse("dahlgrin wood", base).mentions
    assert parse("dahlgrem wood", base).mentions


def test_a_word_that_a_language_has_is_no_misspelt_name() -> None:
    assert named("признали ли марсель") == set()
    assert named("признали ли марчети") == {"marchetti"}


def test_a_slip_of_a_detail_is_that_detail() -> None:
    base = index_of(interview(entries=[{"id": "one", "kind": "fact", "text": "Afghanistan sent engineers."}]))
    asked = {written: parse(f"did {written} help", base).words[1] for written in ("afghanistan", "afganistan")}
    assert asked["afganistan"].keys == asked["afghanistan"].keys
    assert asked["afganistan"].detail == asked["afghanistan"].detail
