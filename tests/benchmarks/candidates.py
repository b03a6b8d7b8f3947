"""Says how often the right passage is among those that a reader is handed.

Run it as `python -m tests.benchmarks.candidates`. For each question file: of the answerable questions about which a
reader may be asked, the share whose right passage is among the first 12, 20 and all passages of the task; the letters
of all passages of a task, on average and at most; and of the others, which the rules answer alone, how many are right.
Conversations are held without a reader. `--together` puts the questions to a base that has all interviews.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.cli.session import Conversation
from knowledge import Base, Context, Index, decide, find
from knowledge.finding.task import MOST_HANDED
from knowledge.measure.evaluate import holds_gold
from knowledge.measure.questions import Dialogue, GoldAnswer, read_questions
from tests.benchmarks.fit import QUESTIONS, opened, together
from tests.benchmarks.talks import FILES

FIRST = (12, 20, MOST_HANDED)


@dataclass
class Tally:
    """What was handed over for the questions of a file: the place of the right passage (or none) in each task for an
    answerable question, the letters of every task, and whether each answerable one that is not handed over is right."""

    name: str
    places: list[int | None] = field(default_factory=list)
    letters: list[int] = field(default_factory=list)
    alone: list[bool] = field(default_factory=list)

    def add(self, index: Index, question: GoldAnswer, context: Context) -> None:
        """Put a question."""
        found = find(index, question.question, context)
        if found.task:
            self.letters.append(sum(len(passage.text) for passage in found.task.passages))
        if not question.answerable:
            return
        if found.task:
            texts = [passage.text for passage in found.task.passages]
            right = (n for n, text in enumerate(texts, 1) if any(gold in text for gold in question.gold))
            self.places.append(next(right, None))
        else:
            self.alone.append(any(holds_gold(question, passage) for passage in decide(found).passages[:1]))

    def row(self) -> str:
        """Its line of the table."""
        shares = (sum(place is not None and place <= most for place in self.places) for most in FIRST)
        told = " ".join(f"{count / max(len(self.places), 1):7.1%}" for count in shares)
        letters = f"{statistics.fmean(self.letters or [0]):8.0f} {max(self.letters, default=0):6}"
        return f"{self.name:24} {len(self.places):6} {told} {letters}   {sum(self.alone):4}/{len(self.alone)}"


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--together", action="store_true", help="with all interviews in the same base")
    arguments.add_argument("--xquad", type=Path, help="the folder of xquad.en.json and xquad.ru.json, to report too")
    chosen = arguments.parse_args()
    groups = opened(chosen.xquad)
    if chosen.together:
        groups = together(groups, bare=True)
    print(f"{'':24} {'asked':>6} {' '.join(f'at {most}'.rjust(7) for most in FIRST)}  letters   most  alone")
    tallies = []
    for group in groups:
        tally = Tally(group.name)
        for question in group.questions:
            tally.add(group.index, question, Context())
        tallies.append(tally)
        print(tally.row(), flush=True)
    for name, held in (("readable", False), ("held back", True)):
        own = [tally for tally, group in zip(tallies, groups, strict=True) if group.held is held]
        print(_sum(f"bare, {name}", (tally for tally in own if not tally.name.startswith(("central", "xquad")))).row())
    for line in _talks(groups[0].index):
        print(line, flush=True)


def _sum(name: str, tallies: Iterable[Tally]) -> Tally:
    total = Tally(name)
    for tally in tallies:
        total.places += tally.places
        total.letters += tally.letters
        total.alone += tally.alone
    return total


def _talks(index: Index) -> Iterator[str]:
    for name in FILES:
        tally = Tally(name)
        _hold(index, read_questions(QUESTIONS / f"{name}.jsonl").dialogues, tally)
        yield tally.row()


def _hold(index: Index, dialogues: Sequence[Dialogue], tally: Tally) -> None:
    """Hold conversations, and tally the turns that ask something with words."""
    for dialogue in dialogues:
        conversation = Conversation(Base(index, ""), dialogue.lang)
        for turn in dialogue.turns:
            if turn.pick is None and not turn.question.startswith("/"):
                tally.add(index, turn, conversation.context)
            conversation.hear(turn.question if turn.pick is None else str(turn.pick or 1))


if __name__ == "__main__":
    main()
