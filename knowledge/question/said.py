"""What a message says that may lean on what was talked of before it: a matter of its own, or only what points back."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property

from knowledge import weights
from knowledge.index.index import Index
from knowledge.language.dictionary import is_land
from knowledge.question.anaphora import OTHER, people_known, points_to_thing
from knowledge.question.asking import ASKING_ALONE, NAMING_A_MATTER, asks_as_usual, begins_asking
from knowledge.question.conversation import Talked
from knowledge.question.demand import ASKED_OF_VIEW
from knowledge.question.namesake import PersonId
from knowledge.question.parse import parse
from knowledge.question.query import Query
from knowledge.question.single import Reading
from knowledge.question.whom import BY_PLACE

LONGEST_ELLIPSIS = 3
"""Words of content in a question that only names another matter: "and water?"."""
MOST_ELLIPTIC = 2
"""Words of content in a question that only asks for a detail: "which countries took part?"."""
FURTHER = ("further", "more", "others")
"""Headings of words that ask for what was not told yet."""
PARTICLES = (*FURTHER, "too", "meant", "opener", "closer")
FRAME = ("saying", "plain saying", "reason", "why", "where", "this matter", *PARTICLES)
"""Headings of words that say nothing of the matter where a person or a thing is only pointed to: "in which city?"."""
POINTING_TO_IT = ("points back", "this matter", "about, before", "about, after")
"""Headings of words that point to what was said, or lead to it."""


@dataclass(frozen=True)
class Followup:
    """What a message says that may lean on `last`: the places of its `named` people and of its `content`, whom it only
    `pointed` to, whether it `points` to what was said, `asks` anything, or asks for what is `new`."""

    reading: Reading
    last: Talked
    index: Index
    named: frozenset[int]
    content: frozenset[int]
    pointed: tuple[PersonId, ...]
    points: bool
    asks: bool
    new: bool

    @property
    def query(self) -> Query:
        return self.reading.query

    @cached_property
    def matter(self) -> float:
        """What its own words weigh."""
        return sum(self.reading.matter.weights[place] for place in self.content)

    @property
    def asks_about(self) -> bool:
        """Whether it names its matter as what it is about: "does he say anything about water?"."""
        return bool(words_about(self.query) & self.content)

    @property
    def says_enough(self) -> bool:
        """Whether it says enough to be read as it stands as well, beside what kind of answer it asks for: "which
        *villages* took part?" does not."""
        kind = {mark.end for mark in self.query.marks.get("which", ())} | self.query.places("taking part")
        matter = sum(self.reading.matter.weights[place] for place in self.content - kind)
        return matter >= weights.OWN_MATTER or self.asks_about

    @property
    def points_to_it(self) -> bool:
        """Whether it points to what was said, or to its matter, and not only to a person: "what else on this?"."""
        return points_to_thing(self.query) or "this matter" in self.query.marks

    @property
    def is_short(self) -> bool:
        return len(self.content) <= LONGEST_ELLIPSIS

    @property
    def meant(self) -> tuple[PersonId, ...]:
        """The people asked last, of whom it may be asked as well; who does something, or what a thing is, is asked of
        anybody."""
        anybody = self.reading.demand.deed or self.reading.demand.definition
        return () if anybody else people_known(self.last.people, self.index)

    @property
    def completes_whom(self) -> bool:
        """Whether it asks nothing by itself, and was told last only whose words are wished for: "what does Berg say?",
        "about water"."""
        return bool(self.last.people) and not self.last.themes and not self.last.answered and not self.asks

    @property
    def is_elliptic(self) -> bool:
        """Whether it only asks for a detail, in a word or two: "which countries?"."""
        short = len(self.content) <= MOST_ELLIPTIC and len(self.query.words) <= LONGEST_ELLIPSIS + 1
        about = not self.query.marks.keys().isdisjoint(NAMING_A_MATTER)
        return short and not self.named and not about and begins_asking(self.query)

    @property
    def asks_of_view(self) -> bool:
        """Whether it only asks something of the passage on view: "for example?"."""
        return any(doubt in ASKED_OF_VIEW for doubt in self.reading.demand.doubts)

    @property
    def asks_whether_of_land(self) -> bool:
        """Whether it says nothing but a country, after it was told who or which did something: "and Denmark?", "did
        Denmark?"."""
        query, last = self.query, self.last
        if not says_only_lands(query):
            return False
        asked = self._asked_at_length
        plainly = last.answered or "what about" not in query.marks  # else it may be a matter of its own
        of_lands = ("who", "which") if plainly else ("which", "taking part")
        whether = last.answered and self._asked_whether_of_land
        return "saying" not in asked and (whether or not asked.isdisjoint(of_lands))

    @property
    def _asked_whether_of_land(self) -> bool:
        """Whether it was last asked if something holds of a country: "is Denmark in the union?"."""
        asked = parse(self.last.question, self.index, self.query.language)
        marks = asked.marks.keys()
        whether = marks.isdisjoint(("what", "which", "who", "reason", "saying", *ASKING_ALONE, *NAMING_A_MATTER))
        lands = [place for place, word in asked.weighty if is_land(word.token.word, word.language)]
        return whether and 0 < len(lands) < len(asked.weighty) and asks_as_usual(asked)

    @property
    def asks_whether_land_is_in_it(self) -> bool:
        """Whether it is only asked if a country takes part as well: "does it include Denmark?"."""
        marks, words = self.query.marks.keys(), self.query.words
        lands = self.content - self.query.places("taking part")
        is_in_it = self.asks and (self.points or lands < self.content)
        only_whether = marks.isdisjoint(("what", "which", "who", "reason", *ASKING_ALONE, *NAMING_A_MATTER))
        return (
            only_whether
            and is_in_it
            and bool(lands)
            and all(is_land(words[n].token.word, words[n].language) for n in lands)
        )

    @property
    def _asked_at_length(self) -> Set[str]:
        """The headings of what was last asked but by "and Turkey?", which asks the same."""
        questions = [self.last.question, *(turn.question for turn in reversed(self.last.turns))]
        for question in filter(None, questions):
            asked = parse(question, self.index, self.query.language)
            if not says_only_lands(asked):
                return asked.marks.keys()
        return frozenset()

    @property
    def asks_of_a_thing(self) -> bool:
        """Whether a thing is asked about, rather than a detail of what was talked of: "what is NATO?", "what is a
        union?", unlike "which countries?" and "who is in it?"."""
        marks, words = self.query.marks, self.query.words
        behind = {mark.end for heading in ("which", "who", "number", "where") for mark in marks.get(heading, ())}
        of_note = {at for at in self.content if words[at].detail or words[at].token.acronym or words[at].token.capital}
        is_thing = self.reading.demand.definition or (of_note == self.content and of_note.isdisjoint(behind))
        return self.matter >= weights.OWN_THEME and not self.points and is_thing

    @property
    def is_bare(self) -> bool:
        """Whether it says nothing but names, or asks what somebody says of it: "and Sirojov?", "Sirojov on this"."""
        return "what" in self.query.marks or is_name_alone(self.query, *POINTING_TO_IT)


