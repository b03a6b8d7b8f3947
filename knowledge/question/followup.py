"""What a question leans on: the person and the theme that it only points to, or leaves out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from knowledge import weights
from knowledge.index.index import Index
from knowledge.question.anaphora import POINTERS, people_pointed_to, spoken_of
from knowledge.question.asking import ASKING_ALONE, asks_as_usual
from knowledge.question.conversation import Context
from knowledge.question.leaning import NOTHING, Leaning, LeaningKind
from knowledge.question.parse import parse
from knowledge.question.said import (
    FURTHER,
    PARTICLES,
    Followup,
    asks_elsewhere,
    content_of,
    says_known_word,
    words_about,
)
from knowledge.question.single import Reading
from knowledge.question.stranger import asks_stranger, others_asked
from knowledge.question.whom import BY_PLACE


def find_leaning(reading: Reading, context: Context, index: Index) -> Leaning:
    """What a question leans on, given what was talked of before it."""
    query, last = reading.query, context.last
    if last is None or not query.words:
        return NOTHING
    if last.of_stranger and not reading.whom.people and "he or she" in query.marks:
        return Leaning(LeaningKind.STRANGER)
    pointed = () if reading.whom.people else people_pointed_to(query, last, index)
    asked_of_him = reading.whom.asked_about if pointed else frozenset()  # "does he mention Berg?" is of Berg
    named = frozenset(m.place for m in query.mentions if m.strong and (m.interview, m.person) not in asked_of_him)
    named |= reading.whom.places & query.places(*BY_PLACE)
    content = content_of(reading) - named
    around = query.places(*POINTERS, *PARTICLES, "this matter")
    if pointed:  # "what does he say about Putin" asks no stranger
        around |= words_about(query)
    strange = asks_stranger(reading.matter.without(around)) or others_asked(query.without(around), index)
    told = content - query.places("taking part")  # which is told in whatever words
    if strange or (told and not pointed and not says_known_word(query, content)):
        return NOTHING
    said = Followup(
        reading,
        last,
        index,
        named,
        content,
        pointed,
        points="points back" in query.marks and asks_as_usual(query),
        asks=asks_as_usual(query),
        new=bool(query.places(*FURTHER) - query.places("the other")),  # "another one" may be a person
    )
    steps = _WITH_MATTER if content else _WITHOUT_MATTER
    leaning = next((found for step in steps if (found := step(said)) is not None), NOTHING)
    if leaning.themes and "reason" in query.marks:
        leaning = replace(leaning, new=True, reason=not said.new)
    return leaning


def _asks_him(said: Followup) -> Leaning | None:
    """It points to one who may be a thing as well: "u suv haqida nima deydi?"."""
    marks = said.query.marks.keys()
    people = said.meant or spoken_of(said.last, said.index)
    if "he or it" not in marks or ("who" in marks and not said.meant) or len(people) != 1 or said.reading.whom.people:
        return None
    return Leaning(LeaningKind.ANAPHORA, people, () if said.asks_about else said.last.themes, new=said.new)


def _asks_whether_in_it(said: Followup) -> Leaning | None:
    """It asks whether a country is among those talked of: "does it include Denmark?", "did Denmark?"."""
    if said.named or not said.last.themes or not (said.asks_whether_land_is_in_it or said.asks_whether_of_land):
        return None
    return Leaning(LeaningKind.ADDITION, themes=said.last.themes)


def _asks_a_detail(said: Followup) -> Leaning | None:
    """It says little, and of what was talked of: "which countries?"."""
    marks, last = said.query.marks, said.last
    anew = "what about" in marks and marks.keys().isdisjoint(("too", "saying")) and said.asks_about
    slight = said.matter < weights.OWN_THEME and not anew  # "and about Russia?" asks the person of it alone
    if said.pointed or said.named or not said.asks or not (slight or said.is_elliptic):
        return None
    alone = said.says_enough or not last.themes or said.asks_of_a_thing
    kind = LeaningKind.DETAIL if said.is_elliptic and not said.points else LeaningKind.FRAGMENT
    return Leaning(kind, said.meant, last.themes, new=said.new, alone=alone)


def _asks_of_another_thing(said: Followup) -> Leaning | None:
    """It asks whether what was said holds of another thing, too: "water too?", "and to Denmark?"."""
    marks = said.query.marks
    too = "too" in marks or asks_elsewhere(said.query)
    asks_anew = bool(said.pointed) and "plain saying" in marks  # "does he mention water too?"
    if not too or asks_anew or not said.is_short or not said.last.themes or said.reading.whom.people:
        return None
    whole = said.says_enough and len(said.content) > 1
    before = parse(said.last.question, said.index, said.last.language)
    there = len(said.last.themes) > 1 and asks_elsewhere(before)  # "and in Norway?", "and in Denmark?"
    themes = said.last.themes[1:] if there else said.last.themes
    return Leaning(LeaningKind.ADDITION, said.pointed, themes, alone=whole and not said.pointed)


def _points_back(said: Followup) -> Leaning | None:
    """It points to a person, who is asked about its own matter, or to a thing: "where was that battalion?"."""
    if said.pointed:
        return Leaning(LeaningKind.ANAPHORA, said.pointed, new=said.new)
    if not said.points:
        return None
    return Leaning(LeaningKind.ANAPHORA, themes=said.last.themes, new=said.new, alone=said.says_enough)


def _names_another_matter(said: Followup) -> Leaning | None:
    """It only names another matter: "and water?", "I meant the dam"; or, where it was only said whose words are wished
    for, a matter: "what does Berg say?", "water"."""
    query = said.query
    names_matter = not query.marks.keys().isdisjoint(("what about", "meant")) or said.completes_whom
    if not said.is_short or said.named or not names_matter:
        return None
    asked = query.places("asks") - query.places("what about", "opener")
    return Leaning(LeaningKind.FRAGMENT, said.meant, new=said.new, alone=bool(asked))


def _asks_for_more(said: Followup) -> Leaning | None:
    """It asks for what was not told yet: "any other reasons?"."""
    themes = said.last.themes if said.is_short else ()
    return Leaning(LeaningKind.FRAGMENT, themes=themes, new=True, alone=True) if said.new else None


def _asks_his_age(said: Followup) -> Leaning | None:
    """It asks how old somebody is, which no matter talked of tells: "how old is he?"."""
    marks = said.query.marks.keys()
    if "age" not in marks or marks.isdisjoint(("he or she", "he or it")):
        return None
    people = said.pointed or said.meant or spoken_of(said.last, said.index)
    return Leaning(LeaningKind.ANAPHORA, people) if people else None


def _asks_of_the_view(said: Followup) -> Leaning | None:
    """It only asks something of the passage on view: "for example?"."""
    if said.named or not said.asks_of_view:
        return None
    people = said.pointed or spoken_of(said.last, said.index)
    return Leaning(LeaningKind.VIEW, people, said.last.themes)


def _asks_what_he_says(said: Followup) -> Leaning | None:
    """It points to a person: "what does he think of it?", "what else was said?"."""
    marks, people = said.query.marks, said.pointed
    if said.new and not said.named and "saying" in marks and marks.keys().isdisjoint(("more", "who")):
        # by him who spoke last, unlike "who else speaks of it?"
        people = people or spoken_of(said.last, said.index)
    if not people:
        return None
    kind = LeaningKind.MORE_BY_HIM if said.new and said.points_to_it else LeaningKind.SPEAKER
    return Leaning(kind, people, said.last.themes, new=said.new)


def _asks_somebody_named(said: Followup) -> Leaning | None:
    """It says nothing but whom it asks: "and Sirojov?"."""
    marks, whom = said.query.marks, said.reading.whom
    if not said.named:
        return None
    if said.reading.demand.number and "saying" not in marks:  # "how old is Berg?" is asked of himself
        return NOTHING
    if "who is" in marks or (whom.people and whom.asked_about):
        return NOTHING
    kind = LeaningKind.NAME if said.is_bare else LeaningKind.SPEAKER
    return Leaning(kind, themes=said.last.themes, new=said.new, alone=True)


def _asks_of_it(said: Followup) -> Leaning | None:
    """It says no matter and nobody: "why?", "when was that?"."""
    marks = said.query.marks
    again = said.new or "why" in marks
    asks = said.asks and (len(said.query.words) > 1 or any(heading in marks for heading in ASKING_ALONE))
    if not said.last.themes or not (again or asks):  # "what?" alone asks nothing
        return None
    comment = said.points and {"saying", "what"} <= marks.keys()
    kind = LeaningKind.COMMENT if comment else LeaningKind.FRAGMENT
    return Leaning(kind, said.meant, said.last.themes, new=again or comment, reason="why" in marks)


_Step = Callable[[Followup], Leaning | None]
_WITH_MATTER: tuple[_Step, ...] = (
    _asks_his_age,
    _asks_him,
    _asks_whether_in_it,
    _asks_a_detail,
    _asks_of_another_thing,
    _points_back,
    _names_another_matter,
    _asks_for_more,
)
"""The ways in which a message leans that says what it is about; the first that fits counts."""
_WITHOUT_MATTER: tuple[_Step, ...] = (
    _asks_his_age,
    _asks_of_the_view,
    _asks_what_he_says,
    _asks_somebody_named,
    _asks_of_it,
)
"""The ways in which one leans that says no matter of its own."""


def complete(reading: Reading, leaning: Leaning, index: Index) -> Reading:
    """A question with the themes that it leans on put beside its own words, those that only point left out."""
    if leaning is NOTHING:
        return reading
    content = content_of(reading)
    frame = frozenset(range(len(reading.matter.words)))
    # a verb of saying is rather the matter's where there is one, and says something itself where it is no plain one:
    # "who proposed it?", "what did they answer?"
    frame -= reading.query.places("saying") - (frozenset() if content else reading.query.places("plain saying"))
    themes = [parse(each.words, index, reading.query.language, each.language) for each in leaning.themes]
    takes_part = leaning.kind is LeaningKind.ADDITION or "taking part" in reading.demand.doubts
    if takes_part and themes and sum(themes[0].weights) >= weights.OWN_THEME:  # in whatever words: "who participated?"
        content -= reading.query.places("taking part")
        frame |= reading.query.places("taking part")
    matter = reading.matter.without(frame - content)
    share = weights.CARRIED if content else 1.0
    for theme in themes:
        matter = matter.joined(theme, share)
        share *= weights.CARRIED
    wanted = reading.demand
    if leaning.new:  # what was told is left out, so that all else is something else
        wanted = replace(wanted, doubts=tuple(doubt for doubt in wanted.doubts if doubt != "others"))
    return replace(reading, matter=matter, demand=wanted, parts=() if leaning.themes else reading.parts)
