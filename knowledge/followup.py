"""What a question leans on: the person and the topic that it only points to, or leaves out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from knowledge import weights
from knowledge.asked import PersonId, stranger
from knowledge.conversation import Context, EntryKey, Topic, Turn
from knowledge.index import Index
from knowledge.query import Query, parse
from knowledge.reading import Reading

LONGEST_ELLIPSIS = 3
"""Words of content in a question that only names another matter: "and water?"."""
LONGEST_NAMING = 8
"""Words of a question that only names another person: "and what did Sirojov say?"."""
MOST_TOPICS = 2
"""Questions of whose topics it is remembered that the last one leaned on them."""
FURTHER = ("further", "more", "others")
"""Headings of words that ask for what was not told yet."""
PARTICLES = (*FURTHER, "what about", "meant", "opener", "closer")
FRAME = ("saying", "plain saying", *PARTICLES)
"""Headings of words that say nothing of the matter where a person or a thing is only pointed to."""
OTHER = ("the other", "second one")
"""Headings of words for the other one of two people; "the second" is where there is no list."""
POINTERS = ("points back", "he or she", *OTHER)
"""Headings of words that point to a person or a thing talked of before."""


@dataclass(frozen=True)
class Leaning:
    """What a question leans on.

    `people` are meant though it does not name them; `topics` are put beside its own words. `restricted`: only those
    people may answer, as if they were named. `new`: what was shown before is no answer. `only_named`: it says nothing
    but a name, so that what that person says beside it is near; `bare`: not even a verb. `elliptic`: it asks for a
    detail of what is on view ("which countries?"). `alone`: it is also read as it stands.
    """

    people: tuple[PersonId, ...] = ()
    topics: tuple[Topic, ...] = ()
    restricted: bool = False
    new: bool = False
    only_named: bool = False
    bare: bool = False
    elliptic: bool = False
    alone: bool = True


NOTHING = Leaning()
"""What a question leans on that stands on its own."""


def lean(reading: Reading, context: Context, index: Index) -> Leaning:
    """What a question leans on, given what was talked of before it."""
    query, last = reading.query, context.last
    if last is None or not query.words:
        return NOTHING
    pointed = _pointed(query, last, index) if not reading.who.people else ()
    named = {mention.place for mention in query.mentions if mention.strong}
    content = _content(reading) - named
    new = not query.marks.keys().isdisjoint(FURTHER)
    known = _asked_about(query) if pointed else frozenset()  # "what does he say about Putin" asks no stranger
    if stranger(reading.topic.without(query.places(*POINTERS, *PARTICLES) | known)):
        return NOTHING
    if content and not _is_known(query, content):
        return Leaning(pointed, new=new, restricted=True) if pointed else NOTHING
    asks = "asks" in query.marks or "?" in query.text
    points = "points back" in query.marks and asks
    if not content:
        return _without_matter(reading, last, pointed, bool(named), points, new, index)
    if (
        _begins_asking(query)
        and "what about" not in query.marks
        and not named
        and len(content) == 1
        and len(query.words) <= LONGEST_ELLIPSIS
    ):
        return Leaning(_known(last.people, index), last.topics, new=new, elliptic=True)
    if points or pointed:
        topics = last.topics if points and not pointed else ()
        matter = sum(reading.topic.weights[place] for place in content)
        return Leaning(pointed, topics, restricted=bool(pointed), new=new, alone=matter >= weights.OWN_MATTER)
    if len(content) <= LONGEST_ELLIPSIS and not named and ("what about" in query.marks or "meant" in query.marks):
        own = query.places("asks") - query.places("what about", "opener")
        return Leaning(_known(last.people, index), new=new, alone=bool(own))
    return Leaning(new=True) if new else NOTHING


def _without_matter(
    reading: Reading, last: Turn, pointed: tuple[PersonId, ...], named: bool, points: bool, new: bool, index: Index
) -> Leaning:
    """What a question leans on that says no matter of its own: "why?", "and Sirojov?", "what does he think of it?"."""
    query, who = reading.query, reading.who
    if pointed:
        return Leaning(pointed, last.topics, restricted=True, new=new, only_named=True)
    if named:
        both = bool(who.people and who.others)
        leans = "who is" not in query.marks and not both and (points or len(query.words) <= LONGEST_NAMING)
        frame = query.places("opener", "closer", "what about")
        bare = all(p in frame or p in {m.place for m in query.mentions} for p in range(len(query.words)))
        return Leaning((), last.topics, new=new, only_named=True, bare=bare) if leans else NOTHING
    asks = new or points or "why" in query.marks or any(h in query.marks for h in ("asks", "when", "where", "number"))
    if not asks or not last.topics:
        return NOTHING
    again = "why" in query.marks or new
    return Leaning(_known(last.people, index), last.topics, new=again, alone=False)


def leaned(reading: Reading, leaning: Leaning, index: Index) -> Reading:
    """A question with the topic that it leans on put beside its own words, those that only point left out."""
    if leaning is NOTHING:
        return reading
    content = _content(reading)
    frame = frozenset(range(len(reading.topic.words)))
    if content:  # a verb of saying is rather the matter's where there is one
        frame -= reading.query.places("saying")
    topic = reading.topic.without(frame - content)
    share = weights.CARRIED if content else 1.0
    for each in leaning.topics:
        topic = topic.joined(parse(each.words, index, each.language, each.language), share)
        share *= weights.CARRIED
    wanted = reading.demand
    if leaning.new:  # what was told is left out, so that all else is something else
        wanted = replace(wanted, doubts=tuple(doubt for doubt in wanted.doubts if doubt != "others"))
    return replace(reading, topic=topic, demand=wanted, parts=() if leaning.topics else reading.parts)


def topics_of(reading: Reading, leaning: Leaning) -> tuple[Topic, ...]:
    """What a question was about: its own words of content, and those of the questions that it leaned on."""
    query = reading.query
    places = sorted(p for p in _content(reading) - reading.who.places if p < len(query.words))
    words = " ".join(query.words[place].token.word for place in places)
    own = (Topic(words, query.language),) if words else ()
    return (*own, *leaning.topics)[:MOST_TOPICS]


def _content(reading: Reading) -> set[int]:
    """The places of the words that say what a question is about."""
    query = reading.query
    weighty = {place for place, weight in enumerate(reading.topic.weights) if weight > 0}
    pointing = query.places("he or she", *OTHER) - _asked_about(query)
    return weighty - query.places("points back", *FRAME) - pointing


def _asked_about(query: Query) -> frozenset[int]:
    """The words beside "about": "u suv haqida nima dedi" (what did he say about water) says a matter of its own."""
    before = frozenset(mark.start - 1 for mark in query.marks.get("about, after", ()))
    return before | {mark.end for mark in query.marks.get("about, before", ())}


def _is_known(query: Query, content: set[int]) -> bool:
    """Whether any word of a question's matter stands in an entry."""
    return any(not content.isdisjoint(range(a.start, a.end)) for a in query.alternatives)


