"""Editors: their menu, loading anew, figures, questions asked in vain, thumbs down; over HTTP."""

import asyncio
import contextlib
import os
import shutil
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from bot.replies.actions import DismissFaults, DismissQuestion
from bot.telegram.callbacks import packed
from knowledge.base import INTERVIEWS
from knowledge.shortkeys import question_key
from tests.bot.running import RIVER, ROOT, SLUG, Process, write_interview
from tests.botapi import BotApi, Chat, Message
from tests.botapi.errors import Json
from tests.knowledge.folders import ENTRIES, write

pytestmark = pytest.mark.asyncio(loop_scope="module")

EDITOR = 4_000_001
LONG_QUOTE = """- id: quiet-border
  kind: quote
  speaker: berg
  text: “The road is open again,” says Anna Berg. “Nobody waits at the border any more.”
"""


@dataclass
class Newsroom:
    """A bot with an editor and a folder of interviews that he can change."""

    api: BotApi
    editor: Chat
    folder: Path
    process: Process

    def river(self, name: str, text: str) -> None:
        """Write a file of the small interview."""
        (self.folder / "rivers" / name).write_text(text, "utf-8")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def newsroom(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Newsroom]:
    """Two small interviews; and a cache of its own, since so many bases would drive those of others out."""
    folder, cache = tmp_path_factory.mktemp("interviews"), tmp_path_factory.mktemp("cache")
    write(folder / "valley", entries=ENTRIES + LONG_QUOTE)
    write_interview(folder)
    settings = {"BOT_ADMINS": f"{EDITOR}, 4000002", "BOT_KNOWLEDGE": str(folder)}
    async with BotApi() as api:
        api.profile.set_menu({"type": "all_private_chats"}, "", [{"command": "old", "description": "Of last year"}])
        api.profile.set_text("description", "ru", "Слова владельца")
        editor = api.private(api.user("Editor", "en", key=EDITOR))
        async with Process(api, tmp_path_factory.mktemp("bot"), cache, **settings) as process:
            yield Newsroom(api, editor, folder, process)
        assert "ERROR" not in process.log, process.log


async def menu_is_set(api: BotApi, scope: Json) -> None:
    """Wait until a menu is there in the language that comes last."""
    await api.called.until(lambda: api.profile.menu(scope, "uz") or None, lambda: f"no menu for {scope}")


async def test_menus_and_descriptions(newsroom: Newsroom) -> None:
    """For private chats, groups and editors, in three languages; eight commands at most. An old menu is brought up to
    date; the operator's name and description stay."""
    api = newsroom.api
    await menu_is_set(api, {"type": "chat", "chat_id": EDITOR})
    reader = api.private(api.user("Anna", "en"))
    group = api.group("Readers", api.user("Anna", "en"))
    assert reader.owner
    assert newsroom.editor.owner
    private = api.profile.menu_for(reader.owner, reader)
    assert "speaker" in private
    assert "old" not in private
    assert api.profile.text("description", "ru") == "Слова владельца"
    assert "reload" not in private
    assert api.profile.menu_for(next(iter(group.members.values()))[0], group)[0] == "ask"
    assert {"reload", "stats", "unanswered"} <= set(api.profile.menu_for(newsroom.editor.owner, newsroom.editor))
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


async def test_the_editors_menu_is_set_when_he_begins(newsroom: Newsroom) -> None:
    """Telegram takes none for a chat that has not begun."""
    api = newsroom.api
    second = api.private(api.user("Second", "ru", key=4_000_002))
    await second.ask("/start")
    await menu_is_set(api, {"type": "chat", "chat_id": second.id})
    assert second.owner
    assert "reload" in api.profile.menu_for(second.owner, second)


async def test_several_interviews(newsroom: Newsroom) -> None:
    """A question goes to all unless one is chosen; inline ids are unique over all."""
    chat = newsroom.api.private(newsroom.api.user("Anna", "en"))
    canal = await chat.ask("When was the canal built?")
    assert canal.quote == "The canal was built in 1939"
    assert "On the river" in canal.text
    choices = await chat.ask("/interviews")
    await chat.press(choices, "A valley")
    await chat.wait_for_edit(choices)
    assert "The canal was built" not in (await chat.ask("When was the canal built?")).text
    assert (await chat.ask("/summary")).text.startswith("A valley")
    choices = await chat.ask("/interviews")
    await chat.press(choices, "All interviews")
    await chat.wait_for_edit(choices)
    assert (await chat.ask("When was the canal built?")).quote == "The canal was built in 1939"
    assert (await chat.ask("/summary")).text.startswith("Which interview")


