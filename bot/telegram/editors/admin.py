"""What editors can do in their private chat: load the interviews anew, and see what was asked."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from pydantic import TypeAdapter
from telegram import InputFile
from telegram.ext import ExtBot

from bot.replies.actions import DismissQuestion
from bot.replies.asking import IN_VAIN
from bot.replies.labels import LONGEST_LABEL
from bot.replies.pages import MESSAGE, shortened, units
from bot.replies.reply import Choice, Draft, Reply
from bot.store.database import DAY
from bot.store.trouble import StoreError
from bot.telegram.desk import Asker, Desk
from bot.telegram.editors.aside import aside
from bot.telegram.editors.insight import LONGEST_SHOWN, Asked, AskedInVain, LogFigures, Vain, figures, in_vain
from bot.telegram.editors.picture import as_text, can_draw, summed_up
from bot.telegram.editors.reload import Change, reload, tell_refused
from bot.telegram.sending import post
from bot.telegram.sending.message import NO_PREVIEW, outgoing
from bot.wording import Wording

OF_THE_LOG = ("stats", "unanswered")
"""Commands that tell what was asked."""
MOST_LISTED = 8
"""Groups of questions that one message lists."""


class Admin:
    """The commands of editors. Who is one, the private chat has looked."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    async def takes(self, name: str, asker: Asker, bot: ExtBot[None]) -> bool:
        """Do an editor's command; whether it was one."""
        does = {"reload": self._reload, "stats": self._stats, "unanswered": self._unanswered}.get(name)
        if does is None:
            return False
        if name in OF_THE_LOG and not self.desk.settings.log_days:
            say = self.desk.wording(asker)
            reading = await self._of_the_reader(say) if name == "stats" else ""
            await _say(bot, asker, f"{say.say('log-none', setting='BOT_LOG_DAYS')}\n\n{reading}".strip())
            return True
        try:
            await does(asker, bot)
        except StoreError:
            await _say(bot, asker, self.desk.wording(asker).say("log-unreadable"))
        return True

    async def _reload(self, asker: Asker, bot: ExtBot[None]) -> None:
        """Say what changed, or what is wrong and where, as a file when it is long."""
        say = self.desk.wording(asker)
        if self.desk.reloading.locked():
            await _say(bot, asker, say.say("reload-running"))
            return
        async with self.desk.reloading:
            result = await reload(self.desk)
        if isinstance(result, Change):
            parts = [
                say.count("reload-added", result.added),
                say.say("reload-changed", number=result.changed),
                say.say("reload-removed", number=result.removed),
                say.count("reload-warnings", result.warnings),
            ]
            version = self.desk.served.base.version
            await _say(bot, asker, say.say("reloaded", changes=", ".join(parts), version=version))
            return
        await tell_refused(bot, asker.chat, result.lines, say)

    async def _stats(self, asker: Asker, bot: ExtBot[None]) -> None:
        """The figures of the days kept, as a picture with a caption, or as text where nothing can draw."""
        say = self.desk.wording(asker)
        days = self.desk.settings.log_days
        asked = Asked()
        async for questions in self.desk.store.questions(self.desk.clock.timestamp() - days * DAY):
            await asyncio.to_thread(asked.add, questions)
        today = self.desk.clock.now().date()
        found = await asyncio.to_thread(figures, asked, self.desk.served.base.index, say.language, days, today)
        reading = await self._of_the_reader(say)
        if not found.total:
            await _say(bot, asker, f"{say.say('stats-none')}\n\n{reading}".strip())
            return
        if not can_draw():
            reply = as_text(found, say)
            await post.send(
                bot, asker.place, outgoing(replace(reply, text=f"{reply.text}\n\n{reading}".strip()), bot.bot)
            )
            return
        drawn = await aside("bot.telegram.editors.picture", say.language, data=TypeAdapter(LogFigures).dump_json(found))
        caption = f"{summed_up(found, say)}\n\n{reading}".strip()
        await bot.send_photo(asker.chat, InputFile(drawn, "stats.png"), caption=caption)

    async def _of_the_reader(self, say: Wording) -> str:
        """What came of the questions that a reader was asked in the same days; empty where none is set."""
        if not self.desk.settings.reader_url:
            return ""
        told = await self.desk.store.reader_counts.figures(self.desk.settings.log_days)
        line = say.say(
            "stats-reader",
            asked=told.asked,
            pointed=told.pointed,
            none=told.none,
            failed=told.failed,
            cached=told.cached,
            seconds=f"{told.seconds / (told.asked or 1):.1f}",
        )
        return line if self.desk.reader else f"{say.say('stats-reader-off')}\n{line}"

    async def _unanswered(self, asker: Asker, bot: ExtBot[None]) -> None:
        """The questions asked in vain, with what comes nearest and the line to add; more than fit as a file."""
        say = self.desk.wording(asker)
        groups = await self._in_vain(say)
        reply, shown = _listed(groups, say)
        await post.send(bot, asker.place, outgoing(reply, bot.bot))
        if len(groups) > shown:
            whole = await asyncio.to_thread(_whole, groups, say)
            await _send_file(bot, asker, "unanswered.txt", whole, say.say("unanswered-all"))

    async def dismiss(self, action: DismissQuestion, asker: Asker, bot: ExtBot[None], message: int) -> None:
        """Leave a question out from now on, and out of the list that a message shows."""
        self.desk.store.dismiss(_name(action.short_id))
        say = self.desk.wording(asker)
        try:
            reply, _ = _listed(await self._in_vain(say), say)
        except StoreError:
            reply = Draft(say.say("log-unreadable")).reply()
        await post.edit(bot, asker.chat, message, outgoing(reply, bot.bot))

    async def _in_vain(self, say: Wording) -> list[Vain]:
        asked, store = AskedInVain(), self.desk.store
        async for questions in store.questions(statuses=IN_VAIN):
            await asyncio.to_thread(asked.add, questions)
        index = self.desk.served.base.index
        return await asyncio.to_thread(
            in_vain, asked, index, say.language, lambda short_id: store.is_dismissed(_name(short_id))
        )


