"""What a person settles: which interview is asked, in which language replies are, what is kept of the questions."""

from __future__ import annotations

from dataclasses import replace

from rapidfuzz import fuzz, process

from bot.replies import labels
from bot.replies.actions import EraseMine, PickInterview, PickLanguage, RunCommand
from bot.replies.pages import shortened
from bot.replies.reply import Choice, Draft, Reply
from bot.replies.request import Request
from bot.wording import called, known, languages, own_name, wording
from knowledge import plain

LANGUAGE_MEANT = 75
"""Likeness of a language's name (0 to 100) from which it is meant."""
ABREAST = 2
"""Languages that are offered in one row."""


def language(request: Request) -> Reply:
    """`/language [name]`: in which language replies are that no question decides."""
    code = _meant(request.argument)
    if code:
        return pick_language(request, PickLanguage(code))
    say = request.wording
    which = say.say("language-which", name=own_name(request.language))
    if request.argument:
        which = say.say("language-unknown", name=shortened(request.argument, labels.LONGEST_NAME))
    choices = [Choice(own_name(code), PickLanguage(code)) for code in languages()]
    return Draft(which).reply([choices[at : at + ABREAST] for at in range(0, len(choices), ABREAST)])


def pick_language(request: Request, action: PickLanguage) -> Reply:
    """The language is changed: the reply brings the context that has it."""
    code = action.code if action.code in languages() else request.language
    return Draft(wording(code).say("language-set", name=own_name(code))).reply(
        context=replace(request.context, language=code)
    )


def pick_interview(request: Request, action: PickInterview) -> Reply:
    """The interview to ask is changed: the reply brings the context that has it, and nothing of what was talked of."""
    say = request.wording
    by_slug = {interview.slug: interview for interview in request.index.interviews}
    if action.slug is not None and action.slug not in by_slug:
        return Draft(say.say("gone")).reply()
    context = replace(request.context, interview=action.slug, last=None)
    if action.slug is None:
        return Draft(say.say("interview-all")).reply(context=context)
    title = labels.interview_title(by_slug[action.slug], request.language)
    rows = [
        [
            Choice(say.say("choice-summary"), RunCommand("summary")),
            Choice(say.say("choice-topics"), RunCommand("topic")),
        ]
    ]
    return Draft(say.say("interview-set", title=title)).reply(rows, context)


def privacy(request: Request) -> Reply:
    """`/privacy`: what is kept of the questions and for how long, to whom they are sent, and the choice to have them
    erased."""
    say, host = request.wording, request.sends_to
    if request.surface == "terminal":
        text = say.say("privacy-terminal-reader", host=host) if host else say.say("privacy-terminal")
        return Draft(text).reply()
    draft = Draft(say.count("privacy", request.log_days) if request.log_days else say.say("privacy-nothing"))
    if host:
        draft.line().line(say.say("privacy-reader", host=host))
    return draft.reply([[Choice(say.say("choice-erase"), EraseMine())]] if request.log_days else [])


def _meant(argument: str) -> str | None:
    """The language that an argument names, in any language and misspelt."""
    name = plain(argument)
    if not name:
        return None
    if code := known(name):
        return code
    by_name = {plain(each): code for code in languages() for each in called(code)}
    found = process.extractOne(name, list(by_name), scorer=fuzz.ratio, score_cutoff=LANGUAGE_MEANT)
    return by_name[found[0]] if found else None
