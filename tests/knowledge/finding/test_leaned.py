"""Which entries answer a question that leans on a theme talked of before."""

from __future__ import annotations

import functools

import pytest

from knowledge.index.index import Index
from tests.knowledge.bases import PEOPLE, index_of, interview, shown


def test_an_entry_answers_a_question_that_leans_only_if_it_says_what_that_itself_says() -> None:
    assert shown(index_of(), "Is the mountain road open?", "and who opened it?") == ["open-road"]
    assert shown(index_of(), "Is the mountain road open?", "and who painted it?") == []


def test_a_verb_of_the_theme_is_no_deed_that_a_follow_up_asks_for() -> None:
    base = index_of(interview(lexicon=[*PEOPLE["lexicon"], ["common", "shared"], ["cattle", "cow"], ["wool"]]))
    assert shown(base, "Shall we trade on a common market?", "and who proposed it?") == ["common-market"]


def test_what_they_replied_is_not_told_by_all_that_is_said_of_the_theme() -> None:
    quarrel = {"id": "quarrel", "kind": "fact", "text": "The shepherds and the miller had a quarrel over wool."}
    loud = {"id": "loud", "kind": "fact", "text": "The quarrel over wool was loud."}
    reply = {"id": "reply", "kind": "fact", "text": "The shepherds replied: “We have no quarrel with anybody.”"}
    base = index_of(interview(entries=[quarrel, loud, reply]))
    assert shown(base, "was there a quarrel over wool?", "what did they reply?") == ["reply"]


def test_who_is_asked_why_as_well_is_not_answered_for_by_what_gives_no_reason() -> None:
    entries = [
        {"id": "flood", "kind": "quote", "speaker": "berg", "text": "Bread is dear because of the flood."},
        {"id": "brown", "kind": "quote", "speaker": "dahlgren", "text": "The dear bread is brown."},
    ]
    base = index_of(interview(entries=entries))
    assert shown(base, "is bread dear?", "and Dahlgren?") == ["brown"]
    assert shown(base, "why is bread dear?", "and Dahlgren?") == []


# A detail of what is on view


@functools.cache
def schools() -> Index:
    return index_of(
        interview(
            entries=[
                {"id": "talks", "kind": "fact", "text": "Norway, Denmark and Sweden discussed schools and teaching."},
                {"id": "teaching", "kind": "fact", "text": "In Northern Norway teaching has become better."},
            ],
            lexicon=[["teaching", "university", "lesson"], ["Norway", "country"]],
        )
    )


def details(*messages: str) -> list[str]:
    return shown(schools(), *messages)


def test_a_detail_is_not_told_by_a_passage_that_only_has_another_word_of_the_lexicon() -> None:
    assert details("how has teaching become better?") == ["teaching"]
    assert details("how has teaching become better?", "which universities?") == []


def test_a_detail_is_told_by_the_passage_on_view_if_it_has_several_names() -> None:
    assert details("who discussed schools?", "which countries?") == ["talks"]


@pytest.mark.parametrize("question", ["why?", "почему?", "nega?"])
def test_a_passage_without_a_reason_is_no_answer_to_a_bare_why(question: str) -> None:
    """However much of the theme it says."""
    assert shown(index_of(), "pastures", question) == []


def ovens(text: str) -> Index:
    return index_of(interview(entries=[{"id": "oven", "kind": "fact", "text": text}]))


@pytest.mark.parametrize("question", ["what for?", "для чего?", "зачем?", "nima maqsadda?"])
def test_a_passage_without_a_purpose_is_no_answer_to_a_bare_what_for(question: str) -> None:
    assert shown(ovens("The village built an oven in the spring."), "Who built an oven?", question) == []


def test_a_purpose_that_the_passage_on_view_tells_is_shown_again_for_a_bare_what_for() -> None:
    told = ovens("The oven of the village is also needed to sell bread.")
    assert shown(told, "Tell me about the oven", "what for?") == ["oven"]


# The time or the place of what is on view, and who takes part in it


@functools.cache
def fairs() -> Index:
    return index_of(
        interview(
            entries=[
                {"id": "wool", "kind": "fact", "text": "At the wool fair Norway, Denmark and Sweden took part."},
                {"id": "horse", "kind": "fact", "text": "The horse fair was held in 1990 in the town of Bergen."},
                {"id": "guild", "kind": "fact", "text": "Smiths and weavers took part in the council of the guild."},
            ],
        )
    )


@pytest.mark.parametrize("question", ["when was it?", "when?", "where did it happen?"])
def test_the_time_or_the_place_of_what_is_on_view_is_not_told_by_a_passage_of_another_thing(question: str) -> None:
    assert shown(fairs(), "wool fair", question) == []


def test_the_time_of_what_is_on_view_is_told_by_the_passage_on_view() -> None:
    assert shown(fairs(), "horse fair", "when was it?") == ["horse"]


