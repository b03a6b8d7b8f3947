"""`interview-bot eval`: how well questions are answered, in figures."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli_base import base_options, directory_of, fail, opened
from bot.progress import Bar
from knowledge.evaluate import leave_one_out, measure
from knowledge.folder import read_base
from knowledge.questions import BadQuestions, read_questions
from knowledge.report import Report


@click.command(short_help="Measure how well questions are answered.")
@click.argument("questions", metavar="[QUESTIONS.jsonl]", required=False, type=click.Path(path_type=Path))
@click.option("--misses", is_flag=True, help="Show what was missed, and what was answered instead.")
@base_options
def command(questions: Path | None, knowledge: Path | None, interview: str | None, misses: bool) -> None:
    """Ask the questions of a file and say how many were answered rightly, by whom, and how many falsely.

    Without a file, the sample questions of the interviews are asked, each left out of the index meanwhile, and their
    off-topic questions, which must not be answered; each sample question also with its own passage removed, which is
    mostly a near miss.

    \b
    Examples:
      interview-bot eval
      interview-bot eval questions.jsonl --misses
      interview-bot eval --interview water

    A line of the file: {"question": "…", "answerable": true, "lang": "en", "style": "plain",
    "gold": ["words of the right passage"], "speakers": ["Anna Berg"]}
    """
    report = _of_samples(knowledge, interview) if questions is None else _of_file(questions, knowledge, interview)
    if not report.outcomes:
        click.echo("These interviews have no sample questions and no off-topic ones; give a question file.")
        return
    for line in report.lines(misses):
        click.echo(line)


def _of_file(file: Path, knowledge: Path | None, interview: str | None) -> Report:
    try:
        questions = read_questions(file)
    except BadQuestions as error:
        fail(error.problems)
    base = opened(knowledge, interview)
    with Bar("Asking") as bar:
        return measure(base.index, questions, lambda count: bar.add(count, len(questions)))


def _of_samples(knowledge: Path | None, interview: str | None) -> Report:
    base = read_base(directory_of(knowledge, interview))
    if not base.ok:
        fail([problem for problem in base.problems if problem.level == "error"])
    interviews = base.interviews
    total = sum(len(i.off_topic) + sum(len(entry.questions) for entry in i.entries) for i in interviews)
    with Bar("Asking") as bar:
        bar.told(0, total)
        return leave_one_out(interviews, lambda count: bar.add(count, total))
