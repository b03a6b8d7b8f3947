"""What each speaker says on a topic, side by side in one message."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from bot.replies import labels
from bot.replies.actions import Compare, TurnPage, View
from bot.replies.asking import answer_of
from bot.replies.browse import LISTED
from bot.replies.pages import MESSAGE, shortened, units
from bot.replies.reply import Choice, Draft, Reply
from bot.replies.request import Request
from bot.replies.views import as_shown
from knowledge import Interview, Passage, Person, Topic, answer, find_topics, passage, related

MARGIN = 600
"""UTF-16 units kept free for the heading and for those who have nothing on the topic."""

Said = list[tuple[Person, list[Passage]]]
"""Each speaker with the passages by him."""


def compare(request: Request) -> Reply:
    """`/compare <topic>`: the speakers on a topic, or on any words; without an argument, which topics they share."""
    say = request.wording
    if not request.argument:
        return _shared(request, say.say("compare-what"))
    found, clear = find_topics(request.interviews, request.argument)
    if clear and len(found) > 1:
        return Draft(say.say("compare-what")).reply([_choice(request, *pair) for pair in found[:LISTED]])
    if clear:
        interview, topic = found[0]
        return compared(request, Compare(interview.slug, topic.id, request.language))
    title = shortened(request.argument, labels.LONGEST_NAME)
    near = answer(request.index, request.argument, replace(request.context, last=None))
    passages = near.passages or tuple(s.passage for s in near.suggestions if s.passage)
    if passages:
        interview = passages[0].interview
        said = [(person, _by_words(request, interview, person)) for person in related.speakers(interview)]
        if any(own for _, own in said):
            return _side_by_side(request, interview, title, said)
    return _shared(request, say.say("compare-nothing", topic=title))


def compared(request: Request, action: Compare) -> Reply:
    """The speakers of an interview on one of its topics. Raises KeyError if the base has no such topic."""
    interview = request.index.interview(action.interview)
    topic = {topic.id: topic for topic in interview.topics}[action.topic]
    found = [passage(request.index.located(n)) for n in related.on_topic(request.index, interview.slug, topic.id)]
    said = [(person, [p for p in found if p.speaker == person]) for person in related.speakers(interview)]
    return _side_by_side(request, interview, labels.topic_title(topic, interview, request.language), said)


def _by_words(request: Request, interview: Interview, person: Person) -> list[Passage]:
    found = answer_of(request, (interview, person), request.argument)
    return [p for p in found.passages if p.interview.slug == interview.slug and p.speaker == person]


def _side_by_side(request: Request, interview: Interview, title: str, said: Said) -> Reply:
    """The first passage by each speaker that fits the message, and a choice to read all of his."""
    say = request.wording
    speaking = [(person, own) for person, own in said if own]
    silent = [labels.person_name(person, interview, request.language) for person, own in said if not own]
    draft = Draft().line(title, "bold")
    rows = []
    shown = []
    room = (MESSAGE - MARGIN) // max(len(speaking), 1)
    for person, own in speaking:
        fitting = next((p for p in own if units(p.entry.text) <= room - MARGIN // 2), None)
        name, details = labels.attribution(request.index, fitting or own[0], request.language)
        draft.line().line()
        if fitting is not None:
            draft.add(as_shown(fitting.entry.text), "quote").line()
            shown.append((interview.slug, fitting.entry.id))
        draft.add("— ").add(name, "bold").add(details)
        label = say.count("choice-all-by", len(own), name=labels.person_name(person, interview, request.language))
        entries = tuple((interview.slug, p.entry.id) for p in own[: related.MOST])
        rows.append([Choice(shortened(label, labels.LONGEST_LABEL), TurnPage(View(entries, request.language)))])
    if speaking and (mark := labels.original_language(interview, request.language)):
        draft.line().line().add(mark, "italic")
    if silent:
        draft.line().line().add(say.count("nothing-by", len(silent), names=say.several(silent)))
    return replace(draft.reply(rows), side_by_side=tuple(shown))


def _shared(request: Request, text: str) -> Reply:
    """The topics on which several speak, to choose from."""
    pairs = ((i, topic) for i in request.interviews for topic in related.shared_topics(request.index, i))
    rows = [_choice(request, *pair) for pair in islice(pairs, 2 * LISTED)]
    return Draft(text if rows else request.wording.say("compare-words", command="/compare")).reply(rows)


def _choice(request: Request, interview: Interview, topic: Topic) -> list[Choice]:
    label = labels.topic_title(topic, interview, request.language)
    if len(request.interviews) > 1:
        label += f" · {labels.interview_title(interview, request.language)}"
    return [Choice(shortened(label, labels.LONGEST_LABEL), Compare(interview.slug, topic.id, request.language))]
