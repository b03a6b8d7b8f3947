"""`interview-bot eval`: how well questions are answered, in figures."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.comparing import Gathered, Measured, Pointings, compared_lines, comparison_of, gathered
from bot.cli.evalform import examination_lines, report_json
from bot.cli.options import (
    BadOptionError,
    base_options,
    directory_of,
    fail,
    opened,
    opened_reader,
    reader_option,
    reader_settings,
    say_json,
)
from bot.cli.progress import Bar
from bot.cli.session import held
from bot.settings import ReaderSettings
from knowledge import ReaderTask, answer, read_base
from knowledge.measure.dialogue_report import DialogueReport
from knowledge.measure.dialogues import Hear, hold
from knowledge.measure.evaluate import QuestionsDone, leave_one_out, measure
from knowledge.measure.questions import BadQuestionsError, read_questions
from knowledge.measure.report import Report

if TYPE_CHECKING:
    from bot.cli.terminal_reader import TerminalReader
    from bot.reader.examination import Marked

PUT_AT_ONCE = 4
"""Questions that a reader is asked at a time."""


@click.command(short_help="Measure how well questions are answered.")
@click.argument("questions", metavar="[QUESTIONS.jsonl]", required=False, type=click.Path(path_type=Path))
@click.option("--misses", is_flag=True, help="Show what was missed, and what was answered instead.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of text, with the misses.")
@click.option("--reader", is_flag=True, help="Examine the reader first, and show its examination question by question.")
@reader_option
@base_options
def command(
    questions: Path | None,
    *,
    misses: bool,
    as_json: bool,
    reader: bool,
    no_reader: bool,
    knowledge: Path | None,
    interview: str | None,
) -> None:
    """Ask the questions of a file and say how many were answered rightly, by whom, and how many falsely.

    Without a file, the sample questions of the interviews are asked, each left out of the index meanwhile, and their
    off-topic questions, which must not be answered; each sample question also with its own passage removed, which is
    mostly a near miss.

    Where a reader is set (BOT_READER_URL), all is asked with it and without, and the answers are compared. With
    --reader and no file only the reader is examined.

    \b
    Examples:
      interview-bot eval
      interview-bot eval questions.jsonl --misses
      interview-bot eval --interview water --json
      interview-bot eval --reader

    A line of the file: {"question": "…", "answerable": true, "lang": "en", "style": "plain",
    "gold": ["words of the right passage"], "speakers": ["Anna Berg"]}

    A line may be a conversation, too: {"lang": "en", "turns": [{"question": "…", "answerable": true, "gold": ["…"],
    "speakers": ["Anna Berg"]}, {"question": "thanks", "answerable": false, "status": ["smalltalk"]}]}
    """
    settings = reader_settings(no_reader)
    if reader and settings is None:
        raise BadOptionError("--reader examines a reader, and none is set; name one with BOT_READER_URL.")
    marks = _examined(settings) if reader and settings else []
    if marks and not as_json:
        click.echo("\n".join(examination_lines(marks)))
    if marks and questions is None:
        if as_json:
            say_json(report_json(Report(()), DialogueReport(), marks=marks))
        return
    total, measuring = (
        _of_samples(knowledge, interview) if questions is None else _of_file(questions, knowledge, interview)
    )
    with opened_reader(settings, PUT_AT_ONCE) as used:
        without, measured = _measured(total, measuring, used)
    if as_json:
        comparison = comparison_of(without, measured) if used else None
        say_json(report_json(*measured, comparison, marks))
        return
    if not measured.questions.outcomes and not measured.dialogues.outcomes:
        click.echo("These interviews have no sample questions and no off-topic ones; give a question file.")
        return
    tables = [one.lines(misses) for one in measured if one.outcomes]
    if used:
        tables.append([*compared_lines(without, measured), used.summed_up()])
    click.echo("\n\n".join("\n".join(lines) for lines in tables))


Measuring = Callable[[Gathered | None, QuestionsDone], Measured]


def _measured(total: int, measuring: Measuring, reader: TerminalReader | None) -> tuple[Measured, Measured]:
    """What is measured by the rules, and with the reader if there is one."""

    def once(so_far: Gathered | None) -> Measured:
        with Bar("Asking") as bar:
            bar.told(0, total)
            return measuring(so_far, lambda count: bar.add(count, total))

    if reader is None:
        found = once(None)
        return found, found

    def point_all(tasks: Collection[ReaderTask]) -> Pointings:
        with Bar("Asking the reader") as bar:
            return reader.point_all(tasks, lambda count: bar.add(count, len(tasks)))

    return gathered(once, point_all)


def _of_file(file: Path, knowledge: Path | None, interview: str | None) -> tuple[int, Measuring]:
    """How many questions a file has, and how they are put."""
    try:
        asked = read_questions(file)
    except BadQuestionsError as error:
        fail(error.problems)
    base = opened(knowledge, interview)

    def measuring(so_far: Gathered | None, progress: QuestionsDone) -> Measured:
        def begin(language: str) -> Hear:
            return held(base, language, so_far.conversation() if so_far else None)

        report = measure(base.index, asked.questions, progress, so_far.answer if so_far else answer)
        return Measured(report, DialogueReport(hold(asked.dialogues, begin, progress)))

    return asked.size, measuring


def _of_samples(knowledge: Path | None, interview: str | None) -> tuple[int, Measuring]:
    """How many sample and off-topic questions the interviews have, and how they are put."""
    base = read_base(directory_of(knowledge, interview))
    if not base.ok:
        fail([problem for problem in base.problems if problem.level == "error"])
    interviews = base.interviews

    def measuring(so_far: Gathered | None, progress: QuestionsDone) -> Measured:
        return Measured(leave_one_out(interviews, progress, so_far.answer if so_far else answer), DialogueReport())

    return sum(len(i.off_topic) + sum(len(entry.questions) for entry in i.entries) for i in interviews), measuring


def _examined(settings: ReaderSettings) -> list[Marked]:
    from bot.cli.terminal_reader import examination  # noqa: PLC0415 - slow to load

    return examination(settings)
