"""The catalogues: complete, used, with the same places to fill; and a language's second alphabet."""

from __future__ import annotations

import ast
import re
import shutil
import string
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, get_args
from unittest.mock import Mock

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

import bot
from bot import wording as own_module
from bot.replies.actions import Fault
from bot.replies.commands import COMMANDS
from bot.settings import read_settings
from bot.telegram import app
from bot.wording import DEFAULT, called, known, languages, own_name, respelt, spoken_language, wording
from knowledge.language.lists import BrokenListError
from knowledge.language.pack import packs
from knowledge.question.smalltalk import Kind

PACKAGE = Path(bot.__path__[0])
CATALOGUES = sorted(file.stem for file in (PACKAGE / "wording").glob("*.po"))


class Call(NamedTuple):
    """Where a message is said: its id, or a pattern of ids, the places filled, and whether it is counted."""

    message: str
    places: set[str] | None
    counted: bool


def catalogue(language: str) -> Catalog:
    with (PACKAGE / "wording" / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def messages(language: str) -> dict[str, tuple[str, ...]]:
    """The forms of each message by its id, but of those marked as doubtful, which are not said."""
    found = {}
    for message in catalogue(language):
        if message.id and not message.fuzzy:
            forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
            found[message.id if isinstance(message.id, str) else message.id[0]] = tuple(map(str, forms))
    return found


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def calls() -> Iterator[Call]:
    """Every place in the code that says a message."""
    for module in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in {"say", "count", "own"}
            ):
                counted = node.func.attr == "count"
                if node.args and len(node.args) == 1 + counted:
                    named = {word.arg for word in node.keywords if word.arg}
                    spread = any(word.arg is None for word in node.keywords)
                    filled = None if spread else named | ({"number"} if counted else set())
                    yield from (Call(name, filled, counted) for name in said(node.args[0]))


def said(argument: ast.expr) -> Iterator[str]:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield re.escape(argument.value)
    elif isinstance(argument, ast.JoinedStr):
        yield "".join(re.escape(str(p.value)) if isinstance(p, ast.Constant) else ".+" for p in argument.values)
    elif isinstance(argument, ast.IfExp):
        yield from said(argument.body)
        yield from said(argument.orelse)


