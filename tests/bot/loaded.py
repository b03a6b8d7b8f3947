"""Loaded by what every bot of the tests is forked from, beside the program: what each would read at its start."""

import os
from pathlib import Path

from bot.network import trusted
from bot.wording import gaps
from knowledge.index.cache import program
from knowledge.language.dictionary import find_long_names, is_land
from knowledge.language.pack import packs
from knowledge.language.patterns import prepare
from tests import kept

if kept.FOLDER in os.environ:
    kept.share(Path(os.environ[kept.FOLDER]))
    kept.rules()
    kept.words()
prepare()
assert not [*find_long_names([["a"]])], "the names are read, and this is none"
assert not any(is_land("a", code) for code in packs()), "nor is it a country"
program()
trusted()
assert not [*gaps()], "the catalogues are read, and lack nothing"
