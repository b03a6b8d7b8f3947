"""`interview-bot eval`: how well questions are answered, in figures."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.evalform import report_json
from bot.cli.options import base_options, directory_of, fail, opened, say_json
from bot.cli.progress import Bar
from bot.cli.terminal import held
from knowledge import read_base
from knowledge.measure.dialogue_report import DialogueReport
from knowledge.measure.dialogues import hold
from knowledge.measure.evaluate import leave_one_out, measure
from knowledge.measure.questions import BadQuestionsError, read_questions
from knowledge.measure.report import Report


@click.command(short_help="Measure how well questions are answered.")
@click.argument("questions", metavar="[QUESTIONS.jsonl]", required=False, type=click.Path(path_type=Path))
@click.option("--misses", is_flag=True, help="Show what was missed, and what was answered instead.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of text, with the misses.")
@base_options
def command(questions: Path | None, knowledge: Path | None, interview: str | None, misses: bool, as_json: bool) -> None:
    """Ask the questions of a file and say how many were answered rightly, by whom, and how many falsely.

    Without a file, the sample questions of the interviews are asked, each left out of the index meanwhile, and their
    off-topic questions, which must not be answered; each sample question also with its own passage removed, which is
    mostly a near miss.

    \b
    Examples:
      interview-bot eval
      interview-bot eval questions.jsonl --misses
      interview-bot eval --interview water --json

    A line of the file: {"question": "…", "answerable": true, "lang": "en", "style": "plain",
    "gold": ["words of the right passage"], "speakers": ["Anna Berg"]}

    A line may be a conversation, too: {"lang": "en", "turns": [{"question": "…", "answerable": true, "gold": ["…"],
    "speakers": ["Anna Berg"]}, {"question": "thanks", "answerable": false, "status": ["smalltalk"]}]}
    """
    dialogues = DialogueReport()
    if questions is None:
        report = _of_samples(knowledge, interview)
    else:
        report, dialogues = _of_file(questions, knowledge, interview)
    if as_json:
        say_json(report_json(report, dialogues))
        return
    if not report.outcomes and not dialogues.outcomes:
        click.echo("These interviews have no sample questions and no off-topic ones; give a question file.")
        return
    tables = [one.lines(misses) for one in (report, dialogues) if one.outcomes]
    click.echo("\n\n".join("\n".join(lines) for lines in tables))


def _of_file(file: Path, knowledge: Path | None, interview: str | None) -> tuple[Report, DialogueReport]:
    try:
        asked = read_questions(file)
    except BadQuestionsError as error:
        fail(error.problems)
    base = opened(knowledge, interview)
    with Bar("Asking") as bar:

        def progress(count: int) -> None:
            bar.add(count, asked.size)

        report = measure(base.index, asked.questions, progress)
        return report, DialogueReport(hold(asked.dialogues, lambda language: held(base, language), progress))


def _of_samples(knowledge: Path | None, interview: str | None) -> Report:
    base = read_base(directory_of(knowledge, interview))
    if not base.ok:
        fail([problem for problem in base.problems if problem.level == "error"])
    interviews = base.interviews
    total = sum(len(i.off_topic) + sum(len(entry.questions) for entry in i.entries) for i in interviews)
    with Bar("Asking") as bar:
        bar.told(0, total)
        return leave_one_out(interviews, lambda count: bar.add(count, total))
