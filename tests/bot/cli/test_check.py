"""`interview-bot check`: all that is wrong, and how much of the source is covered."""

from __future__ import annotations

from pathlib import Path

from tests.bot.cli.program import objects, run


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
