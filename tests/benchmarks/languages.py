"""How often the language of what people type is told, and what each number that tells it is worth.

All that is typed in `tests/questions/` has a known language, in whatever letters. *Own*: told where the reader's own
language is it, or that of the conversation; *other*: where the reader's is another one; *words*: the same of a word
alone, or of two beside each other, that are typed in one language only; *keyboard*: of what is typed as it comes out on
the keyboard of another language.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from knowledge import weights
from knowledge.index.index import Index
from knowledge.language.detect import detect
from knowledge.language.pack import packs
from knowledge.language.respelling import retyped
from knowledge.language.text import Token, clean, tokens
from knowledge.measure.questions import GoldQuestion, read_questions
from knowledge.question.group_text import language_in
from tests.benchmarks.talks import FILES

NEUTRAL: dict[str, float] = {"ENDING_TELLS": 0, "OWN_LANGUAGE": 0, "CONVERSATION": 0, "RETYPED": 0}
"""What each number that tells a language would be if it did nothing."""
COLUMNS = ("own", "other", "words own", "words other", "keyboard")
HALVES = {False: "to read", True: "held back"}
WIDTH = 9


class Typed(NamedTuple):
    """What is typed in a question file; its language; whether the file is held back, and a conversation has begun."""

    text: str
    language: str
    held: bool
    in_talk: bool = False


class Messages:
    """All that is typed in the question files; what a column asks of it."""

    def __init__(self, folder: Path, index: Index, groups: Iterable[tuple[bool, Sequence[GoldQuestion]]]) -> None:
        self._index = index
        typed = dict.fromkeys(_typed(folder, groups))
        self._whole = [(one, tokens(clean(one.text))) for one in typed]
        self._words = [*_words(self._whole)]
        other = [(one, max(retyped(one.text), key=lambda text: _unlike(text, one.text), default="")) for one in typed]
        self._keyboard = [(one, text) for one, text in other if text]

    def told(self, keyboard: bool = True, letters: bool = True) -> dict[tuple[bool, str], list[bool]]:
        """Whether each language is told, by half and column; without the last one, or it alone."""
        told: dict[tuple[bool, str], list[bool]] = {(half, name): [] for half in HALVES for name in COLUMNS}
        for name, messages in (("", self._whole), ("words ", self._words)) if letters else ():
            for one, words in messages:
                for reader in packs() if not one.in_talk else (one.language,):
                    found = detect(words, self._index.zipf, reader, one.in_talk)
                    column = name + ("own" if reader == one.language else "other")
                    told[one.held, column].append(_base(found) == one.language)
        for one, text in self._keyboard if keyboard else ():
            told[one.held, "keyboard"].append(_base(language_in(self._index, text, one.language)) == one.language)
        return told


def ablations(folder: Path, index: Index, groups: Iterable[tuple[bool, Sequence[GoldQuestion]]]) -> Iterator[str]:
    """How many are told, and how many more with each number neutral, a quarter lower and a quarter higher; `=` where
    that cannot be told from nothing."""
    messages = Messages(folder, index, groups)
    today = messages.told()
    for half, name in HALVES.items():
        yield f"{name:12}" + "".join(f"{column:>20}" for column in COLUMNS)
        yield f"{'today':12}" + "".join(f"{_share(today[half, column]):>20}" for column in COLUMNS)
    columns = "".join(f"{column.replace('words ', 'w.'):>{WIDTH}}" for column in COLUMNS)
    yield f"\n{'number':26}{columns} |{columns}"
    for name, neutral in NEUTRAL.items():
        value = getattr(weights, name)
        for label, other in (("without", neutral), ("-1/4", value * 0.75), ("+1/4", value * 1.25)):
            setattr(weights, name, other)
            now = messages.told(name == "RETYPED", name != "RETYPED")
            told = " |".join("".join(_more(today[half, c], now[half, c]) for c in COLUMNS) for half in HALVES)
            yield f"{name:13} {value:4} {label:7}{told}"
        setattr(weights, name, value)


def _typed(folder: Path, groups: Iterable[tuple[bool, Sequence[GoldQuestion]]]) -> Iterator[Typed]:
    for held, questions in [*groups, (False, read_questions(folder / "typed.jsonl").questions)]:
        yield from (Typed(one.question, _base(one.lang), held) for one in questions)
    for name in FILES:
        for dialogue in read_questions(folder / f"{name}.jsonl").dialogues:
            for number, turn in enumerate(dialogue.turns):
                if turn.pick is None and not turn.language and not turn.question.startswith("/"):
                    yield Typed(turn.question, _base(dialogue.lang), name.endswith("held"), number > 0)


def _words(messages: Iterable[tuple[Typed, Sequence[Token]]]) -> Iterator[tuple[Typed, Sequence[Token]]]:
    """Each word, and each two beside each other, that are typed in one language only."""
    met: defaultdict[str, list[tuple[Typed, Sequence[Token]]]] = defaultdict(list)
    for one, words in messages:
        for alone in [*((word,) for word in words), *pairwise(words)]:
            met[" ".join(word.word for word in alone)].append((one, alone))
    for found in met.values():
        if len({one.language for one, _ in found}) == 1:
            first, some = found[0]
            yield first._replace(held=all(one.held for one, _ in found), in_talk=False), some


def _unlike(text: str, other: str) -> int:
    return sum(a != b for a, b in zip(text, other, strict=True))


def _base(code: str) -> str:
    return code.partition("-")[0]


def _share(told: Sequence[bool]) -> str:
    return f"{sum(told)}/{len(told)} {sum(told) / max(len(told), 1):.1%}"


def _more(today: Sequence[bool], now: Sequence[bool]) -> str:
    """How many more are right; `=` where it may as well be chance; nothing where none was asked."""
    if not now:
        return " " * WIDTH
    changes = [b - a for a, b in zip(today, now, strict=True) if a != b]
    sign = "= " if abs(sum(changes)) <= 2 * math.sqrt(len(changes)) else ""
    return f"{sign}{sum(changes):+d}".rjust(WIDTH)
