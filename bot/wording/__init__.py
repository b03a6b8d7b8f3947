"""What the program itself says, in the reader's language: messages from the catalogues in `bot/wording/`."""

from __future__ import annotations

import gettext
import io
import re
import string
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache, cached_property, lru_cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from knowledge import BrokenListError
from knowledge.language.pack import pack, packs
from knowledge.language.text import alphabet, clean, tokens

DEFAULT = "en"
"""The language for who reads none of those that the program writes in."""
CATALOGUES = Path(__file__).parent

_WORD = re.compile(r"(?<![/@\w])[^\W\d_]+(?:[’‘'`][^\W\d_]+)*‘?")
_QUOTED = re.compile(r"[“«„][^“”«»„]*[”»]")


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that the program writes in: those with a catalogue, each in all its writings."""
    written = (each for each in packs().values() if _path(each.code).is_file())
    return tuple(code for each in written for code in each.codes if code == each.code or _writing(code) in each.respell)


@cache
def short_codes() -> dict[str, str]:
    """The code of each way of writing a language, by that of the language with the number of all but the first."""
    return {f"{each.code}{n or ''}": code for each in packs().values() for n, code in enumerate(each.codes)}


def known(code: str | None) -> str | None:
    """The language of ours that a code such as "ru-RU", "uz_UZ", "uz-Cyrl" or "uz-UZ-cyrillic" asks for, if any."""
    language, *signs = (code or "").replace("_", "-").casefold().split("-")
    own = [each for each in languages() if spoken_language(each) == language]
    meant = (each for each in own if {_writing(each).casefold(), alphabet_of(each).casefold()}.intersection(signs))
    return next(meant, next(iter(own), None))


def spoken_language(language: str) -> str:
    """The code of a language however it is written: "uz" for "uz-Cyrl"."""
    return language.partition("-")[0]


def alphabet_of(language: str) -> str:
    """The alphabet that a language such as "uz-Cyrl" is written in; empty where it is no pack's."""
    own = pack(language)
    return own.writings.get(_writing(language), "") if own else ""


def own_name(language: str) -> str:
    """What one of our languages calls itself; its code where its catalogue does not tell."""
    return wording(language).own("language-own-name") or language


def own_names() -> str:
    """What all our languages call themselves, in a row."""
    return ", ".join(map(own_name, languages()))


def called(language: str) -> list[str]:
    """The names by which people ask for one of our languages, in this writing of it; none where its catalogue does not
    tell."""
    writing = _writing(language)
    names = wording(spoken_language(language))
    return names.own(f"language-called-{writing}" if writing else "language-called").split()


def gaps() -> Iterator[str]:
    """A line on each catalogue that lacks messages, which says how many."""
    for code in dict.fromkeys(map(spoken_language, languages())):
        if lacking := _messages(DEFAULT) - _messages(code):
            yield f"bot/wording/{code}.po lacks {len(lacking)} messages; they are said in {own_name(DEFAULT)}"


def _writing(language: str) -> str:
    return language.partition("-")[2]


class Wording:
    """The messages of one language, by their ids."""

    def __init__(self, language: str) -> None:
        """`language` is one of ours; to any other it is written in DEFAULT."""
        self.language = known(language) or DEFAULT

    def say(self, message: str, /, **values: object) -> str:
        """The message with that id, its places filled; DEFAULT's where the language has none. Raises KeyError for an
        unknown id."""
        return self._filled(*self._found(message, lambda catalogue: catalogue.gettext(message)), values)

    def count(self, message: str, number: int, /, **values: object) -> str:
        """The message with that id in the form for a number, which fills the place {number}."""
        found = self._found(message, lambda catalogue: catalogue.ngettext(message, message, number))
        return self._filled(*found, {"number": number, **values})

    def own(self, message: str, /) -> str:
        """The message with that id, which has no places, as the language itself has it; empty where it has none."""
        text = _catalogue(spoken_language(self.language)).gettext(message)
        return respelt(text, self.language) if text != message else ""

    def several(self, things: Iterable[str]) -> str:
        """Things as one part of a sentence: "Karimov and Nazarbayev"."""
        values = {f"thing{number}": thing for number, thing in enumerate(things)}
        listed = format_list([f"{{{name}}}" for name in values], locale=spoken_language(self.language))
        return self._filled(listed, self.language, values)

    def named_language(self, code: str) -> str:
        """The name of any language, in this one."""
        name = self._locale.languages.get(code)
        return name or code

    def moment(self, when: datetime) -> str:
        """A date and time in UTC as it is written in this language."""
        return f"{format_datetime(when, 'medium', locale=self._locale)} UTC"

    def day(self, when: date) -> str:
        """A date as it is written in this language."""
        return format_date(when, "long", locale=self._locale)

    @cached_property
    def _locale(self) -> Locale:
        return Locale.parse(self.language, sep="-")

    def _found(self, message: str, look: Callable[[gettext.NullTranslations], str]) -> tuple[str, str]:
        """What a look into the catalogue finds under an id, else one into DEFAULT's; and the language that it is in."""
        for language in (self.language, DEFAULT):
            if (text := look(_catalogue(spoken_language(language)))) != message:
                return text, language
        raise KeyError(message)

    def _filled(self, template: str, language: str, values: Mapping[str, object]) -> str:
        written = []
        for literal, field, _, _ in string.Formatter().parse(template):
            written.append(respelt(literal, language))
            if field is not None:
                written.append(str(values[field]))
        return "".join(written)


@cache
def wording(language: str) -> Wording:
    """The wording of a language, read once; that of DEFAULT for one that the program does not write in."""
    return Wording(language)


@cache
def _catalogue(language: str) -> gettext.GNUTranslations:
    compiled = io.BytesIO()
    write_mo(compiled, _read(_path(language)))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _path(language: str) -> Path:
    return CATALOGUES / f"{language}.po"


@cache
def _read(path: Path) -> Catalog:
    """A catalogue as it is written. Raises BrokenListError."""
    try:
        with path.open("rb") as file:
            return read_po(file, locale=path.stem, abort_invalid=True)
    except PoFileError as error:
        raise BrokenListError(path, error.lineno + 1, str(error).rpartition(" on ")[0]) from None


def _messages(language: str) -> set[str]:
    """The ids of the messages that a catalogue has in all their forms, none of them doubtful."""
    found = ((each.id, each.string) for each in _read(_path(language)) if each.id and not each.fuzzy)
    return {
        name if isinstance(name, str) else name[0]
        for name, said in found
        if said and (isinstance(said, str) or all(said))
    }


def respelt(text: str, language: str, keep: str = "") -> str:
    """A text in the first alphabet of a language, as `language` is written ("uz-Cyrl").

    Commands, @names, words in other alphabets and what is quoted of the words of `keep` stay as they are.
    """
    own = pack(language)
    if own is None or _writing(language) not in own.respell:
        return text
    respell, first = own.respell[_writing(language)], alphabet_of(own.code)

    def change(match: re.Match[str]) -> str:
        return respell(match.group()) if alphabet(match.group()) == first else match.group()

    parts = []
    done = 0
    for match in _QUOTED.finditer(text):
        quoted = _words(match.group())
        if quoted and quoted <= _words(keep):
            parts += [_WORD.sub(change, text[done : match.start()]), match.group()]
            done = match.end()
    return "".join([*parts, _WORD.sub(change, text[done:])])


@lru_cache(maxsize=500)
def _words(text: str) -> frozenset[str]:
    return frozenset(token.word for token in tokens(clean(text)))
