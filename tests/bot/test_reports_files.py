"""Known faults of bots like this one, in the files of an interview and on the command line: none of them is ours."""

from __future__ import annotations

import itertools
import json
import random
import time
from pathlib import Path
from typing import Any

import pytest

from bot.cli.session import Conversation
from bot.settings import read_settings
from knowledge.base import Base
from knowledge.index.index import Index
from tests.bot.cli.program import Done, objects, run
from tests.bot.reports import CASES
from tests.knowledge.folders import ENTRIES, HEAD, SOURCE, interview, write

QUESTION = "Is the road open again?"


def checked(folder: Path) -> tuple[int, dict[str, Any]]:
    """How `check --json` ends for a folder, and what it says."""
    done = run(folder.parent, "check", "--json", str(folder))
    return done.returncode, json.loads(done.stdout)


def errors(folder: Path) -> list[str]:
    """The errors that `check` finds, from the file's name on."""
    _, found = checked(folder)
    return [
        f"{Path(problem['path']).name}:{problem['line']}: {problem['message']}"
        for problem in found["problems"]
        if problem["level"] == "error"
    ]


def written(cache: Path, *arguments: str, stdin: bytes = b"") -> Done:
    """What a command writes, its indexes kept in a folder."""
    done = run(cache, *arguments, stdin=stdin, XDG_CACHE_HOME=str(cache))
    assert done.returncode == 0, done
    return done


def asked(folder: Path, stdin: bytes) -> list[dict[str, Any]]:
    """What `ask` writes for some lines."""
    return objects(written(folder.parent, "ask", "--knowledge", str(folder), stdin=stdin))


def shipped(cache: Path, stdin: bytes) -> list[dict[str, Any]]:
    """The same of the interview that comes along."""
    return objects(written(cache, "ask", stdin=stdin))


# Files


def test_r050_words_that_other_notations_take_for_yes_and_no_are_words(tmp_path: Path) -> None:
    head = (
        "title: T\nlanguage: no\nlexicon:\n  - [on, yes, ha, да]\n"
        "speakers:\n  - {id: berg, name: Anna On, aliases: [No, Off]}\n"
    )
    texts = {"head": head, "entries": "- {id: a, kind: fact, text: The road}\n"}
    assert checked(write(tmp_path / "valley", **texts))[0] == 0
    found = interview(tmp_path / "valley", **texts)
    assert (found.language, found.lexicon) == ("no", [["on", "yes", "ha", "да"]])
    assert found.speakers[0].aliases == ["No", "Off"]


def test_r052_a_time_is_a_text(tmp_path: Path) -> None:
    texts = {"head": f"{HEAD}programme: 20:30\n", "entries": f"{ENTRIES}  questions: [12:45, 1:10]\n"}
    folder = write(tmp_path / "valley", **texts)
    assert interview(folder, **texts).entries[1].questions == ["12:45", "1:10"]
    said = written(tmp_path, "ask", "12:45", "--knowledge", str(folder)).stdout.decode()
    assert " · 20:30\n" in said


def test_r053_an_id_is_kept_as_it_is_typed(tmp_path: Path) -> None:
    ids = ["1997", "010", "8", "1e5", "2026-11-25", "true"]
    folder = write(tmp_path / "valley", entries="".join(f"- {{id: {i}, kind: fact, text: road}}\n" for i in ids))
    assert errors(folder) == []
    assert asked(folder, b"road")[0]["passages"][0]["entry"] in ids
    assert [entry.id for entry in interview(folder, entries=(folder / "entries.yaml").read_text()).entries] == ids


