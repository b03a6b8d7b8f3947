"""Whose words a question wishes for: the people it names, and which of them are asked rather than asked about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from knowledge import lists
from knowledge.index import Index
from knowledge.query import Mention, Query
from knowledge.schema import concerning_term, speaker_term
from knowledge.search import Mask

_SAYING = lists.pattern("saying", "saying")
_PLAIN_SAYING = lists.pattern("saying", "plain saying")
_COMPARING = lists.pattern("saying", "comparing")
_OPINION_BEFORE, _OPINION_AFTER = lists.pattern("saying", "opinion, before"), lists.pattern("saying", "opinion, after")
_OBJECT_BEFORE = frozenset({"with", "с", "со", "than", "unlike"})
_BY, _ABOUT_BEFORE, _ABOUT_AFTER, _JOINED = (
    frozenset(lists.sections("saying")[heading]) for heading in ("by", "about, before", "about, after", "joining")
)
_WHO_IS = re.compile(
    rf"^\W*{lists.pattern('saying', 'who is, first').pattern}|{lists.pattern('saying', 'who is, last').pattern}\W*$"
)
_SIGNS = re.compile(r"[&,/+–—-]")
HEAVY = 0.6
"""Weight of a word that may be an unknown person's name."""
REACH = 3
"""Words within which a verb of saying belongs to a name."""


@dataclass(frozen=True)
class Named:
    """A person, or several of the same name, named at some words of a question."""

    places: tuple[int, ...]
    people: tuple[tuple[int, str], ...]
    strong: bool
    bare: bool


@dataclass(frozen=True)
class Asked:
    """Whom a question asks.

    `people` are those whose words are wished for, as (interview number, person id); empty when nobody is. `unclear`
    are people of whom only one can be meant. `places` are the words that only say whom to ask. `said`: a verb of saying
    stands by a name. `others` are the people named who are only asked about.
    """

    people: tuple[tuple[int, str], ...] = ()
    unclear: tuple[tuple[int, str], ...] = ()
    places: frozenset[int] = frozenset()
    said: bool = False
    others: frozenset[tuple[int, str]] = frozenset()


def stranger(query: Query) -> bool:
    """Whether somebody is asked whom the base does not know: "what did Rahmon say", "что сказал Путин"."""
    words = [word.token.word for word in query.words]
    met = {place for a in query.alternatives for place in range(a.start, a.end)}
    for place, word in enumerate(words):
        if _PLAIN_SAYING.fullmatch(word):
            for step in (-1, 1):
                near = place + step
                while 0 <= near < len(words) and query.weights[near] <= 0 and not _SAYING.fullmatch(words[near]):
                    near += step
                if (
                    0 <= near < len(words)
                    and abs(near - place) <= REACH
                    and near not in met
                    and words[near].isalpha()
                    and query.weights[near] >= HEAVY
                ):
                    return True
    return False


def asked(query: Query, index: Index) -> Asked:
    """Who is asked. Of two names the one with a verb of saying is the wish, the other a word."""
    groups = [group for group in _groups(query.mentions) if group.strong]
    if not groups or _WHO_IS.search(query.text.casefold()):
        return Asked()
    words = [word.token.word for word in query.words]
    topics = [_is_topic(group, words) for group in groups]
    wishes = [group for group, topic in zip(groups, topics, strict=True) if not topic]
    if len(wishes) > 1 and not any(map(_COMPARING.fullmatch, words)):
        wishes = _subjects(wishes, query) or wishes
    others = frozenset(person for group in groups if group not in wishes for person in group.people)
    if len(wishes) > 1 and not _all_joined(wishes, query) and not any(map(_COMPARING.fullmatch, words)):
        with_verb = [group for group in wishes if _has_verb(group, words, groups)]
        wishes = with_verb or wishes[:1]
    if not wishes:
        # "What is said about Karimov?": somebody who does not speak here is looked for by what is about him.
        wishes = [group for group in groups if not any(_speaks(index, person) for person in group.people)]
    people = tuple(dict.fromkeys(person for group in wishes for person in group.people))
    unclear = next((group.people for group in wishes if _unclear(group)), ())
    places = {place for group in wishes for place in group.places}
    if len(wishes) > 1:
        places |= {place for place, word in enumerate(words) if _COMPARING.fullmatch(word)}
    said = any(_has_verb(group, words, groups) for group in wishes)
    return Asked(people, unclear, frozenset(places), said, others.difference(people))


def mask_of(people: Iterable[tuple[int, str]], index: Index) -> Mask:
    """The entries in the words of these people; of those who do not speak, the entries about or retelling them."""
    mask = np.zeros(index.size, dtype=np.bool_)
    for number, person in people:
        slug = index.interviews[number].slug
        own = index.term(speaker_term(slug, person)) or index.term(concerning_term(slug, person))
        if own is not None:
            mask[own.documents] = True
    return mask


