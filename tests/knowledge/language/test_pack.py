"""A language is one folder, found where it lies; what is wrong with its lists is told with the file and the line."""

from __future__ import annotations

import ast
from pathlib import Path
from types import ModuleType

import pytest

import knowledge.language
from knowledge.language.detect import detect
from knowledge.language.keys import key, keys_of
from knowledge.language.lists import BrokenListError
from knowledge.language.pack import KINDS, QUESTION_HEADINGS, RULES, TELLING, Pack, pack, packs, reader_languages
from knowledge.language.patterns import Rules, rules_of, words_of
from knowledge.language.phrases import name_keys
from knowledge.language.text import tokens
from knowledge.language.words import is_detail, is_filler, is_function_word, is_known, rarity
from knowledge.weights import LEAST
from tests.knowledge.language.conftest import Install

OURS = ("en", "ru", "uz")
"""The languages that come along; what is asserted of their lists is not asked of a new language."""


def lists(folder: Path, **texts: str) -> Pack:
    """A language of that folder with these lists and a stem that is the word."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    module = ModuleType(folder.name)
    module.__dict__["stem"] = str
    return Pack(folder, module)


def words_problem(folder: Path, text: str) -> str:
    with pytest.raises(BrokenListError) as broken:
        lists(folder, words=text).words("function")
    return str(broken.value).removeprefix(f"{folder}/")


def rules_problem(folder: Path, **texts: str) -> str:
    own = lists(folder, **texts)
    with pytest.raises(BrokenListError) as broken:
        Rules.of(own, own.rules())
    return str(broken.value).removeprefix(f"{folder}/")


# The languages that there are


def test_every_folder_with_a_stem_is_a_language() -> None:
    folders = {file.parent for file in Path(knowledge.language.__file__ or "").parent.glob("*/__init__.py")}
    assert {each.folder for each in packs().values()} == folders
    assert list(packs()) == sorted(folder.name for folder in folders) == list(reader_languages())


@pytest.mark.parametrize("code", ["uz", "uz-Cyrl"])
def test_a_language_is_found_under_each_of_its_codes(code: str) -> None:
    assert pack(code) is packs()["uz"]


@pytest.mark.parametrize("code", ["", "xx", "u", "uzb", "UZ"])
def test_a_code_of_no_language_finds_none(code: str) -> None:
    assert pack(code) is None


def test_a_language_has_a_code_for_each_way_of_writing_it() -> None:
    codes = {code: packs()[code].codes for code in OURS}
    assert codes == {"en": ("en",), "ru": ("ru",), "uz": ("uz", "uz-Cyrl")}


def test_no_module_names_a_language() -> None:
    """Codes and alphabets stand in the folders of languages alone: a new one needs no change elsewhere."""
    for file in Path(knowledge.language.__file__ or "").parent.glob("*.py"):
        written = {node.value for node in ast.walk(ast.parse(file.read_bytes())) if isinstance(node, ast.Constant)}
        assert not written & {"uz-Cyrl", *OURS}, file.name


@pytest.mark.parametrize("language", list(packs()))
def test_every_list_of_a_language_can_be_read(language: str) -> None:
    own = packs()[language]
    assert own.words("function") or language not in OURS
    assert {heading.name for heading, _ in own.rules()} <= {*QUESTION_HEADINGS, *TELLING}
    assert rules_of(language).code == language


def test_a_heading_is_of_questions_or_of_passages() -> None:
    assert set(QUESTION_HEADINGS) | set(TELLING) == {name for headings in RULES.values() for name in headings}
    assert not set(QUESTION_HEADINGS) & set(TELLING)


# Lists


def test_words_stand_under_a_heading_wherever_its_lines_break(tmp_path: Path) -> None:
    own = lists(tmp_path, words="# Small words.\n[function]\nder die\n\ndas\n[filler]\nnun\n")
    assert own.words("function") == ["der", "die", "das"]
    assert own.words("filler") == ["nun"]


def test_words_apart_stand_a_line_for_each(tmp_path: Path) -> None:
    own = lists(tmp_path, words="[apart]\nschon schone\n# and\nschön schöne\n")
    assert [line.text for line in own.apart] == ["schon schone", "schön schöne"]


def test_rules_of_all_lists_come_with_their_headings(tmp_path: Path) -> None:
    own = lists(
        tmp_path, asking="[when: first]\nwann\n[when: last]\nund wann\n", smalltalk="[thanks: anywhere]\ndanke\n"
    )
    assert [(heading.name, heading.kind, line.text) for heading, line in own.rules()] == [
        ("when", "first", "wann"),
        ("when", "last", "und wann"),
        ("thanks", "anywhere", "danke"),
    ]


def test_cases_that_stand_before_the_first_rule_are_those_of_the_heading(tmp_path: Path) -> None:
    own = lists(tmp_path, asking="[when: last]\n+ und wann?\n- wann war das?\nwann\n+ wann?\n")
    assert [(heading.name, line.text, line.hits) for heading, line in own.rules()] == [("when", "wann", ("wann?",))]
    assert [(heading, line.hits, line.misses) for heading, line in own.cases()] == [
        ("when", ("und wann?",), ("wann war das?",))
    ]


def test_a_list_that_is_not_there_is_empty(tmp_path: Path) -> None:
    own = lists(tmp_path)
    assert own.words("function") == []
    assert own.apart == []
    assert list(own.rules()) == []
    assert list(own.cases()) == []


def test_a_language_without_rules_finds_nothing(tmp_path: Path) -> None:
    own = lists(tmp_path)
    assert Rules.of(own, own.rules()).marks(words_of("Wann war das?", own.code)) == {}


def test_a_folder_without_a_stem_is_told_of(tmp_path: Path, install: Install) -> None:
    with pytest.raises(BrokenListError) as broken:
        install({"__init__.py": '"""Tatar."""\n'})
    assert str(broken.value) == f"{tmp_path}/tt/__init__.py:1: a language needs a function stem(word); write one"


def test_an_unknown_heading_of_words_is_told_of(tmp_path: Path) -> None:
    assert words_problem(tmp_path, "# Small words.\n[functoin]\nder die\n") == (
        "words.txt:2: [functoin] is no heading here; there are function, everyday, everyday roots, detail, filler, "
        "name endings, first names, after a hyphen, apart, forms, speaking, places, called, in language, alphabets, "
        "numbers, ordinals"
    )


def test_a_heading_of_words_says_no_place(tmp_path: Path) -> None:
    told = words_problem(tmp_path, "[function: anywhere]\nder die\n")
    assert told == "words.txt:1: [function: anywhere] must say [function]"


def test_a_fault_in_the_words_is_told_of_whichever_words_are_wanted(tmp_path: Path) -> None:
    own = lists(tmp_path, words="der die\n[filler]\nnun\n")
    with pytest.raises(BrokenListError, match=r"words\.txt:1: a line stands before any heading"):
        own.words("filler")
    with pytest.raises(BrokenListError, match=r"words\.txt:1: a line stands before any heading"):
        _ = own.apart


@pytest.mark.parametrize("file", list(RULES))
def test_an_unknown_heading_of_rules_is_told_of(tmp_path: Path, file: str) -> None:
    told = rules_problem(tmp_path, **{file.removesuffix(".txt"): "\n[wen: first]\nwann\n"})
    assert told == f"{file}:2: [wen] is no heading here; there are {', '.join(RULES[file])}"


def test_a_heading_of_another_list_is_told_of(tmp_path: Path) -> None:
    assert rules_problem(tmp_path, acts="[when: first]\nwann\n").startswith("acts.txt:1: [when] is no heading here")


@pytest.mark.parametrize("heading", ["[when]", "[when:]", "[when: somewhere]", "[when: First]"])
def test_a_heading_of_rules_that_names_no_place_is_told_of(tmp_path: Path, heading: str) -> None:
    wanted = " or ".join(f"[when: {kind}]" for kind in KINDS)
    assert rules_problem(tmp_path, asking=f"{heading}\nwann\n") == f"asking.txt:1: {heading} must say {wanted}"


def test_a_heading_is_told_of_with_its_own_line(tmp_path: Path) -> None:
    """Though a comment stands under it, or nothing at all."""
    assert words_problem(tmp_path, "[functoin]\n# small words\nder die\n").startswith("words.txt:1:")
    assert words_problem(tmp_path, "[filler]\nnun\n[functoin]\n").startswith("words.txt:3:")


# Groups


def found(folder: Path, rule: str, text: str, groups: str = "[kin]\nson =mum un*\n") -> list[str]:
    """What a rule of a language with these groups finds in a text."""
    own = lists(folder, asking=f"[when: anywhere]\n{rule}\n", groups=groups)
    words = words_of(text, own.code)
    marks = Rules.of(own, own.rules()).marks(words).get("when", [])
    return [" ".join(word.spelt for word in words[mark.start : mark.end]) for mark in marks]


def test_a_rule_may_name_a_group_of_words(tmp_path: Path) -> None:
    assert found(tmp_path, "my {kin}", "my son, my uncle, my mum, my boss, sons") == ["my son", "my uncle", "my mum"]


def test_a_group_may_stand_beside_other_words_and_be_left_out(tmp_path: Path) -> None:
    assert found(tmp_path, "my {kin}|boss said", "my boss said, my son said, my said") == [
        "my boss said",
        "my son said",
    ]
    assert found(tmp_path, "my {kin}? said", "my boss said, my son said, my said") == ["my son said", "my said"]


def test_the_words_of_a_group_may_be_spared(tmp_path: Path) -> None:
    assert found(tmp_path, "my _|~{kin}", "my boss, my son, my uncle") == ["my boss"]
    assert found(tmp_path, "my !{kin}", "my boss, my son") == ["my"]


def test_the_words_of_a_group_may_be_meant_just_so(install: Install) -> None:
    install({**TATAR, "groups.txt": "[kin]\nкыз\n", "asking.txt": "[when: anywhere]\n={kin}\n[who: anywhere]\n{kin}\n"})
    assert set(rules_of("tt").marks(words_of("кыз", "tt"))) == {"when", "who"}
    assert set(rules_of("tt").marks(words_of("кызлар", "tt"))) == {"who"}


def test_a_group_may_name_one_above_it(tmp_path: Path) -> None:
    assert found(tmp_path, "my {people}", "my son, my boss", "[kin]\nson\n[people]\n{kin} boss\n") == [
        "my son",
        "my boss",
    ]


@pytest.mark.parametrize(
    ("rule", "groups", "told"),
    [
        ("my {kin}", "", "asking.txt:2: there is no group {kin}; write its words under [kin] in groups.txt"),
        ("my son", "\n[kin]\nson\n", "groups.txt:2: no rule names {kin}; name it in one, or take the group away"),
        (
            "my {kin}",
            "[kin]\nson,\n",
            "groups.txt:1: 'son,' is not one word; write letters only, and blanks between words",
        ),
        (
            "my {a}",
            "[a]\n{b} c\n[b]\nd\n",
            "groups.txt:1: there is no group {b}; write its words under [b] in groups.txt",
        ),
        ("my {kin}", "[kin]\n\n", "groups.txt:1: the group [kin] is empty; write its words under it, or take it away"),
    ],
)
def test_what_is_wrong_with_a_group_is_told_with_its_line(tmp_path: Path, rule: str, groups: str, told: str) -> None:
    assert rules_problem(tmp_path, asking=f"[when: anywhere]\n{rule}\n", groups=groups) == told


# A new language


TATAR = {
    "__init__.py": """
