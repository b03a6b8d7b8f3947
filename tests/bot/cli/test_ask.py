"""`interview-bot ask`: one answer, or one a line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.bot.cli.program import QUESTION, Done, environment, objects, run, spawn
from tests.botapi.waiting import PATIENCE
from tests.knowledge.folders import SOURCE


def test_one_question_gets_one_answer(home: Path) -> None:
    """The passage word for word, its speaker, and exit code 0; nothing else is written."""
    done = spawn(home, "ask", QUESTION, "--knowledge", "all")
    assert "> The road is open again," in done.stdout.decode()
    assert "— Anna Berg" in done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")


def test_no_answer_is_no_failure(home: Path) -> None:
    """Exit code 0, whatever the answer."""
    done = run(home, "ask", "capital of France", "--knowledge", "all/valley")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == "I found nothing on this. The interview covers: The road; Water.\n"


def test_json_is_one_object_on_one_line(home: Path) -> None:
    """Offsets are those of the source file."""
    found = objects(run(home, "ask", "--json", QUESTION, "--knowledge", "all", "--interview", "valley"))
    assert len(found) == 1
    first = found[0]["passages"][0]
    assert first["text"] == SOURCE[first["start"] : first["end"]]
    assert first["interview"] == "valley"


def test_lines_are_answered_each_alone(home: Path) -> None:
    """Blank ones too, with LF or CRLF, invalid bytes replaced; nothing is leant on from the line before."""
    data = f"{QUESTION}\r\n\nand Dahl?\n".encode() + b"\xff road\nwho said that?"
    done = run(home, "ask", "--knowledge", "all", stdin=data)
    found = objects(done)
    assert [answer["question"] for answer in found] == [QUESTION, "", "and Dahl?", "\ufffd road", "who said that?"]
    assert found[0]["status"] == "answer"
    assert found[1]["status"] == "unknown"
    assert found[4]["status"] != "answer"
    assert done.returncode == 0


def test_each_line_is_there_at_once(home: Path) -> None:
    """A program that asks and waits is not kept waiting for the end."""
    command = [sys.executable, "-m", "bot", "ask", "--knowledge", "all"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(home), cwd=home
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for question in (QUESTION, "hello"):
            process.stdin.write(f"{question}\n".encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["question"] == question
        process.stdin.close()
        assert process.wait(PATIENCE) == 0


def test_json_on_a_console_without_the_letters_is_still_json(home: Path) -> None:
    """In escapes; and text is no error there either."""

    def run_in_ascii(*arguments: str, stdin: str = "") -> Done:
        return spawn(home, *arguments, stdin=stdin, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LANG="C")

    done = run_in_ascii("ask", "--json", "где дорога?", "--knowledge", "all")
    assert done.stdout.isascii()
    assert objects(done)[0]["question"] == "где дорога?"
    assert run_in_ascii("ask", QUESTION, "--knowledge", "all").returncode == 0
    assert run_in_ascii("chat", "--knowledge", "all", stdin="дорога\n/help\n").returncode == 0


def test_an_argument_of_odd_bytes_is_answered(home: Path) -> None:
    """They are replaced."""
    command = [sys.executable.encode(), b"-m", b"bot", b"ask", b"--json", b"--knowledge", b"all", b"road \xff"]
    done = subprocess.run(command, capture_output=True, env=environment(home), cwd=home, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["question"] == "road \ufffd"


def test_the_explanation_goes_to_standard_error(home: Path) -> None:
    """Standard output is as without it."""
    done = run(home, "ask", "--json", "--explain", QUESTION, "--knowledge", "all")
    assert len(objects(done)) == 1
    assert b"the gate opens from confidence" in done.stderr
