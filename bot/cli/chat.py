"""`interview-bot chat`: a conversation, line by line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import click
from platformdirs import user_state_path
from prompt_toolkit import PromptSession
from prompt_toolkit.completion import WordCompleter
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from bot.cli.jsonform import reply_json
from bot.cli.options import (
    base_options,
    locale_language,
    opened,
    opened_reader,
    reader_option,
    reader_settings,
    say_json,
)
from bot.cli.screen import Screen
from bot.cli.session import Conversation
from bot.cli.streams import lines, speaks_unicode
from bot.replies import commands
from bot.replies.commands import COMMANDS
from bot.replies.reply import Reply
from bot.wording import known, languages

LEAVING = {"exit", "quit", "выход", "chiqish", "чиқиш"}
"""What ends the conversation, typed alone in a terminal; elsewhere each line is a message."""


def _language(code: str) -> str:
    """A language of ours by its code. Raises BadParameter for any other."""
    if found := known(code):
        return found
    raise click.BadParameter(
        f"{code} is no language that replies are written in; give one of {', '.join(languages())}."
    )


@click.command(short_help="A conversation in the terminal.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a message, one message a line.")
@click.option("--language", metavar="CODE", type=_language, help="The reader's language, one of those of /language.")
@reader_option
@base_options
def command(
    knowledge: Path | None, interview: str | None, as_json: bool, language: str | None, no_reader: bool
) -> None:
    """A conversation in the terminal, with the answers, commands and choices that Telegram has.

    \b
    Write a question, or a command such as /help, /speaker or /topic.
    A number picks one of the choices shown. Ctrl-C drops a half-typed line, Ctrl-D or "exit" ends.

    \b
    Examples:
      interview-bot chat
      interview-bot chat --knowledge my-interviews
      interview-bot chat < questions.txt
      interview-bot chat --json --language ru < messages.txt
    """
    settings, base = reader_settings(no_reader), opened(knowledge, interview)
    with opened_reader(settings) as reader:
        begin = partial(
            Conversation,
            base,
            language or locale_language(),
            reader.point if reader else None,
            reader.host if reader else None,
        )
        if as_json:
            _told_as_json(begin)
        else:
            _talk(begin())


def _talk(conversation: Conversation) -> None:
    """A conversation as a person sees it."""
    screen = Screen()
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        for line in lines(sys.stdin):
            if line.strip():
                _say(screen, conversation, conversation.hear(line))
        return
    _say(screen, conversation, conversation.begin(), conversation.leaving)
    for line in _typed_lines():
        if line.strip().casefold() in LEAVING:
            return
        if line.strip():
            typed = commands.typed(line)
            helped = typed is not None and typed.name == "help"
            reply = conversation.hear(line)
            _say(screen, conversation, reply, conversation.leaving if helped else "")


def _told_as_json(begin: Callable[[], Conversation]) -> None:
    """A line of JSON for every message, there at once; an empty line begins a new conversation."""
    conversation = begin()
    for line in lines(sys.stdin):
        if not line.strip():
            conversation = begin()
            continue
        reply, answer = conversation.answer(line)
        say_json(reply_json(conversation.base.index, line, reply, answer, conversation.choices))


def _say(screen: Screen, conversation: Conversation, reply: Reply, last: str = "") -> None:
    screen.show(reply, conversation.choices)
    if last:
        screen.line(last)
    screen.line()


def _typed_lines() -> Iterator[str]:
    """The lines that a person types, until Ctrl-D; with a history and with the commands completed."""
    names = [f"/{command.name}" for command in COMMANDS if not command.admin]
    session: PromptSession[str] = PromptSession(
        FormattedText([("ansicyan bold", "› " if speaks_unicode(sys.stdout) else "> ")]),
        history=_history(),
        completer=WordCompleter(names, WORD=True),
        complete_while_typing=False,
        key_bindings=_keys(),
    )
    while True:
        try:
            yield session.prompt()
        except EOFError:
            return


def _keys() -> KeyBindings:
    """Ctrl-C drops the line that is being typed; on an empty one it ends the program."""
    keys = KeyBindings()

    @keys.add("c-c")
    def _(event: KeyPressEvent) -> None:
        if event.current_buffer.text:
            event.current_buffer.reset()
        else:
            event.app.exit(exception=KeyboardInterrupt)

    return keys


def _history() -> History:
    """The lines typed before, in a file of the person's; in memory where there is no place for one."""
    try:
        folder = user_state_path("interview-bot", appauthor=False)
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "history"
        file.touch(mode=0o600)
    except (OSError, RuntimeError):
        return InMemoryHistory()
    return FileHistory(file)