def texts() -> list[str]:
    """Every text that stands in the code, but for what only explains it."""
    trees = [ast.parse(module.read_text(encoding="utf-8")) for module in PACKAGE.rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    silent = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    constants = (node for node in nodes if isinstance(node, ast.Constant) and id(node) not in silent)
    return [node.value for node in constants if isinstance(node.value, str)]


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_catalogue_has_every_message(language: str) -> None:
    """None is missing, none is empty, and the plural forms are as many as the language has.

    Only what a second writing of a language is called stands in that language's own catalogue.
    """
    own = {f"language-called-{writing}" for writing in packs()[language].writings if writing}
    wanted, found = set(messages(DEFAULT)) | own, messages(language)
    lacking = sorted(message for message in wanted if not all(found.get(message, ("",))))
    assert not lacking, f"{language}.po lacks {len(lacking)} messages: {', '.join(lacking)}"
    assert not found.keys() - wanted
    forms = catalogue(language).num_plurals
    assert not [message for message, said in found.items() if len(said) not in {1, forms}]


def test_a_message_has_the_same_places_in_every_language() -> None:
    """Whatever the form; the number alone may be left out of a form, as in "one passage"."""
    for message, forms in messages(DEFAULT).items():
        wanted = set.union(*map(places, forms)) - {"number"}
        for language in CATALOGUES:
            for form in filter(None, messages(language).get(message, ())):
                assert places(form) - {"number"} == wanted, (language, message)


def test_every_message_that_is_said_exists_and_its_places_are_filled() -> None:
    """A message with plural forms is counted, and no other is."""
    known_messages = {
        message: forms for language in (*CATALOGUES, DEFAULT) for message, forms in messages(language).items()
    }
    for call in calls():
        matching = [message for message in known_messages if re.fullmatch(call.message, message)]
        assert matching, call
        for message in matching:
            assert (len(known_messages[message]) > 1) == call.counted, message
            if call.places is not None:
                assert set.union(*map(places, known_messages[message])) <= call.places, message


def test_every_message_is_said() -> None:
    """None in the catalogues is left over."""
    patterns = [call.message for call in calls()]
    for message in {message for language in CATALOGUES for message in messages(language)}.difference(texts()):
        assert any(re.fullmatch(pattern, message) for pattern in patterns), message


def test_every_command_kind_of_small_talk_and_fault_has_its_messages() -> None:
    """Those whose ids are put together."""
    wanted = {f"smalltalk-{kind}" for kind in get_args(Kind)} | {f"fault-{fault}" for fault in get_args(Fault)}
    wanted |= {f"help-{command.name}" for command in COMMANDS if command.name != "start"}
    wanted |= {f"takes-{command.name}" for command in COMMANDS if command.takes}
    assert wanted <= set(messages(DEFAULT))


def test_an_unknown_message_is_an_error() -> None:
    """Never a silent id in a reader's chat."""
    with pytest.raises(KeyError):
        wording("en").say("no-such-message")
    with pytest.raises(KeyError):
        wording("ru").count("no-such-message", 2)


@pytest.fixture
def cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The catalogues while those of Russian and Uzbek lack some messages."""
    folder = tmp_path / "wording"
    shutil.copytree(PACKAGE / "wording", folder)
    for language in ("ru", "uz"):
        shortened = catalogue(language)
        for message in ("nothing", "language-own-name", "language-called", "passages"):
            shortened.delete(message)
        if language == "ru":
            shortened.add(("passages", "passages"), ("{number} отрывок:", "", ""))
        with (folder / f"{language}.po").open("wb") as file:
            write_po(file, shortened)
    monkeypatch.setattr(own_module, "CATALOGUES", folder)
    own_module._catalogue.cache_clear()
    yield
    own_module._catalogue.cache_clear()


@pytest.mark.usefixtures("cut")
@pytest.mark.parametrize("language", ["ru", "uz", "uz-Cyrl"])
def test_a_message_that_a_catalogue_lacks_is_said_in_the_default_language(language: str) -> None:
    """In its own letters; other messages are said as ever, unknown ones are errors."""
    say = wording(language)
    assert say.say("nothing") == wording(DEFAULT).say("nothing")
    assert say.count("passages", 3) == wording(DEFAULT).count("passages", 3)
    assert say.say("no-topics") != wording(DEFAULT).say("no-topics")
    with pytest.raises(KeyError):
        say.say("no-such-message")


@pytest.mark.usefixtures("cut")
def test_a_language_whose_catalogue_does_not_tell_its_name_is_called_by_its_code() -> None:
    """Not by the default language's name."""
    assert (own_name("ru"), own_name("uz-Cyrl")) == ("ru", "uz-Cyrl")
    assert called("ru") == called("uz") == []
    assert called("uz-Cyrl")


@pytest.mark.usefixtures("cut")
def test_a_catalogue_that_lacks_messages_is_warned_of_when_the_bot_begins(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """In one line, which says how many."""
    for name in ("set_up_logging", "gc", "signal"):
        monkeypatch.setattr(app, name, Mock())
    settings = read_settings({"knowledge": tmp_path}, {"BOT_TOKEN": "123456789:" + "A" * 35}, tmp_path / ".env")
    assert app.serve(settings) == 1  # there are no interviews
    for language in ("ru", "uz"):
        assert caplog.messages.count(f"bot/wording/{language}.po lacks 4 messages; they are said in English") == 1


@pytest.mark.usefixtures("cut")
def test_a_catalogue_that_cannot_be_read_is_told_in_one_sentence_with_its_line() -> None:
    """As a language's lists are."""
    file = own_module.CATALOGUES / "ru.po"
    file.write_text('msgid ""\nmsgstr "Language: ru"\n\nmsgid "nothing"\n', encoding="utf-8")
    with pytest.raises(BrokenListError) as broken:
        wording("ru").say("nothing")
    assert str(broken.value) == f"{file}:4: missing msgstr for msgid 'nothing'"


@pytest.mark.parametrize(
    ("number", "text"), [(1, "1 отрывок:"), (3, "3 отрывка:"), (5, "5 отрывков:"), (21, "21 отрывок:")]
)
def test_russian_counts_as_russians_do(number: int, text: str) -> None:
    """One, few and many have forms of their own."""
    assert wording("ru").count("passages", number) == text


def test_braces_in_a_value_are_just_text() -> None:
    """A question may hold anything."""
    assert "{x} {0}" in wording("en").say("no-such-topic", name="{x} {0}")


@pytest.mark.parametrize(
    ("latin", "written"), [("kod turadi; u shu yerda", "код туради; у шу ерда"), ("U keldi", "У келди")]
)
def test_no_word_of_one_letter_is_lost(latin: str, written: str) -> None:
    """In Uzbek Cyrillic; the library that writes it loses them when they stand alone."""
    assert respelt(latin, "uz-Cyrl") == written


def test_uzbek_in_cyrillic_is_made_from_uzbek_in_latin_letters() -> None:
    """Commands and the values that are filled in stay as they are."""
    say = wording("uz-Cyrl")
    assert say.say("nothing") == "Бу ҳақда ҳеч нарса топмадим."
    assert say.say("unknown-command").endswith("/help рўйхатида.")
    assert say.say("does-speak", name="Anna Berg") == "Лекин бу ҳақда Anna Berg гапиради:"


@pytest.mark.parametrize(
    ("latin", "script"),
    [
        ("Oʻzbekiston o‘tgan o'zgardi", "Ўзбекистон ўтган ўзгарди"),
        ("maʼno, ta’lim", "маъно, таълим"),
        ("Yevropa, yoʻl; eʼlon", "Европа, йўл; эълон"),
        ("/speaker @some_bot  ikki\nqator", "/speaker @some_bot  икки\nқатор"),
        ("“MoD” shunday", "“MoD” шундай"),
        ("“The policy” — “In mod”", "“The policy” — “In mod”"),
        ("“siyosat”", "“сиёсат”"),
        ("tog‘, togʻ. ‘bor‘ ‘Oʻzbek’", "тоғ, тоғ. ‘бор‘ ‘Ўзбек’"),
        ("нима NATOda: Россия", "нима НАТОда: Россия"),
        ("UTC boʻyicha til modeliga", "UTC бўйича тил моделига"),
        ("har choraklik", "ҳар чораклик"),
    ],
)
def test_transliteration(latin: str, script: str) -> None:
    """Every apostrophe is read; blanks, other letters and what is quoted from the passage stay as they stand there."""
    assert respelt(latin, "uz-Cyrl", keep="The policy in the MoD indicates") == script
    assert respelt(latin, "uz") == latin


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("ru-RU", "ru"),
        ("uz_UZ", "uz"),
        ("uz-Cyrl-UZ", "uz-Cyrl"),
        ("uz_UZ-cyrillic", "uz-Cyrl"),
        ("uz_UZ-latin", "uz"),
        ("EN", "en"),
        ("de", None),
        ("", None),
        (None, None),
    ],
)
def test_language_codes_of_telegram_and_of_consoles_are_understood(code: str | None, language: str | None) -> None:
    """One of ours, or none."""
    assert known(code) == language


