"""`interview-bot eval`: a question file, or the samples of the interviews, in figures."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.bot.cli.program import QUESTION, run
from tests.knowledge.folders import ENTRIES, write


def test_eval_measures_a_question_file(home: Path) -> None:
    """And one with errors ends with 1, each error with its line."""
    row = {"question": QUESTION, "answerable": True, "lang": "en", "style": "plain"}
    (home / "q.jsonl").write_text(json.dumps({**row, "gold": ["road is open"], "speakers": ["Anna Berg"]}) + "\n")
    done = run(home, "eval", "q.jsonl", "--knowledge", "all/valley")
    assert done.returncode == 0
    assert b"1/1" in done.stdout
    (home / "bad.jsonl").write_text('{"question": "x"}\n[]\n')
    bad = run(home, "eval", "bad.jsonl", "--knowledge", "all/valley")
    assert bad.returncode == 1
    assert b"bad.jsonl:2: error: " in bad.stderr
    assert run(home, "eval", "none.jsonl", "--knowledge", "all/valley").returncode == 1


def test_eval_shows_what_was_missed_only_with_misses(home: Path) -> None:
    """And what was answered instead; else their number alone."""
    row = {"answerable": True, "lang": "en", "style": "plain", "gold": ["canal"], "speakers": ["Boris Dahl"]}
    (home / "missed.jsonl").write_text(json.dumps({**row, "question": QUESTION}) + "\n")
    plain = run(home, "eval", "missed.jsonl", "--knowledge", "all/valley").stdout.decode()
    told = run(home, "eval", "missed.jsonl", "--knowledge", "all/valley", "--misses").stdout.decode()
    assert plain.splitlines()[-1] == "Missed: 1 of 1"
    assert told.startswith(plain)
    assert f'[en, plain] "{QUESTION}"' in told.removeprefix(plain)
    assert "open-road (berg)" in told.removeprefix(plain)


ROAD = {"question": QUESTION, "answerable": True, "gold": ["road is open"], "speakers": ["Anna Berg"]}


TALK = {
    "id": "c-1",
    "lang": "en",
    "turns": [
        {**ROAD, "kind": "first"},
        {**ROAD, "question": "who said that?", "same": True, "kind": "who"},
        {"question": "hello", "answerable": False, "status": ["smalltalk"]},
        {**ROAD, "question": "zeppelin", "gold": ["canal"]},
    ],
}


def test_eval_holds_the_conversations_of_a_question_file(home: Path) -> None:
    """Each message leans on those before it; a file may have questions, too. A miss is shown with what went before."""
    rows = [TALK, {**ROAD, "lang": "en", "style": "plain"}]
    (home / "talks.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    lines = run(home, "eval", "talks.jsonl", "--knowledge", "all/valley", "--misses").stdout.decode().splitlines()
    assert lines[1].startswith("all    1/1 100.0%")
    at = next(place for place, line in enumerate(lines) if line.startswith("conversations"))
    assert re.match(r"all +3/4 75.0% \(.*?\) +1/1 100.0% \(.*?\) +2/3 66.7%", lines[at + 1])
    told = lines[lines.index("Missed: 1 of 4 turns") + 1 :]
    assert told[0] == "  c-1 [en, no kind] turn 4"
    assert told[1] == f'    > "{QUESTION}"'
    assert told[-3:] == ['    > "zeppelin"', "      unknown, nothing, en", '    wanted: "canal", by Anna Berg']


def test_eval_of_sample_questions_tells_of_near_misses(home: Path) -> None:
    """Each is also asked with its own passage removed."""
    write(home / "sampled" / "valley", entries=f"{ENTRIES}  questions: [Who dug the canal by hand?]\n")
    lines = run(home, "eval", "--knowledge", "sampled").stdout.decode().splitlines()
    assert lines[-2:] == ["Answered with their own passage removed: 0/1 0.0% (0-79%)", "Missed: 0 of 1"]


def test_eval_without_questions_says_so(home: Path) -> None:
    """These interviews have no samples."""
    done = run(home, "eval", "--knowledge", "all/valley")
    assert done.returncode == 0
    assert b"give a question file" in done.stdout
