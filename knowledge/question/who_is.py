"""Whether it is asked who somebody is: by his name, by the name alone after another was asked for, or by a word that
points to him."""

from __future__ import annotations

from knowledge.index.index import Index
from knowledge.language.patterns import Mark
from knowledge.question.anaphora import OTHER, people_pointed_to, spoken_of
from knowledge.question.conversation import Context, Talked
from knowledge.question.doing import Act
from knowledge.question.namesake import PersonId
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
    """Who the person is whom a message only names or calls the other one, where it was asked last who another is: "who
    is Berg?", "and Dahlgren?"."""
    last = context.last
    opinion = {"opinion, before", "opinion, after"} & query.marks.keys()
    if last is None or opinion or not (named := _named_alone(query, last, index)):
        return None
    before = parse(last.question, index, last.language)
    places = {mention.place for mention in before.mentions}
    if who_is(reading_of(before, index)) is None:
        return None
    first, end = before.words[min(places)].token, before.words[max(places)].token
    return parse(before.text[: first.start] + named + before.text[end.end :], index, last.language)


def _named_alone(query: Query, last: Talked, index: Index) -> str:
    """The name of the one whom a message names, or calls the other one, and says nothing else; else nothing."""
    if query.mentions and is_name_alone(query):
        tokens = [query.words[place].token for place in sorted(mention.place for mention in query.mentions)]
        return query.text[tokens[0].start : tokens[-1].end]
    called = query.places(*OTHER, "opener", "closer", "what about") >= frozenset(range(len(query.words)))
    people = people_pointed_to(query, last, index) if called else ()
    return _name(people[0], index) if len(people) == 1 else ""


def _who_is_he(query: Query, context: Context, index: Index) -> Query | None:
    """Who the person is to whom a message only points: "what is he by profession?", "and who is the other one?"."""
    if context.last is None:
        return None
    if not query.marks.keys().isdisjoint(OTHER):
        pointing = [_beside_who(mark, query) for heading in OTHER for mark in query.marks.get(heading, ())]
        people = people_pointed_to(query, context.last, index)
    else:
        marks = [mark for heading in ("he or she", "he or it") for mark in query.marks.get(heading, ())]
        whose = query.places("who is")  # "кто это такой", unlike "who is in it?"
        back = query.marks.get("points back", ())
        marks += [mark for mark in back if whose.issuperset(range(mark.start, mark.end))]
        pointing = [(mark.start, mark.end) for mark in marks]
        people = spoken_of(context.last, index) if whose else ()
    if len(people) != 1:
        return None
    name = _name(people[0], index)
    for start, end in sorted(
        pointing, key=lambda span: span[0] - span[1]
    ):  # "that man" before "he", "u kim" before "u"
        first, last = query.words[start].token, query.words[end - 1].token
        before, pointer, after = query.text[: first.start], query.text[first.start : last.end], query.text[last.end :]
        for text in (f"{before}{name}{after}", f"{before}{pointer} {name}{after}"):  # "who is he, Berg?"
            asked = parse(text, index, query.language, query.language)
            if who_is(reading_of(asked, index)):
                return asked
    return None


def _beside_who(mark: Mark, query: Query) -> tuple[int, int]:
    """The last words of a mark that stand together without "who", which may be among them: "а кто *второй*"."""
    end = mark.end - 1 if mark.end - 1 in query.places("who") else mark.end
    return max((place + 1 for place in query.places("who") if mark.start <= place < end), default=mark.start), end


def _name(person: PersonId, index: Index) -> str:
    number, identifier = person
    return next(iter(index.person(index.interviews[number].slug, identifier).name.values()))
