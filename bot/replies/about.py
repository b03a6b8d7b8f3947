"""What the bot says of itself and of the interviews that it has."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from bot.replies import labels
from bot.replies.actions import PickInterview, RunCommand, ShowEntry, Url
from bot.replies.facts import brief, published
from bot.replies.links import linked, names_entry
from bot.replies.pages import shortened
from bot.replies.personal import pick_interview
from bot.replies.reply import Choice, Draft, Reply
from bot.replies.request import Request
from bot.replies.views import LONGEST_TEXT, entry_reply
from bot.wording import own_names
from knowledge import Interview, Person, find_interviews, passage, related

INLINE_START = "inline"
"""What a link begins the private chat with that is about no entry."""
EXAMPLES = 3
"""Questions that a newcomer is offered."""
SAMPLES_TRIED = 200
"""Entries of an interview that are looked at for them."""
MOST_TITLES = 20
"""Interviews or topics that one message names."""
NOTED = 3
"""Passages about an interviewer whose notes are shown with the name."""


def start(request: Request) -> Reply:
    """`/start`: what this is and questions to begin with; with the name of an entry, that entry."""
    say = request.wording
    if names_entry(request.argument):  # links bring other words too, such as where they were published
        entry = linked(request.index, request.argument)
        reply = entry_reply(request.index, entry, request.language) if entry else None
        return reply or Draft(say.say("gone")).reply()
    draft = Draft().line(say.say("welcome")).line()
    for interview in request.interviews[:MOST_TITLES]:
        draft.line(labels.interview_title(interview, request.language), "bold")
        if names := _names(request, interview):
            draft.line(names)
    languages = own_names()
    draft.line().line(say.say("help-intro-group" if request.surface == "group" else "welcome-ask", languages=languages))
    rows = examples(request)
    if len(request.index.interviews) > 1:
        rows.append([Choice(say.say("choice-interviews"), RunCommand("interviews"))])
    return draft.reply(rows)


def summary(request: Request) -> Reply:
    """`/summary [interview]`: the interview in brief."""
    interview = _one_or_which(request, "summary")
    if isinstance(interview, Reply):
        return interview
    say = request.wording
    draft = Draft().line(labels.interview_title(interview, request.language), "bold").line()
    text = brief(interview, request.language)
    draft.line(text or say.say("no-summary"))
    topics = related.topics(request.index, interview)
    if topics and not text:
        titles = (labels.topic_title(topic, interview, request.language) for topic in topics[:MOST_TITLES])
        draft.line(say.say("covers", topics="; ".join(titles)))
    return draft.reply([[Choice(say.say("choice-topics"), RunCommand("topic"))]] if topics else [])


def source(request: Request) -> Reply:
    """`/source [interview]`: where the interview was published, who speaks in it, and which version is loaded."""
    interview = _one_or_which(request, "source")
    if isinstance(interview, Reply):
        return interview
    say, language = request.wording, request.language
    draft = Draft().line(labels.interview_title(interview, language), "bold").line()
    for line in published(interview, language):
        draft.line(line)
    if names := _names(request, interview):
        draft.line(say.say("with-speakers", names=names))
    asking = [person for person in interview.speakers if person.interviewer]
    if asking:
        draft.line(
            say.say("interviewer", names=say.several(labels.person_name(p, interview, language) for p in asking))
        )
        for note in dict.fromkeys(_notes(request, interview, asking)):
            draft.line(say.say("editor-note"), "italic").add(f" {note}")
    first, last = request.index.bounds(interview.slug)
    draft.line(say.say("original-language", language=say.named_language(interview.language)))
    draft.line(say.say("passages-held", number=last - first))
    draft.line().line(say.say("version", version=request.base.version, moment=say.moment(request.base.since)))
    links = [("choice-article", interview.url), ("choice-video", interview.video)]
    rows = [
        [Choice(say.say(label), Url(url))] for label, url in links if url and url.startswith(("https://", "http://"))
    ]
    return draft.reply(rows)


def _notes(request: Request, interview: Interview, people: list[Person]) -> Iterator[str]:
    """What the editor remarks on the passages by or about some people: that it is his guess, for one."""
    for person in people:
        for number in related.by_person(request.index, interview.slug, person.id)[:NOTED]:
            entry = request.index.located(number).entry
            if note := labels.text_in(entry.note, request.language, interview.language, entry.text):
                yield shortened(note, LONGEST_TEXT)


def interviews(request: Request) -> Reply:
    """`/interviews [name]`: which there are, and the choice of the one to ask."""
    say = request.wording
    meant = _meant(request)
    if meant.one is not None:
        return pick_interview(request, PickInterview(meant.one.slug))
    total = len(request.index.interviews)
    heading = say.say("interviews", number=total) if total > 1 else say.say("interview-only")
    draft = Draft().line(meant.doubt or heading).line()
    rows = []
    for interview in meant.several[:MOST_TITLES]:
        title = labels.interview_title(interview, request.language)
        draft.line(title, "bold") if interview.slug == request.context.interview else draft.line(title)
        rows.append([Choice(shortened(title, labels.LONGEST_LABEL), PickInterview(interview.slug))])
    if total < 2:
        return draft.reply([[Choice(say.say("choice-summary"), RunCommand("summary"))]])
    return draft.reply([*rows, [Choice(say.say("choice-all-interviews"), PickInterview(None))]])


class _Meant(NamedTuple):
    """The one interview that an argument names, or those to choose from and, if an argument left doubt, the doubt."""

    one: Interview | None
    several: list[Interview]
    doubt: str = ""


def _meant(request: Request) -> _Meant:
    every, say = request.index.interviews, request.wording
    if not request.argument:
        return _Meant(None, every)
    found, clear = find_interviews(every, request.argument)
    if clear and len(found) == 1:
        return _Meant(found[0], found)
    name = shortened(request.argument, labels.LONGEST_NAME)
    return _Meant(None, found or every, say.say("interview-near" if found else "no-such-interview", name=name))


def _one_or_which(request: Request, command: str) -> Interview | Reply:
    """The interview that a command is about: the one named, or chosen, or the only one; else which it may be."""
    meant = _meant(request)
    if meant.one is not None:
        return meant.one
    asked = meant.several if request.argument else request.interviews
    if len(request.index.interviews) == 1 or (len(asked) == 1 and not request.argument):
        return asked[0]
    rows = [
        [
            Choice(
                shortened(labels.interview_title(i, request.language), labels.LONGEST_LABEL),
                RunCommand(command, i.slug),
            )
        ]
        for i in asked[:MOST_TITLES]
    ]
    return Draft(meant.doubt or request.wording.say("which-interview")).reply(rows)


def _names(request: Request, interview: Interview) -> str:
    """The speakers of an interview as one part of a sentence."""
    people = related.speakers(interview)
    return request.wording.several(labels.person_name(person, interview, request.language) for person in people)


def examples(request: Request) -> list[list[Choice]]:
    """Sample questions in the reader's language, each with its entry: of several interviews, else of several topics."""
    interviews = request.interviews[:EXAMPLES]
    each = EXAMPLES // len(interviews)
    return [[choice] for interview in interviews for choice in islice(_samples(request, interview), each)]


def _samples(request: Request, interview: Interview) -> Iterator[Choice]:
    """A sample question for each topic that a speaker has one on, among the first entries of an interview."""
    first, last = request.index.bounds(interview.slug)
    seen: set[str] = set()
    for number in range(first, min(last, first + SAMPLES_TRIED)):
        shown = passage(request.index.located(number))
        if shown.speaker is None or seen.intersection(shown.entry.topics):
            continue
        question = labels.sample_question(request.index, shown, request.language)
        if question and len(question) <= labels.LONGEST_LABEL:
            seen.update(shown.entry.topics)
            yield Choice(question, ShowEntry(interview.slug, shown.entry.id, request.language))
