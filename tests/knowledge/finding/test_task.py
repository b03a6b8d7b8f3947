"""What a reader may be asked, and of what none is asked."""

from __future__ import annotations

import functools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.deciding.decide import answer, decide
from knowledge.finding.find import find
from knowledge.finding.found import LONGEST_QUESTION
from knowledge.finding.results import Answer
from knowledge.finding.task import (
    MOST_BEFORE,
    MOST_HANDED,
    MOST_LETTERS,
    EarlierTurn,
    ReaderTask,
    TaskPassage,
)
from knowledge.index.index import Index
from knowledge.question.conversation import MOST_TURNS, Context
from tests.knowledge.bases import ENTRIES, index_of, interview

TEXTS = {entry["id"]: entry["text"] for entry in ENTRIES}


@functools.cache
def index() -> Index:
    return index_of()


def task(question: str, context: Context | None = None, base: Index | None = None) -> ReaderTask:
    made = find(base or index(), question, context).task
    assert made
    return made


def is_asked(question: str, context: Context | None = None, base: Index | None = None) -> bool:
    return find(base or index(), question, context).task is not None


def said(*messages: str, base: Index | None = None) -> Context:
    """What a conversation brings to the next message."""
    context = Context()
    for message in messages:
        context = answer(base or index(), message, context).context
    return context


def of_texts(*texts: str) -> Index:
    entries = [{"id": f"e{number}", "kind": "fact", "text": text} for number, text in enumerate(texts)]
    return index_of(interview("plain", entries, people=[], speakers=[], topics=[], lexicon=[]))


# Of what none is asked


@pytest.mark.parametrize("message", ["hello!", "thanks", "👍", "you stupid robot", "haha", "", "?!", "hi friend"])
def test_of_small_talk_none_is_asked(message: str) -> None:
    assert not is_asked(message)
    assert not is_asked(message, said("pastures"))


@pytest.mark.parametrize(
    "message",
    ["more", "yes", "no", "the second", "who said that?", "are you sure?", "where is that from?", "in Russian please"],
)
def test_of_an_act_none_is_asked(message: str) -> None:
    assert not is_asked(message, said("pastures"))


@pytest.mark.parametrize("message", ["more", "is that all?", "ещё", "и это всё?", "yana", "Давом этинг"])
def test_nor_is_one_asked_of_more_after_the_last_page(message: str) -> None:
    """What the rules look for then, they alone judge."""
    assert not is_asked(message, said("Who sent engineers to repair the dam?"))
    assert not is_asked(message, said("pastures", "more", "more"))
    assert is_asked("more on wolves", said("pastures"))


@pytest.mark.parametrize("message", ["What is this interview about?", "who speaks here?", "who asked the questions?"])
def test_of_the_interview_itself_none_is_asked(message: str) -> None:
    assert not is_asked(message)


def test_of_a_sample_question_word_for_word_none_is_asked() -> None:
    assert not is_asked("Is the mountain road open?")
    assert not is_asked("is the mountain road open")
    assert is_asked("Is the mountain road open now?")


def test_nor_in_a_conversation_though_it_could_lean_on_it() -> None:
    """It is answered by its own passage then, too, unless it says nothing of its own."""
    entries = [dict(entry) for entry in ENTRIES]
    for entry, question in (("canal", "When was it dug?"), ("unified-army", "Why?")):
        next(each for each in entries if each["id"] == entry)["questions"] = [question]
    base = index_of(interview(entries=entries))
    context = said("Who sent engineers to repair the dam?", base=base)
    assert not is_asked("When was it dug?", context, base)
    assert shown(answer(base, "when was it dug", context)) == ["canal"]
    assert shown(answer(base, "why?", context)) != ["unified-army"]
    assert is_asked("why?", context, base)


def test_a_sample_question_beside_another_question_is_asked_with_it() -> None:
    assert is_asked("Is the mountain road open? And who sent engineers?")


def test_of_a_name_that_two_bear_none_is_asked() -> None:
    speakers = [{"id": "anna", "name": "Anna Berg"}, {"id": "otto", "name": "Otto Berg"}]
    lamp = {"id": "lamp", "kind": "quote", "speaker": "anna", "text": "The lamp in the hall is green."}
    base = index_of(interview(entries=[lamp], speakers=speakers, people=[], topics=[]))
    assert not is_asked("What does Berg say about the lamp?", base=base)


@pytest.mark.parametrize("message", ["Dahlgren", "Clara Stone", "why?", "and what about it?"])
def test_of_nothing_but_a_name_or_a_small_word_none_is_asked(message: str) -> None:
    assert not is_asked(message)


