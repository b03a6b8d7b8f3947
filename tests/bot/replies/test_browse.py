"""The passages by speaker and by topic."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.replies.actions import Ask, BySpeaker, MoreOnTopic, RunCommand, ShowEntry
from bot.replies.browse import LISTED, by_speaker, more_on_topic, quote, speaker, topic
from bot.replies.reply import Reply
from knowledge import Context
from knowledge.index.index import Index
from tests.bot.valley import choice, labels, request, spanned
from tests.knowledge.valley import bare, based, made, several, valley


def test_without_a_name_the_speakers_are_offered() -> None:
    """Interviewers and people who only are named are not."""
    reply = speaker(request())
    assert labels(reply) == ["Anna Berg, driver", "Boris Dahl"]
    assert choice(reply, "Boris Dahl").action == BySpeaker("valley", "dahl", "en")


@pytest.mark.parametrize("argument", ["berg", "Berk", "анна берг", "ann"])
def test_a_speaker_is_found_however_he_is_spelt(argument: str) -> None:
    """His passages are listed, to choose from."""
    reply = speaker(request(argument=argument))
    assert reply.text == "Anna Berg, driver\n2 passages:"
    assert labels(reply) == ["Is the road open?", "Nobody waits at the border any more."]


@pytest.mark.parametrize("argument", ["Даль вода", "dahl water", "dhal: what about water?"])
def test_a_question_after_the_name_is_put_to_that_speaker(argument: str) -> None:
    """In the language of the question."""
    reply = speaker(request(argument=argument))
    assert reply.answer is not None
    assert [found.entry.speaker for found in reply.answer.passages] == ["dahl"]
    assert reply.answer.language == ("ru" if "вода" in argument else "en")


def test_a_word_or_two_are_answered_in_the_language_of_the_person() -> None:
    """They do not tell theirs, unless by their letters."""
    for argument, language, answered in (
        ("dahl suv", "uz", "uz"),
        ("даль вода", "uz", "ru"),
        ("берг дорога", "en", "ru"),
        ("dahl вода", "uz-Cyrl", "uz-Cyrl"),
    ):
        reply = speaker(request(argument=argument, language=language))
        assert reply.answer is not None
        assert reply.answer.language == answered


def test_a_question_on_which_the_speaker_has_nothing_offers_the_other() -> None:
    """By name."""
    reply = speaker(request(argument="dahl border"))
    assert reply.text == "I found nothing by Boris Dahl on this. Anna Berg does speak of it:"


def test_one_who_only_is_named_is_found_with_the_passages_about_him() -> None:
    """Under their own attribution: the one who retells, and the article."""
    reply = speaker(request(argument="stone"))
    assert "— Boris Dahl, retelling Clara Stone and the mayors" in reply.text
    assert reply.text.endswith("1 of 2")


def test_one_who_is_not_spoken_of_at_all_is_told_so() -> None:
    """He is in the interview, and no passage is his."""
    assert speaker(request(argument="Ivo Lang")).text == "I found no passage by or about Ivo Lang."


def test_a_name_further_on_makes_the_whole_a_question() -> None:
    """People write as they speak."""
    reply = speaker(request(argument="what did Anna Berg say about the road"))
    assert reply.answer is not None
    assert reply.answer.status == "answer"


def test_an_unknown_name_is_told_with_those_who_do_speak() -> None:
    """However long it is."""
    reply = speaker(request(argument="Zebulon " * 30))
    assert reply.text.startswith("I found nobody called “Zebulon Zebulon")
    assert len(reply.text) < 150
    assert labels(reply) == ["Anna Berg, driver", "Boris Dahl"]


def test_without_a_name_the_topics_are_offered() -> None:
    """In the reader's language."""
    reply = topic(request(language="uz-Cyrl"))
    assert labels(reply) == ["Йўл", "Сув"]


@pytest.mark.parametrize("argument", ["road", "дорога", "yol", "The raod"])
def test_a_topic_is_found_however_it_is_spelt(argument: str) -> None:
    """Its passages are listed with their speakers, and the speakers can be compared."""
    reply = topic(request(argument=argument))
    assert reply.text == "The road\n3 passages:"
    assert labels(reply) == [
        "Anna Berg: Is the road open?",
        "Anna Berg: Nobody waits at the border any more.",
        "Boris Dahl: Dahl recalls that the canal was dug by hand.",
        "The speakers side by side",
    ]


def test_what_is_no_topic_is_searched_for() -> None:
    """The topics of what is found come first, then the passages."""
    reply = topic(request(argument="canal"))
    assert reply.text == "I found no topic called “canal”. Perhaps this comes near:"
    assert labels(reply)[:2] == ["The road", "Water"]
    assert all(type(c.action) in {MoreOnTopic, ShowEntry} for c in reply.choices)


def test_where_nothing_is_near_all_topics_are_offered() -> None:
    """Rather than nothing."""
    reply = topic(request(argument="zebulon"))
    assert reply.text == "I found no topic called “zebulon”. The topics are:"
    assert labels(reply) == ["The road", "Water"]


def test_a_base_without_speakers_or_topics_says_so() -> None:
    """And that one can just ask."""
    assert speaker(request(bare())).text == "No speakers are named here. Just ask in your own words."
    assert topic(request(bare())).text == "No topics are marked here. Just ask in your own words."


