"""Inline mode: `@bot words` in any chat gives passages to send; and guests, who ask where the bot is not."""

from __future__ import annotations

import random
import re

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.error import BadRequest
from telegram.ext import BaseHandler, ContextTypes, InlineQueryHandler, MessageHandler, filters

from bot import labels
from bot.desk import INLINE_START, Asker, Desk
from bot.incoming import addressed
from bot.links import link_id, linked
from bot.message import NO_PREVIEW, deep_link, outgoing
from bot.pages import shortened
from bot.render import entry_reply
from bot.reply import Draft, Key, Reply
from bot.wording import wording
from knowledge.answer import passage
from knowledge.index import Index
from knowledge.query import parse
from knowledge.search import search
from knowledge.text import clean, tokens

PAGE = 10
"""Results that one page has."""
CACHED = 20
"""Seconds for which Telegram keeps the results, for one person only."""
GOOD_LENGTH = range(60, 320)
"""Characters of a quote that is offered to somebody who has typed nothing yet."""
SHORT = 90
SHORTEST_START, SCANNED = 3, 1_000
"""Letters from which a half word is looked for, and entries in which it is."""


class Inline:
    """The handlers of inline queries and of guest messages."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def handlers(self) -> list[BaseHandler[Update, ContextTypes.DEFAULT_TYPE, None]]:
        """In the order in which they are tried."""
        return [
            InlineQueryHandler(self.on_query),
            MessageHandler(filters.UpdateType.GUEST_MESSAGE, self.on_guest),
        ]

    async def on_query(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Half words and whole questions, the name of one entry, or nothing yet."""
        query = update.inline_query
        if query is None:
            return
        user = query.from_user
        language = self.desk.language(user.id, user.language_code)
        found, language = self._found(query.query, user.id, language)
        start = int(query.offset) if re.fullmatch("[0-9]{1,5}", query.offset) else 0
        results = [self._article(key, language, context.bot.username) for key in found[start : start + PAGE]]
        more = str(start + PAGE) if len(found) > start + PAGE else ""
        button = InlineQueryResultsButton(wording(language).say("inline-ask"), start_parameter=INLINE_START)
        try:
            await query.answer(
                [r for r in results if r], cache_time=CACHED, is_personal=True, next_offset=more, button=button
            )
        except BadRequest as error:
            if "too old" not in str(error).casefold():
                raise

    async def on_guest(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Somebody mentions the bot in a chat that it is not in: the answer goes there as one article."""
        message = update.guest_message
        if message is None or not message.guest_query_id or message.via_bot:
            return
        user = message.from_user
        if user is None or user.is_bot:
            return
        text = addressed(message, context.bot.id, context.bot.username)
        text = (message.text or message.caption or "") if text is None else text
        asker = Asker((message.chat_id, 0), user.id, user.language_code, "group")
        before = self.desk.context(Asker((user.id, 0), None, user.language_code, "group"))
        intro = Draft(self.desk.wording(asker).say("help-intro-group")).reply()
        reply = self.desk.respond(asker, before, text) if text else intro
        if reply.answer is not None:
            self.desk.settle(asker, before, reply)
        shown = reply.answer.passages[0] if reply.answer and reply.answer.passages else None
        if shown is not None and reply.answer is not None:
            key = (shown.interview.slug, shown.entry.id)
            article = self._article(key, reply.answer.language, context.bot.username)
        else:
            article = _plain(reply, context.bot.username)
        if article is not None:
            await context.bot.answer_guest_query(message.guest_query_id, article)

    def _found(self, text: str, user: int, language: str) -> tuple[list[Key], str]:
        """The entries for what was typed, best first, and the language that it is in."""
        index = self.desk.served.base.index
        if not text.strip():
            return self._good_quotes(user), language
        if key := linked(index, text):
            return [key], language
        query = parse(text, index, language)
        chosen = self.desk.store.choice(user).interview
        numbers = dict.fromkeys([*(hit.number for hit in search(query, index)), *begun(index, text)])
        found = [index.located(number) for number in numbers]
        keys = [(interview.slug, entry.id) for interview, entry in found if chosen in {None, interview.slug}]
        return keys, query.language

    def _good_quotes(self, user: int) -> list[Key]:
        """Quotes of a good length in somebody's own words, in an order that stays the same for one person."""
        index = self.desk.served.base.index
        chosen = self.desk.store.choice(user).interview
        slugs = [i.slug for i in index.interviews if chosen in {None, i.slug}]
        numbers = [number for slug in slugs for number in range(*index.bounds(slug))]
        order = random.Random(user)  # noqa: S311 - a choice of quotes is no secret
        order.shuffle(numbers)
        entries = [index.located(number) for number in numbers[: 20 * PAGE]]
        good = [
            (interview.slug, entry.id)
            for interview, entry in entries
            if entry.kind == "quote" and not entry.reported and len(entry.text) in GOOD_LENGTH
        ]
        return good[: 2 * PAGE]

    def _article(self, entry: Key, language: str, username: str) -> InlineQueryResultArticle | None:
        """An entry as a result: who speaks and the first words; sent, the passage with its full attribution."""
        index = self.desk.served.base.index
        number = index.find(*entry)
        reply = entry_reply(index, entry, language)
        if number is None or reply is None:
            return None
        shown = passage(index.located(number))
        out = outgoing(reply, username)
        read_on = InlineKeyboardButton(wording(language).say("inline-open"), url=deep_link(username, entry))
        return InlineQueryResultArticle(
            link_id(entry),
            labels.credit(shown, language),
            InputTextMessageContent(out.text, entities=out.entities, link_preview_options=NO_PREVIEW),
            reply_markup=InlineKeyboardMarkup([[read_on]]),
            description=shortened(shown.entry.text.strip(), SHORT),
        )


def begun(index: Index, text: str) -> list[int]:
    """The entries, of the first ones, in whose texts every word typed is a word or the beginning of one."""
    words = [re.escape(token.word) for token in tokens(clean(text))]
    if not words or min(map(len, words)) < SHORTEST_START:
        return []
    patterns = [re.compile(rf"\b{word}", re.IGNORECASE) for word in words]
    found = []
    for number in range(min(index.size, SCANNED)):
        _, entry = index.located(number)
        texts = " ".join([entry.text, *(entry.summary or {}).values(), *entry.questions])
        if all(pattern.search(texts) for pattern in patterns):
            found.append(number)
    return found


def _plain(reply: Reply, username: str) -> InlineQueryResultArticle:
    """A reply without a passage as a result; its buttons belong to other chats."""
    out = outgoing(reply, username)
    content = InputTextMessageContent(out.text, entities=out.entities, link_preview_options=NO_PREVIEW)
    return InlineQueryResultArticle("reply", shortened(out.text, SHORT), content)
