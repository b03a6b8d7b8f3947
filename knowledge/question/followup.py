"""What a question leans on: the person and the theme that it only points to, or leaves out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from knowledge import weights
from knowledge.index.index import Index
from knowledge.language.dictionary import is_land
from knowledge.question.asking import ASKING_ALONE, NAMING_A_MATTER, asks_as_usual, begins_asking
from knowledge.question.conversation import Context, Talked, Theme
from knowledge.question.demand import ASKED_OF_VIEW
from knowledge.question.leaning import NOTHING, Leaning
from knowledge.question.namesake import PersonId
from knowledge.question.parse import parse
from knowledge.question.pointed import OTHER, POINTERS, people_known, people_pointed_to, spoken_of
from knowledge.question.query import Query
from knowledge.question.single import Reading
from knowledge.question.stranger import asks_stranger, others_asked
from knowledge.question.whom import BY_PLACE

LONGEST_ELLIPSIS = 3
"""Words of content in a question that only names another matter: "and water?"."""
MOST_ELLIPTIC = 2
"""Words of content in a question that only asks for a detail: "which countries took part?"."""
LONGEST_NAMING = 8
"""Words of a question that only names another person: "and what did Sirojov say?"."""
MOST_THEMES = 2
"""Questions of whose themes it is remembered that the last one leaned on them."""
FURTHER = ("further", "more", "others")
"""Headings of words that ask for what was not told yet."""
PARTICLES = (*FURTHER, "too", "meant", "opener", "closer")
FRAME = ("saying", "plain saying", "reason", "why", "where", "this matter", *PARTICLES)
"""Headings of words that say nothing of the matter where a person or a thing is only pointed to: "in which city?"."""
POINTING_TO_IT = ("points back", "this matter", "about, before", "about, after")
"""Headings of words that point to what was said, or lead to it."""


@dataclass(frozen=True)
class _Said:
    """What a message says that may lean on `last`: the places of its `named` people and of its `content`, whom it only
    `pointed` to, whether it `points` to what was said, `asks` anything, or asks for what is `new`."""

    reading: Reading
    last: Talked
    named: frozenset[int]
    content: frozenset[int]
    pointed: tuple[PersonId, ...]
    points: bool
    asks: bool
    new: bool

    @property
    def query(self) -> Query:
        return self.reading.query

    def meant(self, index: Index) -> tuple[PersonId, ...]:
        """The people asked last, of whom it may be asked as well; who does something is not asked of one of them."""
        return () if self.reading.demand.deed else people_known(self.last.people, index)

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
    def asks_whether(self) -> bool:
        """Whether it only asks if something is spoken of: "is water discussed?"."""
        marks = self.query.marks.keys()
        return (
            not self.points and "closer" in marks and marks.isdisjoint(("what", "which", "who", "too", *ASKING_ALONE))
        )

    @property
    def is_bare(self) -> bool:
        """Whether it says nothing but names, or asks what somebody says of it: "and Sirojov?", "Sirojov on this"."""
        return "what" in self.query.marks or is_name_alone(self.query, *POINTING_TO_IT)


def find_leaning(reading: Reading, context: Context, index: Index) -> Leaning:
    """What a question leans on, given what was talked of before it."""
    query, last = reading.query, context.last
    if last is None or not query.words:
        return NOTHING
    named = frozenset(mention.place for mention in query.mentions if mention.strong)
    named |= reading.whom.places & query.places(*BY_PLACE)
    content = content_of(reading) - named
    pointed = () if reading.whom.people else people_pointed_to(query, last, index)
    around = query.places(*POINTERS, *PARTICLES, "this matter")
    if pointed:  # "what does he say about Putin" asks no stranger
        around |= _asked_about(query)
    strange = asks_stranger(reading.matter.without(around)) or others_asked(query.without(around), index)
    if strange or (content and not pointed and not _is_known(query, content)):
        return NOTHING
    said = _Said(
        reading,
        last,
        named,
        content,
        pointed,
        points="points back" in query.marks and asks_as_usual(query),
        asks=asks_as_usual(query),
        new=bool(query.places(*FURTHER) - query.places("the other")),  # "another one" may be a person
    )
    leaning = _with_matter(said, index) if content else _without_matter(said, index)
    if leaning.themes and "reason" in query.marks:
        leaning = replace(leaning, new=True, reason=not said.new)
    return leaning


def _with_matter(said: _Said, index: Index) -> Leaning:
    """What a question leans on that says what it is about: "which countries?", "what does he say about Azerbaijan?"."""
    last, marks = said.last, said.query.marks
    people = said.meant(index)
    matter = sum(said.reading.matter.weights[place] for place in said.content)
    alone = matter >= weights.OWN_MATTER or bool(_asked_about(said.query) & said.content)
    short = len(said.content) <= LONGEST_ELLIPSIS
    if "he or it" in marks and len(people) == 1 and not said.reading.whom.people:
        themes = () if _asked_about(said.query) & said.content else last.themes  # it asks anew
        return Leaning(people, themes, restricted=True, new=said.new)
    anew = "what about" in marks and marks.keys().isdisjoint(("too", "saying"))
    anew = anew and bool(_asked_about(said.query) & said.content)
    slight = matter < weights.OWN_THEME and not anew  # "and about Russia?" asks the person of it alone
    if not said.pointed and not said.named and said.asks and (slight or said.is_elliptic):
        return Leaning(
            people,
            last.themes,
            new=said.new,
            elliptic=said.is_elliptic and not said.points,
            alone=alone
            or not last.themes
            or "plain saying" in marks
            or said.asks_whether
            or _asks_of_a_thing(said, matter),
        )
    of_another = "too" in marks or ("in place" in marks and not begins_asking(said.query))
    of_another = of_another or _asks_whether_of_land(said, index)
    of_another = of_another and not (said.pointed and "plain saying" in marks)  # "does he mention water too?" asks anew
    if of_another and short and last.themes and not said.reading.whom.people:  # does what was said hold of it, too?
        whole = alone and len(said.content) > 1
        return Leaning(said.pointed, last.themes, restricted=bool(said.pointed), both=True, alone=whole)
    if said.points or said.pointed:
        themes = () if said.pointed else last.themes
        return Leaning(said.pointed, themes, restricted=bool(said.pointed), new=said.new, alone=alone)
    if short and not said.named and ("what about" in marks or "meant" in marks):
        asked = said.query.places("asks") - said.query.places("what about", "opener")
        return Leaning(people, new=said.new, alone=bool(asked))
    return Leaning((), last.themes if short else (), new=True) if said.new else NOTHING


def _asks_whether_of_land(said: _Said, index: Index) -> bool:
    """Whether it says nothing but a country, after it was told who or which did something: "and Denmark?"."""
    query, last, words = said.query, said.last, said.query.words
    bare = said.content | query.places("what about", "opener", "closer") >= frozenset(range(len(words)))
    if not (bare and last.answered and "what about" in query.marks):
        return False
    asked = parse(last.question, index, query.language).marks.keys()
    lands = all(is_land(words[place].token.word, words[place].language) for place in said.content)
    return lands and "saying" not in asked and not asked.isdisjoint(("who", "which"))


def _asks_of_a_thing(said: _Said, matter: float) -> bool:
    """Whether a thing is asked about, rather than a detail of what was talked of: "what is NATO?", "what is a union?",
    unlike "which countries?" and "who is in it?"."""
    marks, words = said.query.marks, said.query.words
    behind = {mark.end for heading in ("which", "who", "number", "where") for mark in marks.get(heading, ())}
    things = {at for at in said.content if words[at].detail or words[at].token.acronym or words[at].token.capital}
    is_thing = said.reading.demand.definition or (things == said.content and things.isdisjoint(behind))
    return matter >= weights.OWN_THEME and not said.points and is_thing


def _without_matter(said: _Said, index: Index) -> Leaning:
    """What a question leans on that says no matter of its own: "why?", "and Sirojov?", "what does he think of it?"."""
    last, marks, whom = said.last, said.query.marks, said.reading.whom
    spoken = said.pointed
    if not said.named and said.asks_of_view:
        people = spoken or spoken_of(last, index)
        return Leaning(people, last.themes, restricted=bool(people), of_view=True, alone=False)
    if said.new and not said.named and "saying" in marks and "more" not in marks:  # "what else was said?": by him
        spoken = spoken or spoken_of(last, index)
    if spoken:
        return Leaning(spoken, last.themes, restricted=True, new=said.new, only_named=True)
    if said.named:
        if said.reading.demand.number and "saying" not in marks:  # "how old is Berg?" is asked of himself
            return NOTHING
        short = said.points or len(said.query.words) <= LONGEST_NAMING
        leans = short and "who is" not in marks and not (whom.people and whom.others)
        return Leaning((), last.themes, new=said.new, only_named=True, bare=said.is_bare) if leans else NOTHING
    again = said.new or "why" in marks
    asks = said.asks and (len(said.query.words) > 1 or any(heading in marks for heading in ASKING_ALONE))
    if not last.themes or not (again or asks):  # "what?" alone asks nothing
        return NOTHING
    of_it = said.points and {"saying", "what"} <= marks.keys()
    return Leaning(said.meant(index), last.themes, new=again or of_it, alone=False, reason="why" in marks, of_it=of_it)


def is_name_alone(query: Query, *beside: str) -> bool:
    """Whether a message says nothing but names: "and Sirojov?", and what is found `beside` them."""
    around = query.places("opener", "closer", "what about", "opinion, before", "opinion, after", *beside)
    named = {mention.place for mention in query.mentions} | query.places(*BY_PLACE)
    return bool(named) and around | named >= frozenset(range(len(query.words)))


def complete(reading: Reading, leaning: Leaning, index: Index) -> Reading:
    """A question with the themes that it leans on put beside its own words, those that only point left out."""
    if leaning is NOTHING:
        return reading
    content = content_of(reading)
    frame = frozenset(range(len(reading.matter.words)))
    if content:  # a verb of saying is rather the matter's where there is one
        frame -= reading.query.places("saying")
    elif reading.demand.deed:  # "who proposed it?"
        frame -= reading.query.places("saying") - reading.query.places("plain saying")
    matter = reading.matter.without(frame - content)
    share = weights.CARRIED if content else 1.0
    for each in leaning.themes:
        matter = matter.joined(parse(each.words, index, reading.query.language, each.language), share)
        share *= weights.CARRIED
    wanted = reading.demand
    if leaning.themes:  # then it is them that somebody made, not the text
        wanted = replace(wanted, authorship=False)
    if leaning.new:  # what was told is left out, so that all else is something else
        wanted = replace(wanted, doubts=tuple(doubt for doubt in wanted.doubts if doubt != "others"))
    return replace(reading, matter=matter, demand=wanted, parts=() if leaning.themes else reading.parts)


def themes_of(reading: Reading, leaning: Leaning, answered: bool) -> tuple[Theme, ...]:
    """What a question was about: its own words of content, and those of the questions that it leaned on; these alone
    where it only asked for a detail of them that was not found."""
    query = reading.query
    if leaning.themes and not answered:
        return leaning.themes
    places = sorted(p for p in content_of(reading) - reading.whom.places if p < len(query.words))
    words = " ".join(query.words[place].token.word for place in places)
    theme = (Theme(words, query.language),) if words else ()
    slight = leaning.both or sum(reading.matter.weights[place] for place in places) < weights.OWN_THEME
    return (*leaning.themes, *theme)[:MOST_THEMES] if slight else (*theme, *leaning.themes)[:MOST_THEMES]


def says_little(reading: Reading) -> bool:
    """Whether the words that say what a question is about weigh next to nothing."""
    return sum(reading.matter.weights[place] for place in content_of(reading)) < weights.OWN_THEME


def content_of(reading: Reading) -> frozenset[int]:
    """The places of the words that say what a question is about, those that only point left out."""
    query = reading.query
    weighty = frozenset(place for place, weight in enumerate(reading.matter.weights) if weight > 0)
    pointing = query.places("he or she", *OTHER) - _asked_about(query)
    return weighty - query.places("points back", *FRAME) - pointing


def _asked_about(query: Query) -> frozenset[int]:
    """The words beside "about": "u suv haqida nima dedi" (what did he say about water) says a matter of its own."""
    before = frozenset(mark.start - 1 for mark in query.marks.get("about, after", ()))
    return before | {mark.end for mark in query.marks.get("about, before", ())}


def _is_known(query: Query, content: frozenset[int]) -> bool:
    """Whether any word of a question's matter stands in an entry."""
    return any(not content.isdisjoint(range(a.start, a.end)) for a in query.alternatives)
