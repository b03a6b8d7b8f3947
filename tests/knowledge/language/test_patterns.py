"""Each way to write a place of a rule: what it finds, and what it spares."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.lists import Heading, Line
from knowledge.language.pack import QUESTION_HEADINGS, TELLING, packs
from knowledge.language.patterns import Rules, rules_of, words_of
from knowledge.language.syntax import GAP

FILE = Path("xx", "asking.txt")


def rules(*written: tuple[str, str, str], language: str = "en") -> Rules:
    """Rules of a language, each as its heading, the place that this names, and its words."""
    lines = ((Heading(name, kind), Line(FILE, number, text)) for number, (name, kind, text) in enumerate(written, 1))
    return Rules.of(packs()[language], lines)


def marked(found: Rules, text: str, heading: str = "x") -> list[str]:
    """The words of a text that the rules under a heading find, as they see them."""
    words = words_of(text, found.code)
    return [" ".join(word.spelt for word in words[m.start : m.end]) for m in found.marks(words).get(heading, [])]


def finds(rule: str, text: str, language: str = "en") -> list[str]:
    return marked(rules(("x", "anywhere", rule), language=language), text)


# Words


@pytest.mark.parametrize("text", ["The border!", "of both borders", "a bordering country", "BORDER’S"])
def test_a_word_stands_for_all_its_forms(text: str) -> None:
    assert len(finds("border", text)) == 1


@pytest.mark.parametrize("text", ["", "?!", "order", "boarder", "the bridge"])
def test_another_word_is_spared(text: str) -> None:
    assert finds("border", text) == []


@pytest.mark.parametrize("text", ["shaharlar", "шаҳарлар", "ШАҲАРДА", "şaharda"])
@pytest.mark.parametrize("rule", ["shahar", "шаҳар"])
def test_a_word_stands_for_its_spellings_in_all_scripts(rule: str, text: str) -> None:
    assert len(finds(rule, text, "uz")) == 1


@pytest.mark.parametrize("text", ["o‘zbek", "oʻzbek", "o'zbek", "ozbek", "õzbek", "ўзбек"])
def test_a_word_stands_for_its_spellings_with_all_apostrophes(text: str) -> None:
    assert finds("oʻzbek", text, "uz") == ["ozbek"]


def test_a_russian_word_is_found_in_latin_letters() -> None:
    assert finds("граница", "gde granitsa", "ru") == finds("граница", "где граница", "ru") == ["granisa"]


def test_a_word_is_found_wherever_it_stands_and_as_often() -> None:
    assert finds("border", "Borders, borders; no border.") == ["borders", "borders", "border"]


def test_words_in_a_row_are_found_together_alone() -> None:
    assert finds("how many", "How many? So many, but how long? Many ask how.") == ["how many"]


def test_a_row_that_is_cut_off_is_spared() -> None:
    assert finds("how many years", "how many") == finds("how many years", "many years") == []


# Ways to write a place


@pytest.mark.parametrize("text", ["how many", "how much", "how longest"])
def test_one_of_several_words_is_found(text: str) -> None:
    assert finds("how many|much|longest", text) == [text]


def test_none_of_several_words_is_spared() -> None:
    assert finds("how many|much", "how far") == []


def test_a_word_just_so_is_found_in_no_other_form() -> None:
    assert finds("=лет", "сколько лет в летах летом", "ru") == ["let"]
    assert len(finds("летом", "сколько лет в летах летом", "ru")) > 1


def test_a_word_just_so_is_found_in_all_scripts() -> None:
    assert finds("=qishloqda", "qishloqda қишлоқда kishlokda qishloq", "uz") == ["kishlokda", "kishlokda", "kishlokda"]


def test_a_word_that_begins_so_is_found() -> None:
    assert finds("aytgan*", "aytganlarini aytgan айтганда aytdi deb-aytgan", "uz") == [
        "aytganlarini", "aytgan", "aytganda", "aytgan",
    ]  # fmt: skip


def test_a_word_that_only_ends_so_is_spared_by_its_beginning() -> None:
    assert finds("port*", "a seaport") == []


def test_a_word_that_ends_so_is_found() -> None:
    assert finds("*moqchi", "bormoqchi emas, бормоқчи, boradi", "uz") == ["bormokchi", "bormokchi"]


def test_a_word_that_only_begins_so_is_spared_by_its_end() -> None:
    assert finds("*sea", "a seaport") == []


@pytest.mark.parametrize("text", ["in 1997", "in 2nd", "in ５", "in ٣٤"])
def test_a_number_is_found_in_any_digits(text: str) -> None:
    assert len(finds("in 0", text)) == 1


@pytest.mark.parametrize("text", ["in five", "in g7", "in", "in the 90"])
def test_what_is_no_number_is_spared(text: str) -> None:
    assert finds("in 0", text) == []


def test_a_number_or_a_word_is_found() -> None:
    assert finds("in 0|may", "in 1997, in May, in june") == ["in 1997", "in may"]


def test_a_number_of_its_own_is_found() -> None:
    assert finds("group of 7", "the group of 7, the group of 8") == ["group of 7"]


def test_any_one_word_is_found() -> None:
    assert finds("by _ himself", "by Berg himself, by 5 himself") == ["by berg himself", "by 5 himself"]
    assert finds("by _ himself", "by himself, by old Berg himself") == []


@pytest.mark.parametrize("text", ["who is it", "who is being it", "who being it", "who it"])
def test_a_word_that_may_be_left_out_is_found_or_not(text: str) -> None:
    assert text in finds("who is? being? it", text)


def test_a_word_beside_one_that_may_be_left_out_is_spared() -> None:
    assert finds("who is? it", "who was it") == []


def test_one_of_several_words_may_be_left_out() -> None:
    assert finds("who is|was? it", "who is it, who was it, who it, who if it") == ["who is it", "who was it", "who it"]


@pytest.mark.parametrize("between", range(GAP + 1))
def test_a_gap_stands_for_up_to_four_words(between: int) -> None:
    text = " ".join(["from", *["so"] * between, "to"])
    assert finds("from ... to", text) == [text]


@pytest.mark.parametrize("text", ["so", "well so", "oh well so", "oh oh well so"])
def test_up_to_so_many_words_of_a_place_are_found(text: str) -> None:
    assert text in finds("oh|well?3 so", text)


def test_more_words_of_a_place_are_spared() -> None:
    assert marked(rules(("x", "whole", "oh|well?3 so")), "oh oh oh well so") == []
    assert marked(rules(("x", "whole", "oh|well?3 so")), "oh but so") == []


def test_a_longer_gap_is_spared() -> None:
    assert finds("from ... to", " ".join(["from", *["so"] * (GAP + 1), "to"])) == []


def test_a_word_is_found_but_for_another() -> None:
    assert finds("*di|~dedi", "keldi, aytdi, dedi", "uz") == ["keldi", "aytdi"]
    assert finds("*port|~seaport", "port, airport, seaport") == ["port", "airport"]


def test_a_word_is_found_but_for_several_others_in_all_their_forms() -> None:
    assert finds("_|~gray|~=reds wolf", "gray wolf, red wolf, reds wolf, old wolf, grays wolf") == [
        "red wolf", "old wolf",
    ]  # fmt: skip


def test_a_word_is_found_unless_one_of_these_follows() -> None:
    assert finds("else !said|says", "What else? Who else came? Who else said so? who else, says he") == ["else", "else"]


def test_the_word_that_must_not_follow_is_not_found_along() -> None:
    assert finds("other than !that", "other than this") == ["other than"]


def test_a_word_is_found_unless_one_of_these_goes_before() -> None:
    assert finds("!at|his =age", "Age? The age, at age, his age") == ["age", "age"]


def test_what_must_not_go_before_or_follow_may_be_written_as_any_place() -> None:
    rule = "!*ing|0 border !_|~is"
    assert finds(rule, "border") == ["border"]
    assert finds(rule, "the border is") == ["border"]
    assert finds(rule, "closing border is, 5 border is, the border was") == []


# Where it stands


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("anywhere", ["why", "why not", "not why", "the why not"]),
        ("first", ["why", "why not"]),
        ("last", ["why", "not why"]),
        ("whole", ["why"]),
    ],
)
def test_a_rule_looks_where_its_heading_says(kind: str, found: list[str]) -> None:
    texts = ["why", "why not", "not why", "the why not", "not"]
    assert [text for text in texts if marked(rules(("x", kind, "why")), text)] == found


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("first", ["why", "and why", "and why not", "well and why"]),
        ("whole", ["why", "and why", "well and why"]),
        ("last", ["why", "and why", "well and why", "the why", "the and why"]),
    ],
)
def test_a_text_may_begin_with_an_opener(kind: str, found: list[str]) -> None:
    texts = ["why", "and why", "and why not", "well and why", "the why", "the and why", "and the why not"]
    known = rules(("x", kind, "why"), ("opener", "first", "well? and"))
    assert [text for text in texts if marked(known, text)] == found


def test_an_opener_is_no_more_than_what_opens() -> None:
    """Alone it is what a rule may look for, and it is itself looked for at the beginning only."""
    known = rules(("x", "whole", "well"), ("opener", "first", "well|and"))
    assert marked(known, "well") == ["well"]
    assert marked(known, "and well") == ["well"]
    assert marked(known, "all is well", "opener") == []


def test_a_rule_may_begin_with_an_opener_itself() -> None:
    known = rules(("x", "whole", "and you"), ("opener", "first", "and"))
    assert marked(known, "and you") == ["and you"]


# All the rules of a language


def test_what_is_found_stands_under_its_heading_in_rising_places() -> None:
    known = rules(("when", "anywhere", "when"), ("who", "anywhere", "who|whom"), ("who", "anywhere", "who else"))
    marks = known.marks(words_of("who else, when, and by whom", "en"))
    assert {name: [(m.start, m.end) for m in found] for name, found in marks.items()} == {
        "when": [(2, 3)],
        "who": [(0, 1), (0, 2), (5, 6)],
    }


def test_what_is_found_tells_by_which_line_the_first_of_those_that_do() -> None:
    known = rules(("x", "anywhere", "why"), ("x", "anywhere", "why|how"))
    marks = known.marks(words_of("how why", "en"))["x"]
    assert [(m.start, str(m.line)) for m in marks] == [(0, "xx/asking.txt:2"), (1, "xx/asking.txt:1")]


def test_only_the_rules_under_the_headings_named_are_looked_for() -> None:
    text = "When was it? Yesterday."
    assert {"when", "tells a time"} <= set(rules_of("en").marks(words_of(text, "en")))
    assert set(rules_of("en", TELLING).marks(words_of(text, "en"))) == {"tells a time"}
    assert not set(rules_of("en", QUESTION_HEADINGS).marks(words_of(text, "en"))) & set(TELLING)


def test_the_rules_of_a_language_do_not_look_at_words_of_another() -> None:
    assert "when" in rules_of("en").marks(words_of("when", "en"))
    assert "when" not in rules_of("ru").marks(words_of("when", "ru"))


@given(st.text(alphabet="abwhy ?!'1ўк", max_size=40), st.sampled_from(list(packs())))
def test_any_text_has_places_within_it(text: str, language: str) -> None:
    words = words_of(text, language)
    for found in rules_of(language).marks(words).values():
        assert all(0 <= mark.start < mark.end <= len(words) for mark in found)