def test_a_long_list_comes_in_pages() -> None:
    """With the way back and on."""
    texts = [f"Passage number {n}." for n in range(20)]
    entries = [
        {"id": f"e{n}", "kind": "quote", "speaker": "a", "topics": ["t"], "text": text} for n, text in enumerate(texts)
    ]
    head = {"slug": "long", "title": "Long", "language": "en", "speakers": [{"id": "a", "name": "Ada Low"}]}
    base = based(made({**head, "topics": [{"id": "t", "title": "Things"}]}, "\n".join(texts), entries))
    first = more_on_topic(request(base), MoreOnTopic("long", "t", "en"))
    assert first.text == "Things\n20 passages:"
    assert labels(first)[LISTED:] == ["Next ›"]
    last = by_speaker(request(base), BySpeaker("long", "a", "en", page=99))
    assert labels(last) == [*texts[16:], "‹ Previous"]


def test_among_several_interviews_speakers_and_topics_say_which_they_are_of() -> None:
    """Unless one is chosen."""
    assert labels(speaker(request(several()))) == ["Anna Berg · A valley", "Boris Dahl · A valley"]
    assert labels(topic(request(several()))) == ["The road · A valley", "Water · A valley"]
    assert labels(topic(request(several(), interview="valley"))) == ["The road", "Water"]
    assert speaker(request(several(), interview="harbour")).text.startswith("No speakers")


def test_a_random_quote_is_in_somebodys_words_and_another_is_one_press_off() -> None:
    """Never the article's."""
    seen: set[str] = set()
    for _ in range(40):
        reply = quote(request())
        assert choice(reply, "Another one").action == RunCommand("quote")
        seen.update(text for kind, text in spanned(reply) if kind == "quote")
    assert "“We will share the water of the canal,” the mayors replied, he says." in seen
    assert "Clara Stone called for a bridge over the river." not in seen


def shown_in(reply: Reply) -> tuple[str, str]:
    assert reply.view is not None
    return reply.view.entries[0]


def test_the_same_quote_does_not_come_twice_running(index: Index) -> None:
    """Neither to the one who has seen it, nor to another in the same chat."""
    base = replace(valley(), index=index)
    last = quote(request(base))
    for _ in range(80):
        assert last.context is not None
        reply = quote(replace(request(base), context=last.context))
        assert shown_in(reply) != shown_in(last)
        last = reply
        another = quote(replace(request(base), latest=shown_in(last)))
        assert shown_in(another) != shown_in(last)


def test_a_quote_is_a_turn_of_the_conversation_in_which_nothing_was_asked() -> None:
    context = Context().showing((("valley", "canal"),))
    reply = quote(replace(request(), context=context))
    assert reply.context
    assert reply.context.last
    turns = reply.context.last.turns
    assert [turn.question for turn in turns] == ["", ""]
    assert turns[-1].entries == (shown_in(reply),)


@pytest.mark.parametrize("argument", ["tolipov", "Толипова", "of Farhod Talipov"])
def test_a_quote_of_somebody_is_his(index: Index, argument: str) -> None:
    """However he is spelt; and so is another one."""
    reply = quote(request(replace(valley(), index=index), argument))
    assert "— Farhod Tolipov" in reply.text
    assert choice(reply, "Another one").action == RunCommand("quote", argument)


def test_what_is_reported_is_no_quote_at_random(index: Index) -> None:
    """It is the article's words; nor are long ones."""
    for _ in range(30):
        number = index.find(*shown_in(quote(request(replace(valley(), index=index)))))
        assert number is not None
        assert not index.located(number).entry.reported
    assert quote(request(argument="canal dahl")).text.startswith("“We will share")


def test_a_name_that_several_bear_asks_whose_quote_is_meant() -> None:
    """Each with a press."""
    people = [{"id": "anna", "name": "Anna Berg"}, {"id": "olga", "name": "Olga Berg"}]
    entries = [{"id": "a", "kind": "quote", "speaker": "anna", "text": "Water."}]
    base = based(made({"slug": "s", "title": "T", "language": "en", "speakers": people}, "Water.", entries))
    reply = quote(request(base, "Berg"))
    assert reply.text == "Whom do you mean?"
    assert [c.action for c in reply.choices] == [RunCommand("quote", "Anna Berg"), RunCommand("quote", "Olga Berg")]


def test_a_quote_of_nobody_known_offers_those_who_speak() -> None:
    """As /speaker does."""
    reply = quote(request(argument="Zebulon"))
    assert reply.text.startswith("I found nobody called “Zebulon”")
    assert labels(reply) == ["Anna Berg, driver", "Boris Dahl"]


def test_a_base_without_quotes_has_none_to_show() -> None:
    """It says so."""
    assert quote(request(bare())).text == "I found no short quote here."


def test_a_name_that_two_share_is_asked_for_and_quotes_nobody() -> None:
    reply = quote(request(argument="Anna Dahl"))
    assert reply.view is None
    assert labels(reply) == ["Anna Berg", "Boris Dahl"]
    assert quote(request(argument="Anna Novak")).view is None


def test_of_a_name_that_two_share_each_is_offered_with_the_question() -> None:
    reply = speaker(request(argument="Anna Dahl water"))
    assert reply.answer is None
    assert choice(reply, "Boris Dahl").action == Ask("Boris Dahl: water")