import re

WRITINGS = {"": "CYRILLIC"}
LETTERS = dict(zip("абвгдезийклмнопрстуфхыэ", "abvgdeziyklmnoprstufxie"), ә="a", ү="u", ө="o", җ="j", ң="n", һ="h")
MARKS = ((re.compile("[әүөҗңһ]"), 2.0),)
NUMBER_ENDINGS = "нче"

def stem(word):
    return word.removesuffix("лар").removesuffix("ләр")
""",
    "words.txt": """
[function]
нәрсә турында
[everyday]
яңа
[detail]
күпер
[filler]
дускай
[name endings]
nin
[apart]
кала калалар
""",
    "asking.txt": "[when: anywhere]\nкайчан\n",
    "smalltalk.txt": "[thanks: anywhere]\nрәхмәт\n",
}
"""A small language of which nothing but its folder knows."""


def test_a_language_needs_no_more_than_its_folder(install: Install) -> None:
    before = reader_languages()
    folder = install(TATAR)
    assert packs()["tt"].folder == folder
    assert reader_languages() == tuple(sorted((*before, "tt")))


def test_a_new_language_has_its_stems_and_letters(install: Install) -> None:
    install(TATAR)
    assert key("бүреләр", "tt") == key("бүре", "tt") == "tt:bure"
    assert [token.word for token in tokens("90нче")] == ["90"]


def test_the_forms_of_words_apart_meet_and_no_other_word_of_their_stem_does(install: Install) -> None:
    install({**TATAR, "words.txt": "[apart]\nхәлләр хәлдә\n"})
    assert key("хәлдә", "tt") == key("хәлләр", "tt") != key("хәл", "tt")
    assert keys_of(["хәлдә", "хәл"], "tt") == [key("хәлдә", "tt"), key("хәл", "tt")]


def test_a_word_that_changes_in_itself_has_one_stem_with_the_endings_of_its_first_form(install: Install) -> None:
    install({**TATAR, "words.txt": "[forms]\nкеше халык\n"})
    assert key("халык", "tt") == key("кеше", "tt") == key("кешеләр", "tt")
    assert keys_of(["халык", "кешеләр"], "tt") == [key("кеше", "tt")] * 2


def test_a_rule_over_a_word_apart_finds_its_forms_and_no_other_word_of_their_stem(install: Install) -> None:
    install({**TATAR, "words.txt": "[apart]\nхәлләр хәлдә\n", "asking.txt": "[when: anywhere]\nхәлләр\n"})
    assert rules_of("tt").marks(words_of("хәлдә", "tt"))
    assert not rules_of("tt").marks(words_of("хәл", "tt"))


def test_a_new_language_has_its_words_by_kinds(install: Install) -> None:
    install(TATAR)
    assert is_function_word("турында", "tt")
    assert rarity("яңа", "tt", lambda _: 0.0) == LEAST
    assert is_detail("күперләр", "tt")
    assert is_filler("дускай", "tt")
    assert is_known("күпер", "tt", lambda _: 0.0)
    assert name_keys("bergnin") == ("bergnin", "berg")


def test_a_new_language_has_its_rules(install: Install) -> None:
    install(TATAR)
    assert set(rules_of("tt").marks(words_of("Кайчан булды? Рәхмәт!", "tt"))) == {"when", "thanks"}


def test_a_question_in_a_new_language_is_told_by_its_words(install: Install) -> None:
    install(TATAR)
    assert detect(tokens("күпер турында нәрсә"), lambda _: 0.0, "en") == "tt"


def test_a_letter_of_another_language_tells_nothing_in_a_small_word(install: Install) -> None:
    install({**TATAR, "words.txt": "[function]\nбары\n"})
    assert detect(tokens("бары"), lambda _: 0.0, "en") == "tt"
    assert detect(tokens("сыр"), lambda _: 0.0, "en") == "ru"
