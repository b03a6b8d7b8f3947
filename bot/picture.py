"""The figures as a picture, since people would rather look; drawn in a process of its own.

python -m bot.picture LANGUAGE < figures.json > picture.png
"""

from __future__ import annotations

import io
import sys

from matplotlib.figure import Figure
from pydantic import TypeAdapter

from bot.insight import Figures
from bot.wording import Wording, wording

ANSWERED, SUGGESTED, UNKNOWN = "#2a7f62", "#d9a441", "#b3b3b3"
MOST_LABELS = 10
"""Dates that are written under the bars."""


def picture(figures: Figures, say: Wording) -> bytes:
    """A PNG of questions by day, by what came of them, and of the topics asked for most."""
    figure = Figure(figsize=(9, 7 if figures.topics else 4), dpi=110, layout="constrained")
    axes = figure.subplots(2 if figures.topics else 1, squeeze=False)[:, 0]
    by_day = axes[0]
    places = range(len(figures.days))
    bottom = [0] * len(figures.days)
    for name, colour, values in (
        ("stats-answered", ANSWERED, [day.answered for day in figures.days]),
        ("stats-suggested", SUGGESTED, [day.suggested for day in figures.days]),
        ("stats-unknown", UNKNOWN, [day.unknown for day in figures.days]),
    ):
        by_day.bar(places, values, bottom=bottom, color=colour, label=say.say(name), width=0.8)
        bottom = [below + value for below, value in zip(bottom, values, strict=True)]
    step = max(1, -(-len(figures.days) // MOST_LABELS))
    by_day.set_xticks(list(places)[::step], [day.day.strftime("%d.%m.") for day in figures.days][::step])
    by_day.set_xlim(min(-0.5, len(figures.days) - 7.5), len(figures.days) - 0.5)  # a day alone is no wall
    by_day.set_title(say.say("stats-by-day"))
    by_day.yaxis.get_major_locator().set_params(integer=True)
    figure.legend(loc="outside upper center", ncols=3, frameon=False)
    if figures.topics:
        by_topic = axes[1]
        titles = [title if len(title) < 46 else f"{title[:45]}…" for title, _ in figures.topics]
        by_topic.barh(titles[::-1], [count for _, count in figures.topics][::-1], color=ANSWERED)
        by_topic.set_title(say.say("stats-topics"))
        by_topic.xaxis.get_major_locator().set_params(integer=True)
    for axis in axes:
        axis.spines[["top", "right"]].set_visible(False)
    data = io.BytesIO()
    figure.savefig(data, format="png")
    return data.getvalue()


if __name__ == "__main__":
    read = TypeAdapter(Figures).validate_json(sys.stdin.buffer.read())
    sys.stdout.buffer.write(picture(read, wording(sys.argv[1])))
