"""How well questions are answered: a question file, or a base's own sample questions, to counts, shares and misses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing

from knowledge.deciding.decide import answer
from knowledge.finding.results import Answer, Passage
from knowledge.folder.models import Entry, Interview
from knowledge.index.cache import open_index
from knowledge.index.index import Index
from knowledge.measure.questions import GoldAnswer, GoldQuestion
from knowledge.measure.report import ARTICLE, Outcome, Report
from knowledge.question.conversation import Context

QuestionsDone = Callable[[int], None]
"""Hears how many more questions have been asked."""
Answering = Callable[[Index, str, Context], Answer]
"""What answers a question: `answer`, or one who has somebody point."""

SAMPLE_STYLE, OFF_TOPIC_STYLE, REMOVED_STYLE = "sample", "off topic", "its passage removed"
"""The styles of the questions that a base brings along."""
FOLDS = 10
"""Indexes that are built at most to leave sample questions out."""

_NAMES = re.compile(r",\s*|\s+and\s+")


def measure(
    index: Index,
    questions: Iterable[GoldQuestion],
    progress: QuestionsDone | None = None,
    answering: Answering = answer,
) -> Report:
    """Ask each question alone, without any context, and compare the answer with what would be right."""
    outcomes = []
    for question in questions:
        outcomes.append(_compared(question, answering(index, question.question, Context()), holds_gold, credits))
        if progress:
            progress(1)
    return Report(tuple(outcomes))


def leave_one_out(
    interviews: Sequence[Interview], progress: QuestionsDone | None = None, answering: Answering = answer
) -> Report:
    """Ask each sample question of an index without it, and each off-topic question, within its own interview.

    Right is the question's own entry, or one that overlaps it. To leave each question out alone would take an index
    a question; instead each of at most ten indexes leaves out a share of every entry's questions: one, or several
    if it has more than ten. So an answer never leans on the question's own wording, and is a little harder to find
    than it will be for readers. The off-topic questions are put to the whole base.

    Each sample question is also asked with its own entry, and those that overlap it, removed: a near miss, which mostly
    must not be answered, unless another passage does answer it. These stand apart in the report.
    """
    most = max((len(entry.questions) for interview in interviews for entry in interview.entries), default=0)
    folds = min(most, FOLDS)
    outcomes: list[Outcome] = []
    removed: list[Outcome] = []

    def ask(index: Index, interview: Interview, text: str, entry: Entry | None) -> None:
        result = answering(index, text, Context(interview=interview.slug))
        outcomes.append(_compared_with_entry(text, result, interview, entry))
        if entry is not None:
            hidden = tuple((interview.slug, other.id) for other in interview.entries if _overlap(other, entry))
            without = answering(index, text, Context(interview=interview.slug, hidden=hidden))
            removed.append(_answered(text, without, f"{interview.slug}--{entry.id}", REMOVED_STYLE))
        if progress:
            progress(1)

    for fold in range(folds):
        with closing(_index([_without(interview, fold, folds) for interview in interviews])) as index:
            for interview in interviews:
                for entry in interview.entries:
                    for question in entry.questions[fold::folds]:
                        ask(index, interview, question, entry)
    if any(interview.off_topic for interview in interviews):
        with closing(_index(interviews)) as index:
            for interview in interviews:
                for question in interview.off_topic:
                    ask(index, interview, question, None)
    return Report(tuple(outcomes), tuple(removed))


def _index(interviews: Sequence[Interview]) -> Index:
    return open_index("", lambda: interviews, None)


def _without(interview: Interview, fold: int, folds: int) -> Interview:
    """The interview without the questions of a fold, nor others of the same entry that read alike."""
    entries = []
    for entry in interview.entries:
        left_out = {*entry.questions[fold::folds]}
        kept = [question for question in entry.questions if question not in left_out]
        entries.append(entry.model_copy(update={"questions": kept}))
    return interview.model_copy(update={"entries": entries})


def _compared_with_entry(text: str, result: Answer, interview: Interview, entry: Entry | None) -> Outcome:
    """The outcome of a question that this entry should answer, or none."""
    language = result.language.partition("-")[0]
    if entry is None:
        return _answered(text, result, interview.slug, OFF_TOPIC_STYLE)
    speakers = [entry.speaker or ARTICLE]
    question = GoldQuestion(
        question=text,
        answerable=True,
        lang=language,
        style=SAMPLE_STYLE,
        gold=[entry.text],
        speakers=speakers,
        id=f"{interview.slug}--{entry.id}",
    )
    return _compared(
        question,
        result,
        lambda _, passage: _overlap(passage.entry, entry),
        lambda _, passage: (passage.entry.speaker or ARTICLE) in speakers,
    )


def _answered(text: str, result: Answer, name: str, style: str) -> Outcome:
    """The outcome of a question that nothing should answer."""
    language = result.language.partition("-")[0]
    question = GoldQuestion(question=text, answerable=False, lang=language, style=style, id=name)
    return _compared(question, result, holds_gold, credits)


def _overlap(one: Entry, other: Entry) -> bool:
    return one.start < other.end and other.start < one.end


_Judgement = Callable[[GoldQuestion, Passage], bool]


def _compared(question: GoldQuestion, result: Answer, is_right: _Judgement, is_credited: _Judgement) -> Outcome:
    first = result.passages[:1]
    offered = [suggestion.passage for suggestion in result.suggestions if suggestion.passage]
    return Outcome(
        question=question,
        status=result.status,
        right=any(is_right(question, passage) for passage in first),
        credited=any(is_credited(question, passage) for passage in first),
        offered=any(is_right(question, passage) for passage in (*first, *offered)),
        shown=tuple(first or offered),
    )


def holds_gold(asked: GoldAnswer, passage: Passage) -> bool:
    """Whether a passage holds one of the strings that the right answer to a question has."""
    return any(gold in passage.entry.text for gold in asked.gold)


def credits(asked: GoldAnswer, passage: Passage) -> bool:
    """Whether the one to whom a passage is credited, or all of those it retells, may be credited."""
    if passage.entry.kind == "fact":
        return ARTICLE in asked.speakers
    own = set(passage.speaker.name.values()) if passage.speaker else set()
    retold = {name for person in passage.recounted for name in person.name.values()}
    return any(name in own or retold.issuperset(_NAMES.split(name)) for name in asked.speakers)
