"""What to offer to tap where nothing answers: entries that come near, people of one name, what a person speaks of."""

from __future__ import annotations

from collections import Counter

import numpy as np

from knowledge.asked import Asked
from knowledge.gate import Verdict
from knowledge.index import Index, Located
from knowledge.models import Person
from knowledge.query import Query
from knowledge.results import MOST_PASSAGES, Answer, Reason, Suggestion, passage, passages
from knowledge.search import Hit, Mask

MOST_SUGGESTIONS = 3


def suggest(
    index: Index, query: Query, reason: Reason, pairs: list[tuple[Hit, Verdict]], people: tuple[Person, ...]
) -> Answer:
    """Entries that come near, the best of them to tap; `reason` says why they are no answer."""
    near = passages(index, pairs)[:MOST_SUGGESTIONS]
    return Answer(query.text, "suggest", reason, query.language, (), tuple(Suggestion(p) for p in near), people)


def which(index: Index, query: Query, who: Asked) -> Answer:
    """Several people bear the name: each is offered with the question as it was."""
    people = [index.person(index.interviews[i].slug, person) for i, person in who.unclear][:MOST_SUGGESTIONS]
    suggestions = []
    for person in people:
        name = next(iter(person.name.values()))
        rest = " ".join(w.token.word for place, w in enumerate(query.words) if place not in who.places)
        suggestions.append(Suggestion(question=f"{name}: {rest}".strip(": "), label=name))
    return Answer(query.text, "suggest", "which_person", query.language, (), tuple(suggestions), tuple(people))


def about_person(index: Index, query: Query, people: tuple[Person, ...], mask: Mask | None, said: bool) -> Answer:
    """Only a name: of a speaker, what he speaks of; of another person, the passages about him."""
    numbers = np.flatnonzero(mask).tolist() if mask is not None else []
    located = [index.located(number) for number in numbers[:200]]
    if located and not any(_is_quoted(one, person) for one in located for person in people):
        if said:  # what somebody said is rather where he is retold
            located.sort(key=lambda one: not one.entry.recounted)
        shown = tuple(passage(one) for one in located[:MOST_PASSAGES])
        return Answer(query.text, "answer", "found", query.language, shown, people=people)
    topics = Counter((one.interview.slug, topic) for one in located for topic in one.entry.topics)
    suggestions = [_topic_of(index, query, people[0], *found) for found, _ in topics.most_common(MOST_SUGGESTIONS)]
    if not suggestions:
        suggestions = [Suggestion(passage(one)) for one in located[:MOST_SUGGESTIONS]]
    if suggestions:
        return Answer(query.text, "suggest", "speaker_topics", query.language, (), tuple(suggestions), people)
    return Answer(query.text, "unknown", "nothing_by", query.language, people=people)


def _is_quoted(one: Located, person: Person) -> bool:
    return person in one.interview.speakers and not person.interviewer


def _topic_of(index: Index, query: Query, person: Person, slug: str, identifier: str) -> Suggestion:
    """The question what a person says on a topic, labelled with the topic's title in the reader's language."""
    topic = next(topic for topic in index.interview(slug).topics if topic.id == identifier)
    title = topic.title.get(query.language[:2]) or next(iter(topic.title.values()))
    return Suggestion(question=f"{next(iter(person.name.values()))}: {title}", label=title)
