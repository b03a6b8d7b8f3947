"""Each command and each choice, once: what it is called, where it is shown, and what it replies."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from bot.replies import about, actions, browse, personal
from bot.replies.actions import Action, RunCommand
from bot.replies.asking import ask, ask_in
from bot.replies.compare import compare, compared
from bot.replies.labels import LONGEST_LABEL
from bot.replies.pages import shortened
from bot.replies.reply import Choice, Draft, Reply
from bot.replies.request import Request
from bot.replies.views import entry_reply, paragraph_reply, view_reply
from bot.wording import Wording, own_names, wording
from knowledge import About, Offer, Talked

Menu = Literal["private", "group", "admin"]
COMMAND_MEANT = 0.84
"""Likeness of a command's name (0 to 1) from which it may be meant."""


@dataclass(frozen=True)
class Command:
    """A command. Its help is the message `help-<name>`, what it takes the message `takes-<name>`.

    `run` is None for those that only a bot in service can do: its admin handlers do them. `menus` are where it is
    offered; it works everywhere else too, but for those of admins. One that is `for_chat` settles something for the
    whole chat, which in a group only its administrators may. `about` is what of the interview it tells by itself, which
    may be wished for in another language then.
    """

    name: str
    run: Callable[[Request], Reply] | None
    menus: frozenset[Menu]
    takes: bool = False
    aliases: tuple[str, ...] = ()
    for_chat: bool = False
    about: About | None = None

    @property
    def admin(self) -> bool:
        return self.run is None


class Typed(NamedTuple):
    """A command as it was typed: its name in small letters, the bot it is for if one is named, and what follows."""

    name: str
    bot: str | None
    argument: str


def _ask(request: Request) -> Reply:
    """`/ask [question]`: its answer; alone, what to ask. In a private chat the next message is a question anyway."""
    if request.argument:
        return ask(request, request.argument)
    say = request.wording
    in_group = request.surface == "group"
    what = say.say("ask-what-group", command="/ask") if in_group else say.say("ask-what", command="/ask")
    return Draft(what).reply(about.examples(request))


def help_reply(request: Request) -> Reply:
    """`/help`: how to ask, and a line on each command; an editor's own are below."""
    say = request.wording
    intro = say.say("help-intro-group" if request.surface == "group" else "how-to-ask", languages=own_names())
    draft = Draft().line(intro).line()
    for command in COMMANDS:
        if not command.admin and command.name != "start":
            draft.line(_help_line(command, say))
    if request.editor:
        draft.line().line(say.say("help-editor"))
        for command in COMMANDS:
            if command.admin:
                draft.line(_help_line(command, say))
    return draft.reply()


def _help_line(command: Command, say: Wording) -> str:
    takes = f" {say.say(f'takes-{command.name}')}" if command.takes else ""
    return f"/{command.name}{takes} — {say.say(f'help-{command.name}')}"


PRIVATE: frozenset[Menu] = frozenset({"private"})
BOTH: frozenset[Menu] = frozenset({"private", "group"})
EVERYWHERE: frozenset[Menu] = frozenset({"private", "group", "admin"})
ADMIN: frozenset[Menu] = frozenset({"admin"})
NOWHERE: frozenset[Menu] = frozenset()

COMMANDS = (
    Command("start", about.start, NOWHERE),
    Command("ask", _ask, frozenset({"group"}), takes=True),
    Command("speaker", browse.speaker, EVERYWHERE, takes=True, aliases=("speakers",), about="speakers"),
    Command("topic", browse.topic, EVERYWHERE, takes=True, aliases=("topics",)),
    Command("compare", compare, BOTH, takes=True),
    Command("quote", browse.quote, BOTH, takes=True),
    Command("summary", about.summary, EVERYWHERE, about="interview"),
    Command("source", about.source, BOTH, about="watch"),
    Command("interviews", about.interviews, NOWHERE, for_chat=True),
    Command("language", personal.language, frozenset({"private", "admin"}), takes=True, for_chat=True),
    Command("privacy", personal.privacy, NOWHERE),
    Command("help", help_reply, EVERYWHERE, about="help"),
    Command("reload", None, ADMIN),
    Command("stats", None, ADMIN),
    Command("unanswered", None, ADMIN),
)
_BY_NAME = {name: command for command in COMMANDS for name in (command.name, *command.aliases)}
_ACTIONS: dict[type[Action], Callable[[Request, Any], Reply | None]] = {
    actions.Ask: lambda request, action: ask(request, action.question),
    actions.AskIn: ask_in,
    actions.ShowEntry: lambda request, a: entry_reply(request.index, (a.interview, a.entry), a.language),
    actions.TurnPage: lambda request, action: view_reply(request.index, action.view),
    actions.Paragraph: lambda request, action: paragraph_reply(request.index, action.view),
    actions.OtherSpeaker: browse.by_other_speakers,
    actions.MoreOnTopic: browse.more_on_topic,
    actions.BySpeaker: browse.by_speaker,
    actions.Compare: compared,
    actions.RunCommand: lambda request, action: run_command(action.name, replace(request, argument=action.argument)),
    actions.PickInterview: personal.pick_interview,
    actions.PickLanguage: personal.pick_language,
}
_TYPED = re.compile(r"\s*/([A-Za-z0-9_]+)(?:@([A-Za-z0-9_]+))?(?:\s+(.*))?\s*", re.DOTALL)