def test_what_says_something_of_oneself_asks_none() -> None:
    assert not is_asked("I live near the mountain road")


def test_an_empty_base_has_nothing_to_hand_over() -> None:
    assert not is_asked("Who painted the bridge?", base=of_texts())


def test_without_a_reader_nothing_is_made_for_one() -> None:
    found = find(index(), "Who painted the bridge?")
    decide(found)
    assert not {"task", "candidates"} & vars(found).keys()


# The question


def test_a_question_is_handed_over_as_it_was_typed() -> None:
    typed = "  hello, who paintd the   BRIGDE ??"
    assert task(typed).question == typed


def test_a_question_of_several_parts_is_one() -> None:
    typed = "What does Dahlgren say about the canal, Berg about wolves?"
    assert task(typed).question == typed


def test_an_offer_that_is_taken_is_handed_over_as_it_was_offered() -> None:
    context = said("Dahlgren")
    offers = context.last.offers if context.last else ()
    assert offers
    assert task("the first", context).question == offers[0].question == "Boris Dahlgren: Water"


def test_a_question_that_is_mended_is_handed_over_mended() -> None:
    assert task("*bridge", said("who painted the fridge?")).question == "who painted the bridge"


def test_a_question_asked_anew_in_another_language_is_handed_over() -> None:
    assert task("in Russian please", said("who painted the tower?")).question == "who painted the tower?"


def test_of_an_endless_message_only_the_beginning_is_handed_over() -> None:
    assert len(task("wolves " * 2_000).question) == LONGEST_QUESTION


# Whom it asks


def test_those_asked_are_told_by_their_names_in_the_language_of_the_interview() -> None:
    speakers = [{"id": "berg", "name": {"en": "Anna Berg", "ru": "Анна Берг"}, "aliases": ["Berg"]}]
    entries = [{"id": "volki", "kind": "quote", "speaker": "berg", "text": "Волки приходят зимой."}]
    base = index_of(interview("plain", entries, "ru", speakers=speakers, people=[]))
    made = task("What does Berg say about the winter?", base=base)
    assert (made.asked, made.passages[0].speaker) == (("Анна Берг",), "Анна Берг")


def test_nobody_is_told_where_nobody_is_asked() -> None:
    assert task("Who painted the bridge?").asked == ()
    assert task("What does Putin say about the bridge?").asked == ()


def test_two_who_are_asked_are_both_told() -> None:
    assert task("Compare what Berg and Dahlgren say of the winter").asked == ("Anna Berg", "Boris Dahlgren")
    parts = task("What does Dahlgren say about the canal, Berg about wolves?")
    assert {*parts.asked} == {"Anna Berg", "Boris Dahlgren"}


def test_who_is_only_pointed_to_is_told() -> None:
    context = said("What does Dahlgren say about the canal?")
    assert task("what does he think of the bridge?", context).asked == ("Boris Dahlgren",)
    assert task("and the other one?", context).asked == ("Anna Berg",)


def test_one_of_the_same_name_in_two_interviews_is_told_once() -> None:
    base = index_of(interview(), interview("plain", ENTRIES[:3]))
    made = task("What does Berg say about the road?", base=base)
    assert made.asked == ("Anna Berg",)
    assert [passage.text for passage in made.passages].count(TEXTS["open-road"]) == 2


# The passages


def test_a_passage_is_handed_over_with_whose_words_it_is_and_whom_it_retells() -> None:
    made = task("Who painted the bridge?")
    by_text = {passage.text: passage for passage in made.passages}
    assert by_text[TEXTS["open-road"]] == TaskPassage("Anna Berg", (), False, TEXTS["open-road"])
    assert by_text[TEXTS["canal"]].reported
    assert by_text[TEXTS["reply"]].recounted == ("Clara Stone", "Viktor Marchetti")
    assert by_text[TEXTS["engineers"]].speaker is None


def test_no_more_passages_are_handed_over_than_may_be() -> None:
    base = of_texts(*(f"The ferry runs to harbour {number}." for number in range(60)))
    assert len(task("the ferry", base=base).passages) == MOST_HANDED


def test_passages_are_handed_over_whole_as_many_as_fit() -> None:
    texts = [f"{number} {'ferry ' * (150 + 40 * number)}".strip() for number in range(30)]
    made = task("the ferry", base=of_texts(*texts)).passages
    assert {passage.text for passage in made} < {*texts}
    letters = sum(len(passage.text) for passage in made)
    assert letters <= MOST_LETTERS
    left = [text for text in texts if text not in {passage.text for passage in made}]
    assert all(letters + len(text) > MOST_LETTERS for text in left)


