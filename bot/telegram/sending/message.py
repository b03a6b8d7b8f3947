"""A reply as Telegram takes it: text, entities counted in UTF-16, and an inline keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MessageEntity,
    User,
)

from bot.replies.actions import CopyCitation, ShareQuote, Url
from bot.replies.links import link_id
from bot.replies.pages import MESSAGE, units
from bot.replies.reply import Choice, Reply, Span, SpanKind
from bot.telegram.callbacks import AskAgain, kind_of, packed
from bot.wording import wording
from knowledge import FullId

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
LONG_QUOTE = 600
"""UTF-16 units from which a quote is folded, to be expanded by who wants to read it whole."""
MOST_COPIED = 256
"""UTF-16 units that a copy button holds."""
_TYPES: dict[SpanKind, str] = {
    "bold": MessageEntity.BOLD,
    "italic": MessageEntity.ITALIC,
    "quote": MessageEntity.BLOCKQUOTE,
    "code": MessageEntity.CODE,
    "link": MessageEntity.TEXT_LINK,
}


@dataclass(frozen=True)
class Outgoing:
    """What a message is sent with."""

    text: str
    entities: list[MessageEntity]
    markup: InlineKeyboardMarkup | None = None

    @property
    def leans_on_question(self) -> bool:
        """Whether a button needs the message to be a reply to its question."""
        rows = self.markup.inline_keyboard if self.markup else ()
        return any(kind_of(button.callback_data) is AskAgain for row in rows for button in row)


def outgoing(reply: Reply, me: User) -> Outgoing:
    """The message of a reply; `me` is the bot, for links to it."""
    text, spans = _within(reply.text, reply.spans)
    entities = [_entity(text, span) for span in spans]
    rows = []
    number = 0
    for row in reply.rows:
        buttons = []
        for choice in row:
            if button := _button(choice, me, number):
                buttons.append(button)
            number += 1
        if buttons:
            rows.append(buttons)
    return Outgoing(text, entities, InlineKeyboardMarkup(rows) if rows else None)


def deep_link(me: User, entry: FullId) -> str:
    """The address that opens an entry in the private chat with the bot."""
    return start_link(me, link_id(entry))


def start_link(me: User, parameter: str) -> str:
    """The address that opens the private chat with the bot, beginning with a parameter."""
    return f"https://t.me/{me.username}?start={parameter}"


def _within(text: str, spans: tuple[Span, ...]) -> tuple[str, list[Span]]:
    """Text and spans within Telegram's limit. Whoever writes replies keeps to it; this is the last resort."""
    if units(text) > MESSAGE:
        kept = text.encode("utf-16-le")[: 2 * (MESSAGE - 1)].decode("utf-16-le", "ignore")
        text = f"{kept.rstrip()}…"
    size = len(text)
    return text, [Span(s.kind, s.start, min(s.end, size), s.url) for s in spans if s.start < min(s.end, size)]


def _entity(text: str, span: Span) -> MessageEntity:
    kind, length = _TYPES[span.kind], units(text[span.start : span.end])
    if span.kind == "quote" and length > LONG_QUOTE:
        kind = MessageEntity.EXPANDABLE_BLOCKQUOTE
    return MessageEntity(kind, units(text[: span.start]), length, url=span.url)


def _button(choice: Choice, me: User, number: int) -> InlineKeyboardButton | None:
    """The button of a choice; None for an address that Telegram would refuse.

    Sharing is an inline query where inline mode is on (Telegram refuses such a button otherwise), else a link.
    """
    label = choice.label or "…"
    match choice.action:
        case Url(address):
            return InlineKeyboardButton(label, url=address) if address.startswith(("https://", "http://")) else None
        case ShareQuote(interview, entry) if me.supports_inline_queries:
            return InlineKeyboardButton(label, switch_inline_query=link_id((interview, entry)))
        case ShareQuote(interview, entry):
            link = deep_link(me, (interview, entry))
            return InlineKeyboardButton(label, url=f"https://t.me/share/url?url={quote(link, safe='')}")
        case CopyCitation(interview, entry, text, language):
            if units(text) > MOST_COPIED:
                label, text = wording(language).say("choice-copy-link"), deep_link(me, (interview, entry))
            return InlineKeyboardButton(label, copy_text=CopyTextButton(text))
        case action:
            return InlineKeyboardButton(label, callback_data=packed(action, number))
