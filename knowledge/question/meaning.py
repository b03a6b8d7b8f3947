"""What a word of a question may mean to an index: its keys, what it weighs, whom it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge import weights
from knowledge.index.index import Index
from knowledge.language.detect import is_written_in, languages_by_letters
from knowledge.language.frequencies import SHORT_STEM
from knowledge.language.keys import SHORTEST_STEM, key, sounds, spelt, stem_of
from knowledge.language.pack import pack
from knowledge.language.patterns import Word, word_in
from knowledge.language.phrases import is_first_name, name_keys, named_by
from knowledge.language.text import Token
from knowledge.language.words import (
    is_anywhere_function_word,
    is_detail,
    is_detail_key,
    is_function_word,
    is_known,
    is_real,
    kinds,
    rarity,
)

LONGEST_FUNCTION_WORD = 9
"""Letters of a word that may be a misspelt function word."""
SHORTEST_NAME, SHORTEST_NAME_SLIP = 3, 5
"""Letters of a word that may be a name, and of one that may be a misspelt name."""


class Mention(NamedTuple):
    """A person whom a word of the question names. `sure` when the word is his name letter for letter, `bare` when it
    has no ending of case: "Толипов", not "Толипова" or "Tolipov's"."""

    place: int
    interview: int
    person: str
    strong: bool
    sure: bool
    bare: bool = True


class KnownWord(NamedTuple):
    """What an index knows of a word of a language, `seen` as rules see it: its keys, what it says, and whom it names,
    if anybody. `everyday`: it says little; `detail`: a passage that lacks it is no answer, whatever else it says."""

    seen: Word
    keys: tuple[str, ...]
    weight: float
    everyday: bool
    detail: bool
    people: tuple[Mention, ...]


def known_word(token: Token, inside: bool, language: str, index: Index) -> KnownWord:
    """What an index knows of a word, remembered; a capital inside a sentence may be a name's."""

    def look() -> KnownWord:
        people = tuple(_mentions(token, inside, language, index))
        foreign = is_first_name(token.word) or (token.capital and _is_real_elsewhere(token.word, language, index))
        if token.acronym and is_function_word(token.word, language):  # "US" is not "us"
            keys: tuple[str, ...] = ()
            weight = 1.0
        else:
            keys = _keys(token.word, language, index, foreign or any(mention.strong for mention in people))
            misspelt = not foreign and _is_misspelt_particle(token.word, language, index)
            weight = 0.0 if misspelt else rarity(token.word, language, index.zipf)
        everyday = 0 < weight <= weights.LEAST
        detail = is_detail(token.word, language)
        if keys and key(token.word, language) not in keys:  # what it is a slip of, or in another language
            detail = detail or all(map(is_detail_key, keys))
        return KnownWord(word_in(token.word, language), keys, weight, everyday, detail, people)

    return index.recall((token.word, language, token.capital, inside, token.acronym), look)


def _is_real_elsewhere(word: str, language: str, index: Index) -> bool:
    """Whether another language has a word, so that with a capital it is rather a name than a slip: "Saida"."""
    return any(code != language and is_real(word, code, index.zipf) for code in languages_by_letters(word))


def _is_misspelt_particle(word: str, language: str, index: Index) -> bool:
    """Whether an unknown short word is one letter off a function word: "wat", "wich", "haqda nma"."""
    own = kinds(language)
    if own is None or not 3 <= len(word) <= LONGEST_FUNCTION_WORD or word.isdigit():
        return False
    if index.known(key(word, language)) or index.zipf(key(word, language)) >= weights.RARE:
        return False
    written = sounds(word)
    if index.names(written):
        return False
    near = process.extractOne(written, own.function_sounds, scorer=OSA.distance, score_cutoff=1)
    return near is not None and near[0][0] == written[0] and max(len(near[0]), len(written)) >= 4


