"""Loading the interviews anew while questions are answered, over HTTP."""

import asyncio
import shutil

import pytest

from knowledge.base import INTERVIEWS
from tests.bot.running import RIVER, SLUG, write_interview
from tests.bot.telegram.editors.newsroom import Newsroom

pytestmark = pytest.mark.asyncio(loop_scope="module")


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
