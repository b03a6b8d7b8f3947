"""Work in a process of its own."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.telegram.editors.aside import AsideFailedError, aside
from tests.botapi.waiting import until

Work = Callable[[str], str]
"""Makes a module of some code; its name."""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Work:
    """Where such modules are found."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    def written(code: str) -> str:
        (tmp_path / "work.py").write_text(f"import os, sys, time\n{code}\n", "utf-8")
        return "work"

    return written


async def test_what_it_prints_is_brought_back(work: Work) -> None:
    """It is given its arguments and its input, whatever bytes these are."""
    module = work("sys.stdout.buffer.write(sys.argv[1].encode() + sys.stdin.buffer.read())")
    assert await aside(module, "имя ", data=b"\x00\xff") == "имя ".encode() + b"\x00\xff"


async def test_it_knows_no_setting_of_the_bot(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "123:secret")
    assert await aside(work("print([name for name in os.environ if name.startswith('BOT_')])")) == b"[]\n"


async def test_that_it_failed_is_an_error(work: Work) -> None:
    with pytest.raises(AsideFailedError):
        await aside(work("sys.exit(3)"))


async def test_it_ends_when_nobody_waits_for_it_any_more(work: Work, tmp_path: Path) -> None:
    sign = tmp_path / "pid"
    module = work(f"open({str(sign)!r}, 'w').write(str(os.getpid()) + '.')\ntime.sleep(600)")
    task = asyncio.create_task(aside(module))
    text = await until(
        lambda: sign.read_text() if sign.exists() and sign.read_text().endswith(".") else None, lambda: "no sign"
    )
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    status = Path("/proc") / text.rstrip(".") / "status"
    await until(lambda: not status.exists() or "(zombie)" in status.read_text() or None, lambda: "it goes on")
