"""A question, and what was talked of before it, to an answer in the interview's own words."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np

from knowledge.asked import Asked, asked, mask_of, stranger
from knowledge.followup import Context, Turn, resolve
from knowledge.gate import OPEN, Verdict, asking_places, judge
from knowledge.index import Index
from knowledge.models import Person
from knowledge.parts import parts
from knowledge.query import Query, parse
from knowledge.results import Answer, Passage, Reason, Status, Suggestion, passage, passages
from knowledge.search import Hit, Mask, search
from knowledge.smalltalk import asks, smalltalk
from knowledge.suggest import about_person, suggest, which
from knowledge.text import clean, tokens

__all__ = ["Answer", "Passage", "Reason", "Status", "Suggestion", "answer", "passage"]

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
    shown = tuple(passage(index.located(number)) for number in numbers if number is not None)
    if not shown:
        return Answer(question, "unknown", "nothing", language)
    return Answer(question, "answer", "found", language, shown, asked=context.question or question)


def _find(index: Index, query: Query, context: Context, turn: Turn, shown: tuple[tuple[str, str], ...]) -> Answer:
    scope = _scope(index, context, shown)
    who = asked(query, index)
    if not who.people and turn.speaker and index.knows(*turn.speaker):
        slug, person = turn.speaker
        who = Asked(((next(n for n, i in enumerate(index.interviews) if i.slug == slug), person),))
    if who.unclear:
        return which(index, query, who)
    mask = scope if not who.people else _both(scope, mask_of(who.people, index))
    people = tuple(index.person(index.interviews[i].slug, person) for i, person in who.people)
    topic = query.without(who.places)
    if who.people and not any(topic.weights):
        return about_person(index, query, people, mask, who.said)
    topic = topic.without(asking_places(query))
    judged = judged_entries(index, topic, mask, bool(who.people))
    if who.said:
        judged = _own_words_first(judged, index, people)
    opened = _opened(judged)
    if not opened:
        opened, own = _in_parts(index, query, scope, who)
        people = tuple(index.person(index.interviews[i].slug, person) for i, person in own) or people
    if opened and (who.people or not stranger(query)):
        return Answer(query.text, "answer", "found", query.language, passages(index, opened), people=people)
    if who.people:
        others = _opened(judged_entries(index, topic, scope))
        if others:
            return suggest(index, query, "another_speaker", others, people)
    near = [pair for pair in judged if pair[1].near]
    if near:
        return suggest(index, query, "near", near, people)
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


def judged_entries(index: Index, query: Query, mask: Mask | None, by_name: bool = False) -> list[tuple[Hit, Verdict]]:
    """The entries found, each with its verdict, best first: a doubt ("when", and no time told) lowers the rank, too."""
    judged = [(hit, judge(query, hit, index.located(hit.number).entry, by_name)) for hit in search(query, index, mask)]
    ranked = [(replace(hit, score=hit.score * verdict.confidence), verdict) for hit, verdict in judged]
    return sorted(ranked, key=lambda pair: -pair[0].score)


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


def _in_parts(
    index: Index, query: Query, scope: Mask | None, who: Asked
) -> tuple[list[tuple[Hit, Verdict]], tuple[tuple[int, str], ...]]:
    """A question that asks several things is answered where one of them is told; the first of each come first.

    With the people whom those of its parts ask that are answered, if each part asks somebody else.
    """
    own: list[tuple[int, str]] = []
    opened: list[tuple[int, Hit, Verdict]] = []
    for part in parts(query, index):
        people = part.people or who.people
        named = frozenset(m.place for m in part.query.mentions if (m.interview, m.person) in people)
        topic = part.query.without(named | asking_places(part.query))
        # a part that asks somebody of its own is a question of its own; another must say enough by itself
        if any(topic.weights) and (part.people or sum(topic.weights) >= HEAVY_PART):
            mask = _both(scope, mask_of(people, index)) if people else scope
            found = _opened(judged_entries(index, topic, mask, bool(part.people)))[:2]
            least = OPEN if part.people else SURE_PART
            told = [(place, *pair) for place, pair in enumerate(found) if pair[1].confidence >= least]
            opened += told
            own += part.people if told else ()
    opened.sort(key=lambda found: (found[0], -found[2].confidence))
    return [(hit, verdict) for _, hit, verdict in opened], tuple(own)
