"""From an answer to the message that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.replies import labels
from bot.replies.actions import (
    Ask,
    ShowEntry,
    View,
)
from bot.replies.facts import facts
from bot.replies.pages import shortened
from bot.replies.reply import Choice, Draft, Reply
from bot.replies.views import view_reply
from bot.wording import own_names, wording
from knowledge import Answer, Index, Person, Reason, related

SENTENCES: Mapping[Reason, str] = {
    "which_person": "which-person",
    "which_offer": "which-offer",
    "yes": "act-yes",
    "no": "act-no",
    "no_more": "act-no-more",
    "no_choice": "act-no-choice",
    "nothing_shown": "act-nothing-shown",
    "no_previous": "act-no-previous",
    "not_in_text": "act-not-in-text",
    "unreachable": "act-unreachable",
    "in_language": "act-in-language",
    "command": "",
}
"""The message that is all that is said for a reason."""
LONGEST_PART = 120
"""Characters that are said back of a question that was looked for in vain."""
MOST_COVERED = 6
"""Topics, or interviews, that are named where nothing was found."""


def answer_reply(index: Index, answer: Answer) -> Reply:
    """The message for an answer of any status, with its choices and the context to bring to the next question."""
    last = answer.context.last
    if answer.passages and last:
        above = missing(index, answer) if answer.missing else ""
        reply = view_reply(index, View(last.entries, answer.language, last.number), above)
        if reply is not None:
            return replace(reply, context=answer.context, answer=answer)
    rows = []
    for suggestion in answer.suggestions:
        label = labels.suggestion_label(index, suggestion, answer)
        if suggestion.passage is not None:
            shown = suggestion.passage
            rows.append([Choice(label, ShowEntry(shown.interview.slug, shown.entry.id, answer.language))])
        elif suggestion.question is not None:
            rows.append([Choice(label, Ask(suggestion.question))])
    return Draft(message(index, answer)).reply(rows, answer.context, answer)


def message(index: Index, answer: Answer) -> str:
    """What is said where no passage is shown. It speaks of the search, never of the interview."""
    say = wording(answer.language)
    if answer.reason == "nothing_shown" and (last := answer.context.talked).question:
        return say.say("act-nothing-shown-yet" if last.offers else "act-nothing-found")
    if (plain := SENTENCES.get(answer.reason)) is not None:
        return say.say(plain) if plain else ""
    names = say.several(dict.fromkeys(_name(index, person, answer.language) for person in answer.people))
    match answer.reason:
        case "another_speaker":
            told = f"{_nothing(index, answer, names)} {_who_does(index, answer)}"
        case "near":
            told = f"{_nothing(index, answer, names)} {say.say('near')}"
        case "other_language":
            told = say.say("act-other-language", languages=own_names())
        case "about":
            told = facts(index, answer)
        case "speaker_topics":
            told = say.count("speaker-topics", len(answer.people), names=names)
        case "nothing" | "nothing_by" | "noise" | "found":
            told = f"{_nothing(index, answer, names)} {_covers(index, answer)}"
        case kind:
            told = say.say(f"smalltalk-{kind}")
    return told.rstrip()


def _who_does(index: Index, answer: Answer) -> str:
    """That somebody else speaks of it, by name if there is one such."""
    say = wording(answer.language)
    speakers = [found.passage.speaker for found in answer.suggestions if found.passage]
    other = speakers[0] if speakers and all(speaker == speakers[0] for speaker in speakers) else None
    return say.say("does-speak", name=_name(index, other, answer.language)) if other else say.say("elsewhere")


def missing(index: Index, answer: Answer) -> str:
    """That a part of the question was looked for in vain, or the words of somebody whom it asks beside others."""
    say = wording(answer.language)
    if answer.silent:
        names = say.several([_name(index, person, answer.language) for person in answer.silent])
        return say.count("nothing-by", len(answer.silent), names=names)
    return say.say("nothing-on", part=shortened(answer.missing, LONGEST_PART))


def _name(index: Index, person: Person, language: str) -> str:
    return labels.person_name(person, labels.home(index, person), language)


def _nothing(index: Index, answer: Answer, names: str) -> str:
    """That the search was in vain: for these people's words, or for passages about them, or at all."""
    say = wording(answer.language)
    if not answer.people:
        return say.say("nothing")
    if all(person in related.speakers(labels.home(index, person)) for person in answer.people):
        return say.count("nothing-by", len(answer.people), names=names)
    return say.count("nothing-about", len(answer.people), names=names)


def _covers(index: Index, answer: Answer) -> str:
    """What can be asked about: a few topics, or the interviews where there are several."""
    say = wording(answer.language)
    chosen = [i for i in index.interviews if i.slug == answer.context.interview] or index.interviews
    if len(chosen) == 1 and (topics := related.topics(index, chosen[0])):
        titles = (labels.topic_title(topic, chosen[0], answer.language) for topic in topics[:MOST_COVERED])
        return say.say("covers", topics="; ".join(titles))
    titles = (labels.interview_title(interview, answer.language) for interview in chosen[:MOST_COVERED])
    return say.count("covers-interviews", len(chosen), titles="; ".join(titles)) if chosen else ""
