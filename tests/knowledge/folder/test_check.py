"""What an editor is told of an interview that has no error, and how much of the source is covered."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.folder.check import check, check_base, coverage, uncovered
from knowledge.folder.models import Entry, Interview
from knowledge.folder.read import in_order, read_base, read_folder
from tests.knowledge.folders import ENTRIES, HEAD, SOURCE, interview, write


def warnings(folder: Path, **texts: str | bytes | None) -> list[str]:
    """The warnings, but for those of a folder that nothing was changed in."""
    usual = {"interview.yaml:5: warning: speaker dahl has no entry; add one, or move the person to people"}
    loaded = read_folder(write(folder, **texts))
    assert loaded.interview is not None, loaded.problems
    lines = [str(problem).removeprefix(f"{loaded.path}/") for problem in check(loaded)]
    return [line for line in lines if line not in usual and not line.startswith("source.txt")]


@pytest.fixture(autouse=True)
def _languages_that_come_along(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever languages more there are, no text is wanted in them."""
    monkeypatch.setattr("knowledge.folder.check.reader_languages", lambda: ("en", "ru", "uz"))


def made(source: str, *spans: tuple[int, int]) -> Interview:
    entries = [Entry(id=f"e{i}", kind="fact", text="x", start=start, end=end) for i, (start, end) in enumerate(spans)]
    bare = Interview.model_validate({"slug": "x", "title": "x", "language": "en"})
    return bare.model_copy(update={"source": source, "entries": entries})


def test_a_folder_with_errors_has_no_warnings(tmp_path: Path) -> None:
    assert check(read_folder(write(tmp_path / "valley", head="title: x"))) == []


def test_errors_and_warnings_of_all_folders_stand_in_one_order(tmp_path: Path) -> None:
    write(tmp_path / "a")
    write(tmp_path / "b", head="title: x")
    told = check_base(read_base(tmp_path))
    assert [problem.level for problem in told] == ["warning"] * 3 + ["error"] * 4
    assert told == in_order(told)


def test_the_plain_folder_has_only_the_usual_warnings(tmp_path: Path) -> None:
    assert warnings(tmp_path / "valley") == []


def test_an_entry_without_a_summary_is_one_warning_at_the_entry(tmp_path: Path) -> None:
    entries = "\n".join(line for line in ENTRIES.splitlines() if "road is open." not in line)
    assert warnings(tmp_path / "valley", entries=entries) == [
        "entries.yaml:1: warning: entry open-road has no summary; write one in en, ru, uz"
    ]


def test_a_summary_that_lacks_languages_is_one_warning_at_its_line(tmp_path: Path) -> None:
    entries = ENTRIES.replace("{en: The canal was dug by hand., ru: Канал вырыт вручную., uz:", "{en:")
    assert warnings(tmp_path / "valley", entries=entries) == [
        "entries.yaml:10: warning: the summary of canal is missing in ru, uz; add it"
    ]


def test_a_warning_of_a_json_row_names_the_row(tmp_path: Path) -> None:
    rows = '\n{"id": "a", "kind": "quote", "speaker": "berg", "text": "road", "topics": ["road", "water"]}\n'
    assert warnings(tmp_path / "valley", rows=rows) == [
        "entries.jsonl:2: warning: entry a has no summary; write one in en, ru, uz"
    ]


@pytest.mark.parametrize(("text", "paged"), [("a" * 3500, 0), ("a" * 3501, 1), ("😀" * 1750, 0), ("😀" * 1751, 1)])
def test_a_text_longer_than_a_message_in_utf_16_is_a_warning(tmp_path: Path, text: str, paged: int) -> None:
    entries = ENTRIES.replace("The road is open again,", text)
    lines = warnings(tmp_path / "valley", source=SOURCE + text, entries=entries)
    assert [line.startswith("entries.yaml:4: warning: the text of open-road is longer") for line in lines] == [
        1
    ] * paged


def test_an_interviewer_needs_no_entry(tmp_path: Path) -> None:
    loaded = read_folder(write(tmp_path / "valley", head=HEAD.replace("Boris Dahl", "Boris Dahl, interviewer: true")))
    assert not [problem for problem in check(loaded) if "speaker" in problem.message]


def test_a_topic_without_an_entry_is_a_warning(tmp_path: Path) -> None:
    assert warnings(tmp_path / "valley", head=HEAD + "  - {id: bread, title: Bread}\n") == [
        "interview.yaml:11: warning: topic bread has no entry; give it to one, or take it out"
    ]


