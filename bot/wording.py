"""What the program itself says, in the reader's language: messages from the catalogues in `bot/wording/`."""

from __future__ import annotations

import gettext
import io
import re
import string
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from UzTransliterator import UzTransliterator

from knowledge.language import UZBEK_CYRILLIC

LANGUAGES = ("en", "ru", "uz", UZBEK_CYRILLIC)
"""The languages that the program writes in."""
NATIVE = {"en": "English", "ru": "Русский", "uz": "Oʻzbekcha", UZBEK_CYRILLIC: "Ўзбекча"}
"""What each calls itself."""

_LATIN_WORD = re.compile(r"(?<![/@\w])[A-Za-z](?:[A-Za-z]|[ʻʼ‘’'`](?=[A-Za-z])|(?<=[OoGg])[ʻ‘])*")
_QUOTED = re.compile(r"[“«„][^“”«»„]*[”»]")
_ONE_APOSTROPHE = str.maketrans({"ʻ": "‘", "ʼ": "’", "`": "'"})


def known(code: str | None) -> str | None:
    """The language of ours that a code such as "ru-RU", "uz_UZ" or "uz-Cyrl" asks for, if it is one."""
    if not code:
        return None
    parts = code.replace("_", "-").casefold().split("-")
    if parts[0] == "uz" and "cyrl" in parts:
        return UZBEK_CYRILLIC
    return parts[0] if parts[0] in LANGUAGES else None


class Wording:
    """The messages of one language, by their ids."""

    def __init__(self, language: str) -> None:
        """`language` is one of LANGUAGES; any other is written to in English."""
        self.language = language if language in LANGUAGES else "en"

    def say(self, message: str, /, **values: object) -> str:
        """The message with that id, its places filled. Raises KeyError for an unknown id."""
        text = self._messages.gettext(message)
        if text == message:
            raise KeyError(message)
        return self._filled(text, values)

    def count(self, message: str, number: int, /, **values: object) -> str:
        """The message with that id in the form for a number, which fills the place {number}."""
        text = self._messages.ngettext(message, message, number)
        if text == message:
            raise KeyError(message)
        return self._filled(text, {"number": number, **values})

    def several(self, things: Iterable[str]) -> str:
        """Things as one part of a sentence: "Karimov and Nazarbayev"."""
        values = {f"thing{number}": thing for number, thing in enumerate(things)}
        return self._filled(format_list([f"{{{name}}}" for name in values], locale=self.language[:2]), values)

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

    @cached_property
    def _messages(self) -> gettext.NullTranslations:
        return _catalogue(self.language[:2])

    def _filled(self, template: str, values: Mapping[str, object]) -> str:
        if self.language != UZBEK_CYRILLIC:
            return template.format(**values)
        written = []
        for literal, field, _, _ in string.Formatter().parse(template):
            written.append(cyrillic(literal))
            if field is not None:
                written.append(str(values[field]))
        return "".join(written)


@cache
def wording(language: str) -> Wording:
    """The wording of a language, read once; English for a language that the program does not write in."""
    return Wording(language)


@cache
def _catalogue(language: str) -> gettext.GNUTranslations:
    compiled = io.BytesIO()
    with files("bot").joinpath("wording", f"{language}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=language, abort_invalid=True))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def cyrillic(text: str, keep: str = "") -> str:
    """Uzbek in Latin letters, in Cyrillic ones. Commands, @names and what is quoted from `keep` stay as they are."""
    parts = []
    done = 0
    for match in _QUOTED.finditer(text):
        if match.group()[1:-1] and match.group()[1:-1] in keep:
            parts += [_LATIN_WORD.sub(_cyrillic_word, text[done : match.start()]), match.group()]
            done = match.end()
    return "".join([*parts, _LATIN_WORD.sub(_cyrillic_word, text[done:])])


def _cyrillic_word(match: re.Match[str]) -> str:
    return _transliterated(match.group().translate(_ONE_APOSTROPHE))


@lru_cache(maxsize=20_000)
def _transliterated(word: str) -> str:
    written = str(_transliterator().transliterate(word, from_="lat", to="cyr"))
    if len(word) == 1 and not written:  # the library loses words of one letter, such as "u": "he, she, it"
        written = str(_transliterator().transliterate(2 * word, from_="lat", to="cyr"))[:1]
    return written


@cache
def _transliterator() -> Any:
    return UzTransliterator()
