"""The passages by speaker and by topic, as lists to choose from, and a random one of somebody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from bot.replies import labels
from bot.replies.actions import Ask, BySpeaker, Compare, MoreOnTopic, OtherSpeaker, RunCommand, ShowEntry, View
from bot.replies.asking import ask, ask_person
from bot.replies.at_random import at_random
from bot.replies.pages import shortened
from bot.replies.reply import Choice, Draft, Reply
from bot.replies.request import Request
from bot.replies.views import view_reply
from knowledge import (
    Interview,
    Person,
    Someone,
    Theme,
    Topic,
    answer,
    find_people,
    find_topics,
    names_stranger_beside,
    passage,
    people_in,
    related,
    spelling_of,
)

LISTED = 8
"""Passages, people or topics that one message lists."""
REPEATED = 60
"""Characters of an argument that are said back."""

ChoiceRows = list[list[Choice]]


def speaker(request: Request) -> Reply:
    """`/speaker [name] [question]`: what somebody says, on something; without a name, who speaks here."""
    say = request.wording
    if not request.argument:
        return _speakers(request, say.say("speakers"))
    found = find_people(request.interviews, request.argument)
    if not found.people and people_in(request.index, request.argument, request.language):
        return ask(request, request.argument)
    if not found.people:
        return _speakers(request, say.say("no-such-speaker", name=shortened(request.argument, REPEATED)))
    if found.sure and found.rest and len({person.id for _, person in found.people}) == 1:
        return ask_person(request, found.people[0], found.rest)
    if len(found.people) == 1:
        interview, person = found.people[0]
        return by_speaker(request, BySpeaker(interview.slug, person.id, request.language))
    asked = "" if found.sure else found.rest  # of a name that two share, each is offered with what is asked
    rows = [_asked(request, one, asked) if asked else _person(request, one) for one in found.people[:LISTED]]
    return Draft(say.say("which-person")).reply(rows)


def topic(request: Request) -> Reply:
    """`/topic [name]`: the passages on a topic; without a name, which topics there are."""
    say = request.wording
    if not request.argument:
        return _topics(request, say.say("topics"))
    found, clear = find_topics(request.interviews, request.argument)
    if clear and len(found) == 1:
        interview, chosen = found[0]
        return more_on_topic(request, MoreOnTopic(interview.slug, chosen.id, request.language))
    name = shortened(request.argument, REPEATED)
    near = [_topic(request, *pair) for pair in found[:LISTED]] or _by_words(request)
    if near:
        return Draft(say.say("topic-near", name=name)).reply(near)
    return _topics(request, say.say("no-such-topic", name=name))


def quote(request: Request) -> Reply:
    """`/quote [name]`: a passage in somebody's own words, by chance, but not the one that was shown last."""
    say, index = request.wording, request.index
    people = _people_named(request)
    if request.argument and not people:
        return _speakers(request, say.say("no-such-speaker", name=shortened(request.argument, REPEATED)))
    if len({person.id for _, person in people}) > 1:
        return Draft(say.say("which-person")).reply([[_quote_of(request, *one)] for one in people[:LISTED]])
    if not people:
        return at_random(request)
    numbers = [n for interview, person in people for n in related.by_person(index, interview.slug, person.id)]
    return at_random(request, numbers)


def _people_named(request: Request) -> tuple[Someone, ...]:
    """Whom an argument names, at its beginning or elsewhere in it."""
    if not request.argument:
        return ()
    found = find_people(request.interviews, request.argument).people
    if found and names_stranger_beside(found, request.argument):
        return ()
    return found or people_in(request.index, request.argument, request.language)


def _quote_of(request: Request, interview: Interview, person: Person) -> Choice:
    name = labels.person_name(person, interview, request.language)
    return Choice(shortened(name, labels.LONGEST_LABEL), RunCommand("quote", name))


def more_on_topic(request: Request, action: MoreOnTopic) -> Reply:
    """The passages on a topic, to choose from. Raises KeyError if the base has no such topic."""
    interview = request.index.interview(action.interview)
    chosen = {topic.id: topic for topic in interview.topics}[action.topic]
    numbers = related.on_topic(request.index, interview.slug, chosen.id)
    say = request.wording
    title = labels.topic_title(chosen, interview, request.language)
    draft = Draft().line(title, "bold")
    draft.line(say.count("passages", len(numbers)))
    rows = _passages(request, numbers, action)
    if related.is_shared(request.index, interview, chosen):
        rows.append([Choice(say.say("choice-compare"), Compare(interview.slug, chosen.id, request.language))])
    return replace(draft.reply(rows), theme=Theme(title, request.language))


