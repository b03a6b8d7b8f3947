"""The figures of the log, as a picture or in letters."""

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.replies.pages import MESSAGE, units
from bot.telegram.editors.insight import MOST_ASKED_TOPICS, LogDay, LogFigures
from bot.telegram.editors.picture import MOST_BARS, as_text, can_draw, picture
from bot.wording import languages, wording
from tests.bot.running import ForewarnedProcess
from tests.bot.telegram.editors.newsroom import EDITOR
from tests.botapi import BotApi


def test_the_picture_is_one() -> None:
    """With and without topics, in every language."""
    days = [LogDay(date(2025, 3, 1), 1, 0, 0), LogDay(date(2025, 3, 2), 0, 0, 2)]
    for topics in ([("Trade", 1)], []):
        assert picture(LogFigures(days, topics), wording("uz-Cyrl")).startswith(b"\x89PNG")


def test_whether_there_is_what_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes with the extra `stats`."""
    assert can_draw()
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert not can_draw()


def test_the_figures_are_written_where_nothing_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bar a day with what came of its questions, in letters of one width, and the topics; in every language."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    found = LogFigures(
        [LogDay(date(2025, 3, 1), 5, 2, 1), LogDay(date(2025, 3, 2), 0, 0, 0)], [("Security", 4), ("Trade", 1)]
    )
    reply = as_text(found, wording("en"))
    assert (
        reply.text
        == """\
8 questions. 62% were answered.

Questions by day
█ answered: 5
▒ something near was offered: 2
░ nothing was found: 1

01.03. █████▒▒░ 8
02.03. 0

Answers by topic
4 · Security
1 · Trade"""
    )
    assert [reply.text[span.start : span.end] for span in reply.spans if span.kind == "code"] == [
        "01.03. █████▒▒░ 8\n02.03. 0"
    ]
    said = {as_text(found, wording(language)).text for language in languages()}
    assert len(said) == len(languages())


def test_written_figures_of_a_year_fit_one_message() -> None:
    """Some days then share a bar; the longest bar and its number still fit a telephone's line."""
    days = [LogDay(date(2024, 1, 1) + timedelta(days=number), 400, 30 * (number % 3), 7) for number in range(366)]
    reply = as_text(LogFigures(days, [("A topic of a long title " * 9, 10_000)] * MOST_ASKED_TOPICS), wording("ru"))
    bars = [line for line in reply.text.splitlines() if "█" in line][1:]
    assert len(bars) <= MOST_BARS
    assert bars[0].startswith("01.01.–12.01. ████")
    assert max(map(len, bars)) <= 36
    assert units(reply.text) < MESSAGE
    assert "Topics" not in as_text(LogFigures(days, []), wording("en")).text


async def test_figures_are_text_where_nothing_draws_a_picture(cache: Path, tmp_path: Path) -> None:
    """As after an installation without the extra `stats`; everything else works as ever."""
    code = 'import sys; sys.modules["matplotlib"] = None'
    async with BotApi() as api, ForewarnedProcess(api, tmp_path, cache, code, BOT_ADMINS=str(EDITOR)) as process:
        editor = api.private(api.user("Editor", "en", key=EDITOR))
        assert (await editor.ask("Why is integration so slow?")).quote
        reply = await editor.ask("/stats")
        assert reply.upload is None
        assert reply.text.startswith("1 question. 100% were answered.\n\nQuestions by day\n█ answered: 1\n")
        assert reply.entity_texts("code")[0].endswith(" █ 1")
        assert "ERROR" not in process.log, process.log