def _begins_asking(query: Query) -> bool:
    opener = max((mark.end for mark in query.marks.get("opener", ()) if mark.start == 0), default=0)
    return any(mark.start in (0, opener) for mark in query.marks.get("asks", ()))


def _pointed(query: Query, last: Turn, index: Index) -> tuple[PersonId, ...]:
    """The person whom "he", or "the other one", means."""
    on_view = last.on_view
    if not query.marks.keys().isdisjoint(OTHER):
        return _others_than(_spoken(last, on_view, index), on_view, index)
    return _known(_spoken(last, on_view, index), index) if "he or she" in query.marks else ()


def _spoken(last: Turn, on_view: EntryKey | None, index: Index) -> tuple[EntryKey, ...]:
    """Who was spoken of last: the one whose words were wished for, else the one of the passage on view."""
    if len(last.people) == 1:
        return last.people
    number = index.find(*on_view) if on_view else None
    if on_view is None or number is None:
        return last.people
    entry = index.located(number).entry
    people = (entry.speaker,) if entry.speaker else (*entry.about, *entry.recounted)[:1]
    return tuple((on_view[0], person) for person in people)


def _others_than(people: tuple[EntryKey, ...], on_view: EntryKey | None, index: Index) -> tuple[PersonId, ...]:
    """The speakers of an interview besides these people."""
    slugs = {slug for slug, _ in (*people, *((on_view,) if on_view else ()))}
    if len(slugs) != 1 or not people:
        return ()
    interview = next((i for i in index.interviews if i.slug in slugs), None)
    if interview is None:
        return ()
    speakers = [(interview.slug, person.id) for person in interview.speakers if not person.interviewer]
    return _known((key for key in speakers if key not in people), index)


def _known(people: Iterable[EntryKey], index: Index) -> tuple[PersonId, ...]:
    """These people as the index has them, without those whom it has no longer."""
    numbers = {interview.slug: number for number, interview in enumerate(index.interviews)}
    return tuple((numbers[slug], person) for slug, person in people if index.knows(slug, person))
