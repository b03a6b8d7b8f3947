"""Why a question is answered as it is: prints the trace that an answer brings."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from knowledge import weights
from knowledge.deciding.decide import answer
from knowledge.finding.compound import COMPOUND
from knowledge.finding.definition import DEFINITION
from knowledge.finding.doer import DOER
from knowledge.finding.event import FATE, PRESENCE, STANCE, TIME
from knowledge.finding.find import read_message
from knowledge.finding.gate import LOOKED_UP, SAME_NUMBER
from knowledge.finding.naming import UNNAMED
from knowledge.finding.negation import CONSISTENCY
from knowledge.finding.parts import OF_ITS_OWN
from knowledge.finding.results import Answer, Judged, Step
from knowledge.finding.retold import OF_HIM, OF_OTHERS, terms_of_others
from knowledge.finding.whether import LEFT_OUT, OF_THE_LAND, SUCCEEDED
from knowledge.index.index import Index
from knowledge.language.dictionary import is_general
from knowledge.language.patterns import Mark, Marks
from knowledge.question.acts import ACTS
from knowledge.question.conversation import Context
from knowledge.question.demand import HAPPENING, HAPPENING_THERE, MAKER, OF_NO_PASSAGE
from knowledge.question.doubts import DOUBTS
from knowledge.question.programme import beside_programme
from knowledge.question.query import QueryWord
from knowledge.question.single import Reading
from knowledge.question.smalltalk import KINDS_OF_TALK
from knowledge.question.stranger import others_asked, strangers_speaking

MOST_EXPLAINED = 5
"""Entries of which the gate's judgement is told."""
TERMS = 6
"""Terms that a word is told to have matched."""
OF_A_PASSAGE = {
    "general": "asks what one knows of a thing at large, and the passage does not say it in these words",
    "who": "asks who does it, and the passage does not say the deed, or a word that the lexicon knows",
    "which": "a thing itself is asked for, and the passage has only another word for it",
    "questions": "the passage asks several questions itself",
}
"""Why a passage is doubtful where only it tells whether it is."""
LACKING = {
    "age": "asks for an age, and the passage has none",
    "negation": "asks for what is not so, and the passage denies nothing",
    "cause": "asks why it was done or came about, and the passage only tells that it was",
    "outcome": "asks how it ended, or who won, and in the passage nothing ends",
    FATE: "asks what will become of it, and the passage tells the future of something else",
    "opposition": "asks why somebody is against it, and the passage tells of nobody who is",
    "purpose": "asks with what purpose it was done, or why it is wished for, and the passage tells no purpose",
    "downside": "asks what is bad about it, and the passage tells of nothing bad",
    "opponent": "asks who is against it, and the passage tells of nobody who is",
    "support": "asks who is for it, and the passage tells of nobody who is",
    STANCE: "asks who is for it, and the passage tells that somebody is for something else",
    PRESENCE: "asks whether it is there now, and the passage says that something else is",
    SUCCEEDED: "asks whether it succeeded, and the passage tells that of another thing",
    "backing": "asks who is for what somebody proposed, and the passage tells of nobody who is",
    "participant": "asks who takes part in it, and the passage tells of nobody who does",
    "comparison": "asks which has more of a quality, and the passage compares nothing",
    "ranking": "asks which of all has most of a quality, and the passage ranks nobody",
    "hindrance": "asks what stands in its way, and the passage tells of nothing that does",
    "cohesion": "asks what brings them together, and the passage tells of nothing that furthers it",
    "meddling": "asks who meddles or hinders, and the passage tells of nobody who does",
    "benefit": "asks what good came of it, and the passage tells of none",
    "growth": "asks whether it grows or falls, and the passage does not say",
    "reality": "asks whether it was real, and the passage does not say",
    "since": "asks since when it is so, and the passage does not say",
    "present": "asks whether it is so still, and the passage does not say",
    "lack": "asks what is lacking, and the passage tells of no lack",
    "lands": "asks which countries, and the passage is not on view or does not name them",
    "foundation": "asks what it rests on, and the passage does not say",
    TIME: "asks when it was, and the passage only tells what was before it, or at that time",
    SAME_NUMBER: "the question has a number that the passage lacks",
    LOOKED_UP: "asks what one looks up of a place, and the passage does not tell it as a member",
    HAPPENING: "asks what happened, and the passage only speaks of events",
    OF_THE_LAND: "asks whether something is so of a place, and the passage does not say both",
    LEFT_OUT: "asks whether something is so, with a word that no passage has, and the passage says little else of it",
    HAPPENING_THERE: "asks what happened at a place, and the passage only names it",
    MAKER: "asks who made the text itself, which none of its passages tells",
    DOER: "asks who did it, and the passage only says that it was done",
    DEFINITION: "asks what it is, and the passage only speaks of it",
    UNNAMED: "asks which one it is, and no name stands beside it",
    OF_OTHERS: "asks what others say, and in the passage only a speaker speaks",
    OF_HIM: "asks what is said about somebody, and the passage only has him speak",
    OF_ITS_OWN: "asks for what belongs to a matter, and the passage does not tell of that one",
    COMPOUND: "asks for a thing of several words, and the passage has only the single ones",
    "names": "asks which ones, and the passage names none",
    "more": "asks for something else than a thing, and the passage tells of nothing more",
    "future": "asks what will be, and the passage tells nothing of the future",
    "all": "asks whether all are meant, and the passage does not say",
    "example": "asks for an example, and the passage has none",
    CONSISTENCY: (
        "it, or one nearer, says the contrary: it denies what is asked, or does not deny what the question denies"
    ),
}
"""Why an entry is no answer, or a doubtful one, by what it lacks; of the others it is told that it has none."""
OF_A_WHOLE_THING = (DEFINITION, LOOKED_UP)
"""What is told to be lacking only where an entry says every word of the thing: else the missing word tells why."""
RULE = 100
"""Letters of a rule that are told; the whole stands at its line."""
OF_ACTS = frozenset((*ACTS, "his", "that is all", "statement", "order", *KINDS_OF_TALK))
"""Headings of rules that are told of a message for which nothing was looked for."""
TOLD = 0.05
"""Log-odds from which what speaks for or against an entry is told."""