def by_speaker(request: Request, action: BySpeaker) -> Reply:
    """The passages by a person, to choose from; about one who only is named, a few to leaf through.

    Raises KeyError if the base has no such person.
    """
    say, index = request.wording, request.index
    interview, person = index.interview(action.interview), index.person(action.interview, action.person)
    numbers = related.by_person(index, interview.slug, person.id)
    name = labels.person_name(person, interview, request.language)
    speaks = person in related.speakers(interview)
    if not speaks and len(numbers) <= related.MOST:
        return _leafed(request, numbers) or Draft(say.say("no-passages", name=name)).reply()
    draft = Draft().line(name, "bold")
    if role := labels.person_role(person, interview, request.language):
        draft.add(f", {role}")
    draft.line(say.count("passages" if speaks else "passages-about", len(numbers)))
    return replace(draft.reply(_passages(request, numbers, action)), people=((interview.slug, person.id),))


def by_other_speakers(request: Request, action: OtherSpeaker) -> Reply | None:
    """What the other speakers say on the topics of an entry; None if it is gone."""
    number = request.index.find(action.interview, action.entry)
    if number is None:
        return None
    return _leafed(request, related.other_speakers(request.index, passage(request.index.located(number))))


def _leafed(request: Request, numbers: Sequence[int]) -> Reply | None:
    entries = [(interview.slug, entry.id) for interview, entry in map(request.index.located, numbers)]
    return view_reply(request.index, View(tuple(entries), request.language))


def _passages(request: Request, numbers: Sequence[int], action: MoreOnTopic | BySpeaker) -> ChoiceRows:
    """A page of passages, a choice each, and the way to the pages before and after."""
    page = min(max(action.page, 0), max(len(numbers) - 1, 0) // LISTED)
    rows = []
    for number in numbers[page * LISTED : (page + 1) * LISTED]:
        shown = passage(request.index.located(number))
        said = labels.passage_label(request.index, shown, request.language, named=isinstance(action, MoreOnTopic))
        rows.append([Choice(said, ShowEntry(shown.interview.slug, shown.entry.id, request.language))])
    turns = []
    if page > 0:
        turns.append(Choice(request.wording.say("choice-previous"), replace(action, page=page - 1)))
    if (page + 1) * LISTED < len(numbers):
        turns.append(Choice(request.wording.say("choice-next"), replace(action, page=page + 1)))
    return [*rows, turns]


def _speakers(request: Request, text: str) -> Reply:
    people = ((interview, person) for interview in request.interviews for person in related.speakers(interview))
    rows = [_person(request, someone) for someone in islice(people, 2 * LISTED)]
    return Draft(text if rows else request.wording.say("no-speakers")).reply(rows)


def _person(request: Request, someone: Someone) -> list[Choice]:
    interview, person = someone
    label = labels.person_name(person, interview, request.language)
    if len(request.interviews) > 1:
        label += f" · {labels.interview_title(interview, request.language)}"
    elif role := labels.person_role(person, interview, request.language):
        label += f", {role}"
    return [Choice(shortened(label, labels.LONGEST_LABEL), BySpeaker(interview.slug, person.id, request.language))]


def _asked(request: Request, someone: Someone, question: str) -> list[Choice]:
    """The choice of somebody, to be asked a question."""
    name = labels.person_name(someone[1], someone[0], request.language)
    asked = Ask(f"{spelling_of(someone[1], question)}: {question}")
    return [Choice(shortened(name, labels.LONGEST_LABEL), asked)]


def _topics(request: Request, text: str) -> Reply:
    pairs = (
        (interview, topic) for interview in request.interviews for topic in related.topics(request.index, interview)
    )
    rows = [_topic(request, *pair) for pair in islice(pairs, 3 * LISTED)]
    return Draft(text if rows else request.wording.say("no-topics")).reply(rows)


def _topic(request: Request, interview: Interview, topic: Topic) -> list[Choice]:
    label = labels.topic_title(topic, interview, request.language)
    if len(request.interviews) > 1:
        label += f" · {labels.interview_title(interview, request.language)}"
    return [Choice(shortened(label, labels.LONGEST_LABEL), MoreOnTopic(interview.slug, topic.id, request.language))]


def _by_words(request: Request) -> ChoiceRows:
    """What a search for the argument finds: the topics of the passages, then the passages."""
    found = answer(request.index, request.argument, replace(request.context, last=None))
    shown = found.passages or tuple(s.passage for s in found.suggestions if s.passage)
    topics: ChoiceRows = []
    for one in shown[:3]:
        topics += [
            _topic(request, one.interview, topic) for topic in one.interview.topics if topic.id in one.entry.topics
        ]
    passages = [
        [
            Choice(
                labels.passage_label(request.index, p, request.language),
                ShowEntry(p.interview.slug, p.entry.id, request.language),
            )
        ]
        for p in shown[:3]
    ]
    return [list(row) for row in dict.fromkeys(map(tuple, topics))][:3] + passages
