"""A passage is found in another language than its own, where no lexicon says how."""

from __future__ import annotations

import functools

import pytest

from knowledge.deciding.decide import answer
from knowledge.index.index import Index
from knowledge.language.dictionary import find_long_names, general_phrases, is_general, is_land
from knowledge.language.keys import key
from knowledge.language.lists import BrokenListError, numbered
from knowledge.language.pack import packs
from knowledge.language.phrases import Phrase
from tests.knowledge.bases import index_of, interview
from tests.knowledge.language.conftest import Install

ENTRIES = [
    {"id": "wolves", "kind": "fact", "text": "Hungry wolves attack the sheep in winter."},
    {"id": "bridge", "kind": "fact", "text": "German engineers built the bridge over the river."},
    {"id": "doctor", "kind": "fact", "text": "The doctor treats children in the hospital of Germany."},
]

PLAIN = {"__init__.py": "def stem(word):\n    return word\n"}
"""A language of which there is no more than a stem."""


@functools.cache
def bare() -> Index:
    """A base in English without a lexicon."""
    return index_of(interview(entries=ENTRIES, lexicon=[], topics=[]))


def shown(index: Index, question: str) -> list[str]:
    return [passage.entry.id for passage in answer(index, question).passages]


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("Голодные волки зимой нападают на овец?", "wolves"),
        ("Och bo'rilar qishda qo'ylarga hujum qiladimi?", "wolves"),
        ("Оч бўрилар қишда қўйларга ҳужум қиладими?", "wolves"),
        ("инженеры построили мост через реку", "bridge"),
        ("Shifokor bolalarni kasalxonada davolaydimi?", "doctor"),
    ],
)
def test_a_passage_is_found_in_another_language(question: str, entry: str) -> None:
    assert shown(bare(), question)[:1] == [entry]


def test_what_it_does_not_say_is_no_answer_in_another_language_either() -> None:
    assert shown(bare(), "Волки летом едят рыбу в море?") == []


def test_the_name_of_a_country_is_known_in_every_language() -> None:
    known = general_phrases()
    words = [key("germany", "en"), key("германия", "ru"), key("germaniya", "uz"), key("германия", "uz")]
    concepts = [{phrase.concept for phrase in known[word] if not phrase.rest} for word in words]
    assert set.intersection(*concepts)
    assert shown(bare(), "врач лечит детей в больнице в Германии") == ["doctor"]


def test_a_word_is_not_joined_to_another_of_its_own_language() -> None:
    assert shown(bare(), "kids physician clinic") == []


def test_a_word_that_the_lexicon_knows_means_what_the_lexicon_says() -> None:
    lexicon = [["wolves", "гуси"]]
    index = index_of(interview(entries=ENTRIES, lexicon=lexicon, topics=[]))
    assert shown(index, "гуси") == ["wolves"]
    assert shown(index, "волки") == []


LANDS = [
    {"id": "states", "kind": "fact", "text": "The three states are united by a treaty on water."},
    {"id": "americans", "kind": "fact", "text": "Engineers of the United States built the dam."},
]


@pytest.mark.parametrize("lexicon", [[], [["states", "государства"], ["united", "joined"]]])
@pytest.mark.parametrize("question", ["united states", "Соединённые Штаты", "Amerika Qoʻshma Shtatlari"])
def test_a_name_of_several_words_is_found_where_a_passage_has_it(question: str, lexicon: list[list[str]]) -> None:
    index = index_of(interview(entries=LANDS, lexicon=lexicon, topics=[]))
    assert shown(index, question)[:1] == ["americans"]


@pytest.mark.parametrize(
    "question", ["united states", "what is said about the United States?", "Соединённые Штаты", "united nations"]
)
def test_a_name_of_several_words_that_no_passage_has_is_not_found_by_its_words(question: str) -> None:
    lexicon = [["states", "государства", "штаты"], ["united", "соединённый"], ["nations", "state"]]
    index = index_of(interview(entries=LANDS[:1], lexicon=lexicon, topics=[]))
    assert shown(index, question) == []


