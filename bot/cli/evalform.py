"""What a measurement found as one JSON object: the form that other programs read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bot.cli.comparing import Comparison
from bot.cli.jsonform import passage_json
from bot.wording import spoken_language
from knowledge.measure.dialogue_report import DialogueFigures, DialogueReport
from knowledge.measure.dialogues import TurnOutcome
from knowledge.measure.evaluate import holds_gold
from knowledge.measure.report import Figures, Outcome, Report, Share

if TYPE_CHECKING:
    from bot.reader.examination import Marked


def report_json(
    report: Report,
    dialogues: DialogueReport,
    comparison: Comparison | None = None,
    marks: Sequence[Marked] = (),
) -> dict[str, Any]:
    """The object of a report on questions and one on conversations, its keys as `bot/README.md` lists them;
    `comparison` is there when a reader was asked, `marks` when it was examined."""
    return {
        "all": _figures(report.in_all),
        "by_language": _groups(report.by_language),
        "by_style": _groups(report.by_style),
        "near_misses": _share(report.near_misses),
        "conversations": {
            "all": _figures(dialogues.in_all),
            "by_language": _groups(dialogues.by_language),
            "by_kind": _groups(dialogues.by_kind),
        },
        "misses": [
            *(_missed(outcome) for outcome in report.misses),
            *(_missed_turn(outcome, dialogues) for outcome in dialogues.misses),
        ],
        "answered_without": [_missed(outcome) for outcome in report.answered_without],
        "reader": {**asdict(comparison), "differing": comparison.differing} if comparison else None,
        "examination": _examination(marks) if marks else None,
    }


def examination_lines(marks: Sequence[Marked]) -> Iterator[str]:
    """A reader's examination in plain text, a line a question: where it pointed, and where it should have."""
    from bot.reader.examination import verdict_on  # noqa: PLC0415 - slow to load

    for mark in marks:
        item = mark.item
        pointed = mark.failed or (_numbers(mark.numbers) if mark.numbers is not None else "a reply thrown away")
        passed = "right" if mark.right else "wrong"
        yield f"{passed}  {item.id} [{item.language}]: {pointed}; right: {_numbers(item.right)}"
    yield str(verdict_on(marks))


def _examination(marks: Sequence[Marked]) -> dict[str, Any]:
    from bot.reader.examination import verdict_on  # noqa: PLC0415 - slow to load

    verdict = verdict_on(marks)
    items = [
        {
            "id": mark.item.id,
            "language": mark.item.language,
            "passed": mark.right,
            "pointed": None if mark.numbers is None else list(mark.numbers),
            "failed": mark.failed or None,
            "right": list(mark.item.right),
        }
        for mark in marks
    ]
    return {
        "passed": verdict.passed,
        "right": _share(Share(verdict.right, verdict.answerable)),
        "false": _share(Share(verdict.false, verdict.others)),
        "failed": verdict.failed_answerable + verdict.failed_others,
        "items": items,
    }


def _numbers(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers)) or "none"


def _groups(groups: Mapping[str, Figures | DialogueFigures]) -> dict[str, Any]:
    return {name: _figures(figures) for name, figures in groups.items()}


def _figures(figures: Figures | DialogueFigures) -> dict[str, Any]:
    return {name: _share(share) for name, share in figures._asdict().items()}


def _share(share: Share) -> dict[str, Any]:
    low, high = share.interval
    return {
        "count": share.count,
        "total": share.total,
        "share": round(share.value, 4) if share.total else None,
        "low": round(low, 4),
        "high": round(high, 4),
    }


def _missed(outcome: Outcome) -> dict[str, Any]:
    question = outcome.question
    return {
        "id": question.id,
        "turn": None,
        "language": question.lang,
        "style": question.style,
        "kind": None,
        "question": question.question,
        "answerable": question.answerable,
        "status": outcome.status,
        "right": outcome.right,
        "credited": outcome.credited,
        "offered": outcome.offered,
        "shown": [passage_json(passage, question.lang) for passage in outcome.shown],
        "before": [],
    }


def _missed_turn(outcome: TurnOutcome, dialogues: DialogueReport) -> dict[str, Any]:
    turn, answer = outcome.turn, outcome.answer
    offered = tuple(suggestion.passage for suggestion in answer.suggestions if suggestion.passage)
    return {
        "id": outcome.dialogue.id,
        "turn": outcome.number + 1,
        "language": outcome.dialogue.lang,
        "style": None,
        "kind": turn.kind,
        "question": turn.question,
        "answerable": turn.answerable,
        "status": answer.status,
        "right": outcome.found,
        "credited": outcome.credited,
        "offered": outcome.found or any(holds_gold(turn, passage) for passage in offered),
        "shown": [passage_json(passage, answer.language) for passage in answer.passages[:1] or offered],
        "before": [_before(one) for one in dialogues.before(outcome)],
    }


def _before(outcome: TurnOutcome) -> dict[str, Any]:
    first = outcome.first
    return {
        "question": outcome.turn.question,
        "status": outcome.answer.status,
        "language": spoken_language(outcome.answer.language),
        "shown": [passage_json(first, outcome.answer.language)] if first else [],
    }
