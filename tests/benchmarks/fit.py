"""Fits the weights on the question files in `tests/questions/`, and says what each number is worth.

`python -m tests.benchmarks.fit` fits what the gate adds up, and prints how good it is before and after, on the
questions that it is fitted on and on those held back. `--ablate` sets each number of `NEUTRAL`, `OF_THE_INDEX` and
`BOUNDS` to its neutral value, what is not in the index also a quarter lower and higher, and prints what that does.
Nothing is written: to take a fit over, edit `knowledge/weights.py`. `--talks` does the same as `--ablate` with the
numbers of a conversation, `--languages` with those that tell the language.

The loss of a question is the negative logarithm of the chance that it is dealt with rightly: that the right entry comes
first and opens the gate, or that none does. Unanswerable questions count for more than answerable ones.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from knowledge import weights
from knowledge.deciding.decide import answer
from knowledge.finding.find import find
from knowledge.finding.gate import EVIDENCE
from knowledge.finding.results import Answer, passage
from knowledge.folder.models import Interview
from knowledge.folder.read import read_base
from knowledge.index.cache import open_index
from knowledge.index.index import Index
from knowledge.measure.evaluate import holds_gold
from knowledge.measure.questions import GoldQuestion, read_questions
from knowledge.measure.report import Share
from knowledge.question.conversation import Context
from tests.benchmarks import languages, talks
from tests.benchmarks.public import xquad

QUESTIONS = Path(__file__).parents[1] / "questions"
INTERVIEWS = Path(__file__).parents[2] / "knowledge" / "interviews"
BARE = ("orchard", "ferry", "bakery", "observatory")
HALVES = ("fit", "held", "near-fit", "near-held")
FIRST = ("central-asia-dev", *(f"central-asia-{half}" for half in HALVES))
"""The files on the interview that comes along."""

NEUTRAL: dict[str, float] = {
    "COVERED": 0, "REACH": 0, "MATCHED": 0, "LEAD": 0, "BY_NAME": 0, "SPOKEN": 0, "MISSING_NAME": 0, "DESCRIBED": 0,
    "DETAIL": 0, "EVERYDAY": 0, "ASKED_DETAIL": 0, "DOUBT": 0, "BASE": 0, "HEAVY_PART": 0, "JUDGED": 40, "ITSELF": 0,
}  # fmt: skip
"""What each number would be if it did nothing, or was not there."""
BOUNDS: dict[str, float] = {
    "NEAR": 0, "NEAR_COVERED": 0, "LIGHT": 0, "NEAREST_LACKS": 0, "WORTH": 0,
}  # fmt: skip
"""The same of the bounds of what is answered, offered and shown beside, of which the loss knows nothing."""
OF_THE_INDEX: dict[str, float] = {
    "COMMON": 1e6, "RARE": 0, "LEAST": 1, "SLIP_LETTERS": 99, "LONG_SLIP_LETTERS": 99,
    "FAMILY_LETTERS": 99, "FAMILY_SHARE": 1, "SAMPLE": 1, "SUMMARY": 1, "BESIDE": 1,
    "SAMPLE_SAYS": 1, "K1": 1e6, "B": 0,
}  # fmt: skip
"""The same of those that an index is made with, or remembers the words by: it is built anew for each."""
FITTED = EVIDENCE
"""What the gate adds up, in the log-odds that an entry is an answer."""
COUNTS = ("right", "false", "offered", "vain", "beside", "amiss")
"""Columns of what the bounds move: what is offered in vain is a passage to tap where none answers; what is shown beside
the first passage answers, or is amiss."""
LEAST_CHANCE = 0.05
"""Chance that counts as none: a question that is hopeless shall not move the others."""
FALSE_COSTS = 3.0
"""What a question that must not be answered counts for beside one that should be: a false answer is the worse error."""
STAY = 0.02
"""What it costs that a weight leaves its place, as a share of it squared: so few questions do not move all."""


@dataclass(frozen=True)
class Group:
    """Questions to one base."""

    name: str
    index: Index
    questions: list[GoldQuestion]
    held: bool


class Outcome(NamedTuple):
    """What became of a question, as figures are made of it; `beside`: how many passages are shown beside the first that
    answer it, and that do not."""

    answerable: bool
    right: bool
    answered: bool
    offered: bool
    taps: bool
    beside: tuple[int, int]
    loss: float


def main() -> None:
    """Fit, or ablate, and print."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--ablate", action="store_true", help="set each number to its neutral value in turn")
    arguments.add_argument("--xquad", type=Path, help="the folder of xquad.en.json and xquad.ru.json, to report too")
    arguments.add_argument(
        "--more", action="store_true", help="with nine more sample questions an entry, only to report"
    )
    arguments.add_argument("--talks", action="store_true", help="set each number of a conversation in turn")
    arguments.add_argument("--languages", action="store_true", help="set each number that tells a language in turn")
    arguments.add_argument("--together", action="store_true", help="with the other interviews in the same base")
    chosen = arguments.parse_args()
    groups = opened(chosen.xquad)
    if chosen.talks:
        for line in talks.ablations(QUESTIONS, groups[0].index):
            print(line, flush=True)
        return
    if chosen.languages:
        typed = [(group.held, group.questions) for group in groups]
        for line in languages.ablations(QUESTIONS, groups[0].index, typed):
            print(line, flush=True)
        return
    print("today\n" + table(groups))
    if chosen.more:
        print("\nwith more sample questions\n" + table(opened(None, more=True)[: len(FIRST)]))
        return
    if chosen.together:
        print("\nwith four other interviews in the base\n" + table(together(groups)))
        return
    if chosen.ablate:
        for line in ablations(groups, chosen.xquad):
            print(line, flush=True)
        return
    fitted = fit([group for group in groups if not group.held])
    with changed(fitted):
        print("\nfitted\n" + table(groups))
    print("\nnumber            today   fitted")
    for name, value in fitted.items():
        print(f"{name:16} {getattr(weights, name):6.2f}  {value:7.2f}")


