"""The command line, as other programs drive it."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.history import FileHistory, InMemoryHistory

from bot.cli.chat import _history
from tests.botapi.waiting import PATIENCE
from tests.knowledge.folders import ENTRIES, SOURCE, write

QUESTION = "Is the road open again?"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a folder of two interviews, and a third that is broken, elsewhere."""
    root = tmp_path_factory.mktemp("home")
    write(root / "all" / "valley")
    write(root / "all" / "harbour")
    write(root / "broken" / "valley", head="title: A\nlanguage: en\ntopcis: []\n")
    write(root / "broken" / "town")
    return root


def environment(home: Path, **variables: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BOT_", "LC_", "LANG", "XDG_"))}
    root = str(Path(__file__).parents[3])
    return {**kept, "HOME": str(home), "PYTHONPATH": root, "LANG": "C.UTF-8", "PYTHONWARNINGS": "error", **variables}


def run(home: Path, *arguments: str, stdin: str | bytes = "", **variables: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "bot", *arguments]
    done = subprocess.run(
        command,
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        env=environment(home, **variables),
        cwd=home,
        check=False,
        timeout=PATIENCE,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done


def objects(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_one_question_gets_one_answer(home: Path) -> None:
    """The passage word for word, its speaker, and exit code 0; nothing else is written."""
    done = run(home, "ask", QUESTION, "--knowledge", "all")
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

    def run_in_ascii(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[bytes]:
        return run(home, *arguments, stdin=stdin, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LANG="C")

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
    assert objects(done)[0]["question"] == "road \ufffd"


def test_the_explanation_goes_to_standard_error(home: Path) -> None:
    """Standard output is as without it."""
    done = run(home, "ask", "--json", "--explain", QUESTION, "--knowledge", "all")
    assert len(objects(done)) == 1
    assert b"the gate opens from confidence" in done.stderr


def test_a_closed_pipe_ends_quietly(home: Path) -> None:
    """Whoever read has read enough."""
    command = [sys.executable, "-m", "bot", "ask", "--knowledge", "all"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(home), cwd=home
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.stdin.write(b"road\n" * 10)
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait(PATIENCE) == 0


@pytest.mark.parametrize("command", ["ask", "chat"])
def test_ctrl_c_ends_with_130(home: Path, command: str) -> None:
    """Quietly."""
    with subprocess.Popen(
        [sys.executable, "-m", "bot", command, "--knowledge", "all"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(home),
        cwd=home,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b"road\n")
        process.stdin.flush()
        assert process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 130
        assert b"Traceback" not in process.stderr.read()


def test_a_full_disk_is_told_in_one_sentence(home: Path) -> None:
    """With exit code 1."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "ask", QUESTION, "--knowledge", "all"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(home),
            cwd=home,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith(b"Error: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["aks", "road"], "There is no command aks. Did you mean ask?"),
        (["ask", "--jsno", "road"], "--json"),
        (["ask", "road", "--interview", "vally"], "There is no interview 'vally'; the nearest is 'valley'."),
        (["ask", "road", "--knowledge", "nowhere"], "Error: --knowledge must be a folder"),
        (["check", "nowhere"], "Error: "),
        (["check", "all", "--knowledge", "all"], "give one of them"),
    ],
)
def test_bad_usage_ends_with_2(home: Path, arguments: list[str], told: str) -> None:
    """With one sentence on standard error that names what is wrong, and what was probably meant."""
    done = run(home, *arguments, BOT_KNOWLEDGE="all")
    assert done.returncode == 2
    assert told in done.stderr.decode()
    assert done.stdout == b""


def test_an_option_goes_before_the_environment_and_that_before_the_file(home: Path) -> None:
    """A file .env in the working directory; a bad value is named, not shown."""
    (home / ".env").write_text("BOT_KNOWLEDGE='all/harbour'\nBOT_TOKEN=nonsense\n")

    def asked(*options: str, setting: str = "") -> str:
        done = run(home, "ask", "--json", QUESTION, *options, BOT_KNOWLEDGE=setting)
        return str(objects(done)[0]["passages"][0]["interview"])

    try:
        assert asked() == "harbour"
        assert asked(setting="all/valley") == "valley"
        assert asked("--knowledge", "all/valley", setting="nowhere") == "valley"
        done = run(home, "ask", "road", BOT_KNOWLEDGE="s3cret")
        assert done.returncode == 2
        assert b"BOT_KNOWLEDGE" in done.stderr
        assert b"s3cret" not in done.stderr
    finally:
        (home / ".env").unlink()


def test_run_names_the_setting_whose_folder_is_not_there(home: Path) -> None:
    """And not an option that nobody gave."""
    token = "123456789:AAtest-token-for-the-loopback-server"
    for options, variables, name in (
        ((), {"BOT_KNOWLEDGE": "s3cret"}, "BOT_KNOWLEDGE"),
        (("--knowledge", "s3cret"), {}, "--knowledge"),
    ):
        done = run(home, "run", *options, BOT_TOKEN=token, **variables)
        assert done.returncode == 2
        assert done.stderr.decode().startswith(f"Error: {name} must be a folder")
        assert b"s3cret" not in done.stderr


def test_a_broken_base_ends_with_1_and_says_all_that_is_wrong(home: Path) -> None:
    """On standard error, each with its file and line."""
    done = run(home, "ask", "road", "--knowledge", "broken")
    assert done.returncode == 1
    assert "broken/valley/interview.yaml:3: error: " in done.stderr.decode()
    assert "warning" not in done.stderr.decode()
    assert run(home, "eval", "--knowledge", "broken").returncode == 1


def test_check_lists_problems_and_then_the_coverage(home: Path) -> None:
    """On standard output; exit code 1 if there is an error."""
    done = run(home, "check", "all")
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 0
    assert any(line.startswith("all/harbour/source.txt:1: warning: ") for line in lines)
    assert lines[:-3] == sorted(lines[:-3], key=lambda line: (line.split(":")[0], int(line.split(":")[1])))
    assert lines[-3:-1] == ["harbour: 2 entries, coverage 28.3 %", "valley: 2 entries, coverage 28.3 %"]
    assert lines[-1].startswith("0 errors, ")
    broken = run(home, "check", "--knowledge", "broken", "--interview", "valley")
    assert broken.returncode == 1
    assert "did you mean topics" in broken.stdout.decode().lower()
    assert "valley: coverage unknown until its errors are mended" in broken.stdout.decode()


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


def test_check_json_is_one_object_and_ends_as_without(home: Path) -> None:
    """Coverage is unknown where there are errors; the problems are those of the lines."""
    done = run(home, "check", "all", "--json")
    (found,) = objects(done)
    assert (done.returncode, found["ok"]) == (0, True)
    assert found["interviews"] == [{"slug": slug, "entries": 2, "coverage": 0.283} for slug in ("harbour", "valley")]
    lines = run(home, "check", "all").stdout.decode().splitlines()
    told = ["{path}:{line}: {level}: {message}".format(**problem) for problem in found["problems"]]
    assert told == lines[: len(told)]
    assert told
    done = run(home, "check", "--knowledge", "broken", "--json")
    (found,) = objects(done)
    assert (done.returncode, found["ok"]) == (1, False)
    assert [(one["slug"], one["entries"]) for one in found["interviews"]] == [("town", 2), ("valley", None)]
    assert found["interviews"][1]["coverage"] is None


def test_check_of_a_folder_without_an_interview_is_an_error_of_the_folder(home: Path) -> None:
    """On standard output like any other, in either form."""
    (home / "empty").mkdir()
    for options in ((), ("--interview", "valley")):
        done = run(home, "check", "empty", *options)
        assert (done.returncode, done.stdout.decode().splitlines()[-1]) == (1, "1 error, 0 warnings")
        (found,) = objects(run(home, "check", "empty", "--json", *options))
        assert (found["ok"], len(found["problems"]), found["interviews"]) == (False, 1, [])


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


def test_run_names_the_setting_that_is_missing_or_bad(home: Path) -> None:
    """And never its value."""
    done = run(home, "run", "--knowledge", "all")
    assert (done.returncode, b"BOT_TOKEN is missing" in done.stderr) == (2, True)
    done = run(home, "run", BOT_TOKEN="1:s3cret!")
    assert done.returncode == 2
    assert b"BOT_TOKEN" in done.stderr
    assert b"s3cret" not in done.stderr


def test_only_run_reads_the_settings_of_the_bot(home: Path) -> None:
    """Others work with any."""
    assert run(home, "ask", "road", "--knowledge", "all", BOT_TOKEN="nonsense", BOT_LOG_DAYS="x").returncode == 0


def test_chat_without_a_terminal_takes_a_question_a_line(home: Path) -> None:
    """Context, commands and choices work as with one, and the end of the input is the end."""
    done = run(home, "chat", "--knowledge", "all/valley", stdin=f"{QUESTION}\n\nwho said that?\n/topic\n2\n")
    text = done.stdout.decode()
    assert done.returncode == 0
    assert text.count("> The road is open again,") == 2
    assert "  2 Water" in text
    assert "Water\n1 passage:" in text


def _typed(terminal: int, keys: list[bytes]) -> bytes:
    """What a terminal has shown at the end; each of the keys is pressed when the program waits for a line."""
    seen, asked = b"", 0
    while select.select([terminal], [], [], PATIENCE)[0]:
        try:
            seen += os.read(terminal, 4096)
        except OSError:  # how a terminal ends
            break
        while asked < seen.count(b"\x1b[6n"):  # where does the cursor stand? asked with every prompt
            os.write(terminal, b"\x1b[1;1R")
            os.write(terminal, keys[asked] if asked < len(keys) else b"")
            asked += 1
    return seen


@pytest.mark.parametrize(("key", "code"), [(b"\x04", 0), (b"\x03", 130)])
def test_chat_in_a_terminal_ends_with_ctrl_d_and_ctrl_c(home: Path, key: bytes, code: int) -> None:
    """After a conversation with colours; the lines are kept for the next one, but not one that Ctrl-C has dropped."""
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(home)
        variables = environment(home, TERM="xterm-256color")
        os.execve(sys.executable, [sys.executable, "-m", "bot", "chat", "--knowledge", "all"], variables)  # noqa: S606
    seen = _typed(terminal, [f"half a line\x03{QUESTION}\r".encode(), key])
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == code
    assert "\x1b[36m│ \x1b[0mThe road is open again,".encode() in seen
    assert b"Traceback" not in seen
    kept = (home / ".local" / "state" / "interview-bot" / "history").read_text()
    assert QUESTION in kept
    assert "half a line" not in kept


def test_lines_typed_before_lie_where_the_person_keeps_such(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """For that person's eyes only; in memory where no file can be made."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert isinstance(_history(), FileHistory)
    file = tmp_path / "interview-bot" / "history"
    assert file.stat().st_mode & 0o777 == 0o600
    monkeypatch.setenv("XDG_STATE_HOME", str(file))
    assert isinstance(_history(), InMemoryHistory)


def test_the_package_is_run_as_the_program_is(home: Path) -> None:
    """`python -m bot` takes the same arguments, names itself alike and ends with the same codes."""

    def of_package(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "bot", *arguments]
        return subprocess.run(command, capture_output=True, env=environment(home), cwd=home, check=False)

    answered = of_package("ask", QUESTION, "--knowledge", "all")
    assert answered.stdout == run(home, "ask", QUESTION, "--knowledge", "all").stdout
    assert (answered.returncode, answered.stderr) == (0, b"")
    assert of_package("--help").stdout.startswith(b"Usage: interview-bot ")
    assert of_package("check", "broken").returncode == 1
    assert of_package("aks").returncode == 2


def test_chat_speaks_the_language_of_the_console_first(home: Path) -> None:
    """Commands have none of their own."""
    done = run(home, "chat", "--knowledge", "all", stdin="/topic\n", LANG="ru_RU.UTF-8")
    assert done.stdout.decode().startswith("Выберите тему:")
    done = run(home, "chat", "--knowledge", "all", stdin="/topic\n", LANG="uz_UZ.UTF-8@cyrillic")
    assert done.stdout.decode().startswith("Мавзуни танланг:")


@pytest.mark.parametrize(
    "arguments", [["--help"], ["ask", "--help"], ["chat", "-h"], ["check", "-h"], ["eval", "-h"], ["run", "-h"]]
)
def test_help_teaches_by_example(home: Path, arguments: list[str]) -> None:
    """For the whole and for each command."""
    done = run(home, *arguments)
    assert done.returncode == 0
    assert re.search(rb"Examples:\n +(BOT_TOKEN=\S+ )?interview-bot ", done.stdout)


def test_the_version_is_told(home: Path) -> None:
    """With the program's name."""
    done = run(home, "--version")
    assert (done.returncode, done.stdout.split()[0]) == (0, b"interview-bot")