def test_lists_languages_and_dates_are_written_as_the_language_does() -> None:
    """By the localisation library."""
    assert wording("ru").several(["Каримов", "Назарбаев"]) == "Каримов и Назарбаев"
    assert wording("uz").several(["Karimov", "Nazarbayev"]) == "Karimov va Nazarbayev"
    assert wording("uz-Cyrl").several(["Anna Berg", "Boris"]) == "Anna Berg ва Boris"
    assert wording("en").several(["{a}", "b", "c"]) == "{a}, b, and c"
    assert wording("en").several([]) == ""
    assert wording("uz").named_language("en") == "inglizcha"
    assert wording("ru").named_language("zz") == "zz"


def test_every_language_has_a_name_of_its_own_and_names_to_ask_for_it() -> None:
    """For the choice of /language; no two languages share one."""
    assert len({own_name(code) for code in languages()}) == len(languages())
    names = [name for code in languages() for name in set(called(code))]
    assert len(set(names)) == len(names) >= len(languages())


def test_what_the_program_does_not_write_in_is_written_to_in_the_default() -> None:
    """A language without a catalogue, and no language at all."""
    assert {spoken_language(code) for code in languages()} == set(CATALOGUES) <= set(packs())
    assert wording("xx").language == wording("").language == DEFAULT


def test_no_module_names_a_language() -> None:
    """Neither by a code, but for the one default, nor by a name: a language is its folder and its catalogue."""
    codes = {code for each in ("en", "ru", "uz") for code in packs()[each].codes}
    assert [word for text in texts() for word in re.findall(r"[\w-]+", text) if word in codes] == [DEFAULT]
    names = ("english", "russian", "uzbek")
    for file in PACKAGE.rglob("*.py"):
        written = file.read_text(encoding="utf-8").casefold()
        assert not [name for name in names if name in written], file
