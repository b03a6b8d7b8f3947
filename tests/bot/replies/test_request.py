"""What a command or a choice has to go by."""

from __future__ import annotations

import pytest

from tests.bot.valley import request
from tests.knowledge.valley import several


@pytest.mark.parametrize(
    ("asked", "spoken"), [("ru", "ru"), ("uz-Cyrl", "uz-Cyrl"), ("de", "en"), ("pt-BR", "en"), ("", "en")]
)
def test_a_reply_is_in_the_language_of_the_one_who_asks_else_in_the_default(asked: str, spoken: str) -> None:
    assert (request(language=asked).language, request(language=asked).wording.language) == (spoken, spoken)


def test_of_several_interviews_it_is_about_the_one_chosen_else_about_all() -> None:
    """One that is gone is none."""
    assert [interview.slug for interview in request(several(), interview="valley").interviews] == ["valley"]
    every = [interview.slug for interview in request(several()).interviews]
    assert every == ["harbour", "valley"]
    assert [interview.slug for interview in request(several(), interview="gone").interviews] == every
