"""From an answer to the message that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.replies import labels
from bot.replies.actions import (
    Ask,
    CopyCitation,
    MoreOnTopic,
    OtherSpeaker,
    Paragraph,
    Rate,
    ShareQuote,
    ShowEntry,
    TurnPage,
    View,
)
from bot.replies.facts import facts
from bot.replies.pages import MESSAGE, PAGE, around, pages, shortened, units
from bot.replies.reply import Choice, Draft, Reply
from bot.wording import own_names, wording
from knowledge import Answer, FullId, Index, Passage, Person, Reason, passage, related

LONGEST_TEXT = 900
"""Characters of a summary or a note that are shown; both are meant to be one or two sentences."""
LEAST_PAGE = 500
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


def view_reply(index: Index, view: View, above: str = "") -> Reply | None:
    """The passage that a view shows, below a sentence if there is one, with the choices that lead on; None if its entry
    is gone from the base."""
    shown = current(index, view)
    if shown is None:
        return None
    room = MESSAGE - units(_written(index, shown, view, "", 1, above=above).text)
    parts = pages(as_shown(shown.entry.text), max(min(PAGE, room), LEAST_PAGE))
    view = replace(view, page=min(max(view.page, 0), len(parts) - 1))
    draft = _written(index, shown, view, parts[view.page], len(parts), above=above)
    return replace(draft.reply(_rows(index, shown, view, len(parts))), view=view)


def entry_reply(index: Index, entry: FullId, language: str) -> Reply | None:
    """One entry by itself; None if there is no such entry."""
    return view_reply(index, View((entry,), language))


def paragraph_reply(index: Index, view: View) -> Reply | None:
    """The article's text around the passage of a view, the passage marked in it; None if its entry is gone.

    It is shown as the article's, since a paragraph may hold the words of several people.
    """
    shown = current(index, view)
    if shown is None:
        return None
    say = wording(view.language)
    before, marked, after = map(
        as_shown, around(index.source(shown.interview.slug), shown.entry.start, shown.entry.end)
    )
    draft = Draft().line(say.say("paragraph-title"), "italic").line().line()
    start = len(draft.text)
    draft.add(before).add(marked, "bold").add(after).mark(start, "quote")
    draft.line().line("— ").add(say.say("the-article"), "bold")
    draft.add(labels.origin(index, shown.interview, view.language))
    if mark := labels.original_language(shown.interview, view.language):
        draft.line(mark, "italic")
    return draft.reply([[Choice(say.say("choice-back"), TurnPage(view))]])


def current(index: Index, view: View) -> Passage | None:
    """The passage that a view is at, if the base (still) has it."""
    if not 0 <= view.number < len(view.entries):
        return None
    number = index.find(*view.entries[view.number])
    return None if number is None else passage(index.located(number))


def as_shown(text: str) -> str:
    """A passage's text as a message shows it: its line breaks may differ from the source's, nothing else."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def missing(index: Index, answer: Answer) -> str:
    """That a part of the question was looked for in vain, or the words of somebody whom it asks beside others."""
    say = wording(answer.language)
    if answer.silent:
        names = say.several([_name(index, person, answer.language) for person in answer.silent])
        return say.count("nothing-by", len(answer.silent), names=names)
    return say.say("nothing-on", part=shortened(answer.missing, LONGEST_PART))


def _written(index: Index, shown: Passage, view: View, text: str, parts: int, *, above: str = "") -> Draft:
    """The message of one page; with an empty text, all that any page of it may say around the passage."""
    say = wording(view.language)
    interview, entry = shown.interview, shown.entry
    draft = Draft()
    if above:
        draft.line(above, "italic").line().line()
    summary = labels.text_in(entry.summary, view.language, interview.language, entry.text)
    if summary and (view.page == 0 or not text):
        draft.line(shortened(summary, LONGEST_TEXT)).line().line()
    draft.add(text, "quote").line()
    name, details = labels.attribution(index, shown, view.language)
    draft.line("— ").add(name, "bold").add(details)
    if mark := labels.original_language(interview, view.language):
        draft.line(mark, "italic")
    note = labels.text_in(entry.note, view.language, interview.language, entry.text)
    if note and (view.page == parts - 1 or not text):
        draft.line().line(say.say("editor-note"), "italic").add(f" {shortened(note, LONGEST_TEXT)}")
    places = []
    if len(view.entries) > 1:
        places.append(say.say("place", number=view.number + 1, total=len(view.entries)))
    if parts > 1 or not text:
        places.append(say.say("part", number=view.page + 1, total=parts))
    if places:
        draft.line().line(" · ".join(places))
    return draft


def _rows(index: Index, shown: Passage, view: View, parts: int) -> list[list[Choice]]:
    say = wording(view.language)
    slug, entry = shown.interview.slug, shown.entry
    around_it = [Choice(say.say("choice-paragraph"), Paragraph(view))] if units(entry.text) <= PAGE else []
    citation = CopyCitation(slug, entry.id, labels.citation(index, shown, view.language), view.language)
    return [
        _leafing(view, parts),
        around_it,
        _on_others(index, shown, view.language),
        _on_topic(index, shown, view.language),
        [Choice(say.say("choice-copy"), citation), Choice(say.say("choice-share"), ShareQuote(slug, entry.id))],
        [Choice("👍", Rate(slug, entry.id, True)), Choice("👎", Rate(slug, entry.id, False))],
    ]


def _on_others(index: Index, shown: Passage, language: str) -> list[Choice]:
    """To what the other speakers say on the topics of a passage: by name, if it is one."""
    found = (index.located(number).entry.speaker for number in related.other_speakers(index, shown))
    people = list(dict.fromkeys(person for person in found if person))
    if not people:
        return []
    say = wording(language)
    label = say.say("choice-others") if shown.speaker else say.say("choice-speakers")
    if len(people) == 1:
        person = index.person(shown.interview.slug, people[0])
        label = say.say("choice-other", name=labels.person_name(person, shown.interview, language))
    return [Choice(label, OtherSpeaker(shown.interview.slug, shown.entry.id, language))]


def _on_topic(index: Index, shown: Passage, language: str) -> list[Choice]:
    """To the other passages on the first topic of a passage that has any."""
    slug = shown.interview.slug
    for topic in shown.entry.topics:
        if len(related.on_topic(index, slug, topic)) > 1:
            title = next(
                labels.topic_title(t, shown.interview, language) for t in shown.interview.topics if t.id == topic
            )
            return [Choice(wording(language).say("choice-more", topic=title), MoreOnTopic(slug, topic, language))]
    return []


def _leafing(view: View, parts: int) -> list[Choice]:
    """To the page before and after, which may be those of the passage before and after."""
    say = wording(view.language)
    choices = []
    if view.page > 0:
        choices.append(Choice(say.say("choice-previous"), TurnPage(replace(view, page=view.page - 1))))
    elif view.number > 0:
        choices.append(Choice(say.say("choice-previous"), TurnPage(replace(view, number=view.number - 1, page=0))))
    if view.page < parts - 1:
        choices.append(Choice(say.say("choice-next"), TurnPage(replace(view, page=view.page + 1))))
    elif view.number < len(view.entries) - 1:
        choices.append(Choice(say.say("choice-next"), TurnPage(replace(view, number=view.number + 1, page=0))))
    return choices


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
