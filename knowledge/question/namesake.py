"""What of a name is a first name, and what a surname; and who only bears the surname of one whom the base knows:
"Rustam Tolipov", "что сказала Толипова"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from knowledge import weights
from knowledge.folder.models import Person
from knowledge.index.index import Index
from knowledge.language.detect import languages_by_letters
from knowledge.language.dictionary import is_land
from knowledge.language.pack import pack, packs
from knowledge.language.patterns import Marks
from knowledge.language.phrases import alias_key, is_first_name, name_keys
from knowledge.language.text import Token, clean, tokens
from knowledge.language.words import is_listed, is_real
from knowledge.question.meaning import Mention

PersonId = tuple[int, str]
"""A person, as the number of his interview and his id there."""
_OF_WOMEN = re.compile(r"(.*(?:[eo]v|in))(a|oy)")
"""How a woman's surname is made of a man's, in any case and in others: "Толипова", "Толиповой"."""
_MADE_OF = re.compile(r"(.*?)y?[eo]v(?:a|oy|u|ym|om|im)?")
"""How a surname is made of a first name, in any case."""
_CASE = "a"
"""The ending of it that a man's may have in a case, too."""


class Parts(NamedTuple):
    """The keys of somebody's first names, and of his surnames, in every spelling that he has."""

    given: frozenset[str]
    family: frozenset[str]


class Words(NamedTuple):
    """The words of a message in a language, with what each weighs, which of them a base has, and the ways of asking in
    it."""

    text: str
    language: str
    found: Sequence[Token]
    weights: Sequence[float]
    met: frozenset[int]
    marks: Marks


def namesakes(words: Words, mentions: Iterable[Mention], index: Index) -> frozenset[int]:
    """The surnames in a message that are another person's than his whom the base knows: behind another first name, a
    woman's where she is the one who speaks, or one made of the first name that he has ("Алиев" of "Али")."""
    made = frozenset(n for n, token in enumerate(words.found) if _is_made_of_first_name(token.word, index))
    named: dict[int, list[Parts]] = {}
    for each in mentions:
        named.setdefault(each.place, []).append(parts_of((each.interview, each.person), index))
    return made | frozenset(
        place
        for place, parts in named.items()
        if _is_surname(words.found[place].word, parts)
        and (
            (place - 1 not in named and _is_behind_another_name(words, place, parts, index))
            or _is_of_woman(words, place, parts)
        )
    )


def _is_made_of_first_name(word: str, index: Index) -> bool:
    """Whether a word is a surname that no passage has, made of the first name of somebody whom the base knows."""
    made = _MADE_OF.fullmatch(whole := alias_key(word))
    if made is None or index.names(whole) or index.heard(whole):
        return False
    return any(made[1] in parts_of((name.interview, name.person), index).given for name in index.names(made[1]))


def _is_surname(word: str, parts: list[Parts]) -> bool:
    keys = name_keys(word)
    return all(each.given and each.given.isdisjoint(keys) for each in parts)


def _is_behind_another_name(words: Words, place: int, parts: list[Parts], index: Index) -> bool:
    """Whether the word before a surname is a first name, and none of these people's, with a slip or not; titles and a
    father's name may stand between."""
    before = place - 1
    titles = {n for mark in words.marks.get("title", ()) for n in range(mark.start, mark.end)}
    while before in titles and not is_first_name(words.found[before].word):  # "Rustam Olegovich Tolipov"
        before -= 1
    if before < 0 or before in words.met or words.weights[before] <= weights.LEAST:
        return False
    token = words.found[before]
    apart = any(words.text[words.found[n].end : words.found[n + 1].start].strip() for n in range(before, place))
    if apart or not token.word.isalpha():
        return False
    keys = name_keys(token.word)
    if is_first_name(token.word):
        return all(each.given.isdisjoint(keys) for each in parts)
    own = words.language.partition("-")[0]
    return (
        token.capital
        and not is_real(token.word, own, index.zipf)
        and not any(is_land(token.word, code) for code in languages_by_letters(token.word))
        and (before > 0 or any(is_listed(token.word, code, index.zipf) for code in packs() if code != own))
        and not any(_is_slip(key, name) for key in keys for each in parts for name in each.given)
    )


def _is_slip(key: str, name: str) -> bool:
    return OSA.distance(key, name) <= (2 if min(len(key), len(name)) > weights.SLIP_LETTERS else 1)


def _is_of_woman(words: Words, place: int, parts: list[Parts]) -> bool:
    """Whether a surname is a woman's, and no form of a man's: the language has none such, or it is she who speaks."""
    made = _OF_WOMEN.fullmatch(alias_key(words.found[place].word))
    if made is None or not all(made[1] in each.family for each in parts):
        return False
    own = pack(words.language)
    if made[2] != _CASE or own is None or _CASE not in own.words("name endings"):
        return True
    return any(place in (mark.start - 1, mark.end) for mark in words.marks.get("she speaks", ()))


def parts_of(who: PersonId, index: Index) -> Parts:
    """What somebody's names consist of; remembered."""
    return index.recall((who, parts_of), lambda: name_parts(index.person(index.interviews[who[0]].slug, who[1])))


def name_parts(person: Person) -> Parts:
    """The first names and the surnames of a person: his surname is the last word of his name, his first names are what
    stands before it anywhere, and an alias of one word that is none of these spells the surname otherwise."""
    spellings = [[*map(_keys, text.split())] for text in (*person.name.values(), *person.aliases)]
    named = spellings[: len(person.name)]
    family = frozenset().union(*(words[-1] for words in named if words))
    given = _given(spellings, family)
    family |= frozenset().union(*(words[0] for words in spellings if len(words) == 1 and given.isdisjoint(words[0])))
    return Parts(_given(spellings, family), family)


def _given(spellings: list[list[frozenset[str]]], family: frozenset[str]) -> frozenset[str]:
    return frozenset().union(
        *(each for words in spellings if words and not family.isdisjoint(words[-1]) for each in words[:-1])
    )


def _keys(word: str) -> frozenset[str]:
    """The keys of a written word, each part of it alone: "Kassym-Jomart"."""
    return frozenset(alias_key(token.word) for token in tokens(clean(word)))
