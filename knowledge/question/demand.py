"""What kind of thing a question asks for: a number, a time, a place, others, a name."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import Literal, get_args

from knowledge import weights
from knowledge.language.dictionary import is_land
from knowledge.question.anaphora import POINTERS
from knowledge.question.asking import ASKING_A_DETAIL, NAMING, NAMING_A_MATTER, SAID_BY_ANYBODY, asks
from knowledge.question.doubts import DOUBTS, TELLING_WHY_NOT, is_free_of, raised_by
from knowledge.question.query import Query

Number = Literal["age", "year", "date", "number"]
NUMBERS: tuple[Number, ...] = get_args(Number)

IN_ANY_VERB = ("who supports", "wished for")
"""The headings of words whose last one says that somebody is for a thing."""
MEANT = "what he means"
"""The heading of words that ask what somebody means by a thing: "what does Berg mean by union?"."""
MAKER = "maker"
"""What every passage lacks where it is asked who made the text itself."""
HAPPENING = "happening"
"""What a passage lacks that only calls what happened in a year, or at a place, the events of it."""
HAPPENING_THERE = "happening there"
"""What a passage lacks that only names the place."""
WHICH_LANDS = "which lands"
"""The heading of whole messages that ask which countries were talked of: "which countries?"."""
STILL = "still so"
"""The heading of whole messages that ask whether what was told is so to this day: "is it still happening?"."""
LANDS = "lands"
"""What a passage tells that names several countries."""
OF_NO_PASSAGE = ("meaning", "stands for", "how to get")
"""The headings of rules that find what no passage tells."""
ASKED_OF_VIEW = ("example", "of all", "which of them", WHICH_LANDS)
"""The headings of whole messages that ask something of the passage on view: "for example?", "all of them?"."""

_NO_MATTER = (*POINTERS, "which speaker", "opener", "closer")
"""The headings of words that are no matter of a question."""


@dataclass(frozen=True)
class Demand:
    """What a question asks for."""

    number: Number | None = None
    """The kind of number, if any."""
    doubts: tuple[str, ...] = ()
    """What makes an answer doubtful: headings of DOUBTS."""
    detail: bool = False
    """It asks what something is called, or what exactly happened."""
    deed: bool = False
    """It asks who does something."""
    deeds: frozenset[int] = frozenset()
    """The words right beside "who" that say what is done, of every day too: "who *lives* there"."""
    general: frozenset[int] = frozenset()
    """The words that ask what one knows of a thing at large, which no passage tells unless it says just these."""
    meaning: bool = False
    """It asks what a word means, or letters stand for, or how one gets a thing, which no passage tells."""
    definition: bool = False
    """It asks what a thing is, which only a passage tells that says so of it."""
    authorship: bool = False
    """It asks who made the text itself, and nothing else, which none of its passages tells."""
    life: bool = False
    """It asks how somebody named or pointed to lives, which his own words do not tell."""
    statement: bool = False
    """It asks nothing, but says something of the writer, or tells a machine to do something."""
    which: frozenset[int] = frozenset()
    """The details of which it asks which they are: "in which *newspaper*"."""
    named: frozenset[int] = frozenset()
    """The words for things that bear a name, of which it asks which one they are: "which *summit*"."""
    questions: bool = False
    """It asks for questions, so that a passage of several is no doubtful one."""
    reason: bool = False
    """It asks why."""
    happened: bool = False
    """It asks what happened in a year or at a place, and nothing else."""
    places: frozenset[int] = frozenset()
    """The words that only say what kind of answer is asked for: "which years", "who of the experts"."""
    asks_where: bool = False
    """It asks where beside what else it asks, so that a passage must tell a place."""
    spoken: bool = False
    """It asks what is said of a matter."""
    text: frozenset[int] = frozenset()
    """The words that name the text itself as what says something: anybody in it is asked, and the text first."""
    asks: bool = True
    """It asks anything at all, or names what is wished for."""

    def lacking(self, tells: Set[str]) -> str | None:
        """What a passage must tell to be an answer, and one that tells this does not."""
        if self.number and self.number not in tells:
            return self.number
        if self.authorship:
            return MAKER
        if self.asks_where and "place" not in tells:
            return "place"
        if self.happened and "events" in tells:
            return HAPPENING
        needed = (
            doubt
            for heading in self.doubts
            if (doubt := DOUBTS[heading]).fatal and not is_free_of(heading, tells)
            if not (doubt.told_by_reason and self.reason and not tells.isdisjoint(TELLING_WHY_NOT))
        )
        return next((doubt.need for doubt in needed), None)

    def left(self, tells: Set[str]) -> tuple[str, ...]:
        """The doubts that a passage that tells this does not take away."""
        return tuple([heading for heading in self.doubts if not is_free_of(heading, tells)])

    def counted(self, doubts: tuple[str, ...]) -> int:
        """How many of some doubts count against a passage."""
        return sum(not (self.reason and DOUBTS[heading].told_by_reason) for heading in doubts)


def find_demand(query: Query) -> Demand:
    """What a question asks for."""
    marks = query.marks
    number = next((kind for kind in NUMBERS if kind in marks), None)
    text = find_text(query)
    raised = [*raised_by(marks.keys())]
    around = query.places("opener", "closer")  # "bilmoqchi edim", I should like to know, asks for no future
    return Demand(
        number=number,
        doubts=tuple(
            "who opposes" if doubt == "opposed" and _is_opposed_by_land(query) else doubt
            for doubt in raised
            if not query.places(doubt) <= around and not (doubt == "where" and _asks_where_it_is_said(query))
        ),
        detail="a name" in marks or "exactly" in marks,
        deed=not marks.keys().isdisjoint(("who", "deed")) and "who meddles" not in raised,  # told in any words
        deeds=frozenset(mark.end - 1 for mark in marks.get("deed", ())),
        general=query.places("general"),
        meaning=not marks.keys().isdisjoint(OF_NO_PASSAGE),
        definition=any(
            mark.start not in around for heading in ("what it is", MEANT) for mark in marks.get(heading, ())
        ),  # "what's the thing with the dam?" is none
        authorship="authorship" in marks,
        life=_asks_of_life(query),
        statement=("statement" in marks and not asks(query)) or _is_order(query),
        questions="questions" in marks,
        reason="reason" in marks,
        spoken=_asks_what_is_said(query),
        which=_details_asked_for(query),
        named=frozenset(place for place, _ in query.weighty) & query.places("which one"),
        places=query.places(
            "which speaker",
            MEANT,
            *ASKED_OF_VIEW,
            STILL,
            "benefit",
            "real",
            *_only_said(query),
            *([number] if number else []),
        )
        | text
        | _said_in_any_verb(query, "taking part" in raised),
        text=text,
        asks=asks(query) or not marks.keys().isdisjoint(NAMING) or _only_names_land(query),
    )


def _is_opposed_by_land(query: Query) -> bool:
    """Whether it is asked why a country is against a thing, which no reason that somebody else has tells."""
    of_people = any(mention.strong for mention in query.mentions)
    return not of_people and any(is_land(word.token.word, word.language) for word in query.words)


def _only_names_land(query: Query) -> bool:
    """Whether a message has nothing of weight but names of countries and towns: "Denmark"."""
    return bool(query.weighty) and all(is_land(word.token.word, word.language) for _, word in query.weighty)


def _said_in_any_verb(query: Query, takes_part: bool) -> frozenset[int]:
    """The words that say that somebody is for a thing, or takes part in it, where it is asked who does, or why he is,
    of a matter of some weight: any passage that tells that is an answer, in whatever words."""
    verbs = query.places("taking part") if takes_part else frozenset()
    if not query.marks.keys().isdisjoint(("who", "wished for")):
        verbs |= {mark.end - 1 for heading in IN_ANY_VERB for mark in query.marks.get(heading, ())}
    verbs |= {place - 1 for place in verbs if place and query.between(place - 1, place) == "-"}  # "qoʻllab-quvvatlaydi"
    rest = query.without(verbs | query.places(*_NO_MATTER))
    return verbs if sum(rest.weights) >= weights.OWN_THEME else frozenset()


def find_text(query: Query) -> frozenset[int]:
    """The words that name the text itself where it is asked what it says ("what does the article say about wolves"),
    but not somebody's own ("в статье Берга")."""
    if "saying" not in query.marks and query.marks.keys().isdisjoint(NAMING_A_MATTER):
        return frozenset()
    whose = {mention.place for mention in query.mentions if mention.strong and not mention.bare}
    marks = (mark for mark in query.marks.get("the text", ()) if mark.end not in whose)
    return frozenset(place for mark in marks for place in range(mark.start, mark.end))


