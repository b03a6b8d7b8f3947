"""Whether each answer is of one edition while the interviews are loaded anew, good ones and broken ones in turn.

    python -m tests.benchmarks.reloads [--questions 10000] [--reloads 50]

People ask, press and type inline without a pause while an editor sends /reload again and again, to the bot in a process
of its own. Of each edition everything names its number: an answer must have one number only, that of an edition which
was in service between the question and the answer. It prints how many answers there were, and what was wrong with any;
the exit code is 1 if something was.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

from tests.bot.editions import Readings, read_on
from tests.bot.running import Process
from tests.botapi import BotApi


async def main(questions: int, reloads: int) -> int:
    """Ask and load anew so often; 1 if anything was wrong."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as cache:
        readings = Readings(Path(folder, "interviews", "rivers"))
        while not readings.write():
            pass
        async with BotApi() as api:
            editor = api.private(api.user("Editor", "en"))
            settings = {"BOT_KNOWLEDGE": str(Path(folder, "interviews")), "BOT_ADMINS": str(editor.id)}
            async with Process(api, Path(folder), Path(cache), **settings) as process:
                await read_on(readings, api, process, editor, questions=questions, reloads=reloads)
                errors = process.log.count("ERROR") + len(api.refusals)
    print(
        f"{readings.answers} answers while {reloads - readings.refused} editions were loaded and {readings.refused} "
        f"refused, in {time.monotonic() - began:.0f} s: {len(readings.wrong)} wrong, {errors} errors"
    )
    print(*readings.wrong[:20], sep="\n", end="\n" if readings.wrong else "")
    return int(bool(readings.wrong or errors))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=10_000)
    parser.add_argument("--reloads", type=int, default=50)
    options = parser.parse_args()
    sys.exit(asyncio.run(main(options.questions, options.reloads)))