def typed(text: str) -> Typed | None:
    """The command that a text is, or None if it is none."""
    match = _TYPED.fullmatch(text)
    if match is None:
        return None
    return Typed(match[1].casefold(), match[2], (match[3] or "").strip())


def named(name: str) -> Command | None:
    """The command of that name or alias."""
    return _BY_NAME.get(name)


def run_command(name: str, request: Request) -> Reply:
    """What a command replies. One that is unknown, or for admins, gets a sentence that points to the help."""
    command = named(name)
    request = replace(request, argument=request.argument.strip())
    if command is None:
        return _unknown(name, request)
    if command.run is None:
        return Draft(request.wording.say("unknown-command")).reply()
    reply = _brought(command.run(request), request)
    if command.about is None or request.argument:
        return reply
    return replace(reply, context=(reply.context or request.context).telling(command.about))


def _unknown(name: str, request: Request) -> Reply:
    """The reply to a command that there is not: which one may be meant, to be done with what was written after it."""
    known = [each for each, command in _BY_NAME.items() if request.editor or not command.admin]
    near = process.extractOne(name, known, scorer=JaroWinkler.normalized_similarity, score_cutoff=COMMAND_MEANT)
    if near is None:
        return Draft(request.wording.say("unknown-command")).reply()
    draft = Draft(request.wording.say("command-near", command=f"/{near[0]}"))
    if _BY_NAME[near[0]].admin:  # a press does none of these; the command in the text can be tapped
        return draft.reply()
    label = shortened(f"/{near[0]} {request.argument}", LONGEST_LABEL)
    return draft.reply([[Choice(label, RunCommand(near[0], request.argument))]])


def run_action(action: Action, request: Request) -> Reply | None:
    """What a choice replies; None for those that a surface does itself: copy, share, rate, dismiss, erase, go
    back, open an address.

    A choice that leads to what the base no longer has is answered kindly.
    """
    does = _ACTIONS.get(type(action))
    if does is None:
        return None
    if language := getattr(action, "language", None):
        request = replace(request, context=replace(request.context, language=language))
    try:
        reply = does(request, action)
    except KeyError:
        reply = None
    return _brought(reply, request) if reply else Draft(request.wording.say("gone")).reply()


def _brought(reply: Reply, request: Request) -> Reply:
    """A reply with what it brings to the next message: the passages that it shows, or what it offers to tap."""
    if reply.context is not None:
        return reply
    if reply.view is not None:
        view = reply.view
        return replace(reply, context=request.context.showing(view.entries, view.number, view.language))
    if reply.side_by_side:
        return replace(reply, context=request.context.showing(reply.side_by_side, language=request.language))
    offers = tuple(offer for choice in reply.choices if (offer := _offer(choice)))
    if not offers:
        return reply
    context = request.context
    if reply.theme or reply.people:  # talked of from now on, rather than what was asked before
        last, themes = context.talked, (reply.theme,) if reply.theme else ()
        talked = Talked("", request.language, themes, reply.people, seen=last.seen, turns=last.turns)
        context = replace(context, last=talked)
    return replace(reply, context=context.offering(offers))


def _offer(choice: Choice) -> Offer | None:
    """A choice as the next message may take it: "the second"."""
    match choice.action:
        case actions.ShowEntry(interview, entry, _):
            return Offer((interview, entry), label=choice.label)
        case actions.Ask(question):
            return Offer(question=question, label=choice.label)
    return None


def wants_question(text: str) -> bool:
    """Whether a text calls the bot and asks nothing yet."""
    given = typed(text)
    return not text or (given is not None and given.name == "ask" and not given.argument)


def is_for_chat(text: str, reply: Reply) -> bool:
    """Whether a text is a command that settles something for its chat, and its reply does that or offers to."""
    command = named(given.name) if (given := typed(text)) else None
    if command is None or not command.for_chat:
        return False
    offers = (actions.PickInterview, actions.PickLanguage)
    return reply.context is not None or any(isinstance(choice.action, offers) for choice in reply.choices)


def menu(kind: Menu, language: str) -> list[tuple[str, str]]:
    """The commands of a menu with a line on each, in a language."""
    say = wording(language)
    return [(command.name, say.say(f"help-{command.name}")) for command in COMMANDS if kind in command.menus]