def _is_order(query: Query) -> bool:
    """Whether a message only tells a machine or a servant to do something, and names neither a matter nor anybody whose
    words may be wished for: "write me a poem", unlike "write me about wolves"."""
    if "order" not in query.marks or "?" in query.text or any(mention.strong for mention in query.mentions):
        return False
    asking = query.places("asks") - query.places("order")
    return not asking and query.marks.keys().isdisjoint((*ASKING_A_DETAIL, *NAMING_A_MATTER))


def _asks_where_it_is_said(query: Query) -> bool:
    """Whether "where" is where in the interview something is spoken of: "where do they talk about water?", unlike
    "where did she say so?"."""
    saying = sorted(mark.start for mark in query.marks.get("plain saying", ()))
    who = {mention.place for mention in query.mentions} | query.places("he or she")
    text = find_text(query)
    for mark in query.marks["where"]:
        between = range(mark.end, next((start for start in saying if start >= mark.end), mark.end - 1))
        if mark.end not in saying and (
            not between or any(n not in text and (query.words[n].weight or n in who) for n in between)
        ):
            return False
    return True


def _asks_what_is_said(query: Query) -> bool:
    """Whether it is asked what is said of a matter, or what somebody says at all: "what does he propose?"."""
    saying = query.places("saying")
    names = {mention.place for mention in query.mentions}
    matter = {place for place, _ in query.weighty} - names
    only = bool(matter) and matter <= saying
    return only or (
        (bool(saying) or SAID_BY_ANYBODY in query.marks) and not query.marks.keys().isdisjoint(NAMING_A_MATTER)
    )


