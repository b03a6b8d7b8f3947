"""Replies as inline results, for chats that the bot is not in: what they offer leads to where it can be asked."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InlineQueryResultArticle, InputTextMessageContent, User

from bot.replies import labels
from bot.replies.about import INLINE_START
from bot.replies.actions import Ask, ShowEntry
from bot.replies.links import link_id
from bot.replies.pages import shortened
from bot.replies.reply import Choice, Reply
from bot.replies.views import entry_reply
from bot.telegram.sending.message import NO_PREVIEW, Outgoing, deep_link, outgoing, start_link
from bot.wording import wording
from knowledge import FullId, Index, passage

SHORT = 90
MOST_ASKED = 256
"""Characters of a question that a button can put into an inline query."""

ArticleButtons = list[InlineKeyboardButton]


def passage_article(index: Index, entry: FullId, language: str, me: User) -> InlineQueryResultArticle | None:
    """An entry: who speaks and the first words; sent, the passage with its full attribution. None if it is gone."""
    number = index.find(*entry)
    reply = entry_reply(index, entry, language)
    if number is None or reply is None:
        return None
    shown = passage(index.located(number))
    read_on = InlineKeyboardButton(wording(language).say("inline-open"), url=deep_link(me, entry))
    text = shortened(shown.entry.text.strip(), SHORT)
    return _article(link_id(entry), labels.credit(shown, language), text, outgoing(reply, me), [read_on])


def reply_article(reply: Reply, language: str, me: User) -> InlineQueryResultArticle:
    """A reply without a passage, with those of its choices that lead anywhere from there."""
    out = outgoing(reply, me)
    in_private = InlineKeyboardButton(wording(language).say("inline-ask"), url=start_link(me, INLINE_START))
    return _article("reply", shortened(out.text, SHORT), None, out, _buttons(reply, me) or [in_private])


def topic_article(key: str, title: str, reply: Reply, me: User) -> InlineQueryResultArticle:
    """A topic: its title and a passage on it; sent, all of them as links. `reply` lists them, `key` is no other's."""
    first = next((choice.label for choice in reply.choices), None)
    return _article(key, title, first, outgoing(reply, me), _buttons(reply, me))


def _buttons(reply: Reply, me: User) -> ArticleButtons:
    return [button for choice in reply.choices if (button := _button(choice, me))]


def _button(choice: Choice, me: User) -> InlineKeyboardButton | None:
    match choice.action:
        case ShowEntry(interview, entry, _):
            return InlineKeyboardButton(choice.label, url=deep_link(me, (interview, entry)))
        case Ask(question) if me.supports_inline_queries:
            return InlineKeyboardButton(choice.label, switch_inline_query_current_chat=question[:MOST_ASKED])
    return None


def _article(
    key: str, title: str, about: str | None, out: Outgoing, buttons: ArticleButtons
) -> InlineQueryResultArticle:
    content = InputTextMessageContent(out.text, entities=out.entities, link_preview_options=NO_PREVIEW)
    markup = InlineKeyboardMarkup.from_column(buttons)
    return InlineQueryResultArticle(key, title, content, reply_markup=markup, description=about)
