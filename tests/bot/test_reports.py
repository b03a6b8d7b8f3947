"""Known faults of bots like this one, in what is found and in when it is silent: none of them is ours."""

from __future__ import annotations

import ast
import itertools
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from bot.cli.jsonform import answer_json
from bot.replies.render import answer_reply
from knowledge.base import open_base
from knowledge.deciding.decide import answer
from knowledge.index.index import Index
from tests.bot.reports import CASES, NOT_SHOWN, Right, shows, silent, told
from tests.knowledge.folders import SOURCE, write

SIROJOV, TOLIPOV = "Oybek Sirojov", "Farhod Tolipov"
KARIMOV_AND_NAZARBAYEV = ("Karimov", "Nazarbayev")
ANYTHING = Right(("answer", *NOT_SHOWN))

TABLE: dict[str, list[Right]] = {
    "r001": [shows("a unified army", SIROJOV)],
    "r002": [
        shows("", TOLIPOV),
        shows("Europe", TOLIPOV),
        shows("issues of borders and water", SIROJOV),
        ANYTHING,
        ANYTHING,
        silent("unknown"),
    ],
    "r007": [shows("focus primarily on economic integration", SIROJOV, "ru")],
    "r008": [Right(("answer", "suggest", "unknown"), "European Union", TOLIPOV)],
    "r010": [
        shows("does not bring any benefit", TOLIPOV, recounted=KARIMOV_AND_NAZARBAYEV, says="retelling"),
        shows("does not bring any benefit", TOLIPOV, recounted=KARIMOV_AND_NAZARBAYEV, says="retelling"),
    ],
    "r011": [shows("European Union", TOLIPOV, "uz")],
    "r013": [silent("unknown", "suggest", language=language) for language in ("en", "ru", "uz")],
    "r014": [silent("unknown"), silent("unknown"), Right(("answer", "suggest"), "1992", SIROJOV)],
    "r016": [silent("unknown")] * 3,
    "r017": [silent("suggest", "unknown")] * 2,
    "r019": [silent("unknown")] * 3,
    "r020": [silent("suggest", "unknown")],
    "r022": [shows("", TOLIPOV), silent("suggest", offers="reply-of-karimov-nazarbayev")],
    "r023": [shows("battalion", TOLIPOV), silent("unknown"), Right(("answer", "suggest"), by=SIROJOV)],
    "r025": [silent("unknown", "smalltalk")] * 5,
    "r028": [silent("unknown", language="en"), silent("unknown", language="ru"), silent("unknown", language="en")],
    "r077": [silent("suggest", "unknown")] * 4,
    "r078": [silent()] * 6 + [silent("suggest"), Right((*NOT_SHOWN, "shown"), "battalion", TOLIPOV)],
    "r079": [silent(language=language) for language in ("en", "ru", "uz", "en", "ru")],
    "r081": [shows("Self-adaptation", TOLIPOV)] * 3 + [Right(("answer", "suggest"), "ID card")],
    "r083": [shows("European Union", TOLIPOV, "uz")] * 3,
    "r085": [shows(words) for words in ("Afghanistan", "Russia or China", "unified army", "Kyrgyz")],
    "r086": [
        shows("crumbling"),
        shows("stir up"),
        Right(("answer", "suggest"), "architecture"),
        shows("experience in"),
    ],
    "r087": [
        silent("suggest", language="en", says=TOLIPOV),
        silent("suggest", language="ru", says="Толипов"),
        silent("suggest", language="en", says=TOLIPOV),
    ],
    "r100": [shows("Europe", TOLIPOV), Right(("answer", "suggest")), silent("unknown"), silent("unknown")],
    "r106": [
        Right(("answer", *NOT_SHOWN), "competition does not bring any benefit"),
        shows("when the issue of security in the region becomes urgent, the issue of integration will move forward"),
    ],
}


@pytest.mark.parametrize("name", list(TABLE))
def test_what_is_told_is_right(index: Index, name: str) -> None:
    """Of each message of a case."""
    found = list(told(index, CASES[name]["input"]))
    assert len(found) == len(TABLE[name])
    for right, message in zip(TABLE[name], found, strict=True):
        right.of(message)


