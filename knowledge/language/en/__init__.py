"""English."""

from __future__ import annotations

import re

import Stemmer

NUMBER_ENDINGS = "th|[nr]d|st"
ASKS_WITHIN = 2

_BRITISH = re.compile(
    r"(?<=..i)s(?=(e|es|ed|er|ers|ing|ation|ations)$)|(?<=..o)u(?=r(s|ed|ing|ite|able|ful)?$)|(?<=efen)c(?=es?$)"
)
_AMERICAN = {"s": "z", "u": "", "c": "s"}
_CONTRACTED = re.compile("('s|'re|'ll|'ve|'d|'m|n't)$")
_stemmer = Stemmer.Stemmer("english", 0)  # it need not remember words: keys are remembered


def stem(word: str) -> str:
    """Porter's stem of a word, in American spelling."""
    plain = word.removesuffix("'s").replace("'", "")
    return str(_stemmer.stemWord(_BRITISH.sub(lambda match: _AMERICAN[match.group()], plain)))


def written(word: str) -> str:
    """A word as the list of function words has it: "who's" is "who"."""
    return _CONTRACTED.sub("", word) if "'" in word else word