async def test_a_question_that_another_interview_answers_is_put_there_by_a_press(newsroom: Newsroom) -> None:
    """The interview chosen stays the one that is asked."""
    chat = newsroom.api.private(newsroom.api.user("Anna", "en"))
    await chat.ask("/interviews valley")
    reply = await chat.ask("When was the canal built?")
    assert reply.text.endswith("Found in another interview: On the river")
    await chat.press(reply, "Ask it there")
    assert (await chat.wait_for_reply()).quote == "The canal was built in 1939"
    assert (await chat.ask("When was the canal built?")).text == reply.text


@pytest.mark.parametrize("name", ["река", "реке", "реку", "о реке", "river", "daryo", "дарё", "rivers"])
async def test_an_interview_is_found_by_any_form_of_its_title(newsroom: Newsroom, name: str) -> None:
    """In all its languages, and by its slug."""
    chat = newsroom.api.private(newsroom.api.user("Anna", "ru"))
    assert (await chat.ask(f"/interviews {name}")).text == "Теперь ваши вопросы — к интервью «О реке»."


async def test_an_interview_that_is_misspelt_is_offered(newsroom: Newsroom) -> None:
    """And chosen by a press."""
    chat = newsroom.api.private(newsroom.api.user("Anna", "ru"))
    reply = await chat.ask("/interviews рекка")
    assert reply.text == "Я не нашёл интервью «рекка». Возможно, вы имеете в виду:\n\nО реке"
    await chat.press(reply, "О реке")
    assert (await chat.wait_for_edit(reply)).text == "Теперь ваши вопросы — к интервью «О реке»."


async def test_loading_anew(newsroom: Newsroom) -> None:
    """Says what changed; the next question is answered from the new base; moved entries are not changed ones."""
    added = '- {id: amir, kind: fact, text: "said Amir Karimli", summary: {en: He said it.}}\n'
    newsroom.river("source.txt", "An opening line. " + RIVER["source.txt"])
    newsroom.river("entries.yaml", RIVER["entries.yaml"].replace("Water is life.", "Water is all.") + added)
    reply = await newsroom.editor.ask("/reload")
    assert reply.text.startswith("Loaded anew: +1 entry, 1 changed, 0 removed, ")
    assert "warnings" in reply.text
    chat = newsroom.api.private(newsroom.api.user("Anna", "en"))
    assert (await chat.ask("/start rivers--amir")).quote == "said Amir Karimli"
    newsroom.river("source.txt", RIVER["source.txt"])
    newsroom.river("entries.yaml", RIVER["entries.yaml"])
    reply = await newsroom.editor.ask("/reload")
    assert reply.text.startswith("Loaded anew: +0 entries, 1 changed, 1 removed, ")
    assert "no longer here" in (await chat.ask("/start rivers--amir")).text


async def test_talk_of_an_entry_that_a_reload_removes(newsroom: Newsroom) -> None:
    """Its buttons say that it is gone, and what is asked on is answered or not, but without an error."""
    added = '- {id: amir, kind: fact, text: "said Amir Karimli", summary: {en: He said it.}, topics: [canals]}\n'
    newsroom.river("entries.yaml", RIVER["entries.yaml"] + added)
    await newsroom.editor.ask("/reload")
    chat = newsroom.api.private(newsroom.api.user("Anna", "en"))
    shown = await chat.ask("/start rivers--amir")
    newsroom.river("entries.yaml", RIVER["entries.yaml"])
    await newsroom.editor.ask("/reload")
    for label in ("Whole paragraph", "Karimli on this", "👎"):
        assert "no longer here" in (await chat.press(shown, label)).text
    assert (await chat.ask("who said that?", reply_to=shown)).text
    assert (await chat.ask("why?")).text