def entries(index: Index, *questions: str) -> list[str]:
    """The entries shown first."""
    found = [told["passages"][0]["entry"] for question in questions for told in _told(index, question)]
    assert len(found) == len(questions)
    return found


def _told(index: Index, question: str) -> list[dict[str, Any]]:
    return [each for each in told(index, question) if each["passages"]]


def test_r004_letters_in_pieces_are_letters(index: Index) -> None:
    composed, in_pieces = (unicodedata.normalize(form, CASES["r004"]["input"]) for form in ("NFC", "NFD"))
    assert composed != in_pieces
    for found in (*told(index, composed), *told(index, in_pieces)):
        shows("joint military exercises", TOLIPOV, "uz").of(found)


def test_r005_invisible_characters_do_not_matter(index: Index) -> None:
    question = CASES["r005"]["input"]
    plain = "".join(letter for letter in question if unicodedata.category(letter) != "Cf")
    assert plain != question
    for found in (*told(index, question), *told(index, plain)):
        shows("the legal basis for the provision of free movement", SIROJOV).of(found)


def test_r025_nothing_asked_on_the_command_line_is_nothing_found(index: Index) -> None:
    for found in told(index, ""):
        silent("unknown", "smalltalk").of(found)


@pytest.mark.parametrize("text", ["т" * 4096, ("a " * 2048).strip(), "interview"])
def test_r026_a_long_text_takes_no_time_and_is_not_said_back(index: Index, text: str) -> None:
    """A second, and the message fits one of Telegram's."""
    if text == "interview":
        text = f"{index.source('central-asia')[:3500]} so who will lead?"
    found = answer(index, text)
    assert found.elapsed_ms < 1000
    assert found.status in (("unknown",) if "lead" not in text else ("answer", "suggest"))
    reply = answer_reply(index, found).text
    assert text not in reply
    assert len(reply) < 4096


def test_r075_yo_may_be_written_without_its_dots(index: Index) -> None:
    one, other, slow, slow_too = entries(index, *CASES["r075"]["input"].split("\n"))
    assert (one, slow) == (other, slow_too)
    assert "recogni" in " ".join(p["text"] for p in next(told(index, "что предложил Мирзиеев?"))["passages"])


def test_r082_new_uzbek_letters_are_the_old_ones(index: Index) -> None:
    """ö ğ ş ç for oʻ gʻ sh ch."""
    for question in CASES["r082"]["input"].split("\n"):
        old = question
        for new, letters in {"ö": "oʻ", "Ö": "Oʻ", "ğ": "gʻ", "ş": "sh", "ç": "ch", "Ç": "Ch"}.items():
            old = old.replace(new, letters)
        new_told, old_told = next(told(index, question)), next(told(index, old))
        assert (new_told["status"], new_told["language"]) == ("answer", "uz")
        assert new_told["passages"] == old_told["passages"]


def test_r083_europe_is_written_as_uzbeks_do(index: Index) -> None:
    found = list(told(index, CASES["r083"]["input"]))
    assert len({each["passages"][0]["entry"] for each in found}) == 1
    assert "Европа" in found[2]["summary"]
    assert not re.search("йевропа|эвропа", found[2]["reply"], re.IGNORECASE)


def test_r079_no_to_an_offer_brings_nothing(index: Index) -> None:
    for no in ("no", "none of these"):
        *_, found = told(index, f"chat:\nWhat did Sirojov say about the battalion?\n{no}")
        silent().of(found)


def test_r098_the_same_words_are_shown_once(index: Index, tmp_path: Path) -> None:
    """Of two entries one of which lies in the other, one."""
    long = "“The road is open again,” says Anna Berg. “Nobody waits at the border any more.”"
    assert long in SOURCE
    rows = [("short", "Nobody waits at the border any more."), ("long", long)]
    texts = "".join(f"- {{id: {name}, kind: fact, text: '{text}'}}\n" for name, text in rows)
    own = open_base(write(tmp_path / "valley", entries=texts)).index
    for question in ("Who waits at the border?", "Nobody waits at the border"):
        assert len(answer_json(own, answer(own, question))["passages"]) == 1
    own.close()
    shown = answer_json(index, answer(index, "European Union small movements example"))["passages"]
    places = sorted((passage["start"], passage["end"]) for passage in shown)
    assert places
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(places))


