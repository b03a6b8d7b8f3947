"""Writes down all answers to the question files that may be read, so that those of two versions can be compared.

Run `python -m tests.benchmarks.same FILE` with each version, then compare the two files: a change that shall only be
faster leaves them the same byte for byte. A line is a message: what is answered, each passage that was judged with its
figures in full, the candidates for a reader, and in a conversation the reply. Everything is put to the interviews that
come along, to each bare interview, to these four together and to all five; made questions to a large made base.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.cli.session import Conversation
from knowledge import Base, Context, Index, decide, find
from knowledge.folder.models import Interview
from knowledge.folder.read import read_base
from knowledge.index.cache import open_index
from tests.benchmarks.fit import BARE, INTERVIEWS, QUESTIONS
from tests.benchmarks.search import interview, made_question, made_texts

MADE, MADE_QUESTIONS = 15_000, 500
"""Entries of a made base, and questions to it."""

Row = dict[str, object]


def main() -> None:
    """Write the file, and say how many messages it has."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("file", type=Path, help="where to write the answers to")
    count = 0
    with arguments.parse_args().file.open("w", encoding="utf-8") as out:
        for count, row in enumerate(_rows(), start=1):  # noqa: B007  (printed after it)
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    print(f"{count} messages")


def readable() -> dict[str, list[Row]]:
    """The rows of each question file that may be read, by its name: not of what is held back, or made of that."""
    files = sorted([*QUESTIONS.glob("*.jsonl"), *QUESTIONS.glob("bare/*.jsonl")])
    return {
        file.stem: [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        for file in files
        if not file.stem.endswith("held")
    }


def asked(row: Row) -> list[str]:
    """What is typed in a row of a question file, one message after another."""
    turns = row.get("turns")
    if isinstance(turns, list):
        return [turn["question"] if turn.get("pick") is None else str(turn["pick"] or 1) for turn in turns]
    return [str(row.get("question") or row.get("input"))]


def _rows() -> Iterator[Row]:
    files = readable()
    bare = [QUESTIONS / "bare" / slug for slug in BARE]
    for folders in ([INTERVIEWS], *([folder] for folder in bare), bare, [INTERVIEWS, *bare]):
        index = _index([one for folder in folders for one in read_base(folder).interviews])
        for name, rows in files.items():
            yield from _answers(index, "+".join(folder.name for folder in folders) + f" {name}", rows)
    draw = random.Random(MADE)  # noqa: S311  (the same base at every run)
    texts = made_texts(MADE, draw)
    made: list[Row] = [{"question": made_question(draw.choice(texts), draw)} for _ in range(MADE_QUESTIONS)]
    yield from _answers(_index([interview(texts)]), "made", made)


def _index(interviews: list[Interview]) -> Index:
    return open_index("", lambda: interviews, None)


def _answers(index: Index, where: str, rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        conversation = Conversation(Base(index, ""), str(row.get("lang", "en")))
        for line in asked(row):
            told = {"where": where, **_told(index, line, conversation.context)}
            yield told | {"reply": conversation.hear(line).text} if "turns" in row else told


def _told(index: Index, line: str, context: Context) -> Row:
    """What is made of a message, with all that it rests on."""
    found = find(index, line, context)
    answer = decide(found)
    return {
        "question": line,
        "is": [answer.status, answer.reason, answer.language, answer.about, answer.missing],
        "passages": [(one.interview.slug, one.entry.id, one.score) for one in answer.passages],
        "suggestions": [
            (one.passage.entry.id if one.passage else None, one.question, one.label) for one in answer.suggestions
        ],
        "people": [person.id for person in answer.people],
        "context": repr(answer.context),
        "judged": [[(*one.hit, *one.verdict.added) for one in step.judged] for step in answer.trace],
        "candidates": found.candidates,
    }


if __name__ == "__main__":
    main()