def opened(public: Path | None, more: bool = False) -> list[Group]:
    """The groups of questions, each pair of files with the index of its base; with the public set in that folder, and
    with more sample questions of the first interview."""
    groups = []
    index = _index([_with_more(one) if more else one for one in read_base(INTERVIEWS).interviews])
    for name in FIRST:
        groups.append(Group(name, index, read_questions(QUESTIONS / f"{name}.jsonl").questions, name.endswith("held")))
    for slug in BARE:
        index = _index(read_base(QUESTIONS / "bare" / slug).interviews)
        for name in (f"{slug}-{half}" for half in HALVES):
            questions = read_questions(QUESTIONS / "bare" / f"{name}.jsonl").questions
            groups.append(Group(name, index, questions, name.endswith("held")))
    for language in ("en", "ru") if public else ():
        interview, questions = xquad(public or Path(), language)
        groups.append(Group(f"xquad-{language}", _index([interview]), questions, True))
    return groups


def together(groups: Sequence[Group], bare: bool = False) -> list[Group]:
    """The questions on the first interview, and those on the `bare` ones if wanted, put to a base that has all."""
    others = [one for slug in BARE for one in read_base(QUESTIONS / "bare" / slug).interviews]
    index = _index([*read_base(INTERVIEWS).interviews, *others])
    return [Group(group.name, index, group.questions, group.held) for group in groups[: None if bare else len(FIRST)]]


def _with_more(interview: Interview) -> Interview:
    rows = [json.loads(line) for line in (QUESTIONS / "central-asia-more.jsonl").read_text("utf-8").splitlines()]
    entries = [
        entry.model_copy(
            update={"questions": [*entry.questions, *(row["question"] for row in rows if row["entry"] == entry.id)]}
        )
        for entry in interview.entries
    ]
    return interview.model_copy(update={"entries": entries})


def _index(interviews: Sequence[Interview]) -> Index:
    return open_index("", lambda: interviews, None)


@contextmanager
def changed(values: dict[str, float]) -> Iterator[None]:
    """Other weights for a while."""
    before = {name: getattr(weights, name) for name in values}
    try:
        for name, value in values.items():
            setattr(weights, name, value)
        yield
    finally:
        for name, value in before.items():
            setattr(weights, name, value)


def ask(group: Group) -> list[Outcome]:
    """Put the questions of a group, each alone."""
    return [_outcome(group.index, question) for question in group.questions]


def _outcome(index: Index, question: GoldQuestion) -> Outcome:
    result = answer(index, question.question, Context())
    first, *beside = (holds_gold(question, one) for one in result.passages) if result.passages else (False,)
    tapped = [holds_gold(question, each.passage) for each in result.suggestions if each.passage]
    return Outcome(
        question.answerable,
        first,
        result.status == "answer",
        first or any(tapped),
        bool(tapped),
        (sum(beside), len(beside) - sum(beside)),
        _loss(index, question, result),
    )


