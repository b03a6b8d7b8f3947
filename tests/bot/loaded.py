"""Loaded by what every bot of the tests is forked from, beside the program: what all languages say."""

import os
from pathlib import Path

from knowledge.index.cache import program
from knowledge.language.patterns import prepare
from tests import kept

if kept.FOLDER in os.environ:
    kept.share(Path(os.environ[kept.FOLDER]))
prepare()
program()
