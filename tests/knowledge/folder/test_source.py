"""An entry's text is found in the source to the character, or the nearest passage is shown."""

from __future__ import annotations

import json
import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.folder import source as sources
from knowledge.folder.models import Entry
from knowledge.folder.source import Source, TooAlikeError
from tests.knowledge.folders import interview, problems

HEAD = "title: x\nlanguage: en\n"
SOURCES = st.text(st.sampled_from("ab \n\r\ufeff😀й’"), min_size=1, max_size=40).filter(
    lambda text: text.strip("\ufeff \r\n")
)


def row(text: str, **fields: object) -> str:
    return json.dumps({"id": "a", "kind": "fact", "text": text} | fields)


def entry(folder: Path, source: str, text: str, **fields: object) -> Entry:
    read = interview(folder, head=HEAD, source=source, rows=row(text, **fields))
    (only,) = read.entries
    assert read.source == source
    assert source[only.start : only.end] == only.text
    return only


def miss(folder: Path, source: str, text: str, **fields: object) -> str:
    (line,) = problems(folder, head=HEAD, source=source, rows=row(text, **fields))
    return line.removeprefix("entries.jsonl:1: error: ")


def test_offsets_count_the_byte_order_mark_and_whole_characters(tmp_path: Path) -> None:
    found = entry(tmp_path / "valley", "\ufeff😀 One. Two.\n", "Two.")
    assert (found.start, found.end) == (8, 12)


@pytest.mark.parametrize("written", ["\n", "\r\n"])
@pytest.mark.parametrize("printed", ["\n", "\r\n"])
def test_line_ends_inside_a_text_match_those_of_the_source(tmp_path: Path, printed: str, written: str) -> None:
    source = printed.join(["Zero.", "One.", "Two.", "Three.", ""])
    found = entry(tmp_path / "valley", source, f"One.{written}Two.{written}{written}")
    assert found.text == f"One.{printed}Two."


def test_line_ends_may_be_mixed_in_the_source(tmp_path: Path) -> None:
    assert entry(tmp_path / "valley", "a\r\nb\nc\r\nd", "b\nc\nd").text == "b\nc\r\nd"


def test_a_text_may_begin_with_a_line_end(tmp_path: Path) -> None:
    assert entry(tmp_path / "valley", "a\r\nb", "\nb").text == "\r\nb"


def test_a_lone_carriage_return_is_a_character_like_any_other(tmp_path: Path) -> None:
    assert entry(tmp_path / "valley", "a\rb\r\nc", "a\rb\nc").text == "a\rb\r\nc"


def test_occurrence_picks_among_equal_texts(tmp_path: Path) -> None:
    starts = [entry(tmp_path / "valley", "so so so", "so", occurrence=n).start for n in (1, 2, 3)]
    assert starts == [0, 3, 6]


def test_equal_texts_are_counted_without_overlap(tmp_path: Path) -> None:
    assert entry(tmp_path / "valley", "aaaa", "aa", occurrence=2).start == 2


def test_an_occurrence_beyond_those_there_is_an_error(tmp_path: Path) -> None:
    said = miss(tmp_path / "valley", "so so so", "so", occurrence=4)
    assert said == "text stands only 3 times in source.txt; occurrence 4 is beyond that"
    said = miss(tmp_path / "valley", "so be it", "so", occurrence=10**30)
    assert said.startswith("text stands only once")


def test_a_text_that_stands_twice_is_a_warning_unless_the_occurrence_is_given(tmp_path: Path) -> None:
    (line,) = problems(tmp_path / "valley", head=HEAD, source="so so", rows=row("so"))
    assert line.startswith("entries.jsonl:1: warning: text stands more than once in source.txt, and the first is taken")
    assert entry(tmp_path / "valley", "so so", "so").start == 0
    assert not problems(tmp_path / "valley", head=HEAD, source="so so", rows=row("so", occurrence=1))


def test_a_miss_shows_the_nearest_passage_and_the_first_difference(tmp_path: Path) -> None:
    said = miss(tmp_path / "valley", "One.\nTwo.\nShe said it’s all right, and left.\n", "She said it's all right")
    assert said == (
        'text is not in source.txt; nearest is line 3: "She said it’s all right"; '
        'first difference at character 12: here "\'" (U+0027), there "’" (U+2019)'
    )


