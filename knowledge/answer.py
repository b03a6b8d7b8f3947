"""A question, and what was talked of before it, to an answer in the interview's own words."""

from __future__ import annotations

import re
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from knowledge.asked import Asked, asked, mask_of, stranger
from knowledge.followup import Context, Turn, resolve
from knowledge.gate import Verdict, judge, kind_places
from knowledge.index import Index, Located
from knowledge.models import Entry, Interview, Person
from knowledge.query import Query, parse
from knowledge.search import Hit, Mask, search
from knowledge.smalltalk import Kind, asks, smalltalk
from knowledge.text import clean, tokens

Status = Literal["answer", "suggest", "unknown", "smalltalk"]
Reason = (
    Literal["found", "another_speaker", "near", "which_person", "speaker_topics", "nothing", "nothing_by", "no_more"]
    | Kind
)

MOST_PASSAGES = 6
MOST_SUGGESTIONS = 3
WORTH = 0.55
"""Score, as a share of the best one's, from which a further passage is shown beside it."""
RETOLD = 2.0
"""What an entry that retells the person asked counts for beside one about him, when it is asked what he said."""
NEAREST = 0.75
"""Score, as a share of the nearest entry's, that an answer has at least when the nearest is none."""
HEAVY_PART, SURE_PART = 1.2, 0.7
"""Weight of one half of a question that asks two things, and the confidence that its answer needs."""
LONGEST_REMARK = 4
"""Words beside a greeting or an insult that leave it one, when they ask nothing."""
LONGEST_QUESTION = 2_000
"""Letters of a message that are read as a question."""
_STOP = re.compile(r"[?!;]+\s+")
_JOIN = re.compile(
    r"\s*[,;]?\s+(?:and(?: also)?|as well as|plus|а также|и ещё|и еще|и|а|va|hamda|ва|ҳамда)\s+(?=\S+\s+\S+)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Passage:
    """An entry as an answer shows it, whole and word for word. `score` compares within one answer, 0 to 1."""

    interview: Interview
    entry: Entry
    speaker: Person | None
    recounted: tuple[Person, ...]
    score: float


@dataclass(frozen=True)
class Suggestion:
    """Something to tap: an entry to show, or a question to ask. One of the two is None."""

    passage: Passage | None = None
    question: str | None = None
    label: str | None = None


@dataclass(frozen=True)
class Answer:
    """What is known about a question. `passages` is best first, and empty unless `status` is "answer".

    `people` are those whose words were wished for; `asked` is the question with what it leaned on put in; `context`
    is what to bring to the next question.
    """

    question: str
    status: Status
    reason: Reason
    language: str
    passages: tuple[Passage, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    people: tuple[Person, ...] = ()
    asked: str = ""
    context: Context = field(default_factory=Context)
    elapsed_ms: float = 0.0


def answer(index: Index, question: str, context: Context | None = None) -> Answer:
    """Answer a question from an index. Never raises for any text.

    `context` brings the interview chosen, the language to fall back on and what was last talked of.
    """
    started = time.perf_counter()
    context = context or Context()
    result = _answer(index, question, context)
    if result.status == "answer":
        context = _following(context, result)
    return replace(result, context=context, elapsed_ms=(time.perf_counter() - started) * 1000)


def _following(context: Context, result: Answer) -> Context:
    entries = tuple((p.interview.slug, p.entry.id) for p in result.passages)
    speaker = (entries[0][0], result.people[0].id) if len(result.people) == 1 else None
    return replace(context, question=result.asked, entries=entries, speaker=speaker)


def passage(located: Located, score: float = 1.0) -> Passage:
    """An entry with the people that it names by their ids."""
    people = {person.id: person for person in located.interview.everyone()}
    entry = located.entry
    return Passage(
        located.interview,
        entry,
        people[entry.speaker] if entry.speaker else None,
        tuple(people[person] for person in entry.recounted),
        score,
    )


def _answer(index: Index, question: str, context: Context) -> Answer:
    text = clean(question[:LONGEST_QUESTION])
    spoken = " ".join(token.word for token in tokens(text))
    kind, rest = smalltalk(spoken)
    if kind and not rest:
        return Answer(question, "smalltalk", kind, parse(text, index, context.language).language)
    text = rest if kind else text
    query = parse(text, index, context.language)
    language = query.language
    turn = resolve(query, context, index)
    if turn.repeat:
        return _repeated(index, question, context, language)
    if turn.text != text:
        query = replace(parse(turn.text, index, context.language), language=language)
    found = _find(index, query, context, turn, turn.shown)
    if turn.shown and found.status != "answer" and not turn.more:
        found = _find(index, query, context, turn, ())
    if turn.text != text and not turn.shown and found.status != "answer":
        alone = _find(index, parse(text, index, context.language), context, Turn(text), ())
        if alone.status == "answer":
            turn, found = Turn(text), alone
    if found.status == "unknown" and kind and len(rest.split()) <= LONGEST_REMARK and not asks(rest):
        return Answer(question, "smalltalk", kind, language)
    if turn.more and found.status != "answer":
        found = replace(found, reason="no_more")
    return replace(found, question=question, asked=turn.text)


def _repeated(index: Index, question: str, context: Context, language: str) -> Answer:
    """ "Who said that?": the passage last shown once more, with its attribution."""
    numbers = [index.find(slug, entry) for slug, entry in context.entries[:1]]
    passages = tuple(passage(index.located(number)) for number in numbers if number is not None)
    if not passages:
        return Answer(question, "unknown", "nothing", language)
    return Answer(question, "answer", "found", language, passages, asked=context.question or question)


def _find(index: Index, query: Query, context: Context, turn: Turn, shown: tuple[tuple[str, str], ...]) -> Answer:
    scope = _scope(index, context, shown)
    who = asked(query, index)
    if not who.people and turn.speaker and index.knows(*turn.speaker):
        slug, person = turn.speaker
        who = Asked(((next(n for n, i in enumerate(index.interviews) if i.slug == slug), person),))
    if who.unclear:
        return _which(index, query, who)
    mask = scope if not who.people else _both(scope, mask_of(who.people, index))
    people = tuple(index.person(index.interviews[i].slug, person) for i, person in who.people)
    topic = query.without(who.places)
    if who.people and not any(topic.weights):
        return _about_person(index, query, people, mask, who.said)
    topic = topic.without(kind_places(query))
    judged = _judged(index, topic, mask, bool(who.people))
    if who.said:
        judged = _own_words_first(judged, index, people)
    opened = _opened(judged) or _parts(index, query, mask, who)
    if opened and (who.people or not stranger(query)):
        return Answer(query.text, "answer", "found", query.language, _passages(index, opened), people=people)
    if who.people:
        others = _opened(_judged(index, topic, scope))
        if others:
            return _suggest(index, query, "another_speaker", others, people)
    near = [pair for pair in judged if pair[1].near]
    if near:
        return _suggest(index, query, "near", near, people)
    return Answer(query.text, "unknown", "nothing_by" if people else "nothing", query.language, people=people)


def _scope(index: Index, context: Context, shown: tuple[tuple[str, str], ...]) -> Mask | None:
    """The entries that may answer: of the interview chosen, if one is, and not shown before; None for all."""
    chosen = context.interview if context.interview in {i.slug for i in index.interviews} else None
    if not shown and (chosen is None or len(index.interviews) < 2):
        return None
    first, last = index.bounds(chosen) if chosen else (0, index.size)
    mask = np.zeros(index.size, dtype=np.bool_)
    mask[first:last] = True
    mask[[number for number in (index.find(*entry) for entry in shown) if number is not None]] = False
    return mask


def _both(one: Mask | None, other: Mask) -> Mask:
    return other if one is None else one & other


def _judged(index: Index, query: Query, mask: Mask | None, by_name: bool = False) -> list[tuple[Hit, Verdict]]:
    hits = search(query, index, mask)
    return [(hit, judge(query, hit, index.located(hit.number).entry, by_name)) for hit in hits]


def _own_words_first(
    judged: list[tuple[Hit, Verdict]], index: Index, people: tuple[Person, ...]
) -> list[tuple[Hit, Verdict]]:
    """What somebody said is rather in the entries that retell him than in those about him."""
    asked_for = {person.id for person in people}

    def worth(pair: tuple[Hit, Verdict]) -> float:
        return pair[0].score * (RETOLD if asked_for & set(index.located(pair[0].number).entry.recounted) else 1.0)

    return sorted(judged, key=worth, reverse=True)


def _opened(judged: list[tuple[Hit, Verdict]]) -> list[tuple[Hit, Verdict]]:
    """The entries that answer; none if a much nearer one does not, since then the point asked for is missing."""
    return [(hit, verdict) for hit, verdict in judged if verdict.opens and hit.score >= NEAREST * judged[0][0].score]


def _parts(index: Index, query: Query, mask: Mask | None, who: Asked) -> list[tuple[Hit, Verdict]]:
    """A question that asks two things is answered where one of them is in the text."""
    parts = [part for sentence in _STOP.split(" ".join(query.text.split())) for part in _asked_in(sentence)]
    if len(parts) < 2:
        return []
    opened: list[tuple[Hit, Verdict]] = []
    for part in parts:
        piece = parse(part, index, query.language)
        named = frozenset(m.place for m in piece.mentions if (m.interview, m.person) in who.people)
        piece = piece.without(named | kind_places(piece))
        if sum(piece.weights) >= HEAVY_PART:
            opened += [pair for pair in _opened(_judged(index, piece, mask))[:2] if pair[1].confidence >= SURE_PART]
    opened.sort(key=lambda pair: -pair[1].confidence)
    return opened


def _asked_in(sentence: str) -> list[str]:
    """The questions of a sentence: what follows an "and" is one only if it asks, unlike "Azerbaijan and Turkey"."""
    first, *others = _JOIN.split(sentence)
    if not all(asks(other.casefold()) for other in others):
        return [sentence]
    return [part for part in (first, *others) if part]


def _passages(index: Index, opened: list[tuple[Hit, Verdict]]) -> tuple[Passage, ...]:
    """The entries to show: the best, and those near it in rank that do not overlap what is shown already."""
    best = opened[0][0].score
    shown: list[Passage] = []
    for hit, _ in opened:
        found = passage(index.located(hit.number), min(hit.score / best, 1.0))
        if hit.score < WORTH * best and any(p.speaker == found.speaker for p in shown):
            continue
        if not any(_overlap(found, other) for other in shown):
            shown.append(found)
    return tuple(shown[:MOST_PASSAGES])


def _overlap(one: Passage, other: Passage) -> bool:
    a, b = one.entry, other.entry
    return one.interview.slug == other.interview.slug and a.start < b.end and b.start < a.end


def _suggest(
    index: Index, query: Query, reason: Reason, pairs: list[tuple[Hit, Verdict]], people: tuple[Person, ...]
) -> Answer:
    passages = _passages(index, pairs)[:MOST_SUGGESTIONS]
    return Answer(query.text, "suggest", reason, query.language, (), tuple(Suggestion(p) for p in passages), people)


def _which(index: Index, query: Query, who: Asked) -> Answer:
    """Several people bear the name: each is offered with the question as it was."""
    people = [index.person(index.interviews[i].slug, person) for i, person in who.unclear][:MOST_SUGGESTIONS]
    suggestions = []
    for person in people:
        name = next(iter(person.name.values()))
        rest = " ".join(w.token.word for place, w in enumerate(query.words) if place not in who.places)
        suggestions.append(Suggestion(question=f"{name}: {rest}".strip(": "), label=name))
    return Answer(query.text, "suggest", "which_person", query.language, (), tuple(suggestions), tuple(people))


def _about_person(index: Index, query: Query, people: tuple[Person, ...], mask: Mask | None, said: bool) -> Answer:
    """Only a name: of a speaker, what he speaks of; of another person, the passages about him."""
    numbers = np.flatnonzero(mask).tolist() if mask is not None else []
    located = [index.located(number) for number in numbers[:200]]
    if located and all(person not in one.interview.speakers for one in located for person in people):
        if said:  # what somebody said is rather where he is retold
            located.sort(key=lambda one: not one.entry.recounted)
        passages = tuple(passage(one) for one in located[:MOST_PASSAGES])
        return Answer(query.text, "answer", "found", query.language, passages, people=people)
    topics = Counter((one.interview.slug, topic) for one in located for topic in one.entry.topics)
    suggestions = [_topic_of(index, query, people[0], *found) for found, _ in topics.most_common(MOST_SUGGESTIONS)]
    if not suggestions:
        suggestions = [Suggestion(passage(one)) for one in located[:MOST_SUGGESTIONS]]
    if suggestions:
        return Answer(query.text, "suggest", "speaker_topics", query.language, (), tuple(suggestions), people)
    return Answer(query.text, "unknown", "nothing_by", query.language, people=people)


def _topic_of(index: Index, query: Query, person: Person, slug: str, identifier: str) -> Suggestion:
    """The question what a person says on a topic, labelled with the topic's title in the reader's language."""
    topic = next(topic for topic in index.interview(slug).topics if topic.id == identifier)
    title = topic.title.get(query.language[:2]) or next(iter(topic.title.values()))
    return Suggestion(question=f"{next(iter(person.name.values()))}: {title}", label=title)