def says_only_lands(query: Query) -> bool:
    """Whether a message says nothing but countries beside a word by which it asks whether: "and Denmark?", "did
    Denmark?"."""
    words, marks = query.words, query.marks.keys()
    whether = "asks" in marks and marks.isdisjoint(("what", "which", "who", "reason", *ASKING_ALONE))
    lands = {n for n, word in query.weighty if is_land(word.token.word, word.language)}
    around = query.places("what about", "opener", "closer", *(("asks",) if whether else ()))
    bare = lands | around >= frozenset(range(len(words)))
    return bool(lands) and bare and ("what about" in marks or whether)


def is_name_alone(query: Query, *beside: str) -> bool:
    """Whether a message says nothing but names: "and Sirojov?", and what is found `beside` them."""
    around = query.places("opener", "closer", "what about", "opinion, before", "opinion, after", *beside)
    named = {mention.place for mention in query.mentions} | query.places(*BY_PLACE)
    return bool(named) and around | named >= frozenset(range(len(query.words)))


def content_of(reading: Reading) -> frozenset[int]:
    """The places of the words that say what a question is about, those that only point left out."""
    query = reading.query
    weighty = frozenset(place for place, weight in enumerate(reading.matter.weights) if weight > 0)
    pointing = query.places("he or she", *OTHER) - words_about(query)
    return weighty - query.places("points back", *FRAME) - pointing


def words_about(query: Query) -> frozenset[int]:
    """The words beside "about": "u suv haqida nima dedi" (what did he say about water) says a matter of its own."""
    before = frozenset(mark.start - 1 for mark in query.marks.get("about, after", ()))
    return before | {mark.end for mark in query.marks.get("about, before", ())}


def says_known_word(query: Query, content: frozenset[int]) -> bool:
    """Whether any word of a question's matter stands in an entry."""
    return any(not content.isdisjoint(range(a.start, a.end)) for a in query.alternatives)


def asks_elsewhere(query: Query) -> bool:
    """Whether a message only names another place of which the last question is asked: "and in Denmark?"."""
    return "in place" in query.marks and not begins_asking(query)
