"""What a conversation remembers."""

from __future__ import annotations

from knowledge.question.conversation import MOST_OF_A_TURN, MOST_SEEN, MOST_TURNS, Context, Offer, Talked, Turn

ROAD, CANAL, WOLVES = ("valley", "open-road"), ("valley", "canal"), ("valley", "wolves")
BERG = ("valley", "berg")
ASKED = Talked("Berg on the road", "ru", people=(BERG,), entries=(ROAD, CANAL), answered=True, seen=(ROAD,))


def test_before_anything_is_shown_nothing_is_on_view() -> None:
    assert Talked().on_view is None


def test_the_passage_on_view_is_the_one_leafed_to() -> None:
    assert Talked(entries=(ROAD, CANAL), number=1).on_view == CANAL


def test_a_page_that_is_gone_is_not_on_view() -> None:
    assert Talked(entries=(ROAD,), number=3).on_view is None


def test_leafing_through_an_answer_keeps_what_was_asked_and_of_whom() -> None:
    turn = ASKED.showing((ROAD, CANAL), 1)
    assert (turn.question, turn.people, turn.on_view, turn.answered) == (ASKED.question, (BERG,), CANAL, True)


def test_of_other_passages_nobody_was_asked() -> None:
    assert ASKED.showing((WOLVES,)).people == ()


def test_who_was_asked_in_vain_is_not_the_one_whose_passage_is_shown_again() -> None:
    in_vain = Talked("and Berg?", "en", people=(BERG,), entries=(CANAL,), seen=(CANAL,))
    assert in_vain.showing((CANAL,)).people == ()


def test_what_comes_into_view_takes_the_place_of_what_was_offered() -> None:
    assert Talked(offers=(Offer(ROAD),)).showing((CANAL,)).offers == ()


def test_only_the_passage_in_view_has_been_seen_the_last_one_last() -> None:
    assert ASKED.showing((ROAD, CANAL), 1).seen == (ROAD, CANAL)
    assert ASKED.showing((ROAD, CANAL), 1).showing((ROAD, CANAL), 0).seen == (CANAL, ROAD)


def test_the_oldest_seen_are_forgotten_first() -> None:
    turn = Talked()
    for number in range(MOST_SEEN + 1):
        turn = turn.showing((("valley", f"e{number}"),))
    assert (turn.seen[0], len(turn.seen)) == (("valley", "e1"), MOST_SEEN)


def test_a_conversation_is_in_the_language_of_its_last_turn_and_else_in_the_reader_s() -> None:
    assert Context("uz").spoken == "uz"
    assert Context("uz", last=Talked()).spoken == "uz"
    assert Context("uz", last=ASKED).spoken == "ru"


def test_what_is_shown_in_another_language_goes_on_in_that() -> None:
    assert Context("uz", last=ASKED).showing((ROAD,), language="en").spoken == "en"
    assert Context("uz", last=ASKED).showing((ROAD,)).spoken == "ru"


def test_a_passage_may_be_shown_before_anything_was_asked() -> None:
    last = Context(interview="valley").showing((ROAD,)).last
    assert last
    assert (last.on_view, last.question, last.answered) == (ROAD, "", True)


def test_offers_take_the_place_of_what_was_on_view_and_leave_what_was_asked() -> None:
    last = Context(last=ASKED).offering((Offer(question="Is it open?"),)).last
    assert last
    assert (last.on_view, last.question, last.seen) == (None, ASKED.question, (ROAD,))
    assert [offer.question for offer in last.offers] == ["Is it open?"]


def test_what_is_shown_belongs_to_the_question_asked_last() -> None:
    turn = Talked().turning("the road").showing((ROAD, CANAL), 0).turning("wolves").showing((WOLVES,))
    assert turn.turns == (Turn("the road", (ROAD,)), Turn("wolves", (WOLVES,)))
    assert turn.showing((CANAL,)).turns[-1] == Turn("wolves", (WOLVES, CANAL))


def test_a_passage_that_is_shown_again_in_a_turn_stands_last_in_it() -> None:
    turn = Talked().turning("the road").showing((ROAD, CANAL), 0).showing((ROAD, CANAL), 1).showing((ROAD, CANAL), 0)
    assert turn.turns == (Turn("the road", (CANAL, ROAD)),)


def test_what_is_shown_before_anything_was_asked_is_a_turn_without_a_question() -> None:
    last = Context().showing((ROAD,)).last
    assert last
    assert last.turns == (Turn("", (ROAD,)),)


def test_what_is_only_offered_is_shown_in_no_turn() -> None:
    last = Context(last=Talked().turning("the road")).offering((Offer(ROAD),)).last
    assert last
    assert last.turns == (Turn("the road"),)


def test_the_oldest_turns_are_forgotten_first_and_of_each_what_was_shown_first() -> None:
    turn = Talked()
    for number in range(MOST_TURNS + 1):
        turn = turn.turning(f"question {number}")
    assert [one.question for one in turn.turns] == [f"question {number}" for number in range(1, MOST_TURNS + 1)]
    for number in range(MOST_OF_A_TURN + 1):
        turn = turn.showing((("valley", f"e{number}"),))
    assert turn.turns[-1].entries[0] == ("valley", "e1")
    assert len(turn.turns[-1].entries) == MOST_OF_A_TURN
