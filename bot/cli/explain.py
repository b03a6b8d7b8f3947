"""What a reader was handed over and what came back, in plain text: what `ask --explain` says of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from knowledge import Answer

if TYPE_CHECKING:
    from bot.cli.terminal_reader import TerminalReader


def explained_pointing(reader: TerminalReader, answer: Answer) -> Iterator[str]:
    """The explanation of what a reader did for an answer, line by line."""
    from bot.reader.wire import object_of  # noqa: PLC0415 - slow to load, and there only with a reader

    if reader.task is None:
        yield "reader: not asked"
        return
    yield f"reader: handed over {len(reader.task.passages)} passages:"
    yield f"  {json.dumps(object_of(reader.task), ensure_ascii=False)}"
    told = reader.last
    after = f" after {told.seconds:.2f} s" if told and told.seconds else ""
    if reader.numbers is None:
        yield f"reader: nothing of use came back{after} ({told.reason if told and told.reason else 'it is left alone'})"
    else:
        yield f"reader: pointed at {', '.join(map(str, reader.numbers)) or 'none'}{after}"
    yield f"answer with the reader: {answer.status} ({answer.reason})"
