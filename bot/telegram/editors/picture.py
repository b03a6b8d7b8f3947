"""The figures drawn, since people would rather look, in a process of its own; or written, where nothing can draw.

python -m bot.telegram.editors.picture LANGUAGE < figures.json > picture.png
"""

from __future__ import annotations

import importlib.util
import io
import sys
from datetime import date
from typing import NamedTuple

from pydantic import TypeAdapter

from bot.replies.pages import shortened
from bot.replies.reply import Draft, Reply
from bot.telegram.editors.insight import LogDay, LogFigures
from bot.wording import Wording, wording


class Legend(NamedTuple):
    """What may come of a question: the message that says it, what a written bar has for it, and its colour."""

    message: str
    sign: str
    colour: str


ANSWERED = Legend("stats-answered", "█", "#2a7f62")
OUTCOMES = (ANSWERED, Legend("stats-suggested", "▒", "#d9a441"), Legend("stats-unknown", "░", "#b3b3b3"))
MOST_LABELS = 10
"""Dates that are written under the bars."""
MOST_BARS, WIDEST_BAR = 31, 16
"""Bars that are written, and characters of the longest: with its date and number it fits a telephone's line."""
LONGEST_TITLE = 46


def can_draw() -> bool:
    """Whether the library that draws is there; it comes with the extra `stats`."""
    return importlib.util.find_spec("matplotlib") is not None


def as_text(figures: LogFigures, say: Wording) -> Reply:
    """The same figures as a message: a bar a day, or for some days together where they are many, and the topics."""
    draft = Draft().line(summed_up(figures, say)).line().line(say.say("stats-by-day"), "bold")
    for kind, number in zip(OUTCOMES, _counts(figures.days), strict=True):
        draft.line(f"{kind.sign} {say.say(kind.message)}: {number}")
    step = -(-len(figures.days) // MOST_BARS)
    spans = [figures.days[start : start + step] for start in range(0, len(figures.days), step)]
    most = max(sum(_counts(days)) for days in spans)
    draft.line().line("\n".join(_bar(days, most) for days in spans), "code")
    if figures.topics:
        draft.line().line(say.say("stats-topics"), "bold")
        for title, number in figures.topics:
            draft.line(f"{number} · {shortened(title, LONGEST_TITLE)}")
    return draft.reply()


def summed_up(figures: LogFigures, say: Wording) -> str:
    """How many questions there were, and how many of them were answered."""
    share = round(100 * figures.answered / figures.total)
    return f"{say.count('stats-questions', figures.total)} {say.say('stats-share', share=share)}"


def _bar(days: list[LogDay], most: int) -> str:
    """The line of some days: the first and the last of them, what came of their questions, and how many these were."""
    dates = [_written_date(day.day) for day in (days if len(days) == 1 else (days[0], days[-1]))]
    cells = WIDEST_BAR / max(most, WIDEST_BAR)
    bar = ""
    total = 0
    for kind, number in zip(OUTCOMES, _counts(days), strict=True):
        total += number
        bar += kind.sign * (round(total * cells) - len(bar))
    return " ".join(filter(None, ("–".join(dates), bar, str(total))))


def _counts(days: list[LogDay]) -> tuple[int, int, int]:
    """How many questions of some days came to what, in the order of OUTCOMES."""
    return sum(day.answered for day in days), sum(day.suggested for day in days), sum(day.unknown for day in days)


def _written_date(day: date) -> str:
    return day.strftime("%d.%m.")


def picture(figures: LogFigures, say: Wording) -> bytes:
    """A PNG of questions by day, by what came of them, and of the topics asked for most. It needs what draws."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - the extra that brings it may not be there

    figure = Figure(figsize=(9, 7 if figures.topics else 4), dpi=110, layout="constrained")
    axes = figure.subplots(2 if figures.topics else 1, squeeze=False)[:, 0]
    by_day = axes[0]
    places = range(len(figures.days))
    bottom = [0] * len(figures.days)
    for kind, values in zip(OUTCOMES, zip(*(_counts([day]) for day in figures.days), strict=True), strict=True):
        by_day.bar(places, values, bottom=bottom, color=kind.colour, label=say.say(kind.message), width=0.8)
        bottom = [below + value for below, value in zip(bottom, values, strict=True)]
    step = max(1, -(-len(figures.days) // MOST_LABELS))
    by_day.set_xticks(list(places)[::step], [_written_date(day.day) for day in figures.days][::step])
    by_day.set_xlim(min(-0.5, len(figures.days) - 7.5), len(figures.days) - 0.5)  # a day alone is no wall
    by_day.set_title(say.say("stats-by-day"))
    by_day.yaxis.get_major_locator().set_params(integer=True)
    figure.legend(loc="outside upper center", ncols=3, frameon=False)
    if figures.topics:
        by_topic = axes[1]
        titles = [shortened(title, LONGEST_TITLE) for title, _ in figures.topics]
        by_topic.barh(titles[::-1], [count for _, count in figures.topics][::-1], color=ANSWERED.colour)
        by_topic.set_title(say.say("stats-topics"))
        by_topic.xaxis.get_major_locator().set_params(integer=True)
    for axis in axes:
        axis.spines[["top", "right"]].set_visible(False)
    data = io.BytesIO()
    figure.savefig(data, format="png")
    return data.getvalue()


if __name__ == "__main__":
    read = TypeAdapter(LogFigures).validate_json(sys.stdin.buffer.read())
    sys.stdout.buffer.write(picture(read, wording(sys.argv[1])))
