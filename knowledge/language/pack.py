"""What a language is, and which there are: each is one folder beside this file, and nothing outside it names it.

A folder `<code>/` is a pack when its `__init__.py` has a function `stem`. What else it may have, and what its
lists are, is in CONTRIBUTING.md ("A language"); a list that is missing is empty.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType

import knowledge.language
from knowledge.language import lists
from knowledge.language.lists import BrokenListError, Heading, Line

WORD_LISTS = (
    "function", "everyday", "everyday roots", "detail", "filler", "name endings", "first names",
    "after a hyphen", "apart", "forms", "speaking", "places", "called", "in language", "alphabets", "numbers",
    "ordinals",
)  # fmt: skip
"""The headings of a pack's `words.txt`."""
FREQUENCIES = "frequencies.txt.gz"
WORDS_KEPT = 4_096
"""Words of which it is remembered what was found out about them, by each function that remembers any. More make nothing
faster, but memory grow for as long as somebody types a word that is new."""
KINDS = ("anywhere", "first", "last", "whole")
"""Where the words of a rule must stand in a text: anywhere, at its beginning, at its end, or be all of it."""
RULES: Mapping[str, tuple[str, ...]] = {
    "asking.txt": (
        "age", "year", "date", "number", "which speaker", "the text", "when", "where", "who", "deed", "presence",
        "a name", "exactly", "others", "besides", "future", "agreement", "stands for", "negated", "meaning",
        "how to get", "what it is", "what he means", "authorship", "life", "general", "of places", "what", "happened",
        "which", "exists", "which one", "questions", "reason", "past cause", "past purpose", "wished for", "opposed",
        "outcome", "fate", "who opposes", "downside", "who supports", "who backs", "taking part", "compared", "ranked",
        "hindrance", "who meddles", "brings together", "benefit",
        "whose idea", "grows", "real", "succeeded", "there now", "lacking", "what for", "since when", "founded on",
        "purpose",
        "example", "of all", "which of them", "which lands", "still so", "what to do", "asks", "joint", "or", "as one",
        "tells a time", "tells a time by an event", "tells a place", "tells a number", "tells an age",
        "tells the future", "tells a negation", "tells something besides", "tells a reason", "tells a purpose",
        "tells an example", "tells of all", "tells opposition", "tells distance", "tells support", "tells backing",
        "tells who takes part", "tells a comparison", "tells a ranking", "tells a hindrance", "tells meddling",
        "tells cohesion", "tells a benefit",
        "tells a growth", "tells what is real", "tells since when", "tells the present", "tells a foundation",
        "tells what there is", "tells a lack", "tells what is done", "tells by whom", "tells what it is",
        "tells only of events", "tells where it is", "tells a member", "tells an outcome", "tells what experts say",
    ),
    "saying.txt": (
        "saying", "plain saying", "says alone", "said by anybody", "comparing", "by", "about, before",
        "about, after", "object, before", "owned, after", "joining", "who is", "opinion, before", "opinion, after",
        "on, after", "but, before", "but, after", "you", "title", "she speaks", "said by", "speakers meant",
        "first speaker", "second speaker", "both speakers",
    ),
    "acts.txt": (
        "opener", "closer", "why", "who said it", "his", "more", "that is all", "further", "too", "in place",
        "what about", "yes", "no", "first one", "second one", "third one", "last one", "listed",
        "source", "once more", "doubt", "not understood", "previous", "of the text", "other language",
        "message for", "meant", "mends",
        "denied", "points back", "this matter", "he or she", "they", "he or it", "the other", "about it",
        "random quote", "speakers", "interviewer", "watch", "when published", "came out", "spoken in", "help",
        "to people", "those here", "asked here",
    ),
    "smalltalk.txt": (
        "robot", "insult", "wellbeing", "thanks", "praise", "farewell", "greeting", "opinion", "remark", "statement",
        "order",
    ),
}  # fmt: skip
"""The headings of a pack's lists of rules. What each is for: CONTRIBUTING.md."""
TELLING = tuple(heading for heading in RULES["asking.txt"] if heading.startswith("tells "))
"""Headings whose rules look at a passage, not at a question."""
QUESTION_HEADINGS = tuple(heading for headings in RULES.values() for heading in headings if heading not in TELLING)
"""Headings whose rules look at a question."""


