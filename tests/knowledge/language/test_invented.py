"""A language that nobody speaks: its folder on the packs' path is all that it takes."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from knowledge.language.patterns import prepared
from tests import kept

INIT = '''
"""Valic, written in Georgian letters, and in Armenian ones."""

WRITINGS = {"": "GEORGIAN", "Armn": "ARMENIAN"}
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
    "words.txt": "[function]\nრა ვინ და არ\n[filler]\nბოტი\n[name endings]\nis\n"
    "[called]\nვალი\n[in language]\nთქვი\n[alphabets]\nARMENIAN სომხ\n",
    "asking.txt": (
        "[number: anywhere]\nრამდენი\n+ რამდენი მგელი\n- რა მგელი\n[asks: anywhere]\nრა|ვინ\n+ რა მგელი\n- მგელი\n"
    ),
    "saying.txt": "[saying: anywhere]\nთქვა|ამბობ\n+ ბერგი თქვა\n- ბერგი და მგელი\n",
    "acts.txt": (
        "[why: whole]\nრატომ\n+ რატომ?\n- რატომ მგელი\n"
        "[who said it: whole]\n{who} თქვა\n+ ვინ თქვა?\n- ვინ თქვა მგელი\n"
    ),
    "groups.txt": "[who]\nვინ\n",
    "smalltalk.txt": "[greeting: anywhere]\nსალამი\n+ სალამი ბოტი\n- მგელი\n",
    "dictionary.txt": "train: მატარებელი\nbridge: ხიდი\ncanal: არხი\n",
}
ASKED = """
    import json, sys
    import knowledge.language
    knowledge.language.__path__.append(sys.argv[1])
    from pathlib import Path
    from knowledge.deciding.decide import answer
    from knowledge.language.patterns import prepare
    from knowledge.question.conversation import Context
    from tests.knowledge.bases import index_of, interview
    prepare(Path(sys.argv[3]).read_text("utf-8"))
    index = index_of(interview(lexicon=[["border", "საზღვარი"]]))
    for conversation in json.loads(sys.argv[2]):
        context, told = Context(), []
        for question in conversation:
            found = answer(index, question, context)
            context = found.context
            told.append([found.status, found.reason, found.language, [p.entry.id for p in found.passages]])
        print(json.dumps(told))
"""

TRIED = """
    import sys
    import knowledge.language
    knowledge.language.__path__.append(sys.argv[1])
    import pytest
    sys.exit(pytest.main(["tests/knowledge/language/test_rules.py", "-k", "qvl", "--noconftest"]))
"""


CONVERSATIONS: tuple[tuple[str, ...], ...] = (
    ("რა ხიდით?", "არხის"),
    ("რა საზღვარის?",),
    ("რა საზღვარი?",),
    ("რამდენი საზღვარი?",),
    ("რა ხიდით?", "ვინ თქვა?", "სალამი ბოტი"),
    ("რა ხიდით?", "თქვი ვალი სომხურით"),
)
Told = dict[tuple[str, ...], list[list[object]]]
"""What each conversation comes to: status, reason, language and entries of each answer."""


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of packs that holds the invented one only."""
    folder = tmp_path_factory.mktemp("packs") / "qvl"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder.parent


@pytest.fixture(scope="module")
def told(packs: Path) -> Told:
    """All conversations, held in a process that has these packs beside its own, whose rules it need not make anew."""
    kept.rules()
    (rules := packs / "rules.json").write_text(prepared(), "utf-8")
    command = [sys.executable, "-c", textwrap.dedent(ASKED), str(packs), json.dumps(CONVERSATIONS), str(rules)]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[3])
    assert run.returncode == 0, run.stderr
    return dict(zip(CONVERSATIONS, map(json.loads, run.stdout.splitlines()), strict=True))


def test_a_question_is_answered_by_the_dictionary_in_any_case(told: Told) -> None:
    found = told["რა ხიდით?", "არხის"]
    assert found == [["answer", "found", "qvl", ["bridge-cost"]], ["answer", "found", "qvl", ["canal"]]]


def test_a_question_is_answered_by_the_lexicon(told: Told) -> None:
    assert told["რა საზღვარის?",] == [["answer", "found", "qvl", ["open-road"]]]


def test_a_way_of_asking_is_understood(told: Told) -> None:
    assert told["რა საზღვარი?",][0][0] == "answer"
    assert told["რამდენი საზღვარი?",][0][0] == "suggest"  # the passage has no number


def test_its_acts_and_small_talk_are_understood(told: Told) -> None:
    found = told["რა ხიდით?", "ვინ თქვა?", "სალამი ბოტი"]
    assert [row[0] for row in found] == ["answer", "shown", "smalltalk"]
    assert found[1][3] == ["bridge-cost"]


def test_its_own_word_for_an_alphabet_asks_for_that(told: Told) -> None:
    found = told["რა ხიდით?", "თქვი ვალი სომხურით"]
    assert found[1] == ["shown", "in_language", "qvl-Armn", ["bridge-cost"]]


def test_its_rules_are_tried_like_those_of_any_language(packs: Path) -> None:
    command = [sys.executable, "-c", textwrap.dedent(TRIED), str(packs)]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[3])
    assert "passed" in run.stdout, run.stdout + run.stderr
