"""Loaded by what every bot of the tests is forked from, beside the program: the rules of all languages."""

from knowledge.language.patterns import prepare

prepare()
