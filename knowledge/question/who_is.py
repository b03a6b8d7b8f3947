"""Whether it is asked who somebody is: by his name, by the name alone after another was asked for, or by a word that
points to him."""

from __future__ import annotations

from knowledge.index.index import Index
from knowledge.question.anaphora import spoken_of
from knowledge.question.conversation import Context
from knowledge.question.doing import Act
from knowledge.question.parse import parse
from knowledge.question.query import Query
from knowledge.question.reading import reading_of
from knowledge.question.said import is_name_alone
from knowledge.question.single import Reading


def who_is(reading: Reading) -> Act | None:
    """Whether it is asked who somebody is whom the base knows, and nothing else; not of a name that two share."""
    if reading.whom.unclear:
        return None
    mentions = reading.query.mentions
    people = {(mention.interview, mention.person) for mention in mentions if mention.strong}
    named = {mention.place for mention in mentions if (mention.interview, mention.person) in people}
    rest = {place for place, word in reading.query.weighty} - named - reading.query.places("who is")
    return Act(about="person") if named and not rest and "who is" in reading.query.marks else None


def who_is_meant(query: Query, context: Context, index: Index) -> Query | None:
    """The question who somebody is, in full, that a message which only names or points to him asks after what was
    asked before; None where it asks no such thing."""
    return _who_is_another(query, context, index) or _who_is_he(query, context, index)


def _who_is_another(query: Query, context: Context, index: Index) -> Query | None:
    """Who the person is whom a message only names, where it was asked last who another is: "who is Berg?", "and
    Dahlgren?"."""
    last = context.last
    opinion = {"opinion, before", "opinion, after"} & query.marks.keys()
    if last is None or opinion or not is_name_alone(query):
        return None
    before = parse(last.question, index, last.language)
    places = {mention.place for mention in before.mentions}
    if who_is(reading_of(before, index)) is None:
        return None
    first, end = before.words[min(places)].token, before.words[max(places)].token
    named = [query.words[place].token for place in sorted(mention.place for mention in query.mentions)]
    name = query.text[named[0].start : named[-1].end]
    return parse(before.text[: first.start] + name + before.text[end.end :], index, last.language)


def _who_is_he(query: Query, context: Context, index: Index) -> Query | None:
    """Who the person is to whom a message only points: "what is he by profession?"."""
    person = next(iter(spoken_of(context.last, index)), None) if context.last else None
    if "who is" not in query.marks or person is None:
        return None
    number, named = person
    name = next(iter(index.person(index.interviews[number].slug, named).name.values()))
    pointing = [mark for heading in ("he or she", "he or it") for mark in query.marks.get(heading, ())]
    whose = query.places("who is")  # "кто это такой", unlike "who is in it?"
    pointing += [mark for mark in query.marks.get("points back", ()) if whose.issuperset(range(mark.start, mark.end))]
    for mark in sorted(pointing, key=lambda mark: mark.start - mark.end):  # "that man" before "he", "u kim" before "u"
        first, last = query.words[mark.start].token, query.words[mark.end - 1].token
        before, pointer, after = query.text[: first.start], query.text[first.start : last.end], query.text[last.end :]
        for text in (f"{before}{name}{after}", f"{before}{pointer} {name}{after}"):  # "who is he, Berg?"
            asked = parse(text, index, query.language, query.language)
            if who_is(reading_of(asked, index)):
                return asked
    return None