def _loss(index: Index, question: GoldQuestion, result: Answer) -> float:
    """How unsure it is that a question is dealt with rightly; see the module."""
    judged = result.trace[0].judged if result.trace else ()
    chances = [0.0 if one.verdict.lacks else one.verdict.confidence for one in judged]
    if not question.answerable:
        return -math.log(max(1 - (chances[0] if chances else 0.0), LEAST_CHANCE))
    best = 0.0
    for one, chance in zip(judged, chances, strict=True):
        if holds_gold(question, passage(index.located(one.hit.number))):
            lead = one.score / judged[0].score if judged[0].score else 0.0
            best = max(best, chance * lead)
    return -math.log(max(best, LEAST_CHANCE))


def table(groups: Sequence[Group]) -> str:
    """Right, offered and false of each group and of both halves; then how the conversations with the first went."""
    lines = [f"{'':24} {'right':>16} {'offered':>16} {'false':>16} {'loss':>6}"]
    asked = [(group, ask(group)) for group in groups]
    for group, outcomes in asked:
        lines.append(_row(group.name, outcomes))
    for name, held in (("fitted on", False), ("held back", True)):
        pairs = [pair for pair in asked if pair[0].held is held and not pair[0].name.startswith("xquad")]
        lines.append(_row(name, [one for _, found in pairs for one in found]))
    return "\n".join([*lines, "", *talks.rows(QUESTIONS, groups[0].index)])


def _row(name: str, outcomes: Sequence[Outcome]) -> str:
    yes = [one for one in outcomes if one.answerable]
    no = [one for one in outcomes if not one.answerable]
    told = talks.shares(
        (
            Share(sum(one.right for one in yes), len(yes)),
            Share(sum(one.offered for one in yes), len(yes)),
            Share(sum(one.answered for one in no), len(no)),
        )
    )
    return f"{name:24} {told} {_mean(outcomes):6.3f}"


def _mean(outcomes: Sequence[Outcome]) -> float:
    """The loss of a question on average, unanswerable ones counting for more."""
    counts = [1.0 if one.answerable else FALSE_COSTS for one in outcomes]
    return statistics.fmean((one.loss for one in outcomes), counts)


class _Matrix(NamedTuple):
    """All candidates of all questions: what speaks for each, a column a weight, and whose they are."""

    evidence: npt.NDArray[np.float64]
    scores: npt.NDArray[np.float64]
    right: npt.NDArray[np.bool_]
    owner: npt.NDArray[np.intp]
    first: npt.NDArray[np.intp]
    answerable: npt.NDArray[np.bool_]
    share: npt.NDArray[np.float64]


def fit(groups: Sequence[Group]) -> dict[str, float]:
    """The weights of the gate that lose least on some questions: gradient descent over the candidates found today."""
    matrix = _matrix(groups)
    today = np.array([getattr(weights, name) for name in FITTED])
    best, step = today.copy(), np.maximum(np.abs(today), 0.5) / 4
    least = _total(matrix, best, today)
    while step.max() > 0.01:
        moved = False
        for column in range(len(best)):
            for sign in (1, -1):
                tried = best.copy()
                tried[column] = max(tried[column] + sign * step[column], 0.0)
                loss = _total(matrix, tried, today)
                if loss < least - 1e-6:
                    best, least, moved = tried, loss, True
                    break
        if not moved:
            step /= 2
    return dict(zip(FITTED, best.round(2).tolist(), strict=True))


def _matrix(groups: Sequence[Group]) -> _Matrix:
    rows: list[list[float]] = []
    scores, right, owner, first, answerable, share = [], [], [], [], [], []
    for group in groups:
        for question in group.questions:
            found = find(group.index, question.question, Context())
            judged = found.chosen.steps[0].judged if found.chosen and found.chosen.steps else ()
            if not judged or any(one.verdict.lacks for one in judged[:1]):
                continue
            first.append(len(rows))
            for one in judged:
                told = dict(one.verdict.evidence)
                rows.append([told.get(name, 0.0) / (getattr(weights, name) or 1.0) for name in FITTED])
                scores.append(one.hit.reach)
                right.append(holds_gold(question, passage(group.index.located(one.hit.number))))
                owner.append(len(first) - 1)
            answerable.append(question.answerable)
            share.append(1.0 if question.answerable else FALSE_COSTS)
    return _Matrix(*map(np.array, (rows, scores, right, owner, first, answerable, share)))


