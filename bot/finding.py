"""Who and what an argument names, misspelt as it may be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from knowledge.models import Interview, Person, Topic
from knowledge.spelling import alias_key, name_keys
from knowledge.text import Token, clean, fold, sounds, tokens

LONGEST_NAME = 4
"""Words of an argument that may be a name."""
CLEAR, LIKELY = 86, 68
"""Likeness of a topic's title (0 to 100) from which it is meant, and from which it is offered."""
SHORTEST_START = 3
"""Letters of the beginning of a name by which it is offered."""

Someone = tuple[Interview, Person]


@dataclass(frozen=True)
class FoundPeople:
    """People whom an argument may name, `rest` being what follows the name. `sure` unless the name is only begun."""

    people: tuple[Someone, ...]
    rest: str
    sure: bool


def find_people(interviews: Iterable[Interview], argument: str) -> FoundPeople:
    """The people named at the beginning of an argument, whatever the script; none if it begins otherwise."""
    everyone = [
        (interview, person, _name_words((*person.name.values(), *person.aliases)))
        for interview in interviews
        for person in interview.everyone()
    ]
    text = clean(argument)
    words = tokens(text)
    for count in range(min(LONGEST_NAME, len(words)), 0, -1):
        likeness = [(_likeness(words[:count], names), interview, person) for interview, person, names in everyone]
        best = max((found for found, _, _ in likeness), default=0)
        if best > 0:
            people = tuple((interview, person) for found, interview, person in likeness if found == best)
            return FoundPeople(people, text[words[count - 1].end :].strip(" ,:;—–-?!."), True)
    begun = [sounds(word.word) for word in words[:1] if len(word.word) >= SHORTEST_START]
    near = [(i, p) for i, p, names in everyone if any(name.startswith(start) for start in begun for name in names)]
    return FoundPeople(tuple(near), "", len(near) == 1)


def find_topics(interviews: Iterable[Interview], argument: str) -> tuple[list[tuple[Interview, Topic]], bool]:
    """The topics whose id or title, in any language, an argument names, likeliest first; and whether it is clear."""
    wanted = _spelt(argument)
    if not wanted:
        return [], False
    rated = []
    for interview in interviews:
        for topic in interview.topics:
            names = [topic.id.replace("-", " "), *topic.title.values()]
            rated.append((max(_title_likeness(wanted, _spelt(name)) for name in names), interview, topic))
    rated.sort(key=lambda row: -row[0])
    clear = [(interview, topic) for likeness, interview, topic in rated if likeness == rated[0][0] >= CLEAR]
    if clear:
        return clear, True
    return [(interview, topic) for likeness, interview, topic in rated if likeness >= LIKELY], False


def spelling_of(person: Person, text: str) -> str:
    """A name of the person in the script of a text, so that a question with it keeps its language."""
    cyrillic = any("Ѐ" <= letter <= "ӿ" for letter in text)
    names = [*person.name.values(), *person.aliases]
    same = [name for name in names if any("Ѐ" <= letter <= "ӿ" for letter in name) == cyrillic]
    return max(same, key=lambda name: len(name.split()), default=names[0])


@lru_cache(maxsize=20_000)
def _name_words(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(alias_key(token.word) for name in names for token in tokens(clean(name)))


def _likeness(words: Sequence[Token], names: frozenset[str]) -> int:
    """How well all the words are names of one person: 0 if one of them is not."""
    total = 0
    for word in words:
        keys = name_keys(word.word)
        if not names.isdisjoint(keys):
            total += 3
        elif any(OSA.distance(key, name) <= _slips(key) for key in keys[:1] for name in names):
            total += 2
        else:
            return 0
    return total


def _slips(word: str) -> int:
    return 0 if len(word) < 4 else 1 if len(word) < 7 else 2


@lru_cache(maxsize=20_000)
def _spelt(text: str) -> str:
    return " ".join(sounds(fold(token.word)) for token in tokens(clean(text)))


def _title_likeness(wanted: str, title: str) -> float:
    whole = fuzz.ratio(wanted, title)
    if len(wanted) < 4:
        return whole
    return max(whole, fuzz.token_set_ratio(wanted, title), 0.95 * fuzz.partial_ratio(wanted, title))