async def test_an_interview_that_was_chosen_and_is_gone(newsroom: Newsroom) -> None:
    """All are asked again, inline too."""
    user = newsroom.api.user("Anna", "en")
    chat = newsroom.api.private(user)
    write_interview(newsroom.folder, "lakes")
    await newsroom.editor.ask("/reload")
    await chat.ask("/interviews lakes")
    assert [result["id"] for result in (await newsroom.api.inline(user, "canal")).results] == ["lakes--canal-built"]
    shutil.rmtree(newsroom.folder / "lakes")
    await newsroom.editor.ask("/reload")
    assert (await chat.ask("When was the canal built?")).quote
    assert "rivers--canal-built" in [found["id"] for found in (await newsroom.api.inline(user, "canal")).results]
    assert (await newsroom.api.inline(user)).results


async def test_a_broken_folder_keeps_the_old_base(newsroom: Newsroom) -> None:
    """File and line are told; questions go on being answered, in the middle of a conversation."""
    chat = newsroom.api.private(newsroom.api.user("Anna", "en"))
    await chat.ask("When was the canal built?")
    newsroom.river("entries.yaml", RIVER["entries.yaml"].replace("kind: quote", "kind: quota", 1))
    reply = await newsroom.editor.ask("/reload")
    assert reply.text.startswith("1 error: the interviews stay as they were.")
    assert "rivers/entries.yaml:2: error: " in reply.text
    assert (await chat.ask("who said that?")).quote == "The canal was built in 1939"
    newsroom.river("entries.yaml", RIVER["entries.yaml"])
    assert "+0 entries, 0 changed, 0 removed" in (await newsroom.editor.ask("/reload")).text


async def test_many_errors_come_as_a_file(newsroom: Newsroom) -> None:
    """A message could not hold them."""
    entry = '- {{id: entry-{0}, kind: quote, speaker: nobody-{0}, text: "not in the source {0}"}}\n'
    newsroom.river("entries.yaml", "".join(entry.format(number) for number in range(60)))
    reply = await newsroom.editor.ask("/reload")
    assert reply.upload
    assert reply.upload.content.decode().count("rivers/entries.yaml:") >= 60
    assert "errors: the interviews stay as they were." in reply.text
    newsroom.river("entries.yaml", RIVER["entries.yaml"])


async def test_a_folder_that_is_gone(newsroom: Newsroom) -> None:
    """The old base stays in service."""
    moved = newsroom.folder.with_name("moved")
    newsroom.folder.rename(moved)
    try:
        assert "stay as they were" in (await newsroom.editor.ask("/reload")).text
    finally:
        moved.rename(newsroom.folder)
    chat = newsroom.api.private(newsroom.api.user("Anna", "en"))
    assert (await chat.ask("When was the canal built?")).quote


async def test_questions_are_answered_while_it_loads(newsroom: Newsroom) -> None:
    """A reload of a large interview takes its time in a thread; others do not wait for it."""
    shutil.copytree(INTERVIEWS / SLUG, newsroom.folder / SLUG)
    loading = asyncio.ensure_future(newsroom.editor.ask("/reload"))
    chat = newsroom.api.private(newsroom.api.user("Anna", "en"))
    for _ in range(4):
        assert (await chat.ask("When was the canal built?")).quote
    assert not loading.done()
    assert (await loading).text.startswith("Loaded anew: +")
    shutil.rmtree(newsroom.folder / SLUG)
    await newsroom.editor.ask("/reload")


async def test_a_long_passage_is_paged_and_never_cut(newsroom: Newsroom) -> None:
    """By the same buttons as several passages, at sentence ends, each page an expandable quote."""
    sentences = [f"Sentence {number} of a long talk \U0001f642 on the river goes on." for number in range(150)]
    text = " ".join(sentences)
    newsroom.river("source.txt", f"{RIVER['source.txt']}{text}\n")
    entry = f'- {{id: long, kind: quote, speaker: karimli, text: "{text}", summary: {{en: A long talk.}}}}\n'
    newsroom.river("entries.yaml", RIVER["entries.yaml"] + entry)
    assert "+1 entry" in (await newsroom.editor.ask("/reload")).text
    chat = newsroom.api.private(newsroom.api.user("Anna", "en"))
    reply = await chat.ask("/start rivers--long")
    pages = [reply.quote]
    while "Next ›" in reply.buttons:
        await chat.press(reply, "Next")
        await chat.wait_for_edit(reply, times=len(pages))
        pages.append(reply.quote)
        assert reply.entity_text("expandable_blockquote") == reply.quote
    assert len(pages) > 2
    assert " ".join(pages) == text
    assert all(page.endswith("goes on.") for page in pages)
    for name in ("source.txt", "entries.yaml"):
        newsroom.river(name, RIVER[name])
    await newsroom.editor.ask("/reload")


