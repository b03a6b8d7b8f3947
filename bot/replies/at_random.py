"""A passage by chance, in somebody's own words."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from bot.replies import labels
from bot.replies.actions import RunCommand, View
from bot.replies.reply import Choice, Draft, Reply
from bot.replies.request import Request
from bot.replies.views import view_reply
from knowledge import FullId, Passage, Talked, Theme, passage

SHORT_QUOTE = range(60, 400)
"""Characters of a passage that reads well out of the blue."""
PASSAGES_TRIED = 300
"""Passages that are looked at to find one."""


def at_random(request: Request, numbers: Sequence[int] | None = None) -> Reply:
    """A passage by chance, of those with these numbers or else of all, but not the one that was shown last."""
    say, index = request.wording, request.index
    if numbers is None:
        numbers = range(index.bounds(request.interviews[0].slug)[0], index.bounds(request.interviews[-1].slug)[1])
    tried = (passage(index.located(n)) for n in random.sample(numbers, min(len(numbers), PASSAGES_TRIED)))
    before = request.context.talked
    last_shown = {before.on_view, request.latest}
    shown = min(filter(_reads_well, tried), key=lambda one: _id_of(one) in last_shown, default=None)
    reply = view_reply(index, View((_id_of(shown),), request.language)) if shown else None
    if shown is None or reply is None:
        return Draft(say.say("no-quote")).reply()
    said = labels.what_it_says(index, shown, request.language)
    talked = Talked(
        said,
        request.language,
        (Theme(said, request.language),),
        answered=True,
        seen=before.seen,
        turns=before.turns,
    )
    context = replace(request.context, last=talked.turning().showing((_id_of(shown),)))
    another = Choice(say.say("choice-another"), RunCommand("quote", request.argument))
    return replace(reply, rows=((another,), *reply.rows), context=context)


def _id_of(shown: Passage) -> FullId:
    return shown.interview.slug, shown.entry.id


def _reads_well(shown: Passage) -> bool:
    """Whether a passage reads well out of the blue: somebody's own words, not too many."""
    return shown.entry.kind == "quote" and not shown.entry.reported and len(shown.entry.text) in SHORT_QUOTE
