"""`interview-bot ask`: one answer, or one a line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.explain import explained_pointing
from bot.cli.jsonform import answer_json
from bot.cli.loading import loading
from bot.cli.options import (
    base_options,
    locale_language,
    opened,
    opened_reader,
    reader_option,
    reader_settings,
    say_json,
)
from bot.cli.streams import lines, typed_text
from bot.replies import commands
from bot.replies.asking import answer_to
from bot.replies.render import answer_reply
from bot.replies.request import Request
from knowledge import Base, Context
from knowledge.measure.explain import explained

if TYPE_CHECKING:
    from bot.cli.terminal_reader import TerminalReader


@click.command(short_help="Answer one question, or one a line from standard input.")
@click.argument("question", required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of text.")
@click.option(
    "--explain", is_flag=True, help="Say on standard error what each word matched and why the gate opened or not."
)
@reader_option
@base_options
def command(
    question: str | None,
    *,
    as_json: bool,
    explain: bool,
    knowledge: Path | None,
    interview: str | None,
    no_reader: bool,
) -> None:
    """Answer one question.

    Without a question, read one a line from standard input and write one JSON object a line: each line is answered
    alone, blank ones too.

    \b
    Examples:
      interview-bot ask "What did Sirojov say about water?"
      interview-bot ask --json "Что мешает единству?"
      interview-bot ask --explain "turkey recipe"
      interview-bot ask < questions.txt > answers.jsonl
    """
    settings, base = reader_settings(no_reader), opened(knowledge, interview)
    with opened_reader(settings) as reader:
        if question is not None:
            _tell(base, asked_in(typed_text(question)), reader, as_json, explain)
            return
        if sys.stdin.isatty():
            click.echo("One question a line; Ctrl-D ends.", err=True)
        for line in lines(sys.stdin):
            _tell(base, asked_in(line), reader, True, explain)


def asked_in(line: str) -> str:
    """What a line asks; it may be typed as in a chat, after the command that asks."""
    typed = commands.typed(line)
    return typed.argument if typed and typed.name == "ask" else line


def _tell(base: Base, question: str, reader: TerminalReader | None, as_json: bool, explain: bool) -> None:
    """The answer to a question, put alone, as JSON or as text; and after it, if wished for, how it came about."""
    context = Context() if as_json else Context(language=locale_language())
    if reader:
        reader.task = None  # this question may be one that it is not asked
    request = Request(base, context, surface="terminal")
    answer = answer_to(request, question, reader.point if reader else None)
    if as_json:
        say_json(answer_json(base.index, answer))
    else:
        with loading():
            from bot.cli.screen import Screen  # noqa: PLC0415 - slow to load, and programs that read JSON do without
        reply = answer_reply(base.index, answer)
        Screen().show(reply, reply.choices if answer.status == "suggest" else [])
    if explain:
        for line in explained(base.index, question, context):
            click.echo(line, err=True)
        for line in explained_pointing(reader, answer) if reader else ():
            click.echo(line, err=True)
