"""What stands beside a passage: the other passages on its topics, by its people, by the other speakers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from itertools import islice

import numpy as np

from knowledge.finding.results import Passage
from knowledge.folder.models import Interview, Person, Topic
from knowledge.index.index import Index
from knowledge.index.schema import concerning_term, speaker_term, topic_term

MOST = 6
"""Passages that one message leafs through."""
BROAD = 4
"""Part of an interview's entries, as one of so many, from which a topic that more have does not tell them apart."""


def numbers(index: Index, term: str) -> list[int]:
    """The numbers of the entries that a term stands in, in the order of the interview."""
    postings = index.term(term)
    return [] if postings is None else postings.documents.tolist()


def on_topic(index: Index, slug: str, topic: str) -> list[int]:
    """The entries on a topic."""
    return numbers(index, topic_term(slug, topic))


def by_person(index: Index, slug: str, person: str) -> list[int]:
    """The entries in a person's words; of one who does not speak, the entries about or retelling him."""
    return numbers(index, speaker_term(slug, person)) or numbers(index, concerning_term(slug, person))


def speakers(interview: Interview) -> list[Person]:
    """Those who may be asked: everybody who speaks but the interviewers."""
    return [person for person in interview.speakers if not person.interviewer]


def topics(index: Index, interview: Interview) -> list[Topic]:
    """The topics that have an entry."""
    return [topic for topic in interview.topics if on_topic(index, interview.slug, topic.id)]


def is_shared(index: Index, interview: Interview, topic: Topic) -> bool:
    """Whether at least two speakers have an entry on a topic."""
    entries = on_topic(index, interview.slug, topic.id)
    own = (numbers(index, speaker_term(interview.slug, person.id)) for person in speakers(interview))
    return sum(bool(np.isin(entries, spoken, assume_unique=True).any()) for spoken in own) > 1


def shared_topics(index: Index, interview: Interview) -> Iterator[Topic]:
    """The topics on which at least two speakers have an entry."""
    return (topic for topic in interview.topics if is_shared(index, interview, topic))


def reasons_beside(index: Index, passage: Passage) -> list[int]:
    """The entries among which a reason may stand for what a passage says: those of the same speaker right beside it,
    then those on its topics in which a reason is told."""
    number = index.find(passage.interview.slug, passage.entry.id)
    if number is None:
        return []
    first, last = index.bounds(passage.interview.slug)
    beside = [n for n in (number - 1, number + 1) if first <= n < last]
    same = [n for n in beside if index.located(n).entry.speaker == passage.entry.speaker]
    same.sort(key=lambda n: "reason" not in index.told(n).tells)
    on_topics = (n for topic in passage.entry.topics for n in on_topic(index, passage.interview.slug, topic))
    told = islice((n for n in on_topics if n != number and "reason" in index.told(n).tells), MOST)
    return list(dict.fromkeys((*same, *told)))


def other_speakers(index: Index, passage: Passage) -> list[int]:
    """The entries by other speakers on the topics of a passage, those first that share most."""
    others = [person.id for person in speakers(passage.interview) if person.id != passage.entry.speaker]
    return on_same_topics(index, passage, others)


def on_same_topics(index: Index, passage: Passage, people: Iterable[str]) -> list[int]:
    """The entries by these speakers on the topics of a passage, those first that share most."""
    spoken = (numbers(index, speaker_term(passage.interview.slug, person)) for person in people)
    return _on_topics_of(index, passage, {number for by_one in spoken for number in by_one})[:MOST]


def retelling_experts(index: Index, passage: Passage) -> list[int]:
    """The article's own statements on the topics of a passage of what experts say whom it does not name."""
    first, last = index.bounds(passage.interview.slug)
    telling = {n for n in range(first, last) if "experts" in index.told(n).tells}
    return [n for n in _on_topics_of(index, passage, telling) if index.located(n).entry.speaker is None]


def _on_topics_of(index: Index, passage: Passage, among: Set[int]) -> list[int]:
    """Which of these entries are on the topics of a passage: those first that share most, of which a topic of few
    entries says more than one of many; one of very many says nothing beside others."""
    slug = passage.interview.slug
    entries_on = [on_topic(index, slug, topic) for topic in passage.entry.topics]
    first, last = index.bounds(slug)
    narrow = [entries for entries in entries_on if len(entries) * BROAD <= last - first]
    shared: defaultdict[int, float] = defaultdict(float)
    for entries in narrow or entries_on:
        for number in entries:
            shared[number] += 1 / len(entries)
    return sorted(shared.keys() & among, key=lambda number: (-shared[number], number))