def test_a_part_of_the_world_is_told_of_by_any_of_its_lands() -> None:
    entries = [{"id": "asia", "kind": "fact", "text": "Wolves live all over Asia, also in the western lands."}]
    assert shown(index_of(interview(entries=entries, lexicon=[], topics=[])), "wolves in Western Asia") == ["asia"]


# The lists


def test_what_the_dictionary_says_is_told_from_what_a_lexicon_says() -> None:
    assert is_general(next(iter(general_phrases()["en:wolf"])).concept)
    assert not is_general("#0:3")


def test_a_phrase_of_several_words_is_known_by_its_first(install: Install) -> None:
    install({**PLAIN, "dictionary.txt": "little: бераз, бик аз гына\n"})
    assert general_phrases()["tt:bik"] == [Phrase(("tt:az", "tt:gina"), "~little")]
    assert Phrase((), "~little") in general_phrases()["tt:beraz"]


def test_only_the_names_of_several_words_are_found_as_such() -> None:
    keys = [[key(word, "en")] for word in ("the", "south", "korea", "united", "denmark")]
    assert [(name.start, name.end) for name in find_long_names(keys)] == [(1, 3)] * 2


def test_a_phrase_of_function_words_alone_says_nothing(install: Install) -> None:
    install({**PLAIN, "words.txt": "[function]\nбик аз\n", "dictionary.txt": "little: бик, бик аз, бик юка\n"})
    assert [p.rest for p in general_phrases()["tt:bik"]] == [("tt:yuka",)]


@pytest.mark.parametrize("line", ["wolf", "wolf бүре", "wolf:", "wolf: ", "wild wolf: бүре"])
def test_a_broken_line_is_told_in_one_sentence_with_its_number(install: Install, line: str) -> None:
    file = install({**PLAIN, "dictionary.txt": f"# Animals.\nhare: куян\n{line}\n"}) / "dictionary.txt"
    with pytest.raises(BrokenListError) as broken:
        general_phrases()
    told = "a line must be a concept's id, a colon and words, such as `bridge: мост`"
    assert str(broken.value) == f"{file}:3: {told}"


CONCEPTS = {
    code: [line.partition(":")[0] for _, line in numbered(pack.folder / "dictionary.txt")]
    for code, pack in packs().items()
}


def test_a_concept_has_words_in_each_of_the_three_languages() -> None:
    assert set(CONCEPTS["en"]) == set(CONCEPTS["ru"]) == set(CONCEPTS["uz"])


@pytest.mark.parametrize("language", list(CONCEPTS))
def test_a_concept_of_a_language_is_one_of_those_that_all_share(language: str) -> None:
    assert not set(CONCEPTS[language]) - set(CONCEPTS["en"])


@pytest.mark.parametrize("language", list(CONCEPTS))
def test_a_concept_stands_in_one_line_of_a_list(language: str) -> None:
    assert len(CONCEPTS[language]) == len(set(CONCEPTS[language]))


def test_no_concept_has_the_words_of_another_in_every_language() -> None:
    words: dict[str, list[str]] = {}
    for pack in packs().values():
        for _, line in numbered(pack.folder / "dictionary.txt"):
            concept, _, written = line.partition(":")
            words.setdefault(concept, []).append(written)
    same = [tuple(found) for found in words.values()]
    assert len(same) == len(set(same))


@pytest.mark.parametrize(
    ("word", "language"), [("denmark", "en"), ("ташкент", "ru"), ("ostona", "uz"), ("турцию", "ru")]
)
def test_countries_and_the_cities_listed_are_places(word: str, language: str) -> None:
    assert is_land(word, language)


def test_what_only_lies_at_a_place_is_none() -> None:
    assert not is_land("bridge", "en")
