"""A language that nobody speaks: its folder on the packs' path is all that it takes."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

INIT = '''
"""Valic, written in Georgian letters."""

WRITINGS = {"": "GEORGIAN"}
LETTERS = dict(zip("აბგდევზთილმნოპრსტუფქღშჩხჯ", "abgdevztilmnoprstufkgscxj"))
REAL_STEM = 3.0
CASES = ("ით", "ის", "ი")


def stem(word):
    """A word without its ending of case."""
    case = next((case for case in CASES if word.endswith(case) and len(word) > len(case) + 2), "")
    return word.removesuffix(case)
'''
FILES = {
    "__init__.py": INIT,
    "words.txt": "[function]\nრა ვინ და არ\n[filler]\nბოტი\n[name endings]\nis\n",
    "asking.txt": (
        "[number: anywhere]\nრამდენი\n+ რამდენი მგელი\n- რა მგელი\n[asks: anywhere]\nრა|ვინ\n+ რა მგელი\n- მგელი\n"
    ),
    "saying.txt": "[saying: anywhere]\nთქვა|ამბობ\n+ ბერგი თქვა\n- ბერგი და მგელი\n",
    "acts.txt": (
        "[why: whole]\nრატომ\n+ რატომ?\n- რატომ მგელი\n[who said it: whole]\nვინ თქვა\n+ ვინ თქვა?\n- ვინ თქვა მგელი\n"
    ),
    "smalltalk.txt": "[greeting: anywhere]\nსალამი\n+ სალამი ბოტი\n- მგელი\n",
    "dictionary.txt": "train: მატარებელი\nbridge: ხიდი\ncanal: არხი\n",
}
ASKED = """
    import json, sys
    import knowledge.language
    knowledge.language.__path__.append(sys.argv[1])
    from knowledge.answering import answer
    from knowledge.question.conversation import Context
    from tests.knowledge.bases import index_of, interview
    index = index_of(interview(lexicon=[["border", "საზღვარი"]]))
    context = Context()
    for question in json.loads(sys.argv[2]):
        found = answer(index, question, context)
        context = found.context
        print(json.dumps([found.status, found.reason, found.language, [p.entry.id for p in found.passages]]))
"""

TRIED = """
    import sys
    import knowledge.language
    knowledge.language.__path__.append(sys.argv[1])
    import pytest
    sys.exit(pytest.main(["tests/knowledge/language/test_rules.py", "-k", "qvl", "--noconftest"]))
"""


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """A folder of packs that holds the invented one only."""
    folder = tmp_path / "qvl"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return tmp_path


def asked(packs: Path, *questions: str) -> list[list[object]]:
    """What a conversation in a process that has these packs beside its own comes to: status, reason, language and
    entries of each answer."""
    command = [sys.executable, "-c", textwrap.dedent(ASKED), str(packs), json.dumps(questions)]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[3])
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_a_question_is_answered_by_the_dictionary_in_any_case(packs: Path) -> None:
    told = asked(packs, "რა ხიდით?", "არხის")
    assert told == [["answer", "found", "qvl", ["bridge-cost"]], ["answer", "found", "qvl", ["canal"]]]


def test_a_question_is_answered_by_the_lexicon(packs: Path) -> None:
    assert asked(packs, "რა საზღვარის?") == [["answer", "found", "qvl", ["open-road"]]]


def test_a_way_of_asking_is_understood(packs: Path) -> None:
    assert asked(packs, "რა საზღვარი?")[0][0] == "answer"
    assert asked(packs, "რამდენი საზღვარი?")[0][0] == "suggest"  # the passage has no number


def test_its_acts_and_small_talk_are_understood(packs: Path) -> None:
    told = asked(packs, "რა ხიდით?", "ვინ თქვა?", "სალამი ბოტი")
    assert [row[0] for row in told] == ["answer", "shown", "smalltalk"]
    assert told[1][3] == ["bridge-cost"]


def test_its_rules_are_tried_like_those_of_any_language(packs: Path) -> None:
    command = [sys.executable, "-c", textwrap.dedent(TRIED), str(packs)]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[3])
    assert "passed" in run.stdout, run.stdout + run.stderr
