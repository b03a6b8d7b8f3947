"""Menus and descriptions, over HTTP."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.bot.running import Process
from tests.botapi import ApiError, BotApi
from tests.botapi.errors import Json

pytestmark = pytest.mark.asyncio(loop_scope="module")


EDITOR, SECOND = 4_000_001, 4_000_002


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def api(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[BotApi]:
    """A bot with two editors, of whom one has begun to talk with it, and a menu of last year."""
    async with BotApi() as server:
        server.profile.set_menu({"type": "all_private_chats"}, "", [{"command": "old", "description": "Of last year"}])
        server.profile.set_text("description", "ru", "Слова владельца")
        server.private(server.user("Editor", "en", key=EDITOR))
        settings = {"BOT_ADMINS": f"{EDITOR}, {SECOND}"}
        async with Process(server, tmp_path_factory.mktemp("bot"), cache, **settings) as process:
            yield server
        assert "ERROR" not in process.log, process.log


async def menu_is_set(api: BotApi, scope: Json) -> None:
    """Wait until a menu is there in the language that comes last."""
    await api.called.until(lambda: api.profile.menu(scope, "uz") or None, lambda: f"no menu for {scope}")


async def test_menus_and_descriptions(api: BotApi) -> None:
    """For private chats, groups and editors, in three languages; eight commands at most. An old menu is brought up to
    date; the operator's name and description stay."""
    await menu_is_set(api, {"type": "chat", "chat_id": EDITOR})
    reader, editor = api.private(api.user("Anna", "en")), api.private(api.user("Editor", "en", key=EDITOR))
    group = api.group("Readers", api.user("Anna", "en"))
    assert reader.owner
    assert editor.owner
    private = api.profile.menu_for(reader.owner, reader)
    assert "speaker" in private
    assert "old" not in private
    assert api.profile.text("description", "ru") == "Слова владельца"
    assert "reload" not in private
    assert api.profile.menu_for(next(iter(group.members.values()))[0], group)[0] == "ask"
    assert {"reload", "stats", "unanswered"} <= set(api.profile.menu_for(editor.owner, editor))
    assert all(len(menu) <= 8 for menu in api.profile.menus.values())
    for scope in ({"type": "all_private_chats"}, {"type": "all_group_chats"}, {"type": "chat", "chat_id": EDITOR}):
        lines = {api.profile.menu(scope, code)[0]["description"] for code in ("", "ru", "uz")}
        assert len(lines) == 3
    for kind in ("description", "short_description"):
        assert len({api.profile.text(kind, code) for code in ("", "ru", "uz")}) == 3
    assert api.count("setMyName") == 0


async def test_menus_of_an_earlier_version_are_brought_up_to_date(cache: Path, tmp_path: Path) -> None:
    """But not the descriptions, which are the operator's where there are any; nothing is set that is there already."""
    async with BotApi() as api:
        scope = {"type": "all_private_chats"}
        api.profile.set_menu(scope, "ru", [{"command": "old", "description": "Старое"}])
        api.profile.set_text("description", "", "The operator's own.")
        async with Process(api, tmp_path, cache):
            await menu_is_set(api, {"type": "all_group_chats"})
            assert "old" not in [command["command"] for command in api.profile.menu(scope, "ru")]
            assert api.profile.text("description") == "The operator's own."
        looks, calls = (
            api.count("getMyCommands"),
            api.count("setMyCommands", "setMyDescription", "setMyShortDescription"),
        )
        async with Process(api, tmp_path, cache):
            await api.wait_for_call("getMyCommands", number=2 * looks)
            await api.private().done()
            assert api.count("setMyCommands", "setMyDescription", "setMyShortDescription") == calls


async def test_menus_are_set_again_until_they_are(cache: Path, tmp_path: Path) -> None:
    """However long Telegram is in trouble; people are answered meanwhile."""
    async with BotApi() as api:
        fault = api.break_down("setMyCommands", error=ApiError(502, "Bad Gateway"))
        async with Process(api, tmp_path, cache) as process:
            await process.says("Telegram takes no calls (setMyCommands")
            assert (await api.private(api.user("Anna", "en")).ask("/help")).text
            assert api.profile.menus == {}
            fault.end()
            await menu_is_set(api, {"type": "all_group_chats"})
            assert "Traceback" not in process.log


async def test_the_editors_menu_is_set_when_he_begins(api: BotApi) -> None:
    """Telegram takes none for a chat that has not begun."""
    second = api.private(api.user("Second", "ru", key=SECOND))
    await second.ask("/start")
    assert second.owner
    assert "reload" in api.profile.menu_for(second.owner, second)
