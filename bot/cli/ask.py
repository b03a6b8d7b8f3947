"""`interview-bot ask`: one answer, or one a line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bot.cli.jsonform import answer_json
from bot.cli.options import base_options, locale_language, opened, say_json
from bot.cli.streams import lines, typed_text
from bot.replies import commands
from bot.replies.render import answer_reply
from knowledge import Base, Context, answer
from knowledge.measure.explain import explained


@click.command(short_help="Answer one question, or one a line from standard input.")
@click.argument("question", required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of text.")
@click.option(
    "--explain", is_flag=True, help="Say on standard error what each word matched and why the gate opened or not."
)
@base_options
def command(question: str | None, as_json: bool, explain: bool, knowledge: Path | None, interview: str | None) -> None:
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
    base = opened(knowledge, interview)
    if question is not None:
        _one(base, asked_in(typed_text(question)), as_json, explain)
        return
    if sys.stdin.isatty():
        click.echo("One question a line; Ctrl-D ends.", err=True)
    for line in lines(sys.stdin):
        _told_as_json(base, asked_in(line), explain)


def asked_in(line: str) -> str:
    """What a line asks; it may be typed as in a chat, after the command that asks."""
    typed = commands.typed(line)
    return typed.argument if typed and typed.name == "ask" else line


def _one(base: Base, question: str, as_json: bool, explain: bool) -> None:
    if as_json:
        _told_as_json(base, question, explain)
        return
    from bot.cli.console import Screen  # noqa: PLC0415 - slow to load, and programs that read JSON do without

    context = Context(language=locale_language())
    found = answer(base.index, question, context)
    reply = answer_reply(base.index, found)
    suggested = reply.choices if found.status == "suggest" else []
    Screen().show(reply, suggested)
    _explain(base, question, explain, context)


def _told_as_json(base: Base, question: str, explain: bool) -> None:
    say_json(answer_json(base.index, answer(base.index, question)))
    _explain(base, question, explain, Context())


def _explain(base: Base, question: str, wished: bool, context: Context) -> None:
    if wished:
        for line in explained(base.index, question, context):
            click.echo(line, err=True)
