"""How YAML and JSON lines are read: what counts as a text, which line a mistake is in, and that nothing breaks."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.folder import entries as entries_of_folder
from knowledge.folder import yaml12
from knowledge.folder.models import Entry, Interview
from knowledge.folder.notation import LONGEST_ROW
from tests.knowledge.folders import ENTRIES, HEAD, SOURCE, interview, is_told_plainly, problems, write

ROW = '{"id": "canal", "kind": "fact", "text": "the canal"}'


@pytest.mark.parametrize(
    "written", ["no", "1997", "20:30", "1_000", "0x10", "0o14", "true", "1e3", ".inf", "2025-01-01", "!!str ~", "on"]
)
def test_a_text_is_taken_as_it_is_written(tmp_path: Path, written: str) -> None:
    read = interview(tmp_path / "valley", head=HEAD + f"programme: {written}\noff_topic: [{written}]\n")
    assert read.programme == {"en": written.removeprefix("!!str ")}
    assert read.off_topic == [written.removeprefix("!!str ")]


def test_a_key_is_taken_as_it_is_written(tmp_path: Path) -> None:
    head = HEAD.replace("language: en", "language: no").replace("title: A valley", "title: {no: En dal, ru: Долина}")
    assert interview(tmp_path / "valley", head=head).title == {"no": "En dal", "ru": "Долина"}


@pytest.mark.parametrize("written", ["true", "True", "TRUE"])
def test_true_is_written_in_three_ways(tmp_path: Path, written: str) -> None:
    entries = ENTRIES.replace("topics: [road]", f"reported: {written}")
    assert interview(tmp_path / "valley", entries=entries).entries[0].reported


def test_a_number_is_read_as_yaml_1_2_writes_it(tmp_path: Path) -> None:
    entries = ENTRIES.replace("topics: [road]", "occurrence: 0o1")
    assert interview(tmp_path / "valley", entries=entries).entries[0].occurrence == 1


@pytest.mark.parametrize("value", ["5", "true", "1.5", '["x"]', '{"de": "x"}'])
def test_in_json_a_text_must_be_a_text(tmp_path: Path, value: str) -> None:
    (line,) = problems(tmp_path / "valley", rows=ROW[:-1] + f', "note": {value}}}')
    assert line.startswith("entries.jsonl:1: error: note ")


def test_a_repeated_key_is_an_error_at_its_second_line(tmp_path: Path) -> None:
    head = HEAD.replace("title: A valley", "title:\n  en: A\n  en: B")
    assert problems(tmp_path / "valley", head=head) == [
        'interview.yaml:3: error: the key "en" is repeated; keep one',
    ]


def test_a_repeated_key_of_a_json_row_is_an_error(tmp_path: Path) -> None:
    lines = problems(tmp_path / "valley", rows=f'{ROW}\n{ROW[:-1]}, "note": {{"en": "a", "en": "b"}}}}')
    assert lines == ['entries.jsonl:2: error: the key "en" is repeated; keep one']


def test_anchors_may_be_used_and_used_again(tmp_path: Path) -> None:
    head = HEAD + "summary: &a Brief\nprogramme: *a\noff_topic: [&a What, *a]\n"
    read = interview(tmp_path / "valley", head=head)
    assert read.programme == {"en": "Brief"}
    assert read.off_topic == ["What", "What"]


def test_an_alias_of_itself_is_an_error(tmp_path: Path) -> None:
    (line,) = problems(tmp_path / "valley", head=HEAD + "lexicon: &a [*a]\n")
    assert line == "interview.yaml:11: error: the anchor here is repeated without end; write the value out"


def test_aliases_that_multiply_are_an_error_and_take_no_time(tmp_path: Path) -> None:
    rows = [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}' if i else 'ha'] * 10)}]\n" for i in range(30)]
    lines = problems(tmp_path / "valley", head=HEAD + "".join(rows))
    assert any("is repeated without end" in line for line in lines)


def test_a_long_text_that_is_repeated_by_aliases_is_an_error_and_takes_no_time(tmp_path: Path) -> None:
    """A list of ten thousand times the same hundred thousand characters; beside \u2028 each would be made anew."""
    head = HEAD + f'summary: &a "{"x" * 100_000}\u2028"\noff_topic: [{"*a, " * 10_000}]\n'
    lines = problems(tmp_path / "valley", head=head)
    assert lines == ["interview.yaml:11: error: the anchor here is repeated without end; write the value out"]


def test_keys_that_are_repeated_by_aliases_are_an_error_and_take_no_time(tmp_path: Path) -> None:
    pairs = "".join("? [x]\n: y\n" for _ in range(300))
    head = HEAD + "a: &a\n" + "".join(f"  {line}\n" for line in pairs.splitlines()) + f"b: [{'*a, ' * 3_000}]\n"
    lines = problems(tmp_path / "valley", head=head)
    assert len(lines) <= 1001
    assert any("is repeated without end" in line or "more than 1,000 errors" in line for line in lines)


def test_aliases_that_nest_too_deep_are_an_error(tmp_path: Path) -> None:
    """However long the file is beside them."""
    rows = ["a0: &a0 x\n", *(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 1000)), "# " + "x" * 1_000_000 + "\n"]
    (line,) = problems(tmp_path / "valley", head=HEAD + "".join(rows))
    assert line.endswith("error: the file is nested too deep; keep to the fields of the contract")


def test_a_yaml_file_of_too_many_values_is_an_error_where_they_are_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml12, "MOST_VALUES", 1_000)
    lines = problems(tmp_path / "valley", head=HEAD + "off_topic:\n" + "  - x\n" * 2_000)
    assert len(lines) == 1
    assert re.fullmatch(r"interview\.yaml:9\d\d: error: the file has more than 1,000 values; make it smaller", lines[0])


def test_a_list_of_an_entry_that_is_too_long_is_an_error(tmp_path: Path) -> None:
    rows = json.dumps({"id": "a", "kind": "fact", "text": "the canal", "questions": ["x"] * 1_001})
    said = "entries.jsonl:1: error: questions has more than 1000 items; take some out"
    assert problems(tmp_path / "valley", rows=rows) == [said]


def test_entries_beyond_the_most_are_an_error_at_the_first_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entries_of_folder, "MOST_IN_A_FOLDER", 3)
    rows = "".join(ROW.replace('"canal"', f'"e{n}"') + "\n" for n in range(9))
    lines = problems(tmp_path / "valley", rows=rows)
    assert lines[0] == "entries.jsonl:4: error: an interview has 3 entries at most; make two of it"
    assert not any(":5:" in line for line in lines)


@pytest.mark.parametrize("file", ["entries", "rows"])
def test_very_many_errors_are_told_as_far_as_anybody_reads(tmp_path: Path, file: str) -> None:
    content = {"entries": "- 1\n" * 20_000, "rows": "1\n" * 2_000_000}[file]
    lines = problems(tmp_path / "valley", **{file: content})
    assert len(lines) == 1001
    assert lines[-1].endswith(":1001: error: there are more than 1,000 errors; mend these first")


@pytest.mark.parametrize("deep", ["[" * 20_000, "{a: " * 20_000, "- " * 20_000, '[{"a":' * 20_000])
@pytest.mark.parametrize("file", ["head", "entries", "rows"])
def test_a_file_nested_too_deep_is_an_error(tmp_path: Path, file: str, deep: str) -> None:
    assert len(problems(tmp_path / "valley", **{file: deep})) == 1


@pytest.mark.parametrize(
    ("broken", "line", "said"),
    [
        ("off_topic:\n\t- x\n", 12, "a tab stands here; indent with spaces"),
        ("summary: @x\n", 11, "a text cannot start with this character; put the text in quotation marks"),
        ("summary: one: two\n", 11, "a colon is not expected here; put the text in quotation marks"),
        ("summary: 'x\n\n\n", 11, "the quotation mark opened here is never closed; close it"),
        ('summary: "He said "yes" to it"\n', 11, "the indentation is wrong or a text goes on after its quotation mark"),
        ("off_topic: [x\nurl: y\n", 12, "a comma or a closing bracket is missing; add it"),
        ("summary\nurl: y\n", 11, "a colon and a blank are missing after the key"),
        ('summary: "\\q"\n', 11, "a backslash in double quotation marks stands before the wrong character"),
        ("summary: *x\n", 11, "the asterisk refers to no anchor; put the text in quotation marks"),
        ("summary: a\x07b\n", 11, "the control character U+0007 stands here; take it out"),
        ("summary: !binary x\n", 11, 'the tag "!binary" means nothing here; take it out'),
        ("? [a]\n: x\n", 11, "a key must be a word, not a list or a mapping"),
        ("---\ntitle: x\n", 11, "a second document starts here; keep one, without '---'"),
        ('summary: "\\ud800"\n', 11, "half of a character stands alone"),
        ("off_topic: - x\n", 11, "a list must begin on a line of its own; move it to the next line"),
        ("summary: | x\n", 11, "a text after | or > must begin on the next line; move it there"),
        ("summary: & x\n", 11, "a text cannot start with this character; put the text in quotation marks"),
        ('summary: "\\UFFFFFFFF"\n', 11, "here is nesting or an escape that YAML does not know"),
        ('summary: "\\U00110000"\n', 11, "here is nesting or an escape that YAML does not know"),
        ('summary: "a\\0b"\n', 11, "the control character U+0000 stands here; take it out"),
        ("%YAML\n", 11, "this is not valid YAML"),
    ],
)
def test_broken_yaml_is_told_in_one_plain_sentence(tmp_path: Path, broken: str, line: int, said: str) -> None:
    lines = problems(tmp_path / "valley", head=HEAD + broken)
    assert len(lines) == 1
    assert lines[0].startswith(f"interview.yaml:{line}: error: {said}")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('{"id": "a"', "not valid JSON at character 11 of the line"),
        ("{'id': 'a'}", "not valid JSON at character 2 of the line"),
        ("{} {}", "more than one JSON value stands on the line"),
        ("[]", "an entry must be a JSON object"),
        ('"x"', "an entry must be a JSON object"),
        ('{"id": ' + "1" * 5000 + "}", "a number is too long"),
        ('{"id": "\\ud800"}', "half of a character stands alone"),
        ('{"id": "\\ud83d\\ude00\\ude00"}', "half of a character stands alone"),
        ('{"id": "a\\u0000"}', "the control character U+0000 stands here; take it out"),
        ('{"id": "' + "a" * LONGEST_ROW + '"}', "the line is longer than 1,000,000 bytes; split the entry"),
    ],
)
def test_a_broken_json_row_is_told_in_one_plain_sentence_and_the_others_are_read(
    tmp_path: Path, row: str, said: str
) -> None:
    lines = problems(tmp_path / "valley", rows=f"{ROW}\n\n{row}\n{{}}\n")
    assert lines[0].startswith(f"entries.jsonl:3: error: {said}")
    assert len([line for line in lines if line.startswith("entries.jsonl:4")]) == 3


@pytest.mark.parametrize(
    ("content", "said"),
    [("- id: x\n- 5\n", "2: error: an entry must be a mapping"), ("id: x\n", "1: error: the file must be a list")],
)
def test_entries_that_are_no_list_of_mappings_are_an_error(tmp_path: Path, content: str, said: str) -> None:
    assert any(line.startswith(f"entries.yaml:{said}") for line in problems(tmp_path / "valley", entries=content))


def test_an_interview_yaml_that_is_no_mapping_is_an_error(tmp_path: Path) -> None:
    (line,) = problems(tmp_path / "valley", head="- title\n")
    assert line == "interview.yaml:1: error: the file must be a mapping: lines such as 'title: …'"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path, mark: str, ends: str) -> None:
    head, entries = (mark + text.replace("\n", ends) for text in (HEAD, ENTRIES))
    assert interview(tmp_path / "valley", head=head, entries=entries).entries[0].text == "The road is open again,"
    rows = mark + ends.join(["", ROW, "  ", ""])
    (tmp_path / "valley" / "entries.yaml").unlink()
    assert interview(tmp_path / "valley", rows=rows).entries[0].text == "the canal"
    assert problems(tmp_path / "valley", head=head + "odd: 1", rows=ROW)[0].startswith("interview.yaml:11")


@pytest.mark.parametrize("file", ["head", "source", "entries", "rows"])
def test_bytes_that_are_not_utf_8_are_told_with_line_and_byte(tmp_path: Path, file: str) -> None:
    good = {"head": HEAD, "source": SOURCE, "entries": ENTRIES, "rows": ROW}[file]
    (line,) = problems(tmp_path / "valley", **{file: good.encode() + "\né ".encode() + b"\xe9t\xe9\n"})
    number = good.count("\n") + 2
    assert f":{number}: error: byte 4 of the line (0xE9) is not UTF-8; save as UTF-8" in line


@pytest.mark.parametrize("file", ["head", "source", "entries", "rows"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_utf_16_file_is_told_once(tmp_path: Path, file: str, encoding: str) -> None:
    (line,) = problems(tmp_path / "valley", **{file: f"{HEAD}\n{HEAD}".encode(encoding)})
    assert line.endswith(":1: error: the file is UTF-16 or no text at all; save it as UTF-8")


@pytest.mark.parametrize("odd", ["\u2028", "\u2029", "\x85", "\ue000"])
def test_an_odd_line_separator_is_a_character_like_any_other(tmp_path: Path, odd: str) -> None:
    source = f"One{odd}two three.\nFour."
    entries = f"- {{id: b, kind: fact, text: 'One{odd}two'}}\n- id: a\n  kind: fact\n  text: |\n"
    entries += f"    One{odd}two three.\n    Four.\n"
    assert [entry.text for entry in interview(tmp_path / "valley", source=source, entries=entries).entries] == [
        f"One{odd}two",
        source,
    ]


def test_entries_yaml_may_be_written_as_json(tmp_path: Path) -> None:
    entries = json.dumps([{"id": "a", "kind": "fact", "text": "Hello \U0001f600 “there”"}])
    assert interview(tmp_path / "valley", source="Hello \U0001f600 “there”", entries=entries)


def test_what_a_message_quotes_can_always_be_printed(tmp_path: Path) -> None:
    rows = '{"\\ud800\\n\\u0007": 1}\n{"id": "a\\nb", "kind": "\\u2028", "text": "\\ud83d"}'
    for line in problems(tmp_path / "valley", head=HEAD + '"a\\nb": 1\n', rows=rows):
        assert line.encode()
        assert line.isprintable()


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["head", "source", "entries", "rows"]),
    st.one_of(st.binary(max_size=60), st.text("ab:-\n [],{}'\"|>&*!%@\t#?~<é\ufeff\r", max_size=60).map(str.encode)),
    st.integers(0, 400),
)
def test_no_bytes_in_any_file_make_reading_fail(file: str, noise: bytes, place: int) -> None:
    good = {"head": HEAD, "source": SOURCE, "entries": ENTRIES, "rows": ROW}[file].encode()
    with tempfile.TemporaryDirectory() as directory:
        for content in (noise, good[:place] + noise + good[place:]):
            is_told_plainly(write(Path(directory) / "valley", **{file: content}))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([name for name in Entry.model_fields if name not in ("start", "end")]),
        JSON,
    ),
    st.booleans(),
)
def test_no_value_in_any_field_makes_reading_fail(values: dict[str, object], in_yaml: bool) -> None:
    row = json.dumps({"id": "a", "kind": "quote", "text": "the canal", "speaker": "berg"} | values)
    with tempfile.TemporaryDirectory() as directory:
        folder = write(Path(directory) / "valley", **({"entries": f"[{row}]"} if in_yaml else {"rows": row}))
        is_told_plainly(folder)


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([name for name in Interview.model_fields if name not in ("slug", "source", "entries")]),
        JSON,
    )
)
def test_no_value_in_any_field_of_interview_yaml_makes_reading_fail(values: dict[str, object]) -> None:
    with tempfile.TemporaryDirectory() as directory:
        head = json.dumps({"title": "x", "language": "en"} | values)
        is_told_plainly(write(Path(directory) / "valley", head=head))