def test_which_ones_are_meant_is_not_told_by_a_passage_of_another_theme() -> None:
    assert shown(fairs(), "horses", "which guild?") == []
    assert shown(fairs(), "council", "which guild?") == ["guild"]


@functools.cache
def cards() -> Index:
    return index_of(
        interview(
            entries=[
                {"id": "border", "kind": "fact", "text": "Guards at the border accept identity cards."},
                {"id": "call", "kind": "fact", "text": "Clara Stone proposed identity cards at a meeting in Bergen."},
            ],
        )
    )


@pytest.mark.parametrize("question", ["where?", "where was that?", "где?", "qayerda?"])
def test_where_that_was_which_was_told_of_a_theme_is_told_by_the_passage_on_view(question: str) -> None:
    assert shown(cards(), "are identity cards accepted?", "who proposed them?", question) == ["call"]
    assert shown(cards(), "are identity cards accepted?", question) == []


def test_when_that_was_is_not_told_by_a_passage_on_view_without_a_time() -> None:
    assert shown(cards(), "are identity cards accepted?", "who proposed them?", "when?") == []


@pytest.mark.parametrize("question", ["who participated?", "who took part?", "кто участвовал?", "kim qatnashgan?"])
def test_who_took_part_is_told_by_the_passage_on_view_in_whatever_words(question: str) -> None:
    assert shown(fairs(), "wool fair", question) == ["wool"]


@pytest.mark.parametrize("question", ["who else took part?", "кто ещё участвовал?", "yana kim qatnashgan?"])
def test_who_else_took_part_is_told_by_the_passage_on_view_where_no_other_one_tells_it(question: str) -> None:
    assert shown(fairs(), "wool fair", question) == ["wool"]


# More of a reason, and who did it


ROAD = "The wool trade is poor because the road is bad, an obstacle to all carts."


def told_further(second: str, more: str) -> list[str]:
    """What is shown for more of a reason, where that is another passage on the wool trade."""
    texts = {"first": ROAD, "second": second}
    entries = [{"id": name, "kind": "fact", "text": text} for name, text in texts.items()]
    base = index_of(interview(entries=entries, lexicon=[["wool"], ["trade"]]))
    assert shown(base, "Why is the wool trade poor?") == ["first"]
    return shown(base, "Why is the wool trade poor?", more)


@pytest.mark.parametrize("more", ["what else?", "and what else?", "any other reasons?"])
def test_more_of_a_reason_is_a_passage_that_tells_one(more: str) -> None:
    assert told_further("The wool trade has a market of its own.", more) == []
    assert told_further("The young have left the wool trade, because it feeds nobody.", more) == ["second"]


def test_what_stands_in_the_way_is_more_of_a_reason() -> None:
    assert told_further("The wet winters are an obstacle to the wool trade.", "what else?") == ["second"]


def test_what_is_gained_by_a_thing_is_more_of_a_reason_to_do_it() -> None:
    entries = [
        {"id": "first", "kind": "fact", "text": "The villages should unite because they gain much by it."},
        {"id": "second", "kind": "fact", "text": "The villages gained a school by it, as they unite."},
    ]
    assert shown(index_of(interview(entries=entries)), "Why should the villages unite?", "what else?") == ["second"]


@pytest.mark.parametrize("question", ["and who commanded it?", "who led it?"])
def test_who_did_it_is_not_told_by_a_passage_that_lacks_what_it_was_done_to(question: str) -> None:
    drill = {"id": "drill", "kind": "fact", "text": "The shepherds of the mountain valleys commanded a drill."}
    entries = [{"id": "battalion", "kind": "fact", "text": "The valleys once had a mountain battalion."}, drill]
    lexicon = [["battalion"], ["command", "lead", "led"], ["mountain"]]
    asked = ("Was there a mountain battalion?", question)
    assert shown(index_of(interview(entries=entries, lexicon=lexicon)), *asked) == []
    stone = {"id": "stone", "kind": "fact", "text": "Clara Stone commanded the battalion."}
    assert shown(index_of(interview(entries=[*entries, stone], lexicon=lexicon)), *asked) == ["stone"]


def test_whose_idea_it_was_is_not_told_by_a_passage_on_another_idea() -> None:
    entries = [
        {"id": "battalion", "kind": "fact", "text": "The mountain battalion once stood at the border."},
        {
            "id": "treaty",
            "kind": "fact",
            "text": "A treaty of the battalion was the idea of Clara Stone, who proposed it.",
        },
    ]
    base = index_of(interview(entries=entries))
    assert shown(base, "battalion at the border", "whose idea was it?") == []
    assert shown(base, "treaty of the battalion", "whose idea was it?") == ["treaty"]


@pytest.mark.parametrize("question", ["is it going well?", "does it work?", "is it?"])
def test_whether_something_is_so_in_words_that_say_nothing_is_told_by_no_passage_on_the_theme(question: str) -> None:
    assert shown(index_of(), "What does Berg say about wolves?") == ["wolves"]
    assert shown(index_of(), "What does Berg say about wolves?", question) == []