def test_a_question_of_two_entries_is_a_warning_at_the_second(tmp_path: Path) -> None:
    entries = ENTRIES.replace("topics: [road]", "topics: [road]\n  questions: [Is it open?, is it open]")
    entries += "  questions:\n  - Who dug it?\n  - IS IT  OPEN\n"
    assert warnings(tmp_path / "valley", entries=entries) == [
        'entries.yaml:15: warning: the question "IS IT  OPEN" is also asked of open-road; keep one'
    ]


def test_an_off_topic_question_that_is_a_sample_is_a_warning(tmp_path: Path) -> None:
    entries = ENTRIES + "  questions: [Who dug it?]\n"
    assert warnings(
        tmp_path / "valley", head=HEAD + "off_topic:\n- How old is he?\n- who dug it\n", entries=entries
    ) == ['interview.yaml:13: warning: "who dug it" is off topic here and a sample question of canal; drop one']


def test_a_lexicon_row_of_one_phrase_is_a_warning(tmp_path: Path) -> None:
    assert warnings(tmp_path / "valley", head=HEAD + "lexicon:\n- [road, way]\n- [water]\n- []\n- [Way, way]\n") == [
        f"interview.yaml:{line}: warning: a row with fewer than two phrases says nothing; add another or take it out"
        for line in (13, 14, 15)
    ]


def test_a_word_with_two_meanings_may_stand_in_two_lexicon_rows(tmp_path: Path) -> None:
    assert warnings(tmp_path / "valley", head=HEAD + "lexicon:\n- [road, way]\n- [manner, way]\n") == []


def test_a_name_that_some_readers_would_not_see_is_a_warning(tmp_path: Path) -> None:
    head = HEAD.replace("name: Clara Stone", "name: {ru: Клара Стоун}")
    assert warnings(tmp_path / "valley", head=head) == [
        "interview.yaml:7: warning: the name is missing in en, the source's language; add it"
    ]


def test_a_title_in_all_languages_of_readers_needs_none_in_the_source_s(tmp_path: Path) -> None:
    head = "title: {en: A, ru: Б, uz: V}\nlanguage: kk\n"
    rows = '{"id": "a", "kind": "fact", "text": "road", "summary": {"en": "a", "ru": "b", "uz": "c"}}'
    assert warnings(tmp_path / "valley", head=head, rows=rows) == []


def test_an_address_that_cannot_be_linked_is_a_warning(tmp_path: Path) -> None:
    lines = warnings(tmp_path / "valley", head=HEAD + "url: https://example.org\nvideo: example.org/v\n")
    assert lines == [
        "interview.yaml:12: warning: video does not start with https://, so it cannot be linked; write it whole"
    ]


def test_each_uncovered_stretch_is_a_warning_at_its_line_in_the_source(tmp_path: Path) -> None:
    loaded = read_folder(write(tmp_path / "valley"))
    lines = [str(problem) for problem in check(loaded) if problem.path.name == "source.txt"]
    assert [line.removeprefix(f"{tmp_path}/valley/") for line in lines] == [
        'source.txt:1: warning: no entry covers "Roads and water bring the valley together. “"; '
        "add one if a reader may ask about it",
        'source.txt:2: warning: no entry covers "” says Anna Berg. “Nobody waits at the border any more.” Bo…"; '
        "add one if a reader may ask about it",
    ]


def test_an_uncovered_stretch_without_letters_or_digits_is_none() -> None:
    assert uncovered(made("One. — …\nTwo.", (0, 4), (9, 13))) == []


def test_an_uncovered_stretch_is_at_the_line_of_its_first_letter() -> None:
    assert uncovered(made("One.\r\n\r\n “Two.\nThree.", (0, 4))) == [(3, "“Two. Three.")]


def test_coverage_counts_letters_and_digits_only_and_overlaps_once() -> None:
    assert coverage(made("ab, 12 — йё!", (0, 3), (1, 6))) == pytest.approx(4 / 6)


def test_a_source_that_is_all_in_entries_is_covered_whole(tmp_path: Path) -> None:
    read = interview(tmp_path / "valley", source="The road is open again, the canal was dug by hand")
    assert coverage(read) == 1.0


@given(st.text("a1 .й\n", min_size=1, max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_coverage_is_the_share_of_letters_and_digits_that_some_entry_holds(
    source: str, pairs: list[tuple[int, int]]
) -> None:
    spans = [(min(pair), min(max(pair), len(source))) for pair in pairs if min(pair) < len(source)]
    letters = [i for i, c in enumerate(source) if c.isalnum()]
    held = [i for i in letters if any(start <= i < end for start, end in spans)]
    assert coverage(made(source, *spans)) == pytest.approx(len(held) / len(letters) if letters else 1.0)
    assert bool(uncovered(made(source, *spans))) == (len(held) < len(letters))