class Pack:
    """One language: what its folder says of it, by the names that CONTRIBUTING.md ("Letters and stems") explains."""

    def __init__(self, folder: Path, module: ModuleType) -> None:
        self.code = folder.name
        self.folder = folder
        self.stem: Callable[[str], str] = module.stem
        self.writings: Mapping[str, str] = getattr(module, "WRITINGS", {"": "LATIN"})
        self.typed: tuple[str, ...] = getattr(module, "TYPED", ())
        self.letters: Mapping[str, str] = getattr(module, "LETTERS", {})
        self.spellings: Mapping[str, str] = getattr(module, "SPELLINGS", {})
        self.hasty: Mapping[str, str] = getattr(module, "HASTY", {})
        self.keyboard: str = getattr(module, "KEYBOARD", "")
        self.marks: tuple[tuple[re.Pattern[str], float], ...] = getattr(module, "MARKS", ())
        self.endings: re.Pattern[str] | None = getattr(module, "ENDINGS", None)
        self.number_endings: str = getattr(module, "NUMBER_ENDINGS", "")
        self.is_ending: Callable[[str], bool] = getattr(module, "is_ending", _never)
        self.readings: Callable[[str], Iterable[str]] = getattr(module, "readings", _none)
        self.written: Callable[[str], str] = getattr(module, "written", _same)
        self.respell: Mapping[str, Callable[[str], str]] = getattr(module, "RESPELL", {})
        self.real_stem: float | None = getattr(module, "REAL_STEM", None)
        self.derives: bool = getattr(module, "DERIVES", False)
        self.spelt_by_sound: bool = getattr(module, "SPELT_BY_SOUND", False)
        self.particles_inflect: bool = getattr(module, "PARTICLES_INFLECT", False)
        self.asks_first: bool = getattr(module, "ASKS_FIRST", True)
        self.asks_within: int | None = getattr(module, "ASKS_WITHIN", None)

    @property
    def codes(self) -> tuple[str, ...]:
        """What a text in it may be said to be in: a code for each way of writing it."""
        return tuple(f"{self.code}-{suffix}" if suffix else self.code for suffix in self.writings)

    @property
    def has_frequencies(self) -> bool:
        """Whether it is known how often its words are used, and so which words it has."""
        return (self.folder / FREQUENCIES).exists()

    def words(self, heading: str) -> list[str]:
        """The words under a heading of `words.txt`, wherever its lines break."""
        return [word for line in self.lines(heading) for word in line.text.split()]

    def lines(self, heading: str) -> list[Line]:
        """The lines under a heading of `words.txt`."""
        return self._words.get(Heading(heading, ""), [])

    @property
    def apart(self) -> list[Line]:
        """The words that have a stem of their own, a line each with all its forms."""
        return self.lines("apart")

    @property
    def forms(self) -> list[Line]:
        """The words that change in themselves, a line each: the form whose stem stands for all, then the others."""
        return self.lines("forms")

    @property
    def alphabets(self) -> Mapping[str, list[str]]:
        """How the words begin by which it calls an alphabet, by the name that Unicode has for that."""
        rows = (line.text.split() for line in self.lines("alphabets"))
        return {name: called for name, *called in rows}

    @cached_property
    def _words(self) -> dict[Heading, list[Line]]:
        return lists.read_lists(self.folder / "words.txt", WORD_LISTS, ())

    def rules(self) -> Iterable[tuple[Heading, Line]]:
        """Every rule of the language, with the heading that it stands under. Raises BrokenListError."""
        return ((heading, line) for heading, line in self._rules if line.text)

    def cases(self) -> Iterable[tuple[str, Line]]:
        """The cases of all rules of a heading together, with its name. Raises BrokenListError."""
        return ((heading.name, line) for heading, line in self._rules if not line.text)

    @cached_property
    def groups(self) -> Mapping[str, Line]:
        """The groups of words that its rules name, by their names. Raises BrokenListError."""
        return lists.read_groups(self.folder / lists.GROUPS)

    @cached_property
    def _rules(self) -> list[tuple[Heading, Line]]:
        read = (lists.read_lists(self.folder / file, headings, KINDS) for file, headings in RULES.items())
        rules = [(heading, line) for found in read for heading, lines in found.items() for line in lines]
        texts = (line.text for line in (*self.groups.values(), *(line for _, line in rules)))
        named = {name for text in texts for name in lists.GROUP.findall(text)}
        for name, group in self.groups.items():
            if name not in named:
                raise group.broken(f"no rule names {{{name}}}; name it in one, or take the group away")
        return rules


def _never(_: str) -> bool:
    return False


def _none(_: str) -> tuple[str, ...]:
    return ()


def _same(word: str) -> str:
    return word


@cache
def packs() -> Mapping[str, Pack]:
    """All languages by their codes, in the order of these. Read once a process.

    They lie in the folders of `knowledge.language.__path__`. Raises BrokenListError for a pack without a stem.
    """
    found = {}
    for place in knowledge.language.__path__:
        for file in sorted(Path(place).glob("*/__init__.py")):
            module = importlib.import_module(f"knowledge.language.{file.parent.name}")
            if not callable(getattr(module, "stem", None)):
                raise BrokenListError(file, 1, "a language needs a function stem(word); write one")
            found[file.parent.name] = Pack(file.parent, module)
    return dict(sorted(found.items()))


def pack(language: str) -> Pack | None:
    """The language of a code such as "uz" or "uz-Cyrl", or None where there is no such pack."""
    found = packs()
    return found.get(language) or found.get(language.partition("-")[0])


def reader_languages() -> tuple[str, ...]:
    """The codes of the languages that readers are answered in."""
    return tuple(packs())
