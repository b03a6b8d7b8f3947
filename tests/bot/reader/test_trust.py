"""The verdict on a model is remembered."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from bot.reader.examination import ExamVerdict
from bot.reader.trust import WEEK, Trust
from tests.bot.reader.tasks import settings
from tests.readerapi import ReaderApi

GOOD = ExamVerdict(right=30, answerable=30, false=0, others=30)
BAD = ExamVerdict(right=7, answerable=30, false=24, others=30)
API = ReaderApi()


@pytest.mark.parametrize("verdict", [GOOD, BAD])
def test_a_verdict_is_remembered_whether_good_or_bad(tmp_path: Path, verdict: ExamVerdict) -> None:
    """In a folder that is made for it."""
    Trust(settings(API), tmp_path / "cache").keep(verdict)
    assert Trust(settings(API), tmp_path / "cache").verdict() == verdict


def test_it_is_that_of_one_address_and_one_model(tmp_path: Path) -> None:
    """Neither the key nor the patience matters."""
    Trust(settings(API), tmp_path).keep(GOOD)
    assert Trust(settings(API, BOT_READER_MODEL="another"), tmp_path).verdict() is None
    assert Trust(settings(API, BOT_READER_URL="http://127.0.0.1:1/v2"), tmp_path).verdict() is None
    assert Trust(settings(API, BOT_READER_KEY="k", BOT_READER_SECONDS="9"), tmp_path).verdict() == GOOD


def test_another_examination_or_wording_needs_another_verdict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Trust(settings(API), tmp_path).keep(GOOD)
    monkeypatch.setattr("bot.reader.trust.SYSTEM", "Point at something.")
    assert Trust(settings(API), tmp_path).verdict() is None
    (tmp_path / "examination.jsonl").write_text("")
    monkeypatch.undo()
    monkeypatch.setattr("bot.reader.trust.FILE", tmp_path / "examination.jsonl")
    assert Trust(settings(API), tmp_path).verdict() is None


def test_after_a_week_it_is_forgotten(tmp_path: Path) -> None:
    """And one from the future is none."""
    trust = Trust(settings(API), tmp_path)
    trust.keep(GOOD)
    (file,) = tmp_path.iterdir()
    for age, verdict in ((WEEK - 60, GOOD), (WEEK + 60, None), (-3600, None)):
        os.utime(file, (time.time() - age,) * 2)
        assert trust.verdict() == verdict


def test_one_that_leaves_the_question_open_is_not_remembered(tmp_path: Path) -> None:
    """Calls had failed."""
    Trust(settings(API), tmp_path).keep(
        ExamVerdict(right=0, answerable=30, false=0, others=30, failed_answerable=30, failed_others=30, reason="…")
    )
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_kept_there_is_no_verdict(tmp_path: Path) -> None:
    """Nor is that an error; a broken file counts as none."""
    nowhere = Trust(settings(API), None)
    nowhere.keep(GOOD)
    assert nowhere.verdict() is None
    (tmp_path / "file").write_text("")
    blocked = Trust(settings(API), tmp_path / "file")
    blocked.keep(GOOD)
    assert blocked.verdict() is None
    trust = Trust(settings(API), tmp_path)
    trust.keep(GOOD)
    next(file for file in tmp_path.iterdir() if file.suffix == ".json").write_text("{}")
    assert trust.verdict() is None
