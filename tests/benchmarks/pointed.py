"""Says what answers become with a reader that reads well.

Run it as `python -m tests.benchmarks.pointed`. What such a reader pointed at, for each question, lies in
`tests/questions/pointed/`: it saw the passages and the questions, and no right answer. Of each question file: how many
of the answerable questions are right at first, and of the others how many are answered, without a reader and with this
one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from knowledge import Answer, Context, Found, decide, find
from knowledge.measure.evaluate import credits as is_credited
from knowledge.measure.evaluate import holds_gold
from knowledge.measure.questions import GoldQuestion
from tests.benchmarks.fit import QUESTIONS, opened

Pointed = dict[tuple[str, str], list[str]]


def main() -> None:
    """Print the table."""
    pointed = recorded()
    print(f"{'':24} {'without':>28}    {'with a reader':>28}")
    print(f"{'':24}" + "".join(f" {'right':>9} {'speaker':>9} {'false':>9}   " for _ in range(2)))
    for group in opened(None):
        found = [(question, find(group.index, question.question, Context())) for question in group.questions]
        without = [(question, decide(each)) for question, each in found]
        aided = [(question, decide(each, numbers(each, pointed))) for question, each in found]
        print(f"{group.name:24}{told(without)}{told(aided)}", flush=True)


def recorded() -> Pointed:
    """The entries pointed at, by the interview and the question."""
    files = sorted((QUESTIONS / "pointed").glob("*.jsonl"))
    rows = [(file.stem, json.loads(line)) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return {(slug, row["question"]): row["entries"] for slug, row in rows}


def numbers(found: Found, pointed: Pointed) -> list[int] | None:
    """The numbers of the passages pointed at, of those handed over; None where nobody is asked."""
    if found.task is None:
        return None
    keys = [found.index.located(number) for number in found.candidates]
    places = {(interview.slug, entry.id): place for place, (interview, entry) in enumerate(keys, 1)}
    wanted = (
        (slug, entry)
        for slug in dict.fromkeys(key.interview.slug for key in keys)
        for entry in pointed[slug, found.question]
    )
    return [places[key] for key in wanted if key in places]


def told(answers: Iterable[tuple[GoldQuestion, Answer]]) -> str:
    """The three figures of a file."""
    right = credited = answerable = false = others = 0
    for question, answer in answers:
        first = answer.passages[0] if answer.status == "answer" else None
        if question.answerable:
            answerable += 1
            right += first is not None and holds_gold(question, first)
            credited += first is not None and holds_gold(question, first) and is_credited(question, first)
        else:
            others += 1
            false += first is not None
    columns = (f"{right}/{answerable}", f"{credited}/{right}", f"{false}/{others}")
    return "".join(f" {column:>9}" for column in columns) + "   "


if __name__ == "__main__":
    main()
