"""The passage that a view shows, as a message: itself, a page of it, or the paragraph around it, and what leads on."""

from __future__ import annotations

from dataclasses import replace

from bot.replies import labels
from bot.replies.actions import (
    CopyCitation,
    MoreOnTopic,
    OtherSpeaker,
    Paragraph,
    Rate,
    ShareQuote,
    TurnPage,
    View,
)
from bot.replies.pages import MESSAGE, PAGE, around, pages, shortened, units
from bot.replies.reply import Choice, Draft, Reply
from bot.wording import wording
from knowledge import FullId, Index, Passage, passage, related

LONGEST_TEXT = 900
"""Characters of a summary or a note that are shown; both are meant to be one or two sentences."""
LEAST_PAGE = 500


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