def test_a_passage_that_is_too_long_is_left_out_and_the_others_are_not() -> None:
    base = of_texts("The zeppelin landed. " * 1_000, "It rained.", "Nobody slept.")
    assert [passage.text for passage in task("zeppelin", base=base).passages] == ["It rained.", "Nobody slept."]


def test_the_numbers_of_the_task_are_those_that_are_decided_on() -> None:
    found = find(index(), "Who painted the bridge?")
    assert found.task
    for number, handed in enumerate(found.task.passages, start=1):
        (shown,) = decide(found, [number]).passages
        assert shown.entry.text == handed.text


@given(st.lists(st.sampled_from(" ".join(TEXTS.values()).split()), min_size=1, max_size=20))
def test_whatever_is_asked_no_passage_is_handed_over_twice(words: list[str]) -> None:
    made = find(index(), " ".join(words)).task
    passages = made.passages if made else ()
    assert len({passage.text for passage in passages}) == len(passages) <= len(ENTRIES)


@given(st.text(max_size=60), st.lists(st.integers(-1, 12), max_size=4))
def test_whatever_is_typed_something_is_decided(text: str, numbers: list[int]) -> None:
    found = find(index(), text, said("pastures"))
    assert found.task is None or found.task.question == text
    assert decide(found, numbers).status in ("answer", "suggest", "unknown", "smalltalk", "shown")


# The turns before


def test_before_the_first_question_there_is_no_turn() -> None:
    assert task("Who painted the bridge?").before == ()


def test_the_turns_before_are_as_typed_with_what_was_shown_the_last_one_last() -> None:
    before = task("who painted it?", said("how was the canal dug?", "zeppelin!", "And the   ENGINEERS?")).before
    assert before == (
        EarlierTurn("how was the canal dug?", (TEXTS["canal"],)),
        EarlierTurn("zeppelin!", ()),
        EarlierTurn("And the   ENGINEERS?", (TEXTS["engineers"],)),
    )


def test_only_the_last_turns_are_handed_over() -> None:
    asked = ["canal", "engineers", "wolves", "school", "army"]
    assert [turn.question for turn in task("why?", said(*asked)).before] == asked[-MOST_TURNS:]


def test_small_talk_is_no_turn() -> None:
    assert [turn.question for turn in task("why?", said("canal", "thanks!", "I see")).before] == ["canal"]


def test_of_several_passages_only_those_that_were_shown_stand_in_a_turn() -> None:
    first, second = (passage.entry.text for passage in answer(index(), "pastures").passages)
    assert task("why?", said("pastures")).before == (EarlierTurn("pastures", (first,)),)
    assert task("why?", said("pastures", "more")).before == (EarlierTurn("pastures", (first, second)),)
    assert task("why?", said("pastures", "more", "who said that?")).before[0].passages == (first, second)


def test_an_offer_that_is_taken_is_a_turn_and_an_entry_that_is_tapped_belongs_to_its_question() -> None:
    taken = said("Dahlgren", "the first")
    assert [turn.question for turn in task("why?", taken).before] == ["Dahlgren", "Boris Dahlgren: Water"]
    context = said("Who painted the bridge and the school and the road?").showing((("valley", "bridge-cost"),))
    assert task("why?", context).before == (
        EarlierTurn("Who painted the bridge and the school and the road?", (TEXTS["bridge-cost"],)),
    )


def test_what_was_shown_before_anything_was_asked_stands_without_a_question() -> None:
    context = Context().showing((("valley", "canal"),))
    assert task("why?", context).before == (EarlierTurn("", (TEXTS["canal"],)),)


def test_what_was_pointed_at_stands_in_a_turn() -> None:
    found = find(index(), "zeppelin")
    assert found.task
    pointed = decide(found, [3])
    assert task("why?", pointed.context).before == (EarlierTurn("zeppelin", (found.task.passages[2].text,)),)


def test_an_entry_that_is_gone_is_left_out_of_its_turn() -> None:
    context = said("pastures", "more").showing((("valley", "gone"),))
    assert len(task("why?", context).before[0].passages) == 2


def test_of_long_turns_the_newest_that_fit_are_kept_whole() -> None:
    long = "The ferry " + "runs and runs " * 60
    base = of_texts(long + "today.", long + "tomorrow.", "Nobody slept.")
    context = Context()
    for entry in ("e2", "e0", "e1"):
        context = answer(base, f"ferry {entry}?", context).context.showing((("plain", entry),))
    before = task("why?", context, base).before
    assert [turn.question for turn in before] == ["ferry e2?", "ferry e0?", "ferry e1?"]
    letters = sum(len(turn.question) + sum(map(len, turn.passages)) for turn in before)
    assert letters <= MOST_BEFORE
    assert long + "tomorrow." in before[2].passages


