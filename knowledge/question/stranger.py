"""Whom a question asks whom the base does not know: "what did Rahmon say", "Putin suv haqida nima dedi"."""

from __future__ import annotations

from knowledge import weights
from knowledge.question.query import Query
from knowledge.question.whom import VERB_REACH

LONGEST_TAIL = 3
"""Words at the end of a question that may ask the same of somebody else."""


def asks_stranger(query: Query) -> bool:
    """Whether somebody is asked whom the base does not know: "what did Rahmon say", "что сказал Путин", "Putin suv
    haqida nima dedi"; or something asked about right behind the verb that it does not know either."""
    return any(_is_strange(query, place) for place in _beside_saying(query, frozenset()))


def stranger_speaks(query: Query) -> bool:
    """The same more strictly: somebody is asked, and not only asked about."""
    return any(_is_strange(query, place) for place in said_to_speak(query))


def said_to_speak(query: Query) -> list[int]:
    """The words next to a verb of saying, whether they name a person or not, but for what is spoken about: "minister"
    of "what did the minister say about water", "vazir suv haqida nima dedi"."""
    return _beside_saying(query, query.places("about, before"))


def _beside_saying(query: Query, ends: frozenset[int]) -> list[int]:
    """The first words of weight before and behind verbs of saying, if none of those at `ends` stands between."""
    saying, matter = query.places("saying"), _named_before_about(query)
    found = []
    for place in sorted(query.places("plain saying")):
        for step in (-1, 1):
            near, reach = place + step, 1
            while 0 <= near < len(query.words) and (
                near in matter or (query.weights[near] <= 0 and near not in saying | ends)
            ):
                reach += near not in matter
                near += step
            if 0 <= near < len(query.words) and reach <= VERB_REACH and query.weights[near] > weights.LEAST:
                found.append(near)
    return found


def names_stranger(query: Query) -> bool:
    """Whether one of several parts of a question names somebody whom the base does not know before what he is asked
    about, with or without a verb: "Rahmon on wolves", "Rahmon esa boʻrilar haqida"."""
    matter = _named_before_about(query)
    starts = [mark.start for mark in query.marks.get("about, before", ())] + sorted(matter)[:1]
    before = [place for place in range(min(starts, default=0)) if query.weights[place] > 0]
    named = bool(before) and all(query.words[n].token.capital and _is_strange(query, n) for n in before)
    return named or asks_stranger(query)


def strangers_beside(query: Query, asked: frozenset[int]) -> frozenset[int]:
    """The words that name somebody whom the base does not know beside somebody whom it does, whose name stands at
    `asked`: joined to it ("what do Rahmon and Berg say about wolves"), or one of the two alone in what stands last
    ("what does Rahmon say about wolves, and Berg?")."""
    saying = "saying" in query.marks
    strange = {
        n
        for n, word in enumerate(query.words)
        if word.weight > weights.LEAST and (saying or word.token.capital) and _is_strange(query, n)
    }
    joined = {
        other
        for mark in query.marks.get("joining", ())
        for own, other in ((mark.end, mark.start - 1), (mark.start - 1, mark.end))
        if own in asked and other in strange
    }
    tail = _named_last(query)
    if not joined and tail:
        heavy = {place for place in range(*tail) if query.weights[place] > 0}
        if heavy <= asked:
            joined = strange.intersection(said_to_speak(query))
        elif heavy <= strange and asked.isdisjoint(heavy):
            joined = heavy
    while more := {n for n in strange - joined if {n - 1, n + 1} & joined and query.words[n].token.capital}:
        joined |= more
    return frozenset(joined)


def _named_last(query: Query) -> tuple[int, int] | None:
    """The last words of a question, if they only ask it of somebody else, or about something else: "…, and Berg?",
    "…, а Берг?", "… Berg-chi?"."""
    size = len(query.words)
    joining = query.places("joining")
    joints = [mark for mark in query.marks.get("joint", ()) if size - mark.end <= LONGEST_TAIL]
    for mark in joints:
        pause = bool(query.between(mark.start - 1, mark.start).strip()) if mark.start else False
        if pause or mark.start not in joining:
            return mark.end, size
    for mark in query.marks.get("what about", ()):
        starts = [place for place, signs in query.signs if signs.strip() and place < mark.start]
        starts += [joint.end for joint in joints if joint.end < mark.start]
        if mark.end == size and starts and size - max(starts) <= LONGEST_TAIL:
            return max(starts), size
    return None


def _is_strange(query: Query, place: int) -> bool:
    """Whether a word may name somebody, and stands in no passage."""
    met = any(a.start <= place < a.end for a in query.alternatives)
    letters = query.words[place].token.word.replace("'", "").isalpha()
    return not met and letters


def _named_before_about(query: Query) -> frozenset[int]:
    """The words that name a matter before a word for "about", as far as they are no others: "suv", "suv va yoʻllar",
    "suv masalasi" of "Berg suv masalasi haqida", and that word."""
    owned = {mark.start for mark in query.marks.get("owned, after", ())}
    joints = query.places("joint")
    places: set[int] = set()
    for mark in query.marks.get("about, after", ()):
        first = mark.start - 1
        first -= first in owned
        while first - 1 in joints:
            first -= 2
        places.update(range(max(first, 0), mark.end))
    return frozenset(places)
