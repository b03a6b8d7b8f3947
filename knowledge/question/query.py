"""What a text asks, as the index sees it: its words, what each may be and weighs, and the ways of asking in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from knowledge.language.detect import languages_by_letters
from knowledge.language.pack import QUESTION_HEADINGS, pack
from knowledge.language.patterns import Marks, Word, rules_of, word_in
from knowledge.language.text import Token
from knowledge.question.meaning import Mention
from knowledge.question.strange import is_stray_letter

FEW = 2
"""Words of a message that may be in any language: "ok", "lol"."""
LONGEST_INTERJECTION = 4
"""Words of a message that may be small talk, or lean on the last answer, in another language than its own seems."""


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
