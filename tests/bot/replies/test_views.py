"""A passage as a message: what is said of it, its pages, the paragraph around it, and what leads on."""

from __future__ import annotations

from dataclasses import replace

from bot.replies.actions import MoreOnTopic, OtherSpeaker, Paragraph, TurnPage, View
from bot.replies.pages import MESSAGE, PAGE, units
from bot.replies.render import answer_reply
from bot.replies.reply import Reply
from bot.replies.views import entry_reply, paragraph_reply, view_reply
from knowledge.finding.results import Answer, passage
from knowledge.question.conversation import Context, Talked
from tests.bot.valley import choice, labels, spanned
from tests.knowledge.valley import bare, based, made, several, valley


def shown(entry: str, language: str = "en", **view: int) -> Reply:
    reply = view_reply(valley().index, View((("valley", entry),), language, **view))
    assert reply is not None
    return reply


def found(*entries: str, language: str = "en") -> Answer:
    passages = []
    for entry in entries:
        number = valley().index.find("valley", entry)
        assert number is not None
        passages.append(passage(valley().index.located(number)))
    shown = tuple((one.interview.slug, one.entry.id) for one in passages)
    return Answer("q", "answer", "found", language, tuple(passages), context=Context(last=Talked("q").showing(shown)))


def test_an_answer_is_summary_passage_and_attribution() -> None:
    """Each on lines of its own, the passage word for word as a quotation."""
    reply = answer_reply(valley().index, found("open-road"))
    assert reply.text == (
        "Berg says that the road is open.\n\n"
        "“The road is open again,” says Anna Berg.\n\n"
        "— Anna Berg, driver · Evening Talk"
    )
    assert spanned(reply) == [("quote", "“The road is open again,” says Anna Berg."), ("bold", "Anna Berg")]
    assert reply.context == found("open-road").context
    assert reply.answer is not None


def test_reported_and_retold_words_are_said_to_be_so() -> None:
    """So that nobody is credited with what another put in words."""
    assert "— Boris Dahl, reported in the article’s words · Evening Talk" in shown("canal").text
    assert "— Boris Dahl, retelling Clara Stone and the mayors · Evening Talk" in shown("reply").text
    assert "— Boris Dahl, пересказывает чужие слова (Клара Стоун и the mayors)" in shown("reply", "ru").text


def test_a_fact_is_the_articles_and_nobody_elses() -> None:
    """Not that of the person whom it is about."""
    line = shown("bridge").text.splitlines()[-1]
    assert line == "— The article’s own statement · Evening Talk"


def test_a_reader_of_another_language_gets_his_own_and_the_passage_as_it_was_published() -> None:
    """Names and roles in his language where the interview gives them, and a mark at the passage."""
    assert shown("open-road", "ru").text == (
        "Берг говорит, что дорога открыта.\n\n“The road is open again,” says Anna Berg.\n\n"
        "— Анна Берг, водитель · Вечерний разговор\nЦитата на языке оригинала: английский"
    )


def test_a_missing_text_falls_back_to_the_sources_language_and_then_to_nothing() -> None:
    """Never to a third language."""
    assert shown("canal", "ru").text.startswith("Dahl recalls")
    assert shown("border").text.startswith("Nobody waits")


def test_an_editors_note_stands_below_and_is_called_so() -> None:
    """In the reader's language."""
    assert shown("border").text.endswith("\n\nEditor’s note: Which border is not said.")


def test_uzbek_in_cyrillic_is_made_from_the_latin_but_for_what_is_quoted() -> None:
    """The summary's own words, not those of the source."""
    text = shown("border", "uz-Cyrl").text
    assert text.startswith("Бергнинг айтишича, “the border”да ҳеч ким кутмайди.")
    assert "Муҳаррир изоҳи: “border” қайси чегара экани айтилмаган." in text
    assert "— Anna Berg, ҳайдовчи" in text


