"""Takes a text apart against an index: slips mended, its language told, what each word may mean, and its phrases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from knowledge import weights
from knowledge.index.index import Index
from knowledge.index.schema import mention_term, translation_term
from knowledge.language.addresses import without_addresses
from knowledge.language.detect import (
    detect,
    is_written_in,
    language_of,
    language_of_names,
    language_of_noise,
)
from knowledge.language.dictionary import find_long_names, is_general
from knowledge.language.pack import pack, packs
from knowledge.language.patterns import Marks, word_in
from knowledge.language.phrases import FoundPhrase, find_phrases, is_first_name
from knowledge.language.text import Token, alphabet, clean, tokens
from knowledge.language.words import only_joins
from knowledge.question.by_role import with_speaker_by_role
from knowledge.question.meaning import Mention, known_word
from knowledge.question.mending import mended, unhurried_in
from knowledge.question.met import learn_words
from knowledge.question.misspelt_saying import with_verb_of_saying
from knowledge.question.namesake import Words, namesakes
from knowledge.question.query import Alternative, Query, QueryWord, marks_of
from knowledge.question.strange import is_in_no_language, is_stray_letter, is_wordless

FULL_NAME = 2
"""Words of a name."""
LONGEST = 60
"""Words of a question that are looked at; people ask in fewer."""


def parse(text: str, index: Index, fallback: str = "en", language: str | None = None, in_talk: bool = False) -> Query:
    """Take a text apart. `fallback` is its language where its words do not tell, that of a conversation if it is
    `in_talk`; `language` is it where it is known."""
    text, found = _words_of(without_addresses(clean(text)), index)
    typed = found
    if not language and (meant := mended(text, found, index)) != text:
        text, found = _words_of(meant, index)
    told = language is not None
    language = language or detect(found, index.zipf, fallback, in_talk)
    base = language.partition("-")[0]
    if (own := pack(base)) and own.hasty and (meant := unhurried_in(text, found, own, index)) != text:
        text, found = _words_of(meant, index)
    codes = _languages(found, base, index)
    known = [known_word(token, token is not found[0], code, index) for token, code in zip(found, codes, strict=True)]
    mentions = [m._replace(place=place) for place, word in enumerate(known) for m in word.people]
    keys = [word.keys for word in known]
    alternatives = [Alternative(i, i + 1, k) for i, own_keys in enumerate(keys) for k in own_keys]
    index.learn_phrases([a.term for a in alternatives])
    phrases = [*find_phrases(keys, index.phrases)]
    untold = _untold([word.seen.key for word in known], phrases)
    alternatives = [a for a in alternatives if a.start not in untold]
    for phrase in phrases:
        if phrase.start not in untold:
            alternatives += _meant(phrase, codes[phrase.start])
    alternatives += [
        Alternative(m.place, m.place + 1, mention_term(index.interviews[m.interview].slug, m.person))
        for m in mentions
        if m.strong
    ]
    index.learn_terms([a.term for a in alternatives])
    alternatives = [a for a in alternatives if index.term(a.term) is not None]
    if not told and _are_names(found, mentions):
        language = language_of_names([token.word for token in found], fallback) or language
    said = {place for each in alternatives for place in range(each.start, each.end)}
    wordless = not mentions and is_wordless(text, typed, found, said, index)
    if wordless or (not said and not mentions and is_in_no_language(found, base, index)):
        language = fallback if in_talk else language_of_noise([token.word for token in found], fallback)
    words = [
        QueryWord(token, code, word.seen if code == base else word_in(token.word, base), *word[1:5])
        for token, code, word in zip(found, codes, known, strict=True)
    ]
    stray = is_stray_letter(found)
    if stray:
        letter = [found[0].word]
        told_by_it = language if is_written_in(fallback, letter[0]) else language_of_noise(letter, fallback)
        language = language_of_names(letter, fallback) or told_by_it
    marks = {} if stray else marks_of([word.seen for word in words], base)
    met = frozenset(said) - {mention.place for mention in mentions}
    if others := namesakes(Words(text, language, found, [word.weight for word in words], met, marks), mentions, index):
        mentions = [mention for mention in mentions if mention.place not in others]
        alternatives = [a for a in alternatives if others.isdisjoint(range(a.start, a.end))]
    for idiom in _idioms(words, alternatives, marks):
        words[idiom.end - 1] = words[idiom.end - 1]._replace(weight=2 * weights.LEAST)
        alternatives = [a for a in alternatives if a.end != idiom.end or a.start < idiom.end - 1]
    query = Query(text, language, words, alternatives, mentions, marks, wordless)
    query = with_verb_of_saying(query, index).without(_joined(query))
    return query if told else with_speaker_by_role(query, index)


def _idioms(words: list[QueryWord], alternatives: list[Alternative], marks: Marks) -> list[Alternative]:
    """The phrases of a lexicon whose words say nothing each by itself: "in the way"; the longest of those that overlap.
    What only asks is none, though a lexicon has it: "think of", "is it true"."""
    taken = {place for found in marks.values() for mark in found for place in range(mark.start, mark.end)}
    idioms = []
    for phrase in sorted(alternatives, key=lambda a: a.start - a.end):
        places = range(phrase.start, phrase.end)
        if len(places) > 1 and taken.isdisjoint(places) and not any(words[place].weight for place in places):
            taken.update(places)
            idioms.append(phrase)
    return idioms


def _are_names(found: list[Token], mentions: list[Mention]) -> bool:
    """Whether a text is nothing but names, without an ending of any language: of people known, or a first name and a
    surname."""
    bare = {mention.place for mention in mentions if mention.bare}
    stranger = len(found) == FULL_NAME and is_first_name(found[0].word) and all(token.capital for token in found)
    return bool(found) and (len(bare) == len(found) or stranger)


def _joined(query: Query) -> frozenset[int]:
    """The words that are joined to others by a hyphen and only say how those are meant."""
    return frozenset(
        place
        for place in range(1, len(query.words) if "-" in query.text else 0)
        if query.between(place - 1, place) == "-"
        and only_joins(query.words[place].token.word, query.words[place].language)
    )


def _words_of(text: str, index: Index) -> tuple[str, list[Token]]:
    """A text with its words, of which it is then known how frequent they are."""
    found = tokens(text)[:LONGEST]
    learn_words(found, index)
    return text, found


def _languages(found: list[Token], base: str, index: Index) -> list[str]:
    """The language of each word of a text in a language: in one that people type in others' letters, it is that one."""
    own = pack(base)
    typed = sum(alphabet(token.word) in own.typed for token in found) if own and own.typed else 0
    if typed * 2 > len(found):
        return [base] * len(found)
    return [language_of(token.word, base, index.zipf) for token in found]


def _untold(keys: Sequence[str], phrases: Sequence[FoundPhrase]) -> frozenset[int]:
    """The words of names that no entry has: the "United States" are neither united nor states."""
    told = [range(phrase.start, phrase.end) for phrase in phrases if phrase.end - phrase.start > 1]
    names = (range(name.start, name.end) for name in find_long_names([(own,) for own in keys]))
    unknown = (name for name in names if not any(name[0] in each and name[-1] in each for each in told))
    return frozenset(chain.from_iterable(unknown))


def _meant(phrase: FoundPhrase, language: str) -> Iterator[Alternative]:
    """What a phrase may stand for: the concept of its lexicon row, or one that a passage says in another language."""
    if not is_general(phrase.concept):
        yield Alternative(phrase.start, phrase.end, phrase.concept)
        return
    for other in packs():
        if other != language:
            yield Alternative(phrase.start, phrase.end, translation_term(phrase.concept, other))