# Where the other cases are tried

ELSEWHERE: dict[str, tuple[str, ...]] = {
    "r029": ("test_group.py::test_what_is_for_the_bot",),
    "r031": (
        "test_buttons.py::test_stale_and_forged_buttons",
        "test_buttons.py::test_buttons_of_a_message_too_old_to_be_shown",
    ),
    "r032": (
        "test_callbacks.py::test_every_action_comes_back_as_it_was",
        "test_links.py::test_the_longest_link_is_one_that_telegram_takes",
    ),
    "r034": ("test_group.py::test_threads_of_replies_are_no_topics", "test_group.py::test_forum_topics"),
    "r035": ("test_questions.py::test_a_group_that_moves_takes_its_choice_along",),
    "r037": (
        "test_group.py::test_other_bots_and_what_is_sent_through_bots",
        "test_inline.py::test_a_channel_hears_nothing",
    ),
    "r038": ("test_group.py::test_what_is_for_the_bot", "test_group.py::test_silence_otherwise"),
    "r040": (
        "test_private.py::test_a_caption_is_a_question",
        "test_private.py::test_what_is_no_text_gets_one_sentence",
    ),
    "r041": ("test_reports_telegram.py::test_r041_a_forwarded_answer_is_nobody_else_s",),
    "r043": ("test_reports_telegram.py::test_r043_entries_of_one_name_are_told_apart",),
    "r044": (
        "test_views.py::test_a_long_passage_is_shown_in_parts_and_none_of_it_is_lost",
        "test_admin.py::test_a_long_passage_is_paged_and_never_cut",
    ),
    "r046": ("test_app.py::test_a_bad_setting", "test_webhook.py::test_what_is_no_update_is_refused"),
    "r047": ("test_app.py::test_a_refused_token", "test_app.py::test_the_token_is_never_logged"),
    "r049": ("test_app.py::test_another_copy_is_running",),
    "r065": ("test_ask.py::test_an_argument_of_odd_bytes_is_answered",),
    "r067": (
        "test_chat.py::test_chat_in_a_terminal_ends_with_ctrl_d_and_ctrl_c",
        "test_reports_files.py::test_r067_a_last_line_without_its_end_is_answered",
    ),
    "r070": ("test_insight.py::test_questions_alike_are_one_group",),
    "r071": ("test_database.py::test_a_locked_file",),
    "r073": ("test_app.py::test_a_bad_setting",),
    "r074": ("test_app.py::test_it_ends_when_told", "test_app.py::test_what_is_in_hand_is_finished"),
    "r088": ("test_reports_telegram.py::test_r088_a_command_may_end_with_its_line",),
    "r090": ("test_reports_telegram.py::test_r090_a_reply_to_another_reader_is_not_for_the_bot",),
    "r091": ("test_reports_telegram.py::test_r091_whatever_is_typed_inline_is_answered",),
    "r093": ("test_group.py::test_anonymous_administrators",),
    "r095": ("test_wording.py::test_russian_counts_as_russians_do",),
    "r101": ("test_reports_telegram.py::test_r101_what_is_pressed_is_in_the_language_of_the_question",),
    "r102": ("test_wording.py::test_language_codes_of_telegram_and_of_consoles_are_understood",),
}


def test_every_case_has_a_test_and_every_test_that_is_named_is_there() -> None:
    """Of each file only the names of its tests are read."""
    here = Path(__file__).parent
    written = {
        f"{file.name}::{node.name}"
        for file in here.rglob("test_*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {test for tests in ELSEWHERE.values() for test in tests} <= written
    own = {match[1] for name in written if (match := re.search("::test_(r[0-9]{3})_", name))}
    assert TABLE.keys() | ELSEWHERE.keys() | own == CASES.keys()
