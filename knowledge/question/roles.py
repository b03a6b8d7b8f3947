"""What part a name has in a question, by the words around it: asked, only asked about, left out, joined to another."""

from __future__ import annotations

import re
from itertools import pairwise

from knowledge.question.named import Named
from knowledge.question.query import Query

_SIGNS = re.compile(r"[&,/+–—-]")
VERB_REACH = 3
"""Words within which a verb of saying belongs to a name."""


def stands_before(group: Named, query: Query, heading: str) -> bool:
    """Whether a rule finds something that ends right before a name."""
    return any(mark.end == group.places[0] for mark in query.marks.get(heading, ()))


def stands_after(group: Named, query: Query, heading: str) -> bool:
    """Whether a rule finds something that begins right after a name."""
    return any(mark.start == group.places[-1] + 1 for mark in query.marks.get(heading, ()))


def is_topic(group: Named, query: Query) -> bool:
    """Whether somebody is only asked about; "what about Berg?" asks him."""
    about = stands_before(group, query, "about, before") or stands_after(group, query, "about, after")
    return about and not (stands_before(group, query, "what about") or stands_after(group, query, "what about"))


def is_told_of_by_him(group: Named, query: Query) -> bool:
    """Whether it is asked what one to whom a message only points says of somebody, or has to do with him: "does he
    mention Berg?", unlike "what did he and Berg say?" and "what did his friend Berg say?"."""
    pointed = any(mark.start < group.places[0] for mark in query.marks.get("he or she", ()))
    if not pointed or stands_before(group, query, "joining"):
        return False
    says = any(mark.start > group.places[-1] for mark in query.marks.get("saying", ()))
    return is_topic(group, query) or not says


def is_left_out(group: Named, query: Query) -> bool:
    """Whether a name is said only to be left out: "not Berg but Dahlgren", "unlike Berg"."""
    return stands_before(group, query, "but, before") or stands_after(group, query, "but, after")


def subjects_among(groups: list[Named], query: Query) -> list[Named]:
    """Of several names, those whose opinion is asked ("по словам Берга", "in Berg's view"); else those that may be the
    subject: beside "Berg", "Dahlgren's", "Дальгрена" and "with Dahlgren" are only what is asked about.

    Names that are joined stand as the last of them does ("Berg and Dahlgren's answer").
    """
    chains: list[list[Named]] = []
    for group in groups:
        if chains and are_joined([chains[-1][-1], group], query):
            chains[-1].append(group)
        else:
            chains.append([group])
    # "Berg javobi haqida" is about Berg's answer, "Berg boʻrilar haqida" what Berg says of wolves
    free = [
        chain
        for chain in chains
        if not (stands_before(chain[0], query, "object, before") or stands_after(chain[0], query, "owned, after"))
    ]
    holders = [chain for chain in free if any(_holds_opinion(group, query) for group in chain)]
    subjects = [chain for chain in free if chain[-1].bare]
    return [group for chain in holders or subjects for group in chain]


def _holds_opinion(group: Named, query: Query) -> bool:
    return bool(opinion_words(group, query))


def opinion_words(group: Named, query: Query) -> set[int]:
    """The words beside a name that say that it is its opinion that is asked: "in Berg's view", "по словам Берга"."""
    before = (m for m in query.marks.get("opinion, before", ()) if m.end == group.places[0])
    after = (m for m in query.marks.get("opinion, after", ()) if m.start == group.places[-1] + 1)
    return {place for mark in (*before, *after) for place in range(mark.start, mark.end)}


def closing_opinion_words(query: Query) -> set[int]:
    """Words for an opinion that end a question, away from the name of whose it is: "Tolipovning suv bo'yicha
    pozitsiyasi", "какая у Толипова позиция?", unlike those of what it is about ("про позицию")."""
    about = {mark.end for mark in query.marks.get("about, before", ())}
    marks = (m for heading in ("opinion, before", "opinion, after") for m in query.marks.get(heading, ()))
    closing = (m for m in marks if not any(query.weights[m.end :]) and not any(query.weights[m.start - 1 : m.start]))
    return {place for mark in closing if mark.start not in about for place in range(mark.start, mark.end)}


def are_joined(groups: list[Named], query: Query) -> bool:
    """Whether names stand as one: "Berg and Dahl", "Berg & Dahl", "Berg, Dahl"."""
    joints = {(mark.start, mark.end) for mark in query.marks.get("joining", ())}
    return all(
        (a.places[-1] + 1, b.places[0]) in joints
        or (b.places[0] == a.places[-1] + 1 and _SIGNS.fullmatch(query.between(a.places[-1], b.places[0]).strip()))
        for a, b in pairwise(groups)
    )


def has_verb(group: Named, query: Query, groups: list[Named]) -> bool:
    others = {place for other in groups if other is not group for place in other.places}
    saying, by = query.places("saying"), query.places("by")
    for step in (1, -1):
        place = group.places[-1] if step == 1 else group.places[0]
        for _ in range(VERB_REACH):
            place += step
            if not 0 <= place < len(query.words) or place in others:
                break
            if step == -1 and place in saying and {place - 1, place - 2} & others:
                break  # in "Berg says Dahlgren left" it is Berg's verb
            if place in saying or (step == -1 and place in by):
                return True
    return False
