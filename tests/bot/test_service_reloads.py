"""Interviews are loaded anew, good ones and broken ones in turn, while people ask without a pause."""

from pathlib import Path

from tests.bot.editions import Readings, read_on
from tests.bot.running import Process
from tests.botapi import BotApi


async def test_each_answer_is_of_one_edition(cache: Path, tmp_path: Path) -> None:
    """Of the one loaded last or of one loaded while it was answered, never of a broken one, and all of it."""
    readings = Readings(tmp_path / "kb" / "rivers")
    while not readings.write():
        pass
    async with BotApi() as api:
        editor = api.private(api.user("Editor", "en"))
        settings = {"BOT_KNOWLEDGE": str(tmp_path / "kb"), "BOT_ADMINS": str(editor.id)}
        async with Process(api, tmp_path, cache, **settings) as process:
            await read_on(readings, api, process, editor, questions=240, reloads=4)
            assert "ERROR" not in process.log
        assert api.refusals == []
    assert readings.wrong == []
    assert (readings.loaded, readings.refused) == (6, 2)