def explained(index: Index, question: str, context: Context | None = None) -> Iterator[str]:
    """The explanation of how a question is answered, line by line."""
    result = answer(index, question, context)
    yield f"answer: {result.status} ({result.reason}), language {result.language}, {result.elapsed_ms:.2f} ms"
    for number, step in enumerate(result.trace):
        yield from _step(index, result, step, number)
    if not result.trace:  # nothing was looked for
        query = read_message(index, question, context or Context())
        marks = [_of_acts(marks) for marks in (query.marks, *query.other_marks.values())]
        yield from _rules(query.words, marks)
        beside, found = beside_programme(query, index)
        yield from _rules(beside, [_of_acts(found)], "rules without the name of the programme:")


def _step(index: Index, result: Answer, step: Step, number: int) -> Iterator[str]:
    """What one search found: for the whole question, for one of its parts, or in the words of anybody."""
    reading = step.reading
    again = number > 0 and reading.query is result.trace[0].reading.query
    if again:
        yield "in the words of anybody:"
    elif number:
        yield f"part: {reading.typed}"
    if not again:
        yield f"asked for: {_people(index, reading)}"
        yield from _rules(reading.query.words, [reading.query.marks])
        yield from _words(reading)
    if not step.judged:
        yield "entries: none is near" if step.searched else "entries: nothing is looked for by this alone"
        return
    if step.stranger:
        yield "somebody is asked who is not in the interviews, so nothing is an answer"
    if reading.demand.meaning:
        asked = ", ".join(f"[{heading}]" for heading in OF_NO_PASSAGE if heading in reading.query.marks)
        yield f"{asked} is asked, which no passage tells"
    if reading.demand.statement:
        yield "something is said and nothing asked, so nothing is an answer"
    yield "entries, nearest first (the gate opens from confidence 0.50):"
    if any(_state(one, step) == "near" for one in step.judged[:MOST_EXPLAINED]):
        yield (
            f"  (near: it says {weights.NEAR_COVERED:.0%} of the question's weight; or the heaviest word, with "
            f"confidence {weights.NEAR:.2f} if no missing detail counted; or it comes far behind one that opens)"
        )
    for one in step.judged[:MOST_EXPLAINED]:
        yield from _entry(index, one, _state(one, step))


def _state(one: Judged, step: Step) -> str:
    """What becomes of an entry."""
    if one in step.opened:
        return "opens"
    return "near" if one.verdict.near or one.verdict.opens else "closed"


