"""Inline mode: `@bot words` in any chat gives passages to send, or topics where nothing is found."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from telegram import InlineQueryResultArticle, InlineQueryResultsButton, Update, User
from telegram.error import BadRequest
from telegram.ext import BaseHandler, ContextTypes, InlineQueryHandler

from bot.replies import commands
from bot.replies.about import INLINE_START
from bot.replies.asking import HELPFUL
from bot.replies.links import linked
from bot.replies.request import Request
from bot.telegram.desk import Desk
from bot.telegram.sending.articles import passage_article, topic_article
from bot.telegram.sending.post import is_too_old
from bot.wording import wording
from knowledge import Context, FullId, answer, begun, typed_so_far

MOST_RESULTS = 10
"""Results that one page has."""
CACHED = 20
"""Seconds for which Telegram keeps the results, for one person only."""
GOOD_LENGTH = range(60, 320)
"""Characters of a quote that is offered to somebody who has typed nothing yet."""
QUOTES_TRIED = 20 * MOST_RESULTS
"""Entries among which such quotes are looked for."""


class Inline:
    """The handler of inline queries."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def handlers(self) -> list[BaseHandler[Update, ContextTypes.DEFAULT_TYPE, None]]:
        """All inline queries come here."""
        return [InlineQueryHandler(self.on_query)]

    async def on_query(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Half words and whole questions, the name of one entry, or nothing yet."""
        query = update.inline_query
        if query is None:
            return
        user = query.from_user
        language = self.desk.language(user.id, user.language_code)
        found, language = self._found(query.query, user.id, language)
        start = int(query.offset) if re.fullmatch("[0-9]{1,5}", query.offset) else 0
        index, me = self.desk.served.base.index, context.bot.bot
        results = [passage_article(index, entry, language, me) for entry in found[start : start + MOST_RESULTS]]
        if not found:
            results = [*self._topics(user.id, language, me)]
        more = str(start + MOST_RESULTS) if len(found) > start + MOST_RESULTS else ""
        button = InlineQueryResultsButton(wording(language).say("inline-ask"), start_parameter=INLINE_START)
        try:
            await query.answer(
                [r for r in results if r], cache_time=CACHED, is_personal=True, next_offset=more, button=button
            )
        except BadRequest as error:
            if not is_too_old(error):
                raise

    def _found(self, text: str, user: int, language: str) -> tuple[list[FullId], str]:
        """The entries for what was typed, best first, and the language that it is in.

        What a question would not find is taken for the beginning of words.
        """
        index = self.desk.served.base.index
        if not text.strip():
            return self._good_quotes(user), language
        if entry := linked(index, text):
            return [entry], language
        low, high = self._range(user)
        result = answer(index, text, Context(language=language, interview=self.desk.interview(user)))
        numbers = typed_so_far(index, text, language) if result.status in HELPFUL else begun(index, text)
        return [self._id_of(number) for number in numbers if low <= number < high], result.language

    def _topics(self, user: int, language: str, me: User) -> Iterator[InlineQueryResultArticle]:
        """The topics that there are."""
        request = Request(self.desk.served.base, Context(language=language, interview=self.desk.interview(user)))
        for number, choice in enumerate(commands.run_command("topic", request).choices[:MOST_RESULTS]):
            if listed := commands.run_action(choice.action, request):
                yield topic_article(f"topic-{number}", choice.label, listed, me)

    def _good_quotes(self, user: int) -> list[FullId]:
        """Quotes of a good length in somebody's own words, in an order that stays the same for one person."""
        order = random.Random(user)  # noqa: S311 - a choice of quotes is no secret
        numbers = range(*self._range(user))
        index = self.desk.served.base.index
        tried = [
            (number, index.located(number).entry) for number in order.sample(numbers, min(len(numbers), QUOTES_TRIED))
        ]
        good = [n for n, e in tried if e.kind == "quote" and not e.reported and len(e.text) in GOOD_LENGTH]
        return [self._id_of(number) for number in good[: 2 * MOST_RESULTS]]

    def _range(self, user: int) -> tuple[int, int]:
        """The numbers of the entries that somebody asks: of the interview chosen, else of all."""
        index = self.desk.served.base.index
        chosen = self.desk.interview(user)
        return index.bounds(chosen) if chosen else (0, index.size)

    def _id_of(self, number: int) -> FullId:
        interview, entry = self.desk.served.base.index.located(number)
        return interview.slug, entry.id
