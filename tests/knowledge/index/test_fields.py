"""What an index is made of: what is said of an entry, and what its passage tells."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.index.fields import fields, labels, question_before, telling, without_frame
from knowledge.index.schema import concerning_term, mention_term, speaker_term, topic_term
from knowledge.language.pack import TELLING
from knowledge.language.patterns import rules_of, words_of
from tests.knowledge.bases import index_of, interview


def told(text: str, language: str = "en") -> frozenset[str]:
    return telling(text, rules_of(language, TELLING).marks(words_of(text, language)))


# Numbers


@pytest.mark.parametrize(
    ("kind", "text", "language"),
    [
        ("year", "It was in 1961.", "en"),
        ("year", "In the 1990s it rained.", "en"),
        ("number", "It cost 12 crowns.", "en"),
        ("number", "It cost 1.250 crowns.", "en"),
        ("number", "It cost twelve crowns.", "en"),
        ("number", "Двенадцать волков.", "ru"),
        ("number", "Ikki boʻri.", "uz"),
        ("number", "Toʻrt boʻri.", "uz"),
        ("number", "To'rt bo'ri.", "uz"),
        ("number", "To’rt bo’ri.", "uz"),
        ("number", "Тўрт бўри.", "uz"),
        ("date", "On 5 May.", "en"),
        ("age", "She is 64 years old.", "en"),
        ("age", "Ей 64 года.", "ru"),
        ("age", "U 64 yoshda.", "uz"),
    ],
)
def test_a_passage_with_such_a_number_tells_it(kind: str, text: str, language: str) -> None:
    assert kind in told(text, language)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("year", "It cost 12 crowns."),
        ("year", "It was long ago."),
        ("number", "Wolves come down."),
        ("number", "It was dug in 1961."),
        ("date", "It was in May."),
        ("age", "She is young."),
        ("age", "It cost 12 crowns."),
        ("number", "He often said so."),
        ("age", "It was in the 1990s."),
    ],
)
def test_a_passage_without_such_a_number_does_not_tell_it(kind: str, text: str) -> None:
    assert kind not in told(text)


# Times


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They dug it in May.", "en"),
        ("They dug it in 1961.", "en"),
        ("Прошлым летом шли дожди.", "ru"),
        ("Канал вырыли в мае.", "ru"),
        ("Kanal shu oyda qazilgan.", "uz"),
        ("Канал шу ойда қазилган.", "uz"),
    ],
)
def test_a_month_a_season_or_a_number_tells_a_time(text: str, language: str) -> None:
    assert "time" in told(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oybek dug the canal.", "en"),
        ("Oybek kanal qazdi.", "uz"),
        ("They may dig a canal.", "en"),
        ("Вертолёты летают над каналом.", "ru"),
    ],
)
def test_a_name_or_a_verb_that_looks_like_a_month_or_a_season_tells_no_time(text: str, language: str) -> None:
    assert "time" not in told(text, language)


# Places, questions and names


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He was asked about it at the summit.", "en"),
        ("The fair was held in Bergen.", "en"),
        ("The whole talk can be seen via video.", "en"),
        ("Встреча прошла в Бергене.", "ru"),
        ("Uchrashuv Bergenda boʻlib oʻtdi.", "uz"),
        ("У буни саммитда айтди.", "uz"),
    ],
)
def test_a_passage_that_says_where_something_was_tells_a_place(text: str, language: str) -> None:
    assert "place" in told(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [("The summit was short.", "en"), ("Саммит был коротким.", "ru"), ("Sammit qisqa boʻldi.", "uz")],
)
def test_a_passage_that_only_has_the_word_tells_no_place(text: str, language: str) -> None:
    assert "place" not in told(text, language)


def test_a_passage_of_several_questions_is_told_from_one_that_asks_once() -> None:
    assert "questions" in told("What drew them together? What about the dam? They spoke of that.")
    assert "questions" not in told("What drew them together? They spoke of that.")


def test_several_names_are_told_from_one_of_several_words() -> None:
    assert "names" in told("The armies of Norway, Denmark and Sweden met.")
    assert "names" not in told("They crossed Northern Norway on foot.")


# The future


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The road will be closed.", "en"),
        ("Дорогу закроют в будущем.", "ru"),
        ("Kelajakda yoʻl yopiladi.", "uz"),
        ("Both valleys are pushing the idea of a road.", "en"),
        ("Обе долины продвигают идею дороги.", "ru"),
        ("Ikki vodiy yoʻl gʻoyasini ilgari surmoqda.", "uz"),
    ],
)
def test_a_passage_that_speaks_of_the_future_tells_it(text: str, language: str) -> None:
    assert "future" in told(text, language)


@pytest.mark.parametrize(
    ("text", "language"), [("The road is closed.", "en"), ("Дорога закрыта.", "ru"), ("Yoʻl yopiq.", "uz")]
)
def test_a_passage_that_speaks_of_today_does_not_tell_the_future(text: str, language: str) -> None:
    assert "future" not in told(text, language)


# Something besides


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They sell not only wool, but milk.", "en"),
        ("Продают не только шерсть.", "ru"),
        ("Ular nafaqat jun sotadi.", "uz"),
        ("Bu faqat jun uchun emas.", "uz"),
    ],
)
def test_a_passage_that_speaks_not_only_of_one_thing_tells_something_besides_it(text: str, language: str) -> None:
    assert "more" in told(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [("They sell only wool.", "en"), ("Продают только шерсть.", "ru"), ("Ular faqat jun sotadi.", "uz")],
)
def test_a_passage_that_speaks_of_one_thing_only_does_not(text: str, language: str) -> None:
    assert "more" not in told(text, language)


# Any passage


@pytest.mark.parametrize("text", ["", "Wolves come down.", "…"])
def test_a_plain_passage_tells_nothing_of_the_kind(text: str) -> None:
    assert told(text) == frozenset()


def test_digits_tell_in_a_language_that_has_no_rules_too() -> None:
    assert telling("1961 жылы 12 адам келді.", {}) == {"date", "year", "number", "time"}


# What is said of it


@pytest.mark.parametrize(
    "source",
    ["Why did you leave?\nBecause of the war.", "Host: Why did you leave?\n\nAnna: Because of the war."],
)
def test_the_line_before_a_passage_is_its_question_if_it_asks(source: str) -> None:
    assert question_before(source, source.index("Because")).endswith("Why did you leave?")


@pytest.mark.parametrize(
    "source",
    [
        "I left.\nBecause of the war.",
        "Because of the war.",
        f"Why did you leave?\n{'And so on. ' * 10}Because of the war.",
        f"{'Why did you leave, ' * 40}and when?\nBecause of the war.",
    ],
)
def test_a_passage_without_a_question_right_before_it_has_none(source: str) -> None:
    assert not question_before(source, source.index("Because")).startswith("Why did you leave?")


def test_what_is_said_of_an_entry_is_its_text_questions_summary_topics_and_the_question_before_it() -> None:
    """The passage first; the interviewer's question only where it stands right before the passage."""
    entry: dict[str, Any] = {
        "id": "left",
        "kind": "quote",
        "speaker": "berg",
        "text": "I left the army.",
        "summary": {"en": "Berg left.", "ru": "Берг ушла."},
        "topics": ["defence"],
        "questions": ["Did Berg leave?", "Ушла ли Берг?"],
    }
    made = interview(entries=[{"id": "asked", "kind": "fact", "text": "And then?"}, entry])
    said = [(field.text, field.language) for field in fields(made, made.entries[1], index_of(made).zipf)]
    assert said == [
        ("I left the army.", "en"),
        ("Did Berg leave?", "en"),
        ("Ушла ли Берг?", "ru"),
        ("Berg left.", "en"),
        ("Берг ушла.", "ru"),
        ("Defence", "en"),
        ("Оборона", "ru"),
        ("Mudofaa", "uz"),
        ("And then?", "en"),
    ]