@pytest.mark.parametrize("rows", [False, True])
def test_r055_a_byte_order_mark_does_no_harm(tmp_path: Path, rows: bool) -> None:
    """It is in no text that is shown, and offsets count it."""
    row = {"id": "open-road", "kind": "fact", "text": "The road is open again,"}
    entries = {"rows": f"\ufeff{json.dumps(row)}\n"} if rows else {"entries": f"\ufeff{ENTRIES}"}
    folder = write(tmp_path / "valley", source=f"\ufeff{SOURCE}", head=f"\ufeff{HEAD}", **entries)
    assert errors(folder) == []
    (found,) = asked(folder, QUESTION.encode())
    first = found["passages"][0]
    assert first["text"] == (folder / "source.txt").read_text("utf-8")[first["start"] : first["end"]]
    assert "\ufeff" not in json.dumps(found, ensure_ascii=False)


def test_r056_offsets_count_both_letters_of_a_windows_line_end(tmp_path: Path) -> None:
    """A text over two paragraphs is found, whatever line ends it is written with."""
    entries = (
        "- {id: last, kind: fact, text: the canal was dug by hand}\n"
        "- id: over\n  kind: fact\n  text: |-\n    bring the valley together.\n    “The road is open again,”\n"
    )
    folder = write(tmp_path / "valley", source=SOURCE.replace("\n", "\r\n"), entries=entries)
    assert errors(folder) == []
    source = (folder / "source.txt").read_bytes().decode()
    for question in ("Was the canal dug by hand?", "together the road is open again"):
        first = asked(folder, question.encode())[0]["passages"][0]
        assert first["text"] == source[first["start"] : first["end"]]


def test_r058_only_a_line_end_ends_a_line_of_json(tmp_path: Path) -> None:
    rows = [
        '{"id": "a", "kind": "fact", "text": "The road is open", "summary": {"en": "One\u2028two."}}',
        "",
        '{"id": "b", "kind": "fact", "text": "the canal was dug", "note": "One\x85two."}',
        '{"id": "x",',
    ]
    (error,) = errors(write(tmp_path / "valley", rows="\n".join(rows)))
    assert error.startswith("entries.jsonl:4: ")


def test_r059_files_of_the_system_are_passed_over(tmp_path: Path) -> None:
    """Both kinds of entries at once are an error that says so."""
    folder = write(tmp_path / "all" / "valley")
    for name in (".git", "__MACOSX", "valley~"):
        write(tmp_path / "all" / name, head="nonsense: [")
    for file in (".DS_Store", "._valley", "README.md", "valley/.entries.yaml.swp", "valley/entries.yaml~"):
        (tmp_path / "all" / file).write_bytes(b"\x00\xff")
    code, found = checked(tmp_path / "all")
    assert (code, [one["slug"] for one in found["interviews"]]) == (0, ["valley"])
    (folder / "entries.jsonl").write_text("{}\n")
    (error,) = errors(tmp_path / "all")
    assert "entries.yaml" in error
    assert "entries.jsonl" in error


def test_r059_an_empty_folder_is_told(tmp_path: Path) -> None:
    write(tmp_path / "all" / "valley")
    (tmp_path / "all" / "draft").mkdir()
    _, found = checked(tmp_path / "all")
    assert any("draft" in problem["path"] for problem in found["problems"])
    assert [one["slug"] for one in found["interviews"] if one["coverage"]] == ["valley"]


