"""Which of the entries found answer a question that leans on a theme talked of before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge import weights
from knowledge.finding.coverage import has_itself
from knowledge.finding.results import Judged
from knowledge.finding.whether import asked_of_it, asks_whether
from knowledge.index.index import Index
from knowledge.question.conversation import Context, Talked
from knowledge.question.leaning import Leaning, LeaningKind
from knowledge.question.parse import parse
from knowledge.question.query import QueryWord
from knowledge.question.said import FURTHER
from knowledge.question.single import Reading

_TELLING_WHY = ("reason", "purpose")
"""What a passage tells one of that answers a bare "why?"."""
_TELLING_WHAT_FOR = (*_TELLING_WHY, "benefit")
"""The same of a bare "what for?"."""

_REASONS = frozenset((*_TELLING_WHAT_FOR, "hindrance"))
"""What a passage tells of one kind of which every further reason is."""

_CIRCUMSTANCES = frozenset(("when", "where", "taking part", "whose idea"))
"""What is asked of a thing talked of that many a passage tells of another thing: "when was that?"."""


def leaned_on(judged: list[Judged], reading: Reading, leaning: Leaning, context: Context, index: Index) -> list[Judged]:
    """What was found for a question together with a theme that it leans on: an entry answers it only if it says what
    the question itself says, or has a name and is the one on view, of which a detail is asked ("which countries?")."""
    last = context.last
    if not leaning.themes or last is None:
        return judged
    view = index.find(*last.on_view) if last.on_view else None
    opened = [one.verdict.opens and _answers(one, reading, leaning, view, index) for one in judged]
    only_more = {place for place, _ in reading.own} <= reading.query.places("reason", *FURTHER)
    if view is not None and only_more and _asks_for_more_reasons(reading, last, index):
        if kinds := _REASONS & index.told(view).tells:
            opened = _telling(kinds, judged, opened, index)
        if _TELLING_WHY[0] in kinds:  # those that give a reason come before those that only tell a hindrance
            giving = _telling(_TELLING_WHY, judged, opened, index)
            opened = giving if any(giving) else opened
    if leaning.only_named and not reading.own and asked_why(last, index):  # "why is it slow?", "and Berg?"
        opened = _telling(_REASONS, judged, opened, index)
    if last.answered and not _CIRCUMSTANCES.isdisjoint(reading.demand.doubts):  # asked of what is on view
        opened = [
            opens and (one.hit.number == view or _is_of_the_theme(one, reading, index))
            for one, opens in zip(judged, opened, strict=True)
        ]
        if not any(opened) and _is_asked_of_earlier(reading, last, index):
            opened = [one.hit.number == view and _tells_circumstance(one, reading, index) for one in judged]
    return [Judged(one.hit, one.verdict._replace(opens=opens)) for one, opens in zip(judged, opened, strict=True)]


def _telling(kinds: Iterable[str], judged: Sequence[Judged], opened: Sequence[bool], index: Index) -> list[bool]:
    """Which of the entries that answer tell one of these kinds of things."""
    tells = [not index.told(one.hit.number).tells.isdisjoint(kinds) for one in judged]
    return [opens and telling for opens, telling in zip(opened, tells, strict=True)]


def asked_why(last: Talked, index: Index) -> bool:
    """Whether the last question asked for a reason."""
    return bool(last.question) and "reason" in parse(last.question, index, last.language).marks


def _asks_for_more_reasons(reading: Reading, last: Talked, index: Index) -> bool:
    """Whether it is asked what else there is, of a question that asked why: "why is it slow?", "what else?"."""
    if not reading.query.places(*FURTHER):
        return False
    before = (last.question, *(turn.question for turn in reversed(last.turns)))
    for asked in (reading.query, *(parse(each, index, last.language) for each in before if each)):
        if "reason" in asked.marks or not asked.places(*FURTHER):
            return "reason" in asked.marks
    return False


def _is_asked_of_earlier(reading: Reading, last: Talked, index: Index) -> bool:
    """Whether a bare "when?" or "where?" comes after a question that leaned on an earlier one itself, and named no
    theme: "who proposed it?". What it proposes, is then asked of."""
    if reading.own or not last.question:
        return False
    asked = {word.token.word for word in parse(last.question, index, last.language).words}
    return asked.isdisjoint(word for theme in last.themes for word in theme.words.split())


def _tells_circumstance(one: Judged, reading: Reading, index: Index) -> bool:
    """Whether an entry tells when or where something was, if that is asked, and leaves no doubt."""
    tells = index.told(one.hit.number).tells
    return one.verdict.lacks is None and not reading.demand.lacking(tells) and not reading.demand.left(tells)


def _answers(one: Judged, reading: Reading, leaning: Leaning, view: int | None, index: Index) -> bool:
    """Whether an entry answers what the question itself asks; `view` is the one of which a detail is asked."""
    in_any_words = reading.query.places("hindrance")
    own, number = [(place, word) for place, word in reading.own if place not in in_any_words], one.hit.number
    if not own and _leaves_untold(one, reading, index):
        return False
    so = asked_of_it(reading.query)
    if so and not index.has_any(so, number):
        return False
    told_in_any_words = bool(reading.own) and not own and not _says_most(one, reading.own)
    detail = leaning.kind is LeaningKind.DETAIL
    which = detail and "which" in reading.query.marks and number != view and not told_in_any_words
    addition = leaning.kind is LeaningKind.ADDITION
    if (addition or told_in_any_words or which) and not _says_most(one, reading.carried):
        return False
    if reading.demand.deed and own and number != view and not _says_heaviest(one, reading.carried):
        return False  # who commanded it, tells no passage on other troops
    itself = not (detail and own) or any(has_itself(number, word, index) for _, word in own)
    if itself and _says_most(one, own):
        return True
    needed = "name" if itself or reading.demand.deed else "names"
    return detail and number == view and needed in index.told(number).tells


def _leaves_untold(one: Judged, reading: Reading, index: Index) -> bool:
    """Whether an entry on the theme does not tell what a question asks of it that says no matter of its own."""
    takes_part = "taking part" in reading.demand.doubts  # in whatever words: its own are left out
    if (_asks_what_no_theme_tells(reading) and not takes_part) or "where" in one.verdict.doubts:
        return True
    if asks_whether(reading.query) and "points back" in reading.query.marks and not reading.demand.doubts:
        return True  # "was it real?" asks for what a passage tells or does not
    marks = reading.query.marks.keys()
    asked = _TELLING_WHAT_FOR if "purpose" in marks else _TELLING_WHY if marks >= {"why", "reason"} else None
    return asked is not None and index.told(one.hit.number).tells.isdisjoint(asked)


def _asks_what_no_theme_tells(reading: Reading) -> bool:
    """Whether a question that says no matter of its own asks what something is called, or who does that: "who is in
    it?"."""
    marks = reading.query.marks
    does = "points back" in marks or ("who is" in marks and "others" not in marks) or bool(reading.demand.deeds)
    return "a name" in marks or (reading.demand.deed and does and "saying" not in marks)


def _is_of_the_theme(one: Judged, reading: Reading, index: Index) -> bool:
    """Whether an entry has all that is carried, its heaviest word itself, so that what it tells is of that."""
    carried = reading.carried
    if not carried:
        return True
    _, heaviest = max(carried, key=_weight)
    return _says_most(one, carried) and has_itself(one.hit.number, heaviest, index)


def _says_heaviest(one: Judged, words: Sequence[tuple[int, QueryWord]]) -> bool:
    """Whether an entry says the word of these, if there are any, that weighs most."""
    return not words or one.hit.places[max(words, key=_weight)[0]] > 0


def _weight(placed: tuple[int, QueryWord]) -> float:
    return placed[1].weight


def _says_most(one: Judged, words: Sequence[tuple[int, QueryWord]]) -> bool:
    """Whether an entry says most of some words, each given with its place in the matter."""
    said = sum(word.weight * one.hit.places[place] for place, word in words)
    return said >= weights.OWN_SAID * sum(word.weight for _, word in words)