def _total(matrix: _Matrix, values: npt.NDArray[np.float64], today: npt.NDArray[np.float64]) -> float:
    chance = 1 / (1 + np.exp(-np.clip(matrix.evidence @ values, -30, 30)))
    rank = matrix.scores * chance
    highest = np.maximum.reduceat(rank, matrix.first)
    lead = rank / np.maximum(highest[matrix.owner], 1e-12)
    won = np.maximum.reduceat(np.where(matrix.right, chance * lead, 0.0), matrix.first)
    opened = np.maximum.reduceat(np.where(lead >= 1 - 1e-9, chance, 0.0), matrix.first)
    loss = -np.log(np.maximum(np.where(matrix.answerable, won, 1 - opened), LEAST_CHANCE))
    away = ((values - today) / np.maximum(np.abs(today), 0.5)) ** 2
    return float((loss * matrix.share).sum() / matrix.share.sum() + STAY * away.mean())


def ablations(groups: Sequence[Group], public: Path | None) -> Iterator[str]:
    """What each number is worth: how much is lost without it, and whether that can be told from nothing."""
    today = _by_half(groups)
    halves = " ".join(f"{f'loss {half}':>22} {'right false':>12}" for half in ("fitted on", "held back"))
    yield f"\n{'number':18} {'value':>10}  {'':9} {halves}"
    for name, value, label in each_set(NEUTRAL):
        yield f"{name:18} {value:>10}  {label:9} {_compared(today, _by_half(groups))}"
    for name, without in OF_THE_INDEX.items():
        value = getattr(weights, name)
        with changed({name: without}):
            rebuilt = opened(public)
            yield f"{name:18} {value:>10}  {'without':9} {_compared(today, _by_half(rebuilt))}"
            for index in {id(group.index): group.index for group in rebuilt}.values():
                index.close()
    halves = " |".join("".join(f"{column:>8}" for column in COUNTS) for _ in today)
    yield f"\n{'number':18} {'value':>10}  {'':9} {halves}"
    yield f"{'':18} {'':>10}  {'today':9} " + " |".join(_counted(half) for half in today.values())
    for name, value, label in each_set(BOUNDS):
        now = _by_half(groups)
        yield f"{name:18} {value:>10}  {label:9} " + " |".join(_counted(now[held], today[held]) for held in today)


def each_set(neutral: dict[str, float]) -> Iterator[tuple[str, float, str]]:
    """Each number set to its neutral value for a while, then a quarter lower and a quarter higher."""
    for name, without in neutral.items():
        value = getattr(weights, name)
        for label, other in (("without", without), ("-1/4", value * 0.75), ("+1/4", value * 1.25)):
            with changed({name: type(value)(other)}):
                yield name, value, label


def _counted(outcomes: Sequence[Outcome], before: Sequence[Outcome] = ()) -> str:
    """The counts of COUNTS, or how many more they are than before."""
    counts, less = (_counts(some) for some in (outcomes, before))
    return "".join(f"{a - b:>+8d}" if before else f"{a:>8d}" for a, b in zip(counts, less, strict=True))


def _counts(outcomes: Sequence[Outcome]) -> tuple[int, ...]:
    yes = [one for one in outcomes if one.answerable]
    no = [one for one in outcomes if not one.answerable]
    return (
        sum(one.right for one in yes),
        sum(one.answered for one in no),
        sum(one.offered for one in yes),
        sum(one.taps for one in no),
        sum(one.beside[0] for one in yes),
        sum(one.beside[1] for one in yes),
    )


def _by_half(groups: Sequence[Group]) -> dict[bool, list[Outcome]]:
    halves: dict[bool, list[Outcome]] = {False: [], True: []}
    for group in groups:
        halves[group.held] += ask(group)
    return halves


def _compared(today: dict[bool, list[Outcome]], other: dict[bool, list[Outcome]]) -> str:
    """The difference in loss with twice its standard error, and in right and false answers; `=` where none is seen."""
    told = []
    for held in (False, True):
        pairs = list(zip(today[held], other[held], strict=True))
        more = [b.loss - a.loss for a, b in pairs]
        error = 2 * statistics.stdev(more) / math.sqrt(len(more))
        mean = statistics.fmean(more)
        right = sum(b.right - a.right for a, b in pairs if a.answerable)
        false = sum(b.answered - a.answered for a, b in pairs if not a.answerable)
        sign = "=" if abs(mean) <= error or not any(more) else "+" if mean > 0 else "-"
        told.append(f"{sign} {mean:+8.4f} ±{error:7.4f}".rjust(22) + f" {right:+5d} {false:+5d}".rjust(13))
    return " ".join(told)


if __name__ == "__main__":
    main()
