"""What a person settles: which interview is asked, in which language replies are, what is kept of the questions."""

from __future__ import annotations

from dataclasses import replace

from rapidfuzz import fuzz, process

from bot import labels
from bot.actions import EraseMine, PickInterview, PickLanguage, RunCommand
from bot.pages import shortened
from bot.reply import Choice, Draft, Reply
from bot.request import Request
from bot.wording import LANGUAGES, NATIVE, known, wording
from knowledge.language import UZBEK_CYRILLIC
from knowledge.text import clean, fold

MEANT = 75
"""Likeness of a language's name (0 to 100) from which it is meant."""
_CALLED = {
    "en": "en eng english английский angliyskiy ingliz inglizcha инглиз инглизча",
    "ru": "ru rus russian русский russkiy rus ruscha рус русча",
    "uz": "uz uzb uzbek o'zbek o'zbekcha uzbekcha узбекский uzbekskiy lotin lotincha latin",
    UZBEK_CYRILLIC: "uz-cyrl ўзбек ўзбекча узбекча кирилл кириллча kirill cyrillic кириллица",
}
_LANGUAGE_OF = {fold(name): code for code, names in _CALLED.items() for name in names.split()}


def language(request: Request) -> Reply:
    """`/language [name]`: in which language replies are that no question decides."""
    code = _meant(request.argument)
    if code:
        return pick_language(request, PickLanguage(code))
    say = request.wording
    which = say.say("language-which", name=NATIVE[request.language])
    if request.argument:
        which = say.say("language-unknown", name=shortened(request.argument, labels.LONGEST_NAME))
    return Draft(which).reply(
        [[Choice(NATIVE[code], PickLanguage(code)) for code in LANGUAGES[i : i + 2]] for i in (0, 2)]
    )


def pick_language(request: Request, action: PickLanguage) -> Reply:
    """The language is changed: the reply brings the context that has it."""
    code = action.code if action.code in LANGUAGES else request.language
    return Draft(wording(code).say("language-set", name=NATIVE[code])).reply(
        context=replace(request.context, language=code)
    )


def pick_interview(request: Request, action: PickInterview) -> Reply:
    """The interview to ask is changed: the reply brings the context that has it, and nothing of what was talked of."""
    say = request.wording
    by_slug = {interview.slug: interview for interview in request.index.interviews}
    if action.slug is not None and action.slug not in by_slug:
        return Draft(say.say("gone")).reply()
    context = replace(request.context, interview=action.slug, question=None, entries=(), speaker=None)
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
    """`/privacy`: what is kept of the questions and for how long, and the choice to have it erased."""
    say = request.wording
    if request.surface == "terminal":
        return Draft(say.say("privacy-terminal")).reply()
    if not request.log_days:
        return Draft(say.say("privacy-nothing")).reply()
    text = say.count("privacy", request.log_days)
    return Draft(text).reply([[Choice(say.say("choice-erase"), EraseMine())]])


def _meant(argument: str) -> str | None:
    """The language that an argument names, in any language and misspelt."""
    name = fold(clean(argument).strip())
    if not name:
        return None
    if code := known(name):
        return code
    found = process.extractOne(name, list(_LANGUAGE_OF), scorer=fuzz.ratio, score_cutoff=MEANT)
    return _LANGUAGE_OF[found[0]] if found else None