def test_a_turn_whose_question_does_not_fit_ends_those_that_are_kept() -> None:
    context = said("canal", "wolves and " * 200, "engineers")
    assert [turn.question for turn in task("why?", context).before] == ["engineers"]


def test_where_a_conversation_begins_anew_there_is_no_turn() -> None:
    context = said("canal")
    assert task("Who painted the bridge?", Context(context.language, last=None)).before == ()


# What is decided


def shown(result: Answer) -> list[str]:
    return [passage.entry.id for passage in result.passages]


def decided(question: str, *entries: str, context: Context | None = None) -> Answer:
    """What is decided where a reader points at these entries."""
    found = find(index(), question, context)
    assert found.task
    texts = [passage.text for passage in found.task.passages]
    return decide(found, [texts.index(TEXTS[entry]) + 1 for entry in entries])


def test_what_no_word_leads_to_may_be_pointed_at() -> None:
    assert answer(index(), "zeppelin").status == "unknown"
    result = decided("zeppelin", "wolves", "canal")
    assert (result.status, result.reason, shown(result)) == ("answer", "found", ["wolves", "canal"])


def test_after_the_last_page_that_is_all_whatever_is_pointed_at() -> None:
    found = find(index(), "more", said("Who sent engineers to repair the dam?"))
    assert decide(found).reason == decide(found, []).reason == decide(found, [1]).reason == "no_more"


def test_what_the_rules_would_show_beside_the_passage_on_view_is_offered_where_it_is_refused() -> None:
    context = said("Is the mountain road open?")
    found = find(index(), "and Dahlgren?", context)
    assert shown(decide(found)) == ["bridge-cost"]
    refused = decide(found, [])
    assert (refused.status, shown(refused)) == ("suggest", [])
    assert [one.passage.entry.id for one in refused.suggestions if one.passage] == ["bridge-cost"]


def test_of_whom_nothing_was_found_are_all_who_are_asked() -> None:
    """Not only the one for whom the rules have something, nor one whom a question leans on and does not ask."""
    refused = decided("What do Berg and Dahlgren say of how the canal was dug?")
    assert refused.status == "suggest"
    assert [person.id for person in refused.people] == ["berg", "dahlgren"]
    refused = decided("when was it dug?", context=said("What does Dahlgren say about the canal?"))
    assert (refused.status, refused.people) == ("suggest", ())


def test_who_somebody_is_may_be_pointed_at_and_else_the_folder_tells_it() -> None:
    assert shown(decided("Who is Clara Stone?", "common-market")) == ["common-market"]
    told = decided("Who is Stone?")
    assert (told.status, told.reason, [person.id for person in told.people]) == ("smalltalk", "about", ["stone"])


def test_a_part_that_is_not_pointed_at_is_told_to_be_missing() -> None:
    both = "When was the canal dug and how much did the bridge cost?"
    assert decided(both, "canal").missing == "how much did the bridge cost"
    assert decided(both, "canal", "bridge-cost").missing == ""


def test_no_part_is_told_to_be_missing_which_what_is_pointed_at_may_answer() -> None:
    question = "Who dug the canal and who painted the tower?"
    assert decided(question, "canal").missing == "who painted the tower"
    assert decided(question, "canal", "wolves").missing == ""


def test_who_speaks_in_what_is_pointed_at_is_who_is_talked_of_next() -> None:
    context = said("What does Dahlgren say about the canal?")
    pointed = decided("when was it dug?", "wolves", context=context)
    assert task("what else does he say?", pointed.context).asked == ("Anna Berg",)


def test_what_is_pointed_at_is_in_the_language_of_the_question() -> None:
    assert decided("Кто красил этот мост?", "bridge-cost").language == "ru"


def test_the_task_of_equal_questions_is_equal() -> None:
    assert task("Who painted the bridge?", said("canal")) == task("Who painted the bridge?", said("canal"))


@pytest.mark.parametrize("numbers", [(), (1,), (2, 1)])
@pytest.mark.parametrize("message", ["hello!", "more", "Is the mountain road open?"])
def test_where_none_is_asked_numbers_change_nothing(message: str, numbers: tuple[int, ...]) -> None:
    found: Any = find(index(), message, said("pastures"))
    assert decide(found, numbers) == decide(found)
