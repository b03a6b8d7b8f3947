"""Replies as inline results, for chats that the bot is not in."""

from telegram import InlineKeyboardMarkup, InlineQueryResultArticle, InputTextMessageContent, User

from bot.replies.actions import Ask, GoBack, ShowEntry
from bot.replies.reply import Choice, Draft
from bot.telegram.sending.articles import MOST_ASKED, passage_article, reply_article
from tests.knowledge.valley import valley

ME = User(1, "Interview", True, username="interview_bot", supports_inline_queries=True)


def sent(article: InlineQueryResultArticle) -> tuple[str, list[str]]:
    """The text that is sent, and where its buttons lead."""
    content, markup = article.input_message_content, article.reply_markup
    assert isinstance(content, InputTextMessageContent)
    assert isinstance(markup, InlineKeyboardMarkup)
    buttons = [button for row in markup.inline_keyboard for button in row]
    return content.message_text, [str(b.url or b.switch_inline_query_current_chat) for b in buttons]


def test_a_passage_is_offered_by_who_speaks_and_its_first_words() -> None:
    """What is sent has its attribution, and a link to read on."""
    article = passage_article(valley().index, ("valley", "border"), "en", ME)
    assert article is not None
    assert (article.id, article.title) == ("valley--border", "Anna Berg")
    assert article.description == "Nobody waits at the border any more."
    text, links = sent(article)
    assert "— Anna Berg, driver" in text
    assert links == ["https://t.me/interview_bot?start=valley--border"]


def test_of_a_passage_that_is_gone_there_is_none() -> None:
    assert passage_article(valley().index, ("valley", "gone"), "en", ME) is None


def test_what_a_reply_offers_leads_to_where_it_can_be_asked() -> None:
    """A passage is a link, a question an inline query as long as one may be; other presses would not reach the bot."""
    choices = [
        Choice("Border", ShowEntry("valley", "border", "en")),
        Choice("Ask", Ask("Why? " * 100)),
        Choice("Back", GoBack()),
    ]
    text, links = sent(reply_article(Draft("Perhaps this:").reply([choices]), "en", ME))
    assert text == "Perhaps this:"
    assert links == ["https://t.me/interview_bot?start=valley--border", ("Why? " * 100)[:MOST_ASKED]]


def test_a_reply_that_offers_nothing_leads_to_the_private_chat() -> None:
    """And so does one whose questions a bot without inline mode cannot take."""
    plain = User(1, "Interview", True, username="interview_bot", supports_inline_queries=False)
    private = ["https://t.me/interview_bot?start=inline"]
    assert sent(reply_article(Draft("Nothing.").reply(), "en", ME)) == ("Nothing.", private)
    asking = Draft("Perhaps:").reply([[Choice("Ask", Ask("Why?"))]])
    assert sent(reply_article(asking, "en", plain))[1] == private
