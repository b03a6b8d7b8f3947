"""Which language a question is in, and in which of its alphabets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from knowledge import weights
from knowledge.language.frequencies import known_by
from knowledge.language.keys import key
from knowledge.language.pack import WORDS_KEPT, Pack, packs
from knowledge.language.text import Token, alphabet
from knowledge.language.words import Zipf, is_function_word, is_listed_function_word

TELL_LITTLE = 2
"""Words that hardly tell their language."""
SHORT_MESSAGE = 3
"""Words of a message that is rather in the language of its conversation."""


def detect(words: Sequence[Token], zipf: Zipf, fallback: str, in_talk: bool = False) -> str:
    """The code of the language of a question, such as "en" or "uz-Cyrl"; `fallback` where its words tell nothing.
    `in_talk`: that is the language of a conversation, which a short message keeps unless it is plainly in another."""
    found = [(token.word, name) for token in words if (name := alphabet(token.word))]
    if not found:
        return fallback
    names = Counter([name for _, name in found])
    main = max(sorted(names, key="LATIN".__eq__), key=names.__getitem__)
    alone = len(found) == 1
    anybodys = alone and main == "LATIN"  # one word in letters that all can type
    if anybodys and len(found[0][0]) == 1:
        return fallback
    own = packs().get(fallback.partition("-")[0])
    kept = own.code if own and in_talk and len(found) <= SHORT_MESSAGE else ""
    scores = _scores([word for word, name in found if name == main], main, zipf, anybodys, kept)
    if not any(scores.values()) and len(scores) != 1 and (own is None or own.code in scores):
        return fallback if own is None or main == "LATIN" else code_in(own, main)
    if own and own.code in scores:
        second = main in [*own.writings.values()][1:]
        if kept:
            scores[own.code] += weights.CONVERSATION
        elif (len(found) <= TELL_LITTLE or second) and (scores[own.code] or anybodys):  # else it is others'
            scores[own.code] += weights.OWN_LANGUAGE
    mine = own.code if own else ""
    if len(found) <= TELL_LITTLE:  # so little is rather in a language that is always written so
        for code in scores.keys() - {mine}:
            scores[code] -= weights.OWN_LANGUAGE * (main in [*packs()[code].writings.values()][1:])
    best = max(scores, key=lambda c: (scores[c], c == mine, main in packs()[c].writings.values()), default="")
    if not best or (best == (own and own.code) and anybodys):
        return fallback  # such a word says nothing of the reader's alphabet
    return code_in(packs()[best], main)


def language_of_names(words: Sequence[str], fallback: str) -> str | None:
    """The code of the language of a text that is nothing but names: the reader's, unless he cannot have written it
    with these letters; None then."""
    own = packs().get(fallback.partition("-")[0])
    others = [mark for each in packs().values() if each is not own for mark, _ in each.marks]
    if own is None or any(mark.search(word) for word in words for mark in others):
        return None
    main = alphabet(words[0])
    if main == "LATIN":  # all can type it, and it says nothing of the reader's alphabet
        return fallback
    return code_in(own, main) if is_written_in(own.code, words[0]) else None


def language_of_noise(words: Sequence[str], fallback: str) -> str:
    """The code of the language to answer a text of no language in: the reader's, unless nobody writes or types it in
    the letters of most of its words; then the first that has these letters as its own, since who has them on his
    keyboard reads them."""
    names = [name for word in words if (name := alphabet(word))]
    main = max(names, key=names.count, default="")
    own = packs().get(fallback.partition("-")[0])
    if not main or own is None or main in (*own.writings.values(), *own.typed):
        return fallback
    return next((code for code, each in packs().items() if each.writings.get("") == main), fallback)


def language_of(word: str, language: str, zipf: Zipf) -> str:
    """The language to take a word of a text in `language` for: its own, unless the alphabet says otherwise; then the
    one that knows it best of those that have that alphabet."""
    name = alphabet(word)
    own = packs().get(language.partition("-")[0])
    if not name or own is None or name in own.writings.values():
        return own.code if own else language
    others = [each.code for each in packs().values() if name in each.writings.values()]
    return max(others, key=lambda code: zipf(key(word, code)), default=own.code)


def languages_by_letters(word: str) -> list[str]:
    """The languages that are written, or typed, in a word's letters; those that are written in them first."""
    name = alphabet(word)
    written = [each.code for each in packs().values() if name in each.writings.values()]
    return written + [each.code for each in packs().values() if name in each.typed]


