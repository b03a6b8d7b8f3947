"""What a measurement found as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from tests.bot.cli.program import QUESTION, objects, run

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


def test_eval_json_is_one_object_with_the_misses(home: Path) -> None:
    """Whether there is a file or not; a file with errors ends with 1 as without."""
    rows = [TALK, {**ROAD, "lang": "en", "style": "plain", "id": "q-1", "speakers": ["Boris Dahl"]}]
    (home / "both.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (found,) = objects(run(home, "eval", "both.jsonl", "--knowledge", "all/valley", "--json"))
    assert found["all"]["right"] == {"count": 1, "total": 1, "share": 1.0, "low": 0.2065, "high": 1.0}
    assert found["by_style"]["plain"]["credited"]["count"] == 0
    assert found["conversations"]["all"]["followups"]["count"] == 2
    assert [(miss["id"], miss["turn"], miss["status"]) for miss in found["misses"]] == [
        ("q-1", None, "answer"),
        ("c-1", 4, "unknown"),
    ]
    assert found["misses"][0]["shown"][0]["entry"] == "open-road"
    assert [turn["status"] for turn in found["misses"][1]["before"]] == ["answer", "shown", "smalltalk"]
    (empty,) = objects(run(home, "eval", "--knowledge", "all/valley", "--json"))
    assert empty.keys() == found.keys()
    assert (empty["misses"], empty["near_misses"]["share"]) == ([], None)
    (home / "bad.jsonl").write_text("[]\n")
    assert run(home, "eval", "bad.jsonl", "--knowledge", "all/valley", "--json").returncode == 1