@pytest.mark.parametrize(
    ("text", "difference"),
    [
        ("“The road is open again”", 'character 24: here "”" (U+201D), there "," (U+002C)'),
        ('"The road is open again', 'character 1: here """ (U+0022), there "“" (U+201C)'),
        ("xThe road is open again", 'character 1: here "x" (U+0078), there "“" (U+201C)'),
        ("road\xa0is open", "character 5: here no-break space (U+00A0), there space (U+0020)"),
        ("says Anna. Nobody", "character 11: here space (U+0020), there line break (U+000A)"),
        ("at the border.x", 'character 15: here "x" (U+0078), there the end'),
        ("The  road is open", 'character 5: here space (U+0020), there "r" (U+0072)'),
        ("The rod is open", 'character 7: here "d" (U+0064), there "a" (U+0061)'),
    ],
)
def test_the_first_difference_is_told_to_the_character(tmp_path: Path, text: str, difference: str) -> None:
    source = "Water is near. “The road is open again,” says Anna.\nNobody waits at the border."
    assert miss(tmp_path / "valley", source, text).endswith(f"first difference at {difference}")


def test_a_text_like_nothing_in_the_source_is_told_so(tmp_path: Path) -> None:
    said = miss(tmp_path / "valley", "Вода и дорога.", "Something else altogether")
    assert said == "text is not in source.txt, nor anything like it; copy it from there"


def test_a_text_longer_than_the_source_is_a_miss(tmp_path: Path) -> None:
    assert "nearest is line 1" in miss(tmp_path / "valley", "One two three.", "One two three. Four five six seven.")


def test_very_many_misses_are_told_without_the_nearest_passage() -> None:
    source = Source("word " * 20_000)
    told = [source.miss("something else") for _ in range(2_100)]
    assert told[0].endswith("nor anything like it; copy it from there")
    assert told[-1] == "text is not in source.txt word for word; copy it from there"


def test_an_empty_text_with_an_occurrence_beyond_all_is_looked_for_nowhere(tmp_path: Path) -> None:
    lines = problems(tmp_path / "valley", head=HEAD, source="so be it", rows=row("  ", occurrence=10**12))
    assert lines == ["entries.jsonl:1: error: text must not be empty; write a text"]


def test_texts_of_which_too_much_of_the_source_is_alike_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of these stands nowhere, but all of its parts stand everywhere: with many it would take hours."""
    monkeypatch.setattr(sources, "_PASSED", 10_000_000)
    draw = random.Random(0)  # noqa: S311
    source = Source("".join(draw.choices("ab", k=200_000)))
    texts = ["".join(draw.choices("ab", k=40)) for _ in range(1_000)]
    with pytest.raises(TooAlikeError, match=r"too much of source\.txt is like this text"):
        source.occurrences(texts, [1] * len(texts))


def test_a_source_that_says_the_same_again_and_again_is_told_with_the_line_of_a_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "_PASSED", 1_000)
    rows = f"{row('so')}\n{row('so', id='b', occurrence=10**12)}\n"
    (line,) = problems(tmp_path / "valley", head=HEAD, source="so " * 1_000, rows=rows)
    assert line.startswith("entries.jsonl:2: error: too much of source.txt is like this text to look it up")


@settings(max_examples=200, deadline=None)
@given(SOURCES, st.data())
def test_any_stretch_of_any_source_is_found_where_it_stands(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source) - 1))
    text = source[start : data.draw(st.integers(start + 1, len(source)))]
    if not text.strip():
        return
    with tempfile.TemporaryDirectory() as directory:
        found = entry(Path(directory) / "valley", source, text)
    assert found.text.replace("\r\n", "\n") == text.rstrip("\r\n").replace("\r\n", "\n")
    assert found.start <= start


@settings(max_examples=200, deadline=None)
@given(
    st.text("ab", min_size=8, max_size=60),
    st.lists(st.tuples(st.text("ab", min_size=1, max_size=20), st.integers(1, 4)), min_size=1, max_size=8),
    st.integers(16, 64),
)
def test_looking_up_many_texts_finds_what_a_search_for_each_finds(
    source: str, asked: list[tuple[str, int]], piece: int
) -> None:
    texts = [text for text, _ in asked] + [source[3:], source[:9]]
    wanted = [most for _, most in asked] + [2, 2]
    one_by_one = Source(source).occurrences(texts, wanted)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sources, "_SCAN", 0)
        patch.setattr(sources, "_PIECE", piece)
        assert Source(source).occurrences(texts, wanted) == one_by_one
