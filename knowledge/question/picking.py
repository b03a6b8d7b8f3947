"""What is taken of a list: by its place, by assent, by "more" and "back"; of offers, of the passages found, or of those
shown before."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.language.patterns import Marks
from knowledge.question.conversation import Talked
from knowledge.question.doing import Act
from knowledge.question.query import Query

_NUMBER = re.compile(r"\s*(?:#|no)?\s*([0-9]{1,2})\s*[.)]?\s*", re.IGNORECASE)  # "№" is cleaned to "No"
_PLUS = re.compile(r"\s*\+{1,3}1?\s*")  # "yes" to an offer where people chat in Russian or Uzbek


def by_sign(query: Query, last: Talked) -> Act | None:
    """What a message does that is but a plus or a number, which has an ending only if there is such a choice."""
    if number := _NUMBER.fullmatch(query.text):
        return picked(last, int(number[1]) - 1) if int(number[1]) else Act("no_choice", replies=True)
    if _PLUS.fullmatch(query.text):
        return accepted(last)
    word = query.words[0].token.word if len(query.words) == 1 else ""
    return picked(last, int(word) - 1) if word.isdigit() and 0 < int(word) <= _choices(last) else None


def _choices(last: Talked) -> int:
    """How many things can be picked: of what was offered, or else of the passages on view."""
    return len(last.offers) or (len(last.entries) if len(last.entries) > 1 else 0)


def picked(last: Talked, place: int) -> Act:
    """What stands at a place (the last: -1), of what was offered or else of the passages on view."""
    count = _choices(last) or len(last.entries)  # "the first" of one passage is that one
    if not count or not -1 <= place < count:
        return Act("no_choice", replies=True)
    if not last.offers:
        return Act("picked", last.entries, place % count, replies=True)
    offer = last.offers[place]
    entries = (offer.entry,) if offer.entry else ()
    return Act("picked", entries, question=None if entries else offer.question, replies=True)


def accepted(last: Talked) -> Act:
    if len(last.offers) > 1:
        return Act("which_offer", replies=True)
    return picked(last, 0) if last.offers else Act("yes", replies=True)


def more_of(marks: Marks, last: Talked) -> Act | None:
    """The next of the passages on view, or what was offered; None where more must be looked for."""
    his = not marks.keys().isdisjoint(("he or she", "he or it"))
    new = [place for place, offer in enumerate(last.offers) if offer.entry is None or offer.entry not in last.seen]
    if new and not last.answered:  # what was offered since is nearer than the pages of an older answer
        return (
            None if his else replace(picked(last, new[0]), replies=False)
        )  # nor need it be said by whom the message points to
    if last.number + 1 < len(last.entries):
        return Act("more", last.entries, last.number + 1)
    if last.question:
        return None
    return Act("no_more" if last.on_view else "nothing_shown")


def shown_before(last: Talked) -> Act:
    """What was shown before the passage on view, among those on view or else among all that were shown."""
    if last.number:
        return Act("previous", last.entries, last.number - 1)
    all_on_view = len(last.entries) > 1 and {*last.entries} == {*last.seen}  # the first of all has nothing before it
    place = last.seen.index(last.on_view) if last.answered and last.on_view in last.seen else len(last.seen)
    if place and not (all_on_view and last.answered):
        return Act("previous", last.seen, place - 1)
    return Act("no_previous" if last.seen else "nothing_shown")
