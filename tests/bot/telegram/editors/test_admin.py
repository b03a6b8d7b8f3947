"""Editors: their menu, loading anew, figures, questions asked in vain, thumbs down; over HTTP."""

from pathlib import Path

import pytest

from bot.store.database import DAY
from tests.bot.running import RIVER, Process
from tests.bot.telegram.editors.newsroom import EDITOR, Newsroom
from tests.botapi import BotApi

pytestmark = pytest.mark.asyncio(loop_scope="module")


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


async def test_figures_go_by_telegrams_days(cache: Path, tmp_path: Path) -> None:
    """Those of today are among them though this machine's clock is days behind."""
    async with BotApi() as api:
        api.behind = -3.0 * DAY
        editor = api.private(api.user("Editor", "en", key=EDITOR))
        async with Process(api, tmp_path, cache, BOT_ADMINS=str(EDITOR)):
            await editor.ask("What is said about water?")
            assert "1 question. 100% were answered." in (await editor.ask("/stats")).text


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
    """Thanks, "more" when there is no more, an order and letters that are no word."""
    chat = newsroom.api.private(newsroom.api.user("Anna", "en"))
    await chat.ask("When was the canal built?")
    said = ("more", "more", "thanks", "asdfgh", "write me a poem")
    for text in said:
        await chat.ask(text)
    listed = await newsroom.editor.ask("/unanswered")
    assert not {f"✕ {text}" for text in said} & set(listed.buttons)


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
    question = "vegetables " * 360
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


async def test_editors_commands_are_for_their_private_chat(newsroom: Newsroom) -> None:
    """In a group they are as unknown as to anybody else."""
    assert newsroom.editor.owner
    group = newsroom.api.group("Readers", newsroom.editor.owner)
    for command in ("/reload", "/stats@interview_bot", "/unanswered"):
        group.say(command)
    await group.stays_silent()
