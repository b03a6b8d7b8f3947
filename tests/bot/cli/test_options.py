"""What the commands share: which interviews are meant, and in which language a person is spoken to."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli.options import BadOptionError, meant_directory
from tests.bot.cli.program import QUESTION, objects, run


def test_an_option_goes_before_the_environment_and_that_before_the_file(home: Path) -> None:
    """A file .env in the working directory; a bad value is named, not shown."""
    (home / ".env").write_text("BOT_KNOWLEDGE='all/harbour'\nBOT_TOKEN=nonsense\n")

    def asked(*options: str, setting: str = "") -> str:
        done = run(home, "ask", "--json", QUESTION, *options, BOT_KNOWLEDGE=setting)
        return str(objects(done)[0]["passages"][0]["interview"])

    try:
        assert asked() == "harbour"
        assert asked(setting="all/valley") == "valley"
        assert asked("--knowledge", "all/valley", setting="nowhere") == "valley"
        done = run(home, "ask", "road", BOT_KNOWLEDGE="s3cret")
        assert done.returncode == 2
        assert b"BOT_KNOWLEDGE" in done.stderr
        assert b"s3cret" not in done.stderr
    finally:
        (home / ".env").unlink()


def test_a_folder_out_of_reach_is_named_by_its_setting(unprivileged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And is not said to be missing: under systemd the bot sees no home."""
    (unprivileged / "home").mkdir(mode=0)
    monkeypatch.setenv("BOT_KNOWLEDGE", str(unprivileged / "home" / "my-interviews"))
    with pytest.raises(BadOptionError, match="BOT_KNOWLEDGE cannot be read; mend the rights of that folder"):
        meant_directory(None, None)


def test_a_broken_base_ends_with_1_and_says_all_that_is_wrong(home: Path) -> None:
    """On standard error, each with its file and line."""
    done = run(home, "ask", "road", "--knowledge", "broken")
    assert done.returncode == 1
    assert "broken/valley/interview.yaml:3: error: " in done.stderr.decode()
    assert "warning" not in done.stderr.decode()
    assert run(home, "eval", "--knowledge", "broken").returncode == 1


def test_chat_speaks_the_language_of_the_console_first(home: Path) -> None:
    """Commands have none of their own."""
    done = run(home, "chat", "--knowledge", "all", stdin="/topic\n", LANG="ru_RU.UTF-8")
    assert done.stdout.decode().startswith("Выберите тему:")
    done = run(home, "chat", "--knowledge", "all", stdin="/topic\n", LANG="uz_UZ.UTF-8@cyrillic")
    assert done.stdout.decode().startswith("Мавзуни танланг:")