def test_an_entry_is_labelled_by_its_speaker_its_topics_and_those_whom_it_concerns() -> None:
    """Who is retold in it is concerned, and named."""
    reply = next(entry for entry in interview().entries if entry.id == "reply")
    people = [term("valley", person) for term in (concerning_term, mention_term) for person in ("stone", "marchetti")]
    assert labels("valley", reply) == {speaker_term("valley", "dahlgren"), *people}
    canal = next(entry for entry in interview().entries if entry.id == "canal")
    assert labels("valley", canal) == {speaker_term("valley", "dahlgren"), topic_term("valley", "water")}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Both villages took part in the fair.", "en"),
        ("Деревни участвовали в ярмарке.", "ru"),
        ("Қишлоқлар ярмаркада қатнашди.", "uz"),
    ],
)
def test_a_passage_tells_who_takes_part_in_something(text: str, language: str) -> None:
    assert "participant" in told(text, language)


@pytest.mark.parametrize(
    ("summary", "language", "told"),
    [
        ("The article says that wolves came.", "en", "that wolves came"),
        ("Berg, the article reports, saw wolves.", "en", "berg saw wolves"),
        ("В статье говорится о волках.", "ru", "говорится о волках"),
        ("Matnda aytilishicha, boʻri kelgan.", "uz", "aytilishicha bo'ri kelgan"),
    ],
)
def test_a_summary_does_not_say_that_the_text_tells_it(summary: str, language: str, told: str) -> None:
    assert without_frame(summary, language) == told


@pytest.mark.parametrize("summary", ["Berg wrote in her article about wolves.", "Берг пишет в своей статье о волках."])
def test_of_whose_text_a_summary_tells_it_says(summary: str) -> None:
    assert without_frame(summary, "en" if summary.isascii() else "ru") == summary
