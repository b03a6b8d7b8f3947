"""What the question log tells the editors: figures by day and topic, and the questions asked in vain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from bot.replies import labels
from bot.replies.links import link_id
from bot.replies.pages import shortened
from bot.store.questions import LoggedQuestion
from bot.telegram.desk import NOT_LOGGED
from knowledge import Context, FullId, Index, answer, nearest_passages, plain, short_question_id, stands_alone

QUESTIONS: frozenset[str] = frozenset({"answer", "suggest", "unknown"})
"""Statuses of an answer to what is a question, and no small talk or act of conversation."""
NEAREST = 3
LONGEST_SHOWN = 200
"""Characters of a question and of a nearest entry that are shown."""
MOST_ASKED_TOPICS = 8


@dataclass(frozen=True)
class LogDay:
    """The questions of one day, by what came of them."""

    day: date
    answered: int
    suggested: int
    unknown: int


@dataclass(frozen=True)
class LogFigures:
    """The log in figures; `topics` are titles with the number of answers on them, most first."""

    days: list[LogDay]
    topics: list[tuple[str, int]]

    @property
    def total(self) -> int:
        """All questions; greetings and the like are none."""
        return sum(day.answered + day.suggested + day.unknown for day in self.days)

    @property
    def answered(self) -> int:
        """Those that the interview answered."""
        return sum(day.answered for day in self.days)


@dataclass(frozen=True)
class Vain:
    """Questions that are alike and were asked in vain: how they were last worded, how often, what comes nearest."""

    question: str
    count: int
    nearest: list[tuple[str, str]]
    """Entries by interview and id, with what each says."""
    short_id: str = ""

    @property
    def line(self) -> str:
        """The YAML line to paste under an entry's `questions:`, indented as it stands there."""
        return f'    - "{"".join(map(_escaped, self.question))}"'


class Asked:
    """Questions by their day and by the entry first shown. They are added some at a time: there may be very many."""

    def __init__(self, questions: Iterable[LoggedQuestion] = ()) -> None:
        self.days: Counter[tuple[date, str]] = Counter()
        self.entries: Counter[FullId] = Counter()
        self.add(questions)

    def add(self, questions: Iterable[LoggedQuestion]) -> None:
        """Count some more."""
        for question in questions:
            self.days[datetime.fromtimestamp(question.at, UTC).date(), question.status] += 1
            if question.interview and question.entry:
                self.entries[question.interview, question.entry] += 1


class AskedInVain:
    """Questions that are alike, counted together and worded as they were last. They are added some at a time, too."""

    def __init__(self, questions: Iterable[LoggedQuestion] = ()) -> None:
        self.counts: Counter[str] = Counter()
        self.last: dict[str, LoggedQuestion] = {}
        self.add(questions)

    def add(self, questions: Iterable[LoggedQuestion]) -> None:
        """Count some more, which were asked later."""
        for question in questions:
            if words := plain(question.text):
                self.counts[words] += 1
                self.last[words] = question


def figures(asked: Asked, index: Index, language: str, days: int, today: date) -> LogFigures:
    """The figures of the last days up to that one; days without a question are there too."""
    topics: Counter[tuple[str, str]] = Counter()
    for full_id, count in asked.entries.items():
        number = index.find(*full_id)
        if number is not None:
            interview, entry = index.located(number)
            topics.update({(interview.slug, topic): count for topic in entry.topics})
    counts, first = asked.days, min((day for day, _ in asked.days), default=today)
    span = [today - timedelta(days=back) for back in range(min((today - first).days, days), -1, -1)]
    rows = [LogDay(d, counts[d, "answer"], counts[d, "suggest"], counts[d, "unknown"]) for d in span]
    titles = {(i.slug, t.id): labels.topic_title(t, i, language) for i in index.interviews for t in i.topics}
    return LogFigures(rows, [(titles[topic], count) for topic, count in topics.most_common(MOST_ASKED_TOPICS)])


def in_vain(
    asked: AskedInVain, index: Index, language: str, is_dismissed: Callable[[str], bool] = lambda _short_id: False
) -> list[Vain]:
    """The questions asked in vain, the most frequent first.

    Left out are those whose short id is dismissed, what was said to the bot and is no question, letters that are no
    word, and what only asks on: "why?", "and Sirojov?", "does he share that view?".
    """
    counts, last = asked.counts, asked.last
    order = sorted(counts, key=lambda words: (-counts[words], -last[words].at))
    wanted = ((short_question_id(words), words) for words in order)
    return [
        _vain(last[words].text, counts[words], short_id, index, language)
        for short_id, words in wanted
        if not is_dismissed(short_id) and _is_question(last[words], index)
    ]


def _is_question(question: LoggedQuestion, index: Index) -> bool:
    language = question.language
    alone = answer(index, question.text, Context(language=language))
    asks = alone.status in QUESTIONS and alone.reason not in NOT_LOGGED
    return asks and stands_alone(question.text, index, language)


def _vain(text: str, count: int, short_id: str, index: Index, language: str) -> Vain:
    found = [
        (link_id((p.interview.slug, p.entry.id)), shortened(labels.passage_label(index, p, language), LONGEST_SHOWN))
        for p in nearest_passages(index, text, language, NEAREST)
    ]
    return Vain(" ".join(text.split()), count, found, short_id)


def _escaped(character: str) -> str:
    """A character as it may stand between the double quotes of YAML."""
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable():
        return character
    return f"\\U{ord(character):08x}"
