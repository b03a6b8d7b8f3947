"""Texts typed on the keyboard of another language."""

from __future__ import annotations

import pytest

from knowledge.language.keyboard import KEYS, retyped
from knowledge.language.pack import packs


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ghbdtn", "привет"),
        ("Xnj crfpfk <thu&", "Что сказал Берг?"),
        (";bpym j,]tpl", "жизнь объезд"),
        ("црфе вшв ру ыфн,", "what did he say?"),
        ("ыгм йфтвфн", "suv qanday"),
        ("=flbcs", "ҳадисқ"),
    ],
)
def test_a_text_is_what_the_same_keys_give_on_another_keyboard(typed: str, meant: str) -> None:
    assert meant in retyped(typed)


def test_a_text_that_is_the_same_on_every_keyboard_is_not_retyped() -> None:
    assert [*retyped("1961 1962!")] == []


@pytest.mark.parametrize("code", [code for code, each in packs().items() if each.keyboard])
def test_a_keyboard_has_a_letter_for_each_key(code: str) -> None:
    assert len(packs()[code].keyboard) == len(KEYS)