def test_r061_aliases_that_multiply_are_an_error_at_once(tmp_path: Path) -> None:
    """Those that are used with sense work."""
    rows = ["  - &a0 [x, y]\n", *(f"  - &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10))]
    started = time.perf_counter()
    assert errors(write(tmp_path / "bomb", head=f"{HEAD}lexicon:\n{''.join(rows)}"))
    assert time.perf_counter() - started < 2
    first, second = (
        "{id: a, kind: fact, about: [&t stone], text: Roads}",
        "{id: b, kind: fact, about: [*t], text: canal}",
    )
    entries = f"- {first}\n- {second}\n"
    assert errors(write(tmp_path / "sane", entries=entries)) == []


def test_r062_marks_of_another_kind_are_another_text(tmp_path: Path) -> None:
    """The error names the line, the nearest passage and the first letter that differs."""
    typed = ENTRIES.replace("text: The road is open again,", 'text: "\\"The\u00a0road is open again,"')
    (error,) = errors(write(tmp_path / "valley", entries=typed))
    assert error.startswith("entries.yaml:4: ")
    assert "“The road is open again,”" in error or "The road is open again" in error
    assert "U+" in error or "“" in error


def test_r096_a_colon_in_a_bare_text_is_named(tmp_path: Path) -> None:
    """With its line, or that the text is to be quoted."""
    entry, *_ = errors(write(tmp_path / "one", entries=f"{ENTRIES}  note: Source says: leaks, not leeks\n"))
    title, *_ = errors(write(tmp_path / "two", head=HEAD.replace("title: A valley", "title: Water: every tenth litre")))
    assert entry.startswith(f"entries.yaml:{len(ENTRIES.splitlines()) + 1}: ")
    assert title.startswith("interview.yaml:1: ")
    assert all("colon" in error or "quot" in error for error in (entry, title))


# The command line


def test_r002_what_other_searches_take_for_commands_are_words(cache: Path) -> None:
    """A line of JSON for each, and no error."""
    found = shipped(cache, CASES["r002"]["input"].encode())
    assert [each["question"] for each in found] == CASES["r002"]["input"].split("\n")
    assert found[-1]["status"] == "unknown"


def test_r025_nothing_asked_gets_an_object(cache: Path) -> None:
    (found,) = objects(written(cache, "ask", "--json", ""))
    assert (found["status"], found["passages"]) == ("unknown", [])


def test_r064_a_question_in_utf_8_with_its_mark_is_read(cache: Path) -> None:
    (found,) = shipped(cache, "\ufeffкто будет лидером?".encode())
    assert (found["question"], found["status"]) == ("кто будет лидером?", "answer")


def test_r064_a_question_in_another_encoding_does_no_harm(cache: Path) -> None:
    """Lines after it are answered."""
    found = shipped(cache, "кто будет лидером?\n".encode("cp1251") + "кто будет лидером?".encode())
    assert [each["status"] for each in found][-1] == "answer"
    assert len(found) == 2


def test_r064_a_question_in_utf_16_is_read(cache: Path) -> None:
    (found,) = shipped(cache, "\ufeffкто будет лидером?\r\n".encode("utf-16-le"))
    assert (found["question"], found["status"]) == ("кто будет лидером?", "answer")


def test_r065_a_character_of_nothing_does_no_harm(cache: Path) -> None:
    nothing, after = shipped(cache, "кто\0 будет лидером?\nкто будет лидером?".encode())
    assert nothing["status"] in ("answer", "suggest", "unknown")
    assert after["status"] == "answer"


def test_r067_a_last_line_without_its_end_is_answered(cache: Path) -> None:
    assert b"Sirojov" in written(cache, "chat", stdin=b"who will lead").stdout


def test_r068_quotes_blanks_and_windows_line_ends_of_settings_are_dropped(tmp_path: Path) -> None:
    """In the environment and in a file `.env`, its last line included."""
    token = "123456789:AAbbccddeeffgghhiijjkkllmmnnooppqqr"
    (tmp_path / ".env").write_bytes(f'BOT_LOG_DAYS="7"\r\nBOT_TOKEN="{token}"'.encode())
    found = read_settings({}, {"BOT_ADMINS": '"1, 2"', "BOT_DATA": " /data/bot.db "}, tmp_path / ".env")
    assert (found.admins, found.log_days, str(found.data)) == (frozenset({1, 2}), 7, "/data/bot.db")
    assert found.token.get_secret_value() == token


def test_r097_a_random_quote_is_not_the_one_just_shown(index: Index) -> None:
    """Each with who said it."""
    random.seed(97)
    conversation = Conversation(Base(index, ""), "en")
    quotes = [conversation.answer("/quote") for _ in range(80)]
    shown = [found.passages[0] for _, found in quotes]
    assert all(one != other for one, other in itertools.pairwise(shown))
    for (reply, _), passage in zip(quotes, shown, strict=True):
        assert passage.speaker is not None
        assert f"— {passage.speaker.name['en']}" in reply.text
