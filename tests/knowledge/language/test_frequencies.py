"""How often words are used: each language's own table, which names its source and its licence."""

from __future__ import annotations

import gzip
import math
import re
from pathlib import Path
from types import ModuleType

import pytest

from knowledge.language import frequencies as tables
from knowledge.language.frequencies import SHORT_STEM, as_written, frequencies, frequency_names
from knowledge.language.keys import key, stem_of
from knowledge.language.lists import BrokenListError
from knowledge.language.pack import Pack, packs
from knowledge.language.text import fold
from knowledge.weights import RARE
from tests.knowledge import bases

TABLES = sorted(Path(tables.__file__).parent.glob("*/frequencies.txt.gz"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of English, the only language, with no lists in it."""
    (tmp_path / "en").mkdir()
    module = ModuleType("en")
    module.__dict__["stem"] = packs()["en"].stem
    own = Pack(tmp_path / "en", module)
    monkeypatch.setattr(tables, "packs", lambda: {"en": own})
    return own.folder


def write(folder: Path, text: str | bytes) -> Path:
    file = folder / "frequencies.txt.gz"
    file.write_bytes(gzip.compress(text.encode("utf-8") if isinstance(text, str) else text))
    return file


# The tables that there are


@pytest.mark.parametrize("file", TABLES, ids=[file.parent.name for file in TABLES])
def test_a_table_names_its_source_and_its_licence_in_its_first_line(file: Path) -> None:
    first = gzip.decompress(file.read_bytes()).decode("utf-8").splitlines()[0]
    assert re.fullmatch("# .+; licence .+", first)


@pytest.mark.parametrize(
    ("language", "source"), [("en", "wordfreq 3.1.1"), ("ru", "wordfreq 3.1.1"), ("uz", "uzbek-text-tools 0.1.0")]
)
def test_a_table_that_comes_along_is_under_a_free_licence(language: str, source: str) -> None:
    (file,) = (file for file in TABLES if file.parent.name == language)
    first = gzip.decompress(file.read_bytes()).decode("utf-8").splitlines()[0]
    assert first.startswith(f"# {source}")
    assert first.endswith("; licence CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/).")


@pytest.mark.parametrize(
    ("language", "word", "other"),
    [("en", "country", "countries"), ("ru", "страна", "странами"), ("uz", "davlat", "давлатларнинг")],
)
def test_the_forms_of_a_word_have_one_frequency(language: str, word: str, other: str) -> None:
    found = bases.frequencies()
    assert found[key(fold(word), language)] == found[key(fold(other), language)] > 5.0


@pytest.mark.parametrize(
    ("language", "common", "rare"),
    [("en", "country", "battalion"), ("ru", "страна", "батальон"), ("uz", "davlat", "batalyon")],
)
def test_a_common_word_has_a_greater_frequency_than_a_rare_one(language: str, common: str, rare: str) -> None:
    found = bases.frequencies()
    assert 9 > found[key(common, language)] > found[key(rare, language)] > 0


def test_a_word_as_it_is_written_has_its_own_frequency_where_its_stem_tells_little() -> None:
    found = bases.frequencies()
    assert found[key("unification", "en")] == found[as_written("unification", "en")]
    assert key("unif", "en") in found
    assert as_written("unif", "en") not in found
    assert as_written("странами", "ru") not in found
    assert len(stem_of(key("росы", "ru"))) <= SHORT_STEM
    assert found[as_written("росы", "ru")] < found[key("росы", "ru")]


def test_a_word_is_looked_up_by_its_key_and_as_it_is_written() -> None:
    assert {"en:countri", "en=countries"} <= set(frequency_names("countries"))
    assert all("uz=shahar" in frequency_names(fold(word)) for word in ("shahar", "шаҳар"))


# How a table is read


def test_the_shares_of_words_of_one_key_are_added_up(folder: Path) -> None:
    write(folder, "# Made up.\n6.00 border bridge\n5.00 borders\n")
    assert frequencies() == {
        "en:border": round(math.log10(1_100_000), 2),
        "en:bridg": 6.0,
        "en=border": 6.0,
        "en=borders": 5.0,
        "en=bridge": 6.0,
    }


def test_words_are_read_with_whatever_apostrophes(folder: Path) -> None:
    write(folder, "5.00 border’s borderʼs\n")
    assert frequencies()["en:border"] == round(math.log10(200_000), 2)


def test_a_word_of_the_general_dictionary_is_so_frequent_that_it_is_no_slip(folder: Path) -> None:
    write(folder, "5.00 wolf\n2.00 hare\n")
    (folder / "dictionary.txt").write_text("wolf: wolf\nhare: hare, wild rabbit\n", encoding="utf-8")
    assert frequencies() == {
        "en:wolf": 5.0,
        "en=wolf": 5.0,
        "en:hare": RARE,
        "en=hare": RARE,
        "en:rabbit": RARE,
        "en=rabbit": RARE,
        "en:wild": RARE,
        "en=wild": RARE,
    }


def test_a_language_without_a_table_has_no_frequencies(folder: Path) -> None:
    assert not list(folder.iterdir())
    assert frequencies() == {}


def test_a_table_may_list_no_words(folder: Path) -> None:
    write(folder, "# Made up.\n")
    assert frequencies() == {}


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("# Made up.\n6.00 border\nmany bridges\n", 3, "'many' is no frequency; write a number and its words"),
        ("border 6.00\n", 1, "'border' is no frequency; write a number and its words"),
        ("6,00 border\n", 1, "'6,00' is no frequency; write a number and its words"),
    ],
)
def test_a_broken_table_is_told_in_one_sentence_with_its_line(folder: Path, text: str, line: int, said: str) -> None:
    file = write(folder, text)
    with pytest.raises(BrokenListError) as broken:
        frequencies()
    assert str(broken.value) == f"{file}:{line}: {said}"


def test_an_empty_line_of_a_table_says_nothing(folder: Path) -> None:
    write(folder, "# Made up.\n\n6.00 border\n")
    assert frequencies()["en:border"] == 6.0


@pytest.mark.parametrize(
    "content",
    [b"6.00 border\n", gzip.compress(b"6.00 border\n")[:-9], gzip.compress(b"6.00 \xff\n")],
    ids=["not packed", "cut short", "not UTF-8"],
)
def test_a_file_that_is_no_table_is_told_of(folder: Path, content: bytes) -> None:
    file = folder / "frequencies.txt.gz"
    file.write_bytes(content)
    with pytest.raises(BrokenListError) as broken:
        frequencies()
    assert str(broken.value).startswith(f"{file}:")
