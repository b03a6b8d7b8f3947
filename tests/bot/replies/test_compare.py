"""What each speaker says on a topic, side by side."""

from __future__ import annotations

from bot.replies.actions import Compare, TurnPage, View
from bot.replies.compare import compare
from bot.replies.pages import MESSAGE, units
from tests.bot.valley import choice, labels, request, spanned
from tests.knowledge.valley import bare, based, made, several


def test_the_speakers_stand_side_by_side() -> None:
    """Each with a passage of his own and the way to all of them."""
    reply = compare(request(argument="road"))
    assert [text for kind, text in spanned(reply) if kind == "quote"] == [
        "“The road is open again,” says Anna Berg.",
        "Boris Dahl recalls that the canal was dug by hand.",
    ]
    assert "— Boris Dahl, reported in the article’s words · Evening Talk" in reply.text
    assert labels(reply) == ["Anna Berg: 2 passages", "Boris Dahl: 1 passage"]
    turn = choice(reply, "Anna Berg: 2 passages").action
    assert turn == TurnPage(View((("valley", "open-road"), ("valley", "border")), "en"))


def test_one_who_has_nothing_on_it_is_named() -> None:
    """The search found nothing by him; that is all that can be said."""
    reply = compare(request(argument="вода", language="ru"))
    assert reply.text.startswith("Вода\n")
    assert reply.text.endswith("Я не нашёл, где об этом говорит Анна Берг.")


def test_what_is_no_topic_is_searched_for_by_each_speaker() -> None:
    """So it works for bases without topics too."""
    reply = compare(request(argument="canal"))
    assert reply.text.startswith("canal\n")
    assert "— Boris Dahl" in reply.text
    assert reply.text.endswith("I found nothing by Anna Berg on this.")


def test_without_a_topic_those_are_offered_that_several_speak_on() -> None:
    """In vain searches too."""
    assert [c.action for c in compare(request()).choices] == [Compare("valley", "road", "en")]
    reply = compare(request(argument="zebulon"))
    assert reply.text == "I found nothing on “zebulon” to put side by side. Several speak on these topics:"
    assert labels(reply) == ["The road"]


def test_where_there_are_no_topics_it_says_how_to_compare() -> None:
    """In one sentence."""
    assert compare(request(bare())).text == "Write after /compare what the speakers shall be compared on."


def test_among_several_interviews_a_topic_says_which_it_is_of() -> None:
    """As elsewhere."""
    assert labels(compare(request(several()))) == ["The road · A valley"]


def test_passages_too_long_to_stand_side_by_side_are_left_to_a_press() -> None:
    """A passage is shown whole or not at all."""
    texts = ["A long one. " * 400, "B short one."]
    entries = [
        {"id": str(n), "kind": "quote", "speaker": "ab"[n], "topics": ["t"], "text": text.strip()}
        for n, text in enumerate(texts)
    ]
    head = {"slug": "long", "title": "Long", "language": "en", "topics": [{"id": "t", "title": "Things"}]}
    speakers = [{"id": "a", "name": "Ada Low"}, {"id": "b", "name": "Bo Hay"}]
    base = based(made({**head, "speakers": speakers}, "\n".join(texts), entries))
    reply = compare(request(base, "things"))
    assert units(reply.text) <= MESSAGE
    assert [text for kind, text in spanned(reply) if kind == "quote"] == ["B short one."]
    assert labels(reply) == ["Ada Low: 1 passage", "Bo Hay: 1 passage"]