def _name(short_id: str) -> str:
    """What stands for a question that is dismissed."""
    return f"question {short_id}"


def _listed(groups: list[Vain], say: Wording) -> tuple[Reply, int]:
    """The message on the first groups of questions, each with a choice to dismiss it; how many it holds."""
    if not groups:
        return Draft(say.say("unanswered-none")).reply(), 0
    draft = Draft().line(say.count("unanswered", len(groups)), "bold")
    draft.line(say.say("unanswered-how", field="questions:", command="/reload"))
    shown = 0
    for group in groups[:MOST_LISTED]:
        longer = Draft(draft.text, list(draft.spans))
        _add(longer, group, say)
        if units(longer.text) > MESSAGE:
            break
        draft, shown = longer, shown + 1
    rows = [
        [Choice(f"✕ {shortened(group.question, LONGEST_LABEL)}", DismissQuestion(group.short_id))]
        for group in groups[:shown]
    ]
    return draft.reply(rows), shown


def _add(draft: Draft, group: Vain, say: Wording) -> None:
    """One group of questions: how often, the nearest entries, the line to paste."""
    draft.line().line().add(f"{group.count} × ").add(shortened(group.question, LONGEST_SHOWN), "bold")
    for entry, label in group.nearest:
        draft.line("· ").add(entry, "code").add(f" {label}")
    if not group.nearest:
        draft.line(f"· {say.say('unanswered-far')}")
    draft.line(group.line, "code")


def _whole(groups: list[Vain], say: Wording) -> str:
    """All groups of questions, one after another."""
    drafts = [Draft() for _ in groups]
    for draft, group in zip(drafts, groups, strict=True):
        _add(draft, group, say)
    return "\n\n".join(draft.text for draft in drafts)


async def _say(bot: ExtBot[None], asker: Asker, text: str) -> None:
    await bot.send_message(asker.chat, text, link_preview_options=NO_PREVIEW)


async def _send_file(bot: ExtBot[None], asker: Asker, name: str, content: str, caption: str) -> None:
    await bot.send_document(asker.chat, InputFile(f"{content}\n".encode(), name), caption=caption)