def test_several_passages_are_leafed_through() -> None:
    """The message says which one is shown, and leads to the one before and the one after."""
    reply = answer_reply(valley().index, found("open-road", "canal"))
    assert reply.text.endswith("\n\n1 of 2")
    assert "‹ Previous" not in labels(reply)
    turn = choice(reply, "Next ›").action
    assert isinstance(turn, TurnPage)
    second = view_reply(valley().index, turn.view)
    assert second is not None
    assert "Boris Dahl recalls" in second.text
    assert choice(second, "‹ Previous").action == TurnPage(replace(turn.view, number=0))


def test_a_long_passage_is_shown_in_parts_and_none_of_it_is_lost() -> None:
    """Each message fits, and next leads through the parts and then to the next passage."""
    text = " ".join(f"Sentence number {n} stands here 🙂." for n in range(400))
    entries = [{"id": "long", "kind": "fact", "text": text, "summary": "S. " * 250, "note": "N. " * 250}]
    index = based(made({"slug": "long", "title": "Long", "language": "en"}, text, entries)).index
    quotes: list[str] = []
    view = View((("long", "long"), ("long", "long")), "en")
    while view.number == 0:
        reply = view_reply(index, view)
        assert reply is not None
        assert units(reply.text) <= MESSAGE
        quotes += [quote for kind, quote in spanned(reply) if kind == "quote"]
        turn = choice(reply, "Next ›").action
        assert isinstance(turn, TurnPage)
        view = turn.view
    assert " ".join(quotes) == text
    assert all(units(quote) <= PAGE and quote.endswith(".") for quote in quotes)


def test_a_passage_leads_on() -> None:
    """To its paragraph, to the other speaker by name, and to its topic."""
    reply = shown("open-road")
    assert labels(reply) == ["Whole paragraph", "Boris Dahl on this", "More: The road", "Copy", "Share", "👍", "👎"]
    assert choice(reply, "Boris Dahl on this").action == OtherSpeaker("valley", "open-road", "en")
    assert choice(reply, "More: The road").action == MoreOnTopic("valley", "road", "en")
    assert isinstance(choice(reply, "Whole paragraph").action, Paragraph)


def test_a_fact_leads_to_the_speakers_on_its_topics() -> None:
    """Of whom none is another one, since nobody has spoken yet."""
    reply = shown("bridge")
    assert choice(reply, "Boris Dahl on this").action == OtherSpeaker("valley", "bridge", "en")


def test_a_base_without_topics_offers_none() -> None:
    """Nor another speaker where there is none."""
    reply = view_reply(bare().index, View((("harbour", "p0"),), "en"))
    assert reply is not None
    assert labels(reply) == ["Whole paragraph", "Copy", "Share", "👍", "👎"]
    assert reply.text.splitlines()[-2:] == [
        "— The article’s own statement · Порт",
        "Quoted in the original language: Russian",
    ]


def test_among_several_interviews_a_passage_says_which_it_is_from() -> None:
    """Beside the programme."""
    reply = view_reply(several().index, View((("valley", "open-road"),), "en"))
    assert reply is not None
    assert reply.text.endswith("— Anna Berg, driver · Evening Talk · A valley")


def test_the_whole_paragraph_is_the_articles_with_the_passage_marked() -> None:
    """It is never shown as one person's quotation."""
    view = View((("valley", "border"),), "en")
    reply = paragraph_reply(valley().index, view)
    assert reply is not None
    assert ("bold", "Nobody waits at the border any more.") in spanned(reply)
    assert (
        "quote",
        "“The road is open again,” says Anna Berg. “Nobody waits at the border any more. The market is full.”",
    ) in spanned(reply)
    assert reply.text.endswith("— The article · Evening Talk")
    assert choice(reply, "‹ Back to the passage").action == TurnPage(view)


def test_what_is_gone_from_the_base_is_not_shown() -> None:
    """The caller says so kindly."""
    assert entry_reply(valley().index, ("valley", "gone"), "en") is None
    assert view_reply(valley().index, View((("valley", "open-road"),), "en", number=7)) is None
    assert paragraph_reply(valley().index, View((("gone", "open-road"),), "en")) is None