def is_written_in(language: str, word: str) -> bool:
    """Whether a language is written, and not only typed, in the letters of a word."""
    own = packs().get(language.partition("-")[0])
    return own is not None and alphabet(word) in own.writings.values()


def code_in(pack: Pack, alphabet: str) -> str:
    """The code of a language in an alphabet, such as "uz-Cyrl"."""
    for suffix, name in pack.writings.items():
        if name == alphabet:
            return f"{pack.code}-{suffix}" if suffix else pack.code
    return pack.code


class _Sign(NamedTuple):
    """What a word says for a language by itself: the language, and whether it is only typed in such letters; what its
    frequency there is looked up by; whether it is a function word, and listed as one just as it is written; what a mark
    of the language in it tells; whether it has an ending of it."""

    code: str
    typed: bool
    known_by: str
    function: bool
    listed: bool
    marked: float
    ending: bool


@lru_cache(maxsize=WORDS_KEPT)
def _signs(word: str, alphabet: str) -> tuple[_Sign, ...]:
    """What a word says for each language that is written or typed in an alphabet."""
    bare = word.replace("'", "")
    return tuple(
        _Sign(
            each.code,
            alphabet in each.typed,
            known_by(word, each.code),
            is_function_word(word, each.code),
            is_listed_function_word(word, each.code),
            max([tells for mark, tells in each.marks if mark.search(word)], default=0.0),
            bool(each.endings and each.endings.search(bare)),
        )
        for each in packs().values()
        if alphabet in (*each.writings.values(), *each.typed)
    )


def _scores(words: list[str], alphabet: str, zipf: Zipf, anybodys: bool, kept: str) -> dict[str, float]:
    """What some words of one alphabet say for each language that is written or typed in it. What a word says that may
    be `anybodys` ("NATO") is shared out among the languages that have it, by how often it stands in each. One that is
    `kept` needs no more small words than they to show in others' letters."""
    there = _signs(words[0], alphabet)
    scores = {sign.code: 0.0 for sign in there}
    others = dict(scores)
    asking, said = dict.fromkeys(scores, 0), dict.fromkeys(scores, 0)
    only_there: set[str] = set()
    for word in words:
        signs = _signs(word, alphabet)
        functions = [sign.code for sign in signs if sign.function]
        only_there |= {sign.code for sign in signs if sign.listed and not sign.typed}
        listed = bool(functions) and any(sign.listed for sign in signs)
        for code in functions:
            asking[code] += 1
        heard = [zipf(sign.known_by) for sign in signs]
        for sign, often in zip(signs, heard, strict=True):
            said[sign.code] += bool(sign.marked or sign.function or often > weights.RARE)
            marked = 0.0 if listed and not sign.function else sign.marked  # it is a small word of another language
            if marked or sign.function:
                scores[sign.code] += max(marked, sign.function)
            elif sign.ending and not functions:
                scores[sign.code] += weights.ENDING_TELLS
            elif often > weights.RARE:
                tells = (often - weights.RARE) / (weights.COMMON - weights.RARE)
                scores[sign.code] += tells
                if anybodys:
                    others[sign.code] += tells * (1 - 10**often / sum(10**other for other in heard if other))
    told = any(scores[sign.code] for sign in there if not sign.typed)
    if len(only_there) == 1:  # the names in a text are of any language, its small words are not
        scores[only_there.pop()] += weights.ENDING_TELLS
    small = max((asking[sign.code] for sign in there if not sign.typed), default=0)
    rest = max((said[sign.code] for sign in there if not sign.typed), default=0)
    for sign in there:
        fewer = asking[sign.code] < small or (asking[sign.code] == small and sign.code != kept)
        fewer = fewer or said[sign.code] < min(rest, 2)  # "ob-havo" has but a piece that is one
        if sign.typed and ((fewer and told) or said[sign.code] * 2 < len(words)):
            scores[sign.code] = 0.0  # a language in others' letters shows by its small words, not by a name or a slip
        elif anybodys:
            scores[sign.code] -= others[sign.code]
    return scores