def _keys(word: str, language: str, index: Index, is_name: bool) -> tuple[str, ...]:
    """What a word of a language may be: as it stands, else a word of another language that sounds like it, else a slip.

    A word that its language knows is no word of another one, unless the other has it as a name.
    """
    own = key(word, language)
    if is_function_word(word, language):
        return (own,)
    written = sounds(word)
    keys = [own] if index.known(own) else []
    known = is_known(word, language, index.zipf)
    keys = keys or [*_crossing(word, written, language, known, index)] or _other_stem(written, language, index)
    if not is_name and (not keys or not index.heard(written)) and not is_real(word, language, index.zipf):
        keys = [*_slip_of(word, written, language, known or bool(keys), index), *keys]
    own_pack = pack(language)
    if own_pack and own_pack.derives:  # words of one family that the stemmer leaves apart
        keys += index.kin(own)
    return tuple(dict.fromkeys(keys)) or (own,)


def _crossing(word: str, written: str, language: str, known: bool, index: Index) -> Iterator[str]:
    """The keys of other languages that a word may be: by its sounds; if its own does not know it, by its stem there."""
    for heard in index.heard(written):
        if (heard.proper or not known) and ":" in heard.key and not _is_particle(heard.key):
            yield heard.key
    if known:
        return
    for other in languages_by_letters(word):
        candidate = key(word, other)
        shortest = SHORTEST_STEM if is_written_in(other, word) else SHORT_STEM + 1
        if other == language or len(stem_of(candidate)) < shortest or is_function_word(word, other):
            continue
        if index.known(candidate):
            yield candidate


def _is_particle(key: str) -> bool:
    own = kinds(key.partition(":")[0])
    return own is not None and key in own.function_keys


def _other_stem(written: str, language: str, index: Index) -> list[str]:
    """Another stem that a word of its language may have, if the base has it."""
    own = kinds(language)
    for stem in own.pack.readings(written) if own else ():
        candidate = f"{language}:{spelt(stem, language)}"
        if index.known(candidate) and own and candidate not in own.function_keys:
            return [candidate]
    return []


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))


def _slip_of(word: str, written: str, language: str, known: bool, index: Index) -> list[str]:
    """The keys of the words that a word may be a slip of: of its language, else, if that does not know it though it has
    a table of its words, of another one with its letters."""
    own = pack(language)
    others = [code for code in languages_by_letters(word) if code != language and is_written_in(code, word)]
    for code in [language, *(others if own and own.has_frequencies and not known else ())]:
        forms = dict.fromkeys((written, stem_of(key(word, code))))
        near = [found for form in forms for found in index.similar(form, code) if _digits(found) == _digits(word)]
        if near:
            return near
    return []


def _mentions(token: Token, inside: bool, language: str, index: Index) -> list[Mention]:
    """Whom a word names, at place 0; `inside`: it is not the first word."""
    word = token.word
    if len(word) < SHORTEST_NAME or is_anywhere_function_word(word):
        return []
    candidates = name_keys(word)
    found = named_by(candidates, index.names)
    if found:
        bare = not word.endswith("'s") and bool(index.names(candidates[0]))
        return [Mention(0, name.interview, name.person, name.strong, True, bare) for name in found]
    codes = languages_by_letters(word) or [language]
    known = index.zipf(key(word, codes[0]))
    if known >= weights.RARE or (known > 0 and not (token.capital and inside)):
        return []  # "талибов" is a word of its own, "Талибов" rather a slip of "Талипов"
    for candidate in candidates:
        others = [other for other in index.similar_names(candidate) if not _is_word_beside(word, other, codes, index)]
        near = [name for other in others for name in index.names(other) if name.strong]
        if near and len(candidate) >= SHORTEST_NAME_SLIP:
            bare = candidate == candidates[0]
            return [Mention(0, name.interview, name.person, True, False, bare) for name in dict.fromkeys(near)]
    return []


def _is_word_beside(word: str, name: str, codes: Sequence[str], index: Index) -> bool:
    """Whether the interviews have a word themselves, and not as a form of a name: "oʻzbek" is no slip of "Oybek"."""
    keys = ((key(word, code), key(name, code)) for code in codes)
    return any(index.known(own) and own != of_name for own, of_name in keys)