async def test_figures_are_a_picture(newsroom: Newsroom) -> None:
    """With the number of questions and the share answered beneath."""
    chat = newsroom.api.private(newsroom.api.user("Anna", "en"))
    await chat.ask("When was the canal built?")
    reply = await newsroom.editor.ask("/stats")
    assert reply.upload
    assert reply.upload.content.startswith(b"\x89PNG")
    assert "were answered." in reply.text


async def test_figures_are_text_where_nothing_draws_a_picture(cache: Path, tmp_path: Path) -> None:
    """As after an installation without the extra `stats`; everything else works as ever."""
    (tmp_path / "sitecustomize.py").write_text('import sys\n\nsys.modules["matplotlib"] = None\n', "utf-8")
    settings = {"BOT_ADMINS": str(EDITOR), "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    async with BotApi() as api, Process(api, tmp_path, cache, **settings) as process:
        editor = api.private(api.user("Editor", "en", key=EDITOR))
        assert (await editor.ask("Why is integration so slow?")).quote
        reply = await editor.ask("/stats")
        assert reply.upload is None
        assert reply.text.startswith("1 question. 100% were answered.\n\nQuestions by day\n█ answered: 1\n")
        assert reply.entity_texts("code")[0].endswith(" █ 1")
        assert "ERROR" not in process.log, process.log


async def test_questions_asked_in_vain(newsroom: Newsroom) -> None:
    """Those alike together whatever their case and apostrophes, with the nearest entries and the line to paste."""
    chat = newsroom.api.private(newsroom.api.user("Anna", "en"))
    for question in ("Oʻzbek paxtasi qancha?", "OZBEK PAXTASI QANCHA", 'Say "cheese", robot of cheese?'):
        await chat.ask(question)
    reply = await newsroom.editor.ask("/unanswered")
    assert "2 × OZBEK PAXTASI QANCHA" in reply.text
    assert '    - "OZBEK PAXTASI QANCHA"' in reply.entity_texts("code")
    assert '    - "Say \\"cheese\\", robot of cheese?"' in reply.entity_texts("code")
    assert "valley--" in reply.text or "rivers--" in reply.text


async def test_a_question_asked_in_vain_can_be_dismissed(newsroom: Newsroom) -> None:
    """The others stay, and it does not come back when it is asked again."""
    chat = newsroom.api.private(newsroom.api.user("Anna", "en"))
    for question in ("Where do the tulips grow?", "Where do the daisies grow?"):
        await chat.ask(question)
    reply = await newsroom.editor.ask("/unanswered")
    await newsroom.editor.press(reply, "✕ Where do the tulips grow?")
    await newsroom.editor.wait_for_edit(reply)
    assert "tulips" not in reply.text
    assert "daisies" in reply.text
    await chat.ask("where do the TULIPS grow")
    assert "tulips" not in (await newsroom.editor.ask("/unanswered")).text.casefold()


async def test_chatter_is_not_asked_in_vain(newsroom: Newsroom) -> None:
    """Thanks, and "more" when there is no more."""
    chat = newsroom.api.private(newsroom.api.user("Anna", "en"))
    await chat.ask("When was the canal built?")
    for text in ("more", "more", "thanks"):
        await chat.ask(text)
    listed = await newsroom.editor.ask("/unanswered")
    assert not {"✕ more", "✕ thanks"} & set(listed.buttons)


async def test_what_is_yaml_stays_yaml_in_any_script(newsroom: Newsroom) -> None:
    """The wording is in Uzbek Cyrillic, the file's own word is not; and the line pasted makes the question answered."""
    chat = newsroom.api.private(newsroom.api.user("Anna", "en"))
    question = 'Which "zzyzx: #1" \\ qqq is brown?'
    await chat.ask(question)
    await newsroom.editor.ask("/language ўзбекча")
    reply = await newsroom.editor.ask("/unanswered")
    await newsroom.editor.ask("/language english")
    assert " questions: рўйхатига қўйинг ва /reload юборинг." in reply.text
    (line,) = (text for text in reply.entity_texts("code") if "zzyzx" in text)
    entries = RIVER["entries.yaml"].replace("  summary: {en: Water", f"  questions:\n{line}\n  summary: {{en: Water")
    newsroom.river("entries.yaml", entries)
    assert "+0 entries, 1 changed" in (await newsroom.editor.ask("/reload")).text
    assert (await chat.ask(question)).quote == "Water is life"
    newsroom.river("entries.yaml", RIVER["entries.yaml"])
    await newsroom.editor.ask("/reload")


async def test_a_question_as_long_as_a_message_comes_as_a_file(newsroom: Newsroom) -> None:
    """Its line is whole there; the message does not cut it."""
    chat = newsroom.api.private(newsroom.api.user("Anna", "en"))
    question = "vwxyz " * 650
    for _ in range(9):
        await chat.ask(question)
    await newsroom.editor.ask("/unanswered")
    whole = await newsroom.editor.wait_for_reply()
    assert whole.upload
    assert f'    - "{question.strip()}"\n' in whole.upload.content.decode()


async def test_more_than_fit_come_as_a_file_too(newsroom: Newsroom) -> None:
    """The message has the most frequent ones."""
    chat = newsroom.api.private(newsroom.api.user("Anna", "en"))
    for number in range(12):
        await chat.ask(f"How many cheeses of kind {'abcdefghijkl'[number] * 4} are baked?")
    await newsroom.editor.ask("/unanswered")
    whole = await newsroom.editor.wait_for_reply()
    assert whole.upload
    assert "kind llll" in whole.upload.content.decode()


async def notices(newsroom: Newsroom, question: str, *reasons: str) -> list[Message]:
    """What the editor is told when readers, each for another reason, do not like the answer to a question."""
    before = len(newsroom.editor.replies)
    for reason in reasons:
        chat = newsroom.api.private(newsroom.api.user("Zulfiya", "en"))
        reply = await chat.ask(question)
        await chat.press(reply, "👎")
        await chat.wait_for_edit(reply)
        if reason:
            await chat.press(reply, reason)
        await chat.done()
    return newsroom.editor.replies[before:]


async def test_thumbs_down_reach_the_editors_gathered(newsroom: Newsroom) -> None:
    """One message on a passage, with the question and the way to it, without who pressed."""
    (notice,) = await notices(newsroom, "When was the canal built?", *["Wrong person"] * 3, "")
    assert notice.text == (
        "👎 This answer was not liked\n3 readers: wrong person\n1 reader: no reason given\n"
        "“When was the canal built?”\nrivers--canal-built"
    )
    assert notice.entity_text("code") == "rivers--canal-built"
    await newsroom.editor.press(notice, notice.buttons[0])
    await newsroom.editor.done()
    assert newsroom.editor.replies[-1].quote == "The canal was built in 1939"
    await newsroom.editor.press(notice, "Dismiss")
    await newsroom.editor.done()
    assert notice.text == "✓ Dismissed\nrivers--canal-built"


async def test_a_reader_is_told_of_once_for_a_passage(newsroom: Newsroom) -> None:
    """However often he presses, also after an editor has dismissed what he said."""
    reader = newsroom.api.private(newsroom.api.user("Anna", "en"))
    reply = await reader.ask("What is water?")
    before = len(newsroom.editor.replies)
    await reader.press(reply, "👎")
    await reader.done()
    (notice,) = newsroom.editor.replies[before:]
    await newsroom.editor.press(notice, "Dismiss")
    again = await reader.ask("What is water?")
    await reader.press(again, "👎")
    await reader.wait_for_edit(again)
    await reader.press(again, "Wrong words")
    await reader.done()
    assert newsroom.editor.replies[before:] == [notice]


async def test_who_comes_to_like_an_answer_is_no_longer_counted(newsroom: Newsroom) -> None:
    """The message is brought up to date."""
    readers = [newsroom.api.private(newsroom.api.user(name, "en")) for name in ("Anna", "Bob")]
    before = len(newsroom.editor.replies)
    shown = [await reader.ask("Is the road open again?") for reader in readers]
    for reader, reply in zip(readers, shown, strict=True):
        await reader.press(reply, "👎")
        await reader.wait_for_edit(reply)
        await reader.press(reply, "Wrong words")
        await reader.wait_for_edit(reply, times=2)
    await readers[0].press(shown[0], "👍")
    await readers[0].done()
    (notice,) = newsroom.editor.replies[before:]
    assert "1 reader: wrong words" in notice.text
    await newsroom.editor.press(notice, "Dismiss")


async def test_thumbs_down_are_told_in_the_editors_language(newsroom: Newsroom) -> None:
    """With its quotation marks; the question stays as it was asked."""
    await newsroom.editor.ask("/language русский")
    (notice,) = await notices(newsroom, "When was the canal built?", "")
    assert notice.text.startswith(
        "👎 Этот ответ не понравился\n1 читатель: причина не указана\n«When was the canal built?»\n"
    )
    await newsroom.editor.press(notice, "Убрать")
    await newsroom.editor.ask("/language english")


async def test_nobody_but_an_editor_dismisses_anything(newsroom: Newsroom) -> None:
    """A forged button is none."""
    chat = newsroom.api.private(newsroom.api.user("Anna", "en"))
    reply = await chat.ask("/help")
    for action in (DismissFaults("rivers", "canal-built"), DismissQuestion(question_key("water"))):
        assert "no longer" in (await chat.press(reply, forged=packed(action))).text


async def test_the_help_lists_editors_commands_to_editors_only(newsroom: Newsroom) -> None:
    """In their private chat; others, and a group that an editor is in, see the common ones."""
    own = "For you as an editor, here only:\n/reload — Load the interviews anew\n/stats — "
    assert own in (await newsroom.editor.ask("/help")).text
    assert newsroom.editor.owner
    reader = newsroom.api.private(newsroom.api.user("Anna", "en"))
    group = newsroom.api.group("Readers", newsroom.editor.owner)
    for chat in (reader, group):
        text = (await chat.ask("/help")).text
        assert "/privacy" in text
        assert "/reload" not in text


async def test_where_nothing_is_kept_thumbs_are_not_either(cache: Path, tmp_path: Path) -> None:
    """The press is answered and editors hear of it, but the file has no line of it; nor has it one of the question."""
    async with BotApi() as api:
        editor = api.private(api.user("Editor", "en", key=EDITOR))
        async with Process(api, tmp_path, cache, BOT_LOG_DAYS="0", BOT_ADMINS=str(EDITOR)):
            chat = api.private(api.user("Anna", "en"))
            reply = await chat.ask("What is said about water?")
            assert (await chat.press(reply, "👎")).text == "What was wrong? Please choose below."
            notice = await editor.wait_for_reply()
            assert "1 reader: no reason given" in notice.text
            await chat.wait_for_edit(reply)
            assert (await chat.press(reply, "Wrong words")).text == "Thank you!"
            await editor.wait_for_edit(notice)
            assert (await chat.press(reply, "👍")).text == "Thank you!"
            for command in ("/stats", "/unanswered"):
                assert (await editor.ask(command)).text == "Questions are not kept: BOT_LOG_DAYS is 0."
        with contextlib.closing(sqlite3.connect(tmp_path / "log.sqlite3")) as file:
            assert file.execute("SELECT 1 FROM questions UNION ALL SELECT 1 FROM ratings").fetchall() == []


async def test_editors_commands_are_for_their_private_chat(newsroom: Newsroom) -> None:
    """In a group they are as unknown as to anybody else."""
    assert newsroom.editor.owner
    group = newsroom.api.group("Readers", newsroom.editor.owner)
    for command in ("/reload", "/stats@interview_bot", "/unanswered"):
        group.say(command)
    await group.stays_silent()
