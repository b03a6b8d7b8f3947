"""What to offer to tap where nothing answers: entries that come near, people of one name, what a person speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from knowledge.finding.attempt import Attempt
from knowledge.finding.found import Found
from knowledge.finding.only_named import MOST_OF_A_PERSON
from knowledge.finding.related import other_speakers, reasons_beside
from knowledge.finding.results import Answer, Passage, Reason, Suggestion, passage, passages
from knowledge.finding.scope import both, mask_of, scope_of
from knowledge.folder.models import Person
from knowledge.question.query import Query

MOST_SUGGESTIONS = 3


def offered(found: Found, attempt: Attempt) -> Answer:
    """What to offer where nothing answers; that nothing was found, where nothing comes near."""
    if attempt.resolved_whom.unclear:
        return which(found, attempt)
    reason: Reason
    near = [one for one in attempt.judged if one.verdict.near]
    close = attempt.by_others or near
    if attempt.leaning.only_named and (beside := beside_view(found, attempt)):
        return beside
    if attempt.leaning.reason and not attempt.reading.own and (reasons := _reasons_beside(found)):
        there = {one.entry.id for one in reasons}
        others = [p for p in passages(found.index, close) if p.entry.id not in there]
        return offer_near(found, attempt, "near", [*reasons, *others])
    only_named = attempt.leaning.only_named and attempt.people and not attempt.leaning.reason
    if attempt.at_hand is not None or (only_named and not close):
        return speaker_topics(found, attempt)
    own = [one for one in near if attempt.by_others and one.verdict.unsaid is None]
    if close:  # of whom a passage says all words of the question, it is not said that nothing by him was found
        shown = passages(found.index, [*own, *close])
        his = any(one.speaker in attempt.people for one in shown[:MOST_SUGGESTIONS])
        reason = "another_speaker" if attempt.by_others and not own and not his else "near"
        return offer_near(found, attempt, reason, shown)
    reason = "nothing_by" if attempt.people else "nothing"
    return Answer(found.question, "unknown", reason, found.language, people=attempt.people)


def offer_near(found: Found, attempt: Attempt, reason: Reason, close: Sequence[Passage]) -> Answer:
    """Passages that come near, the best of them to tap; `reason` says why they are no answer."""
    return _offer(found, reason, [Suggestion(one) for one in close[:MOST_SUGGESTIONS]], attempt.people)


def which(found: Found, attempt: Attempt) -> Answer:
    """Several people bear the name: each is offered with the question as it was."""
    index, whom, query = found.index, attempt.resolved_whom, attempt.reading.query
    people = [index.person(index.interviews[i].slug, person) for i, person in whom.unclear][:MOST_SUGGESTIONS]
    said = frozenset(range(len(query.words))) - whom.places
    joining = query.places("opener", "closer", "what about", "joining")  # "and Boris Berg?" asks nothing beside it
    rest = " ".join(query.words[place].token.word for place in sorted(said)) if said - joining else ""
    names = [next(iter(person.name.values())) for person in people]
    suggestions = [Suggestion(question=_named(query, whom.places, name, rest), label=name) for name in names]
    return _offer(found, "which_person", suggestions, tuple(people))


def _named(query: Query, places: frozenset[int], name: str, rest: str) -> str:
    """A question with somebody's name in place of one that two share, where it is asked who that is; else before it."""
    if "who is" not in query.marks:
        return f"{name}: {rest}".strip(": ")
    first, last = query.words[min(places)].token, query.words[max(places)].token
    return query.text[: first.start] + name + query.text[last.end :]


def beside_view(found: Found, attempt: Attempt) -> Answer | None:
    """Only another person is named ("and Sirojov?"): what he says on the topics of the passage on view, as the button
    under it shows; None where he says nothing on them."""
    last = found.context.last
    number = found.index.find(*last.on_view) if last and last.on_view else None
    if number is None or not attempt.resolved_whom.people:
        return None
    own = mask_of(attempt.resolved_whom.people, found.index)
    beside = [other for other in other_speakers(found.index, passage(found.index.located(number))) if own[other]]
    shown = [passage(found.index.located(other)) for other in beside[:MOST_SUGGESTIONS]]
    return _offer(found, "near", [Suggestion(one) for one in shown], attempt.people) if shown else None


def _reasons_beside(found: Found) -> list[Passage]:
    """What stands beside the passage on view, of which only the reason is asked for ("why?"), and was not shown."""
    last = found.context.last
    number = found.index.find(*last.on_view) if last and last.on_view else None
    if last is None or number is None:
        return []
    beside = [
        passage(found.index.located(n)) for n in reasons_beside(found.index, passage(found.index.located(number)))
    ]
    left_out = {*last.seen, *found.context.hidden}
    return [one for one in beside if (one.interview.slug, one.entry.id) not in left_out]


def offered_again(found: Found) -> Answer:
    """ "Yes" to several offers: they are offered once more, and it is asked which of them is meant."""
    last = found.context.last
    suggestions = []
    for offer in last.offers if last else ():
        shown = _passage_of(found, offer.entry) if offer.entry else None
        if shown or offer.question:
            suggestions.append(Suggestion(shown, offer.question, offer.label))
    if not suggestions:
        return Answer(found.question, "smalltalk", "nothing_shown", found.language)
    return _offer(found, "which_offer", suggestions[:MOST_SUGGESTIONS], ())


def _passage_of(found: Found, entry: tuple[str, str]) -> Passage | None:
    number = found.index.find(*entry)
    return None if number is None else passage(found.index.located(number))


def speaker_topics(found: Found, attempt: Attempt) -> Answer:
    """Only the name of somebody who speaks: what he speaks of, or some of what he said."""
    numbers = attempt.at_hand
    if numbers is None:
        his = both(scope_of(found.index, found.context, ()), mask_of(attempt.resolved_whom.people, found.index))
        numbers = tuple(np.flatnonzero(his)[:MOST_OF_A_PERSON].tolist())
    located = [found.index.located(number) for number in numbers]
    topics = Counter((one.interview.slug, topic) for one in located for topic in one.entry.topics)
    suggestions = [_topic_of(found, attempt.people[0], *topic) for topic, _ in topics.most_common(MOST_SUGGESTIONS)]
    if not suggestions:
        suggestions = [Suggestion(passage(one)) for one in located[:MOST_SUGGESTIONS]]
    if not suggestions:
        return Answer(found.question, "unknown", "nothing_by", found.language, people=attempt.people)
    return _offer(found, "speaker_topics", suggestions, attempt.people)


def _offer(found: Found, reason: Reason, suggestions: list[Suggestion], people: tuple[Person, ...]) -> Answer:
    return Answer(found.question, "suggest", reason, found.language, suggestions=tuple(suggestions), people=people)


def _topic_of(found: Found, person: Person, slug: str, identifier: str) -> Suggestion:
    """The question what a person says on a topic, labelled with the topic's title in the reader's language."""
    topic = next(topic for topic in found.index.interview(slug).topics if topic.id == identifier)
    title = topic.title.get(found.language.partition("-")[0]) or next(iter(topic.title.values()))
    return Suggestion(question=f"{next(iter(person.name.values()))}: {title}", label=title)