def _details_asked_for(query: Query) -> frozenset[int]:
    """The details that stand right behind a word that asks which, or who: "which passport", not "would a passport"; but
    for a place ("in which city"), which a passage may tell by its name, and for what somebody is to be ("kim rahbar
    bo'ladi", who will be the leader); and the thing of which it is asked whether there is one."""
    behind = {mark.end for heading in ("which", "who") for mark in query.marks.get(heading, ())} - query.places("where")
    behind -= {place for mark in query.marks.get("future", ()) for place in range(mark.start, mark.end)}
    things = [place for place, _ in query.weighty] if "exists" in query.marks else []
    there = things if len(things) == 1 else []  # "is there an alliance", unlike "is there a treaty on water"
    return frozenset([*there, *(place for place, word in query.weighty if place in behind and word.detail)])


def _only_said(query: Query) -> tuple[str, ...]:
    """The heading of words that only say that something is said, where no matters are joined, one of which they may
    belong to."""
    return () if {"joint", "joining"} & query.marks.keys() else (SAID_BY_ANYBODY,)


def _asks_of_life(query: Query) -> bool:
    """Whether it is asked how somebody lives: where he was born, whether he served."""
    people = {mention.place for mention in query.mentions if mention.strong} | query.places("he or she", "he or it")
    return any(not people.isdisjoint(range(mark.start, mark.end)) for mark in query.marks.get("life", ()))
