"""A list is lines under headings; what is wrong with it is told in one sentence, with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.language import lists
from knowledge.language.lists import BrokenListError, Heading, Line, numbered

NAMES, KINDS = ("when", "where", "age", "object, before"), ("anywhere", "first", "last")


def read(file: Path) -> dict[Heading, list[Line]]:
    """The rules of a file, which has these headings and kinds."""
    return lists.read_lists(file, NAMES, KINDS)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "xx"
    folder.mkdir()
    return folder / "asking.txt"


def said(file: Path, text: str) -> dict[str, list[str]]:
    """What stands under each heading of a file of that text."""
    file.write_text(text, encoding="utf-8")
    return {heading.name: [line.text for line in lines] for heading, lines in read(file).items()}


def problem(file: Path, content: str | bytes) -> str:
    """What is told of a file of that content, from its name on."""
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    with pytest.raises(BrokenListError) as broken:
        read(file)
    return str(broken.value).removeprefix(f"{file.parent}/")


def test_lines_stand_under_their_headings(file: Path) -> None:
    text = "[when: first]\nwhen\nhow soon\n[where: anywhere]\nwhere\n"
    assert said(file, text) == {"when": ["when", "how soon"], "where": ["where"]}


def test_a_heading_says_where_its_rules_look_or_nothing(file: Path) -> None:
    file.write_text("[ object, before :  anywhere ]\nwith\n", encoding="utf-8")
    assert list(read(file)) == [Heading("object, before", "anywhere")]
    file.write_text("[function]\nthe\n", encoding="utf-8")
    assert list(lists.read_lists(file, ("function",), ())) == [Heading("function", "")]


def test_a_heading_may_stand_once_for_each_place(file: Path) -> None:
    text = "[when: first]\nwhen\n[when: last]\nand when\n"
    file.write_text(text, encoding="utf-8")
    assert [(heading.kind, line.text) for heading, lines in read(file).items() for line in lines] == [
        ("first", "when"),
        ("last", "and when"),
    ]


def test_comments_and_empty_lines_say_nothing(file: Path) -> None:
    text = "# Of times.\n\n[when: first]\n# in short\nwhen\n   \n\t\nhow soon\n"
    assert said(file, text) == {"when": ["when", "how soon"]}


def test_a_hash_within_a_line_is_no_comment(file: Path) -> None:
    assert said(file, "[age: anywhere]\nage of #\n") == {"age": ["age of #"]}


def test_a_line_knows_where_it_stands(file: Path) -> None:
    file.write_text("# Of times.\n\n[when: first]\nwhen\n\nhow soon\n", encoding="utf-8")
    (lines,) = read(file).values()
    assert [str(line) for line in lines] == ["xx/asking.txt:4", "xx/asking.txt:6"]


def test_a_line_has_the_cases_that_stand_under_it(file: Path) -> None:
    file.write_text(
        "[when: first]\nwhen\n+ when was it?\n- whenever\n\n# more\n+  When is it? \nhow soon\n- how\n",
        encoding="utf-8",
    )
    (lines,) = read(file).values()
    assert lines == [
        Line(file, 2, "when", ("when was it?", "When is it?"), ("whenever",)),
        Line(file, 8, "how soon", (), ("how",)),
    ]


def test_cases_before_the_first_line_of_a_heading_are_those_of_a_line_without_text(file: Path) -> None:
    file.write_text("[when: first]\n+ when was it?\n- whenever\nwhen\n+ when?\n[age: last]\n- age\n", encoding="utf-8")
    assert read(file) == {
        Heading("when", "first"): [
            Line(file, 2, "", ("when was it?",), ("whenever",)),
            Line(file, 4, "when", ("when?",)),
        ],
        Heading("age", "last"): [Line(file, 7, "", (), ("age",))],
    }


def test_a_sign_without_a_blank_after_it_begins_no_case(file: Path) -> None:
    assert said(file, "[when: first]\n-chi\n") == {"when": ["-chi"]}


def test_a_list_of_words_has_no_cases(file: Path) -> None:
    file.write_text("[function]\nthe\n- a\n", encoding="utf-8")
    with pytest.raises(BrokenListError, match="3: a list of words has no cases; write words only"):
        lists.read_lists(file, ("function",), ())


def test_an_indented_comment_and_a_byte_order_mark_say_nothing(file: Path) -> None:
    assert said(file, "\ufeff[when: first]\n   # in short\nwhen\n") == {"when": ["when"]}


@pytest.mark.parametrize("text", ["", "# Nothing.\n\n"])
def test_a_list_may_say_nothing(file: Path, text: str) -> None:
    assert said(file, text) == {}


def test_a_list_that_is_not_there_says_nothing(file: Path) -> None:
    assert read(file) == {}
    assert numbered(file) == []


def test_lines_without_headings_have_their_numbers(file: Path) -> None:
    file.write_text("# A dictionary.\n\nbridge: мост\n  road: дорога \n", encoding="utf-8")
    assert numbered(file) == [(3, "bridge: мост"), (4, "road: дорога")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# Of times.\nwhen\n", "asking.txt:2: a line stands before any heading; write one such as [when]"),
        ("\n[when: first\nwhen\n", "asking.txt:2: the heading [when: first has no end; write ] after it"),
        (
            "[when: first] # of times\nwhen\n",
            "asking.txt:1: the heading [when: first] # of times has no end; write ] after it",
        ),
        (
            "[when: first]\nwhen\n[where: first]\nwhere\n[when: first]\nhow soon\n",
            "asking.txt:5: the heading [when: first] stands here a second time; write its lines together",
        ),
        ("+ When is it?\n", "asking.txt:1: a line stands before any heading; write one such as [when]"),
        (
            "[when: first]\nкогда\n".encode("cp1251"),
            "asking.txt:2: the line is not UTF-8; save the file as UTF-8",
        ),
    ],
)
def test_a_broken_list_is_told_in_one_sentence_with_its_line(file: Path, text: str | bytes, told: str) -> None:
    assert problem(file, text) == told


def test_a_broken_list_is_named_with_its_whole_path(file: Path) -> None:
    file.write_text("when\n", encoding="utf-8")
    with pytest.raises(BrokenListError) as broken:
        read(file)
    assert str(broken.value).startswith(f"{file}:1: ")


def test_what_is_wrong_with_a_line_is_told_with_it(file: Path) -> None:
    assert str(Line(file, 7, "when").broken("it asks nothing")) == f"{file}:7: it asks nothing"


# Groups


def groups(file: Path, text: str) -> dict[str, str]:
    """The words of each group of a file of that text."""
    file.write_text(text, encoding="utf-8")
    return {name: group.text for name, group in lists.read_groups(file).items()}


def test_the_words_of_a_group_stand_under_its_name_wherever_their_lines_break(file: Path) -> None:
    text = "# Of people.\n[kin]\nson =mum\n\n# more\n  dad\n[school-work]\nessay*\n"
    assert groups(file, text) == {"kin": "son =mum dad", "school-work": "essay*"}


def test_a_list_of_groups_that_is_not_there_has_none(file: Path) -> None:
    assert lists.read_groups(file) == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("son\n[kin]\nmum\n", "1: words stand before any group; write its name above them, as [kin]"),
        ("[kin]\n[work]\nessay\n", "1: the group [kin] is empty; write its words under it, or take it away"),
        ("[kin]\nson\n[kin]\nmum\n", "3: the group [kin] stands here a second time; write its words together"),
        (
            "[school work]\nessay\n",
            "1: [school work] names no group; write small letters and hyphens, as [school-work]",
        ),
        ("[Kin]\nson\n", "1: [Kin] names no group; write small letters and hyphens, as [school-work]"),
        ("[kin\nson\n", "1: [kin names no group; write small letters and hyphens, as [school-work]"),
    ],
)
def test_a_broken_group_is_told_in_one_sentence_with_its_line(file: Path, text: str, told: str) -> None:
    with pytest.raises(BrokenListError) as broken:
        groups(file, text)
    assert str(broken.value) == f"{file}:{told}"