def _speaks(index: Index, person: tuple[int, str]) -> bool:
    return index.term(speaker_term(index.interviews[person[0]].slug, person[1])) is not None


def _unclear(group: Named) -> bool:
    interviews = [interview for interview, _ in group.people]
    return len(interviews) != len(set(interviews))


def _groups(mentions: list[Mention]) -> list[Named]:
    """Neighbouring words that can name the same person name him together: "Farhod Tolipov"."""
    by_place: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_place.setdefault(mention.place, []).append(mention)
    groups: list[Named] = []
    for place in sorted(by_place):
        here = by_place[place]
        people = tuple(dict.fromkeys((m.interview, m.person) for m in here))
        bare = any(m.bare for m in here)
        strong = any(m.strong for m in here) or (len(people) == 1 and here[0].sure and len(here) == 1)
        if groups and groups[-1].places[-1] == place - 1:
            shared = tuple(person for person in groups[-1].people if person in people)
            if shared:
                groups[-1] = Named((*groups[-1].places, place), shared, True, bare)
                continue
        sure = tuple(dict.fromkeys((m.interview, m.person) for m in here if m.strong)) or people
        groups.append(Named((place,), sure, strong, bare))
    return groups


def _is_topic(group: Named, words: list[str]) -> bool:
    before = words[max(0, group.places[0] - 1) : group.places[0]]
    after = words[group.places[-1] + 1 : group.places[-1] + 2]
    thought_of = before == ["of"] and bool(
        _PLAIN_SAYING.fullmatch(" ".join(words[group.places[0] - 2 : group.places[0] - 1]))
    )
    return thought_of or bool(set(before) & _ABOUT_BEFORE or set(after) & _ABOUT_AFTER)


def _subjects(groups: list[Named], query: Query) -> list[Named]:
    """Of several names, those whose opinion is asked ("по словам Берга", "in Berg's view"); else those that may be the
    subject: beside "Berg", "Dahlgren's", "Дальгрена" and "with Dahlgren" are only what is asked about.

    Names that are joined stand as the last of them does ("Berg and Dahlgren's answer").
    """
    words = [word.token.word for word in query.words]
    chains: list[list[Named]] = []
    for group in groups:
        if chains and _all_joined([chains[-1][-1], group], query):
            chains[-1].append(group)
        else:
            chains.append([group])
    free = [chain for chain in chains if not _is_object(chain[0], words)]
    holders = [chain for chain in free if any(_holds_opinion(group, words) for group in chain)]
    subjects = [chain for chain in free if chain[-1].bare]
    return [group for chain in holders or subjects for group in chain]


def _holds_opinion(group: Named, words: list[str]) -> bool:
    before, after = words[: group.places[0]], words[group.places[-1] + 1 :]
    return (
        before[-2:] == ["according", "to"]
        or any(map(_OPINION_BEFORE.fullmatch, before[-1:]))
        or any(map(_OPINION_AFTER.fullmatch, after[:1]))
    )


def _is_object(group: Named, words: list[str]) -> bool:
    before, after = words[: group.places[0]], words[group.places[-1] + 1 :]
    # "Berg javobi haqida" is about Berg's answer, "Berg boʻrilar haqida" what Berg says of wolves
    owned = after[:1] and after[0].endswith(("i", "и")) and _ABOUT_AFTER.intersection(after[1:2])
    return bool(owned or _OBJECT_BEFORE.intersection(before[-1:]))


def _all_joined(groups: list[Named], query: Query) -> bool:
    """Whether names stand as one: "Berg and Dahl", "Berg & Dahl", "Berg, Dahl"."""
    tokens = [word.token for word in query.words]
    for a, b in pairwise(groups):
        last, first = a.places[-1], b.places[0]
        between = query.text[tokens[last].end : tokens[first].start].strip()
        if " ".join(between.replace(",", " ").split()) not in _JOINED and not (
            first == last + 1 and _SIGNS.fullmatch(between)
        ):
            return False
    return True


def _has_verb(group: Named, words: list[str], groups: list[Named]) -> bool:
    others = {place for other in groups if other is not group for place in other.places}
    for step in (1, -1):
        place = group.places[-1] if step == 1 else group.places[0]
        for _ in range(REACH):
            place += step
            if not 0 <= place < len(words) or place in others:
                break
            if step == -1 and _SAYING.fullmatch(words[place]) and {place - 1, place - 2} & others:
                break  # in "Berg says Dahlgren left" it is Berg's verb
            if _SAYING.fullmatch(words[place]) or (step == -1 and words[place] in _BY):
                return True
    return False
