"""What a text asks, as the index sees it: its words, what each may be and weighs, and the ways of asking in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

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
    languages_by_letters,
)
from knowledge.language.dictionary import is_general
from knowledge.language.pack import QUESTION_HEADINGS, pack, packs
from knowledge.language.patterns import Marks, Word, rules_of, word_in
from knowledge.language.phrases import FoundPhrase, find_phrases
from knowledge.language.text import Token, alphabet, clean, tokens
from knowledge.language.words import only_joins
from knowledge.question.meaning import Mention, known_word
from knowledge.question.mending import learn_words, mended, unhurried_in
from knowledge.question.namesake import Words, namesakes
from knowledge.question.strange import is_in_no_language, is_stray_letter, is_wordless

FEW = 2
"""Words of a message that may be in any language: "ok", "lol"."""
LONGEST_INTERJECTION = 4
"""Words of a message that may be small talk, or lean on the last answer, in another language than its own seems."""
LONGEST = 60
"""Words of a question that are looked at; people ask in fewer."""


class Alternative(NamedTuple):
    """A term that words `start` to `end` (excluded) of the question may stand for."""

    start: int
    end: int
    term: str


class QueryWord(NamedTuple):
    """A word of a question, as its text has it, as rules see it, and as the index knows it."""

    token: Token
    language: str
    seen: Word
    keys: tuple[str, ...]
    weight: float
    everyday: bool = False
    detail: bool = False


@dataclass(frozen=True)
class Query:
    """A text, taken apart against one index; `text` is what the places of its words count in."""

    text: str
    language: str
    words: list[QueryWord]
    alternatives: list[Alternative]
    mentions: list[Mention] = field(default_factory=list)
    marks: Marks = field(default_factory=dict)
    wordless: bool = False
    """Whether it has numbers and letters, but no word: "asdfgh"."""

    def without(self, places: frozenset[int]) -> Query:
        """The question without the words at these places: they neither match nor weigh anything."""
        if not places:
            return self
        words = [w._replace(weight=0.0, everyday=False) if i in places else w for i, w in enumerate(self.words)]
        kept = [a for a in self.alternatives if places.isdisjoint(range(a.start, a.end))]
        return Query(self.text, self.language, words, kept, self.mentions, self.marks, self.wordless)

    def piece(self, start: int, end: int) -> Query:
        """Words `start` to `end` (excluded) as a question of its own."""
        return Query(
            self.text,
            self.language,
            self.words[start:end],
            [
                Alternative(a.start - start, a.end - start, a.term)
                for a in self.alternatives
                if start <= a.start and a.end <= end
            ],
            [m._replace(place=m.place - start) for m in self.mentions if start <= m.place < end],
            marks_of([word.seen for word in self.words[start:end]], self.language),
        )

    @cached_property
    def met(self) -> frozenset[int]:
        """The words that stand for anything in the index."""
        return frozenset([place for each in self.alternatives for place in range(each.start, each.end)])

    def places(self, *headings: str) -> frozenset[int]:
        """The words in which the rules under these headings find something."""
        found = [mark for heading in headings if heading in self.marks for mark in self.marks[heading]]
        return frozenset([place for mark in found for place in range(mark.start, mark.end)])

    @cached_property
    def other_marks(self) -> dict[str, Marks]:
        """What the rules of its `other_languages` find in the text, of each of these."""
        return {code: marks_of([seen_in(word, code) for word in self.words], code) for code in self.other_languages}

    @cached_property
    def other_languages(self) -> list[str]:
        """The languages that a message of a few words may be in besides its own: written in its letters, or typed."""
        if not self.words or len(self.words) > LONGEST_INTERJECTION or self.is_stray_letter:
            return []
        mine = self.language.partition("-")[0]
        return [code for code in languages_by_letters(self.words[0].token.word) if code != mine]

    @cached_property
    def is_stray_letter(self) -> bool:
        """Whether the text is but a letter that is no word as it is written: "ы", "э", which sound like some."""
        return is_stray_letter([word.token for word in self.words])

    def joined(self, other: Query, share: float) -> Query:
        """The question with the words of another one behind it, which count for a share; its ways of asking stay."""
        ahead, letters = len(self.words), len(self.text) + 1
        words = [
            word._replace(
                token=word.token._replace(start=word.token.start + letters, end=word.token.end + letters),
                weight=word.weight * share,
            )
            for word in other.words
        ]
        alternatives = [a._replace(start=a.start + ahead, end=a.end + ahead) for a in other.alternatives]
        mentions = [m._replace(place=m.place + ahead) for m in other.mentions]
        return Query(
            f"{self.text} {other.text}",
            self.language,
            [*self.words, *words],
            [*self.alternatives, *alternatives],
            [*self.mentions, *mentions],
            self.marks,
        )

    def between(self, place: int, other: int) -> str:
        """What is written between two words."""
        return self.text[self.words[place].token.end : self.words[other].token.start]

    @cached_property
    def signs(self) -> list[tuple[int, str]]:
        """What is written between words, by the place of the second one, where that is more than one sign or blank."""
        pairs = enumerate(pairwise(self.words), start=1)
        return [(n, self.text[a.token.end : b.token.start]) for n, (a, b) in pairs if b.token.start - a.token.end > 1]

    @cached_property
    def weights(self) -> list[float]:
        return [word.weight for word in self.words]

    @cached_property
    def weighty(self) -> list[tuple[int, QueryWord]]:
        """The words that weigh something, with their places."""
        return [(place, word) for place, word in enumerate(self.words) if word.weight > 0]


def seen_in(word: QueryWord, language: str) -> Word:
    """A word as the rules of a language see it."""
    return word_in(word.token.word, language.partition("-")[0])


def marks_of(words: list[Word], language: str) -> Marks:
    """The ways of asking, saying and acting in some words of a language; none where there is no such pack."""
    own = pack(language)
    return rules_of(own.code, QUESTION_HEADINGS).marks(words) if own else {}


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
    for phrase in find_phrases(keys, index.phrases):
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
    return query.without(_joined(query))


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
    """Whether a text is nothing but names, without an ending of any language."""
    bare = {mention.place for mention in mentions if mention.bare}
    return bool(found) and len(bare) == len(found)


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


def _meant(phrase: FoundPhrase, language: str) -> Iterator[Alternative]:
    """What a phrase may stand for: the concept of its lexicon row, or one that a passage says in another language."""
    if not is_general(phrase.concept):
        yield Alternative(phrase.start, phrase.end, phrase.concept)
        return
    for other in packs():
        if other != language:
            yield Alternative(phrase.start, phrase.end, translation_term(phrase.concept, other))
