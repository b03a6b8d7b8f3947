"""Who and what an argument names, misspelt as it may be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from knowledge.folder.models import Interview, Person, Topic
from knowledge.language.keys import key, sounds, stem_of
from knowledge.language.pack import packs
from knowledge.language.phrases import alias_key, name_keys
from knowledge.language.text import Token, alphabet, clean, fold, tokens
from knowledge.language.words import is_function_word
from knowledge.question.namesake import name_parts

MOST_NAME_WORDS = 4
"""Words of an argument that may be a name."""
CLEAR, LIKELY = 86, 68
"""Likeness of a topic's title (0 to 100) from which it is meant, and from which it is offered."""
DOUBTFUL = 0.5
"""Likeness of an interview's title (0 to 1) from which it is offered; also that of a word misspelt or only begun."""
SHORTEST_START = 3
"""Letters of the beginning of a name or title by which it is offered."""

_BETWEEN = " \t\n,:;—–-?!.…"
"""Signs that may stand between a name and what is asked of its bearer."""

Someone = tuple[Interview, Person]


@dataclass(frozen=True)
class FoundPeople:
    """People whom an argument may name, `rest` being what follows the name, as it was typed. `sure` unless the name is
    only begun, or is the first name of one of them with the surname of another."""

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
    words = tokens(clean(argument))
    text = argument if len(tokens(argument)) == len(words) else clean(argument)  # what is not seen may part its words
    typed = tokens(text)
    for count in range(min(MOST_NAME_WORDS, len(words)), 0, -1):
        likeness = [(_likeness(words[:count], names), interview, person) for interview, person, names in everyone]
        best = max((found for found, _, _ in likeness), default=0)
        if best > 0:
            people = tuple((interview, person) for found, interview, person in likeness if found == best)
            beside = typed[count:] and not text[typed[count - 1].end : typed[count].start].strip()
            another = _mixed_with(words[:count], words[count], people, everyone) if beside else ()
            rest = text[typed[count - bool(not another)].end :].strip().lstrip(_BETWEEN)
            return FoundPeople((*people, *another), rest, not another)
    begun = [sounds(word.word) for word in words[:1] if len(word.word) >= SHORTEST_START]
    near = [(i, p) for i, p, names in everyone if any(name.startswith(start) for start in begun for name in names)]
    return FoundPeople(tuple(near), "", len(near) == 1)


def names_stranger_beside(people: Iterable[Someone], argument: str) -> bool:
    """Whether an argument is the first name of these people with a surname that is none of theirs: "Anna Novak"."""
    words = tokens(clean(argument))
    if len(words) < 2 or not words[1].capital or words[1].acronym:
        return False
    parts = [name_parts(person) for _, person in people]
    return all(
        _are(words[:1], each.given, each.family) and not _likeness(words[1:2], each.given | each.family)
        for each in parts
    )


def _mixed_with(
    words: Sequence[Token],
    beside: Token,
    people: Sequence[Someone],
    everyone: Iterable[tuple[Interview, Person, frozenset[str]]],
) -> tuple[Someone, ...]:
    """Those whose surname stands beside the first name of these `people`, or whose first name beside their surname."""
    if len(people) != 1:
        return ()
    own = name_parts(people[0][1])
    given, family = _are(words, own.given, own.family), _are(words, own.family, own.given)
    found = []
    for interview, person, names in everyone:
        if interview is people[0][0] and person is not people[0][1] and _likeness([beside], names):
            other = name_parts(person)
            if (given and _are([beside], other.family, other.given)) or (
                family and _are([beside], other.given, other.family)
            ):
                found.append((interview, person))
    return tuple(found)


def _are(words: Sequence[Token], these: frozenset[str], those: frozenset[str]) -> bool:
    """Whether all of some words are of these names of somebody, misspelt as they may be, and not of those."""
    return _likeness(words, these) > 0 and not any(_likeness([word], those) for word in words)


def find_topics(interviews: Iterable[Interview], argument: str) -> tuple[list[tuple[Interview, Topic]], bool]:
    """The topics whose id or title, in any language, an argument names, likeliest first; and whether it is clear."""
    wanted = _sounding(argument)
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


def find_interviews(interviews: Iterable[Interview], argument: str) -> tuple[list[Interview], bool]:
    """The interviews whose title, in any language, or slug an argument names, likeliest first; and whether it is clear.

    It is where every word that tells something is in the title, in whatever form; a slip or another word leaves doubt.
    """
    words = _telling(argument)
    if not words:
        return [], False
    rated = [(_title_share(words, interview), interview) for interview in interviews]
    clear = [interview for share, interview in rated if share == 1]
    near = sorted((pair for pair in rated if pair[0] >= DOUBTFUL), key=lambda pair: -pair[0])
    return clear or [interview for _, interview in near], bool(clear)


def spelling_of(person: Person, text: str) -> str:
    """A name of the person in the script of a text, so that a question with it keeps its language."""
    written = {alphabet(token.word) for token in tokens(clean(text))}
    scripts = written - {"", "LATIN"} or {"LATIN"}  # a term may be in Latin letters anywhere
    names = [*person.name.values(), *person.aliases]
    same = [name for name in names if alphabet(name) in scripts]
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


def _telling(argument: str) -> list[str]:
    """The words of an argument, without those that only join, unless there are no others."""
    words = [token.word for token in tokens(clean(argument))]
    return [w for w in words if not any(is_function_word(w, code) for code in _codes(w))] or words


def _title_share(words: Sequence[str], interview: Interview) -> float:
    """How much of some words is in the title or the slug of an interview, 0 to 1."""
    forms = _title_forms(interview.slug, tuple(interview.title.values()))
    return sum(_word_likeness(word, forms) for word in words) / len(words)


@lru_cache(maxsize=20_000)
def _title_forms(slug: str, titles: tuple[str, ...]) -> frozenset[str]:
    """The words of titles and a slug in all their forms."""
    written = (slug.replace("_", " "), *titles)
    return frozenset(form for text in written for token in tokens(clean(text)) for form in _forms(token.word))


def _forms(word: str) -> set[str]:
    """A word as it sounds, and its keys in the languages that it may be of."""
    return {sounds(word), *(key(word, code) for code in _codes(word))}


def _codes(word: str) -> list[str]:
    """The languages that are written in a word's alphabet."""
    return [each.code for each in packs().values() if alphabet(word) in each.writings.values()]


def _word_likeness(word: str, title: frozenset[str]) -> float:
    """How well a word is one of a title's: 1 in whatever form, less with a slip or only begun, 0 if it is none."""
    forms = _forms(word)
    if forms & title:
        return 1
    spelt, known = {stem_of(form) for form in forms}, {stem_of(form) for form in title}
    begun = len(word) >= SHORTEST_START and any(name.startswith(sounds(word)) for name in known)
    slip = any(OSA.distance(form, name) <= _slips(form) for form in spelt for name in known)
    return DOUBTFUL if begun or slip else 0


@lru_cache(maxsize=20_000)
def _spelt(name: str) -> str:
    """A name of the base as it sounds; what people type is not remembered."""
    return _sounding(name)


def _sounding(text: str) -> str:
    return " ".join(sounds(fold(token.word)) for token in tokens(clean(text)))


def _title_likeness(wanted: str, title: str) -> float:
    whole = fuzz.ratio(wanted, title)
    if len(wanted) < 4:
        return whole
    words = title.split()
    begun = 95 if any(word.startswith(wanted) for word in words) else 0
    one = max((0.95 * fuzz.ratio(wanted, word) for word in words), default=0)
    return max(whole, fuzz.token_set_ratio(wanted, title), begun, one)
