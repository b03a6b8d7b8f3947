"""What is taken of a list: by its place, by assent, by "more" and "back"."""

from __future__ import annotations

from dataclasses import replace

from knowledge.question.conversation import Context, Offer, Talked
from tests.knowledge.question.turns import (
    LAST_PAGE,
    NOTHING,
    OFFERED,
    ONE,
    ONE_OFFER,
    REPLY,
    ROAD,
    ROAD_AFTER_WOLVES,
    TWO,
    WOLVES,
    back,
    done,
    each,
    first,
    last_one,
    more,
    said,
    second,
    third,
    yes,
)


@first
def test_the_first_is_what_was_offered_first(language: str, message: str) -> None:
    assert done(message, OFFERED) == ("shown", "picked", ["reply"])
    assert said(message, OFFERED).language == language


@second
def test_the_second_is_the_question_offered_second_asked(language: str, message: str) -> None:  # noqa: ARG001
    assert done(message, OFFERED) == ("answer", "found", ["open-road"])


@second
def test_the_second_of_the_passages_found_comes_into_view(language: str, message: str) -> None:
    assert done(message, TWO) == ("shown", "picked", ["wolves"])
    assert said(message, TWO).language == language


@last_one
def test_the_last_is_the_last_of_the_passages_found(language: str, message: str) -> None:  # noqa: ARG001
    assert done(message, TWO) == ("shown", "picked", ["wolves"])


@each("2|#2|2.|2)| 2 |№2|№ 2")
def test_a_number_picks_however_it_is_written(message: str) -> None:
    assert done(message, TWO) == ("shown", "picked", ["wolves"])


@each("0|3|#7|99")
def test_a_number_that_is_not_in_the_list_gets_a_sentence(message: str) -> None:
    for context in (TWO, OFFERED, ONE_OFFER):
        assert done(message, context) == ("smalltalk", "no_choice", [])


@third
def test_a_place_that_is_not_in_the_list_gets_a_sentence(language: str, message: str) -> None:
    for context in (TWO, OFFERED, NOTHING):
        assert done(message, context) == ("smalltalk", "no_choice", [])
    assert said(message).language == language


@each("the first|the last one|последний|oxirgisi|open the second")
def test_where_there_is_no_list_nothing_is_searched_for(message: str) -> None:
    assert done(message) == ("smalltalk", "no_choice", [])


def test_the_second_where_one_passage_is_on_view_is_the_other_speaker() -> None:
    result = said("and the second?", said("What does Dahlgren say about pastures?").context)
    assert [person.id for person in result.people] == ["berg"]


def test_a_year_is_no_place_in_a_list() -> None:
    assert said("1961", TWO).reason != "no_choice"


def test_what_is_picked_is_what_is_on_view_next() -> None:
    context = said("2", OFFERED.offering((Offer(REPLY), Offer(WOLVES)))).context
    assert done("who said that?", context) == ("shown", "who_said_it", ["wolves"])


@more
def test_more_turns_to_the_next_page(language: str, message: str) -> None:
    assert done(message, TWO) == ("shown", "more", ["wolves"])
    assert said(message, TWO).language == language


@more
def test_after_the_last_page_that_is_all(language: str, message: str) -> None:
    result = said(message, LAST_PAGE)
    assert (result.status, result.reason, result.language) == ("smalltalk", "no_more", language)


@more
def test_more_where_nothing_was_asked_has_nothing_to_turn_to(language: str, message: str) -> None:
    assert done(message) == ("smalltalk", "nothing_shown", [])
    assert said(message).language == language


def test_more_than_one_passage_that_was_shown_unasked_there_is_not() -> None:
    shown = Context(last=Talked().showing((ROAD,)))
    assert done("more", shown) == ("smalltalk", "no_more", [])


def test_more_takes_what_was_offered_first() -> None:
    assert done("more", ONE_OFFER) == ("shown", "picked", ["wolves"])
    assert done("more", OFFERED) == ("shown", "picked", ["reply"])


def test_more_takes_what_was_offered_last_rather_than_the_pages_of_an_older_answer() -> None:
    offered = Context(last=replace(TWO.last or Talked(), offers=(Offer(ROAD),), answered=False))
    assert done("more", offered) == ("shown", "picked", ["open-road"])


def test_more_takes_of_what_was_offered_what_was_not_shown_before() -> None:
    seen = Context(last=Talked("boats", "en", offers=(Offer(WOLVES), Offer(ROAD)), seen=(WOLVES,)))
    assert done("more", seen) == ("shown", "picked", ["open-road"])


def test_more_of_somebody_is_looked_for_rather_than_what_was_offered() -> None:
    """What was offered need not be his."""
    people = (("valley", "dahlgren"),)
    offered = Context(last=Talked("boats", "en", people=people, offers=(Offer(REPLY), Offer(ROAD))))
    assert done("what else did he say", offered)[1] != "picked"


def test_a_plus_takes_what_is_offered_and_else_agrees() -> None:
    assert done("+", ONE_OFFER) == ("shown", "picked", ["wolves"])
    assert done("++", OFFERED) == ("suggest", "which_offer", [])
    assert done("+", ONE) == ("smalltalk", "yes", [])


@each("2nd|2-й|2-chi|2-си")
def test_a_number_with_an_ending_picks(message: str) -> None:
    assert done(message, TWO) == ("shown", "picked", ["wolves"])


@each("1961|20-й")
def test_a_number_with_an_ending_of_which_there_is_no_choice_is_searched(message: str) -> None:
    assert done(message, TWO)[0] in {"answer", "suggest", "unknown"}


@yes
def test_yes_to_one_offer_takes_it_in_the_language_of_the_yes(language: str, message: str) -> None:
    result = said(message, ONE_OFFER)
    assert done(message, ONE_OFFER) == ("shown", "picked", ["wolves"])
    assert result.language == language


@yes
def test_yes_to_several_offers_asks_which_and_offers_them_again(language: str, message: str) -> None:
    result = said(message, OFFERED)
    assert (result.status, result.reason, result.language) == ("suggest", "which_offer", language)
    assert [bool(one.passage) for one in result.suggestions] == [True, False]
    assert said("2", result.context).passages[0].entry.id == "open-road"


@yes
def test_yes_where_nothing_was_offered_gets_a_sentence(language: str, message: str) -> None:
    for context in (NOTHING, TWO):
        assert done(message, context) == ("smalltalk", "yes", [])
    assert said(message).language == language


@back
def test_back_shows_what_was_shown_before(language: str, message: str) -> None:
    shown = replace(ROAD_AFTER_WOLVES, language=language)
    assert done(message, shown) == ("shown", "previous", ["wolves"])


@back
def test_back_turns_to_the_page_before(language: str, message: str) -> None:
    assert done(message, replace(LAST_PAGE, language=language)) == ("shown", "previous", ["reply"])


@back
def test_before_the_first_passage_nothing_was_shown(language: str, message: str) -> None:
    assert done(message, replace(ONE, language=language)) == ("smalltalk", "no_previous", [])
    assert done(message, Context(language=language)) == ("smalltalk", "nothing_shown", [])


def test_back_ends_at_the_first_of_all_that_were_shown() -> None:
    first = said("back", ROAD_AFTER_WOLVES).context
    assert done("back", first) == ("smalltalk", "no_previous", [])
