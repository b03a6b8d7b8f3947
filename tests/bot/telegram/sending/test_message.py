"""Replies as Telegram takes them."""

from telegram import User

from bot.replies.actions import Ask, CopyCitation, PickLanguage, ShareQuote, Url
from bot.replies.reply import Choice, Draft
from bot.telegram.sending.message import outgoing
from tests.botapi import cut

ME = User(1, "Interview", True, username="interview_bot", supports_inline_queries=True)


def test_entities_are_counted_in_utf16() -> None:
    """A 🙂 counts as two, Cyrillic letters as one, flags as four."""
    draft = (
        Draft().add("🙂 Привет ").add("🇺🇿 вода", "bold").add(" и ").add("Oʻzbek 𝒜", "quote").add(" ").add("x", "code")
    )
    message = outgoing(draft.reply(), ME)
    assert [(e.type, cut(message.text, e.offset, e.length)) for e in message.entities] == [
        ("bold", "🇺🇿 вода"),
        ("blockquote", "Oʻzbek 𝒜"),
        ("code", "x"),
    ]


def test_a_long_quote_can_be_expanded() -> None:
    """A short one is shown whole."""
    kinds = [outgoing(Draft().add("a " * count, "quote").reply(), ME).entities[0].type for count in (100, 400)]
    assert kinds == ["blockquote", "expandable_blockquote"]


def test_buttons() -> None:
    """A citation over 256 units is copied as the entry's link, which the button says; sharing starts an inline query of
    exactly the entry."""
    long = CopyCitation("i", "e", "🙂" * 129, "ru")
    rows = [
        [Choice("Копировать", CopyCitation("i", "e", "short 🙂", "ru")), Choice("Копировать", long)],
        [Choice("Share", ShareQuote("i", "e")), Choice("Article", Url("https://example.org/a"))],
        [Choice("Odd", Url("javascript:alert(1)"))],
        [Choice("Русский", PickLanguage("ru"))],
    ]
    markup = outgoing(Draft("text").reply(rows), ME).markup
    assert markup
    first, second, third = markup.inline_keyboard
    assert [button.text for button in first] == ["Копировать", "Копировать ссылку"]
    assert [button.copy_text.text for button in first if button.copy_text] == [
        "short 🙂",
        "https://t.me/interview_bot?start=i--e",
    ]
    assert second[0].switch_inline_query == "i--e"
    assert second[1].url == "https://example.org/a"
    assert third[0].callback_data == "lru."


def test_a_long_question_on_a_button_needs_the_question_before_it() -> None:
    """Such a message must be sent as a reply."""
    assert outgoing(Draft("a").reply([[Choice("b", Ask("вода " * 20))]]), ME).leans_on_question
    assert not outgoing(Draft("a").reply([[Choice("b", Ask("вода"))]]), ME).leans_on_question


def test_no_message_is_too_long_for_telegram() -> None:
    """The last resort: what goes beyond is cut, between characters, and its entities with it."""
    message = outgoing(Draft().add("🙂" * 3000).add("x", "bold").reply(), ME)
    assert len(message.text.encode("utf-16-le")) // 2 <= 4096
    assert message.entities == []
