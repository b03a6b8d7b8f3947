"""What is remembered of a model's examination for a week, so that not every start begins with one."""

from __future__ import annotations

import contextlib
import hashlib
import json
import time
from pathlib import Path

from pydantic import ValidationError

from bot.reader.examination import FILE, ExamVerdict
from bot.reader.wire import REPLY_FORMAT, SYSTEM
from bot.settings import ReaderSettings

WEEK = 7 * 86_400.0


class Trust:
    """The verdict on one model at one address, by this examination and this wording of the request."""

    def __init__(self, settings: ReaderSettings, folder: Path | None) -> None:
        """`folder` is that of the cache, None where there is none; nothing is then remembered."""
        examination = FILE.read_bytes() + f"{SYSTEM}{json.dumps(REPLY_FORMAT)}".encode()
        digest = hashlib.blake2b(digest_size=16)
        for part in (settings.reader_url or "", settings.reader_model):
            digest.update(f"{len(part)}:{part}".encode())
        digest.update(examination)
        self._file = folder / f"reader-{digest.hexdigest()}.json" if folder else None

    def verdict(self) -> ExamVerdict | None:
        """The verdict, if there is one that is not too old."""
        if self._file is None:
            return None
        try:
            age = time.time() - self._file.stat().st_mtime
            return ExamVerdict.model_validate_json(self._file.read_bytes()) if 0 <= age < WEEK else None
        except (OSError, ValidationError):
            return None

    def keep(self, verdict: ExamVerdict) -> None:
        """Remember a verdict, unless it leaves open whether the model is good."""
        if self._file is None or verdict.is_undecided:
            return
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part = self._file.with_suffix(".part")
            part.write_text(verdict.model_dump_json(), "utf-8")
            part.replace(self._file)