def _people(index: Index, reading: Reading) -> str:
    """Those who are asked, whether the base knows them or not."""
    whom = reading.whom
    names = [
        next(iter(index.person(index.interviews[i].slug, p).name.values())) for i, p in whom.people or whom.unclear
    ]
    known = ", ".join(names) if whom.people or not names else f"one of {', '.join(names)}"
    words = reading.query.words
    others = " ".join(words[place].token.word for place in sorted(_others(index, reading)))
    return ", ".join(filter(None, (known, others and f"{others} (who does not speak)"))) or "nobody in particular"


def _others(index: Index, reading: Reading) -> frozenset[int]:
    """The words that name those who are asked and do not speak, or whom the base does not know."""
    if terms_of_others(reading, index) is not None:
        return others_asked(reading.query, index)
    return strangers_speaking(reading.query) if not reading.whom.people else frozenset()


def _of_acts(marks: Marks) -> Marks:
    """The marks of what a message does or of the small talk that it is."""
    return {heading: found for heading, found in marks.items() if heading in OF_ACTS}


def _rules(words: Sequence[QueryWord], marks: Sequence[Marks], title: str = "rules:") -> Iterator[str]:
    """Which rules found something in these words, and where; several languages may have some."""
    headings: dict[Mark, list[str]] = {}
    for heading, found in (one for each in marks for one in each.items()):
        for mark in found:
            headings.setdefault(mark, []).append(heading)
    if headings:
        yield title
    for mark, under in headings.items():
        rule = mark.line.text if len(mark.line.text) <= RULE else f"{mark.line.text[:RULE]}…"
        said = " ".join(word.token.word for word in words[mark.start : mark.end])
        yield f"  [{'], read as ['.join(under)}] {said}: {mark.line} ({rule})"


def _words(reading: Reading) -> Iterator[str]:
    yield "words:"
    query = reading.query
    for place, word in enumerate(query.words):
        alternatives = [a for a in query.alternatives if a.start <= place < a.end]
        matched = [_term(alternative.term) for alternative in alternatives]
        told = ", ".join(matched[:TERMS]) + (f" and {len(matched) - TERMS} more" if len(matched) > TERMS else "")
        weight = f"weight {word.weight:.2f}"
        if place in reading.whom.places:
            weight = "only says whom to ask"
        elif place in reading.demand.places:
            weight = "only says what kind of answer is asked for"
        elif word.weight == 0:
            weight, told = "says nothing by itself", ""
        elif not told:
            told = "nothing in the interviews"
        read = f"; read as {', '.join(word.keys[:TERMS])}" if word.keys else ""
        yield f"  {word.token.word}: {weight}{f'; matched {told}' if told else ''}{read}"


def _term(term: str) -> str:
    """A term as an editor knows it: a stem, a row of the lexicon, a word of another language, or a person."""
    if is_general(term):
        return f"a passage in {term.rpartition(':')[2]} (general dictionary)"
    if term.startswith("#"):
        _, _, row = term.partition(":")
        return f"lexicon row {int(row) + 1}"
    return term


def _entry(index: Index, one: Judged, state: str) -> Iterator[str]:
    interview, entry = index.located(one.hit.number)
    hit, verdict = one.hit, one.verdict
    yield f"  {interview.slug}--{entry.id}: {state}, confidence {verdict.confidence:.2f}, rank {one.score:.2f}"
    told = [f"{each.weight} {each.log_odds:+.1f}" for each in verdict.evidence if abs(each.log_odds) >= TOLD]
    yield f"    {hit.covered:.0%} of the question's weight is said; {', '.join(told)}"
    if verdict.unsaid is not None:
        yield f"    the heaviest word missing is “{verdict.unsaid.token.word}”"
    if verdict.certain:
        yield "    the question is one of its sample questions"
    if verdict.lacks and (verdict.unsaid is None or verdict.lacks not in OF_A_WHOLE_THING):
        yield f"    {_lacking(verdict.lacks)}"
    for doubt in verdict.doubts:
        need = DOUBTS[doubt].need
        if need is None or need != verdict.lacks:
            why = _lacking(need) if need else OF_A_PASSAGE.get(doubt, f"[{doubt}] is asked")
            yield f"    doubted (DOUBT): {why}"
    yield f"    {textwrap.shorten(entry.text, 100, placeholder='…')}"


def _lacking(need: str) -> str:
    """Why an entry that lacks this is no answer, or a doubtful one."""
    return LACKING.get(need, f"asks for a {need}, and the passage has none")
