"""How often one person is answered in a group."""

from __future__ import annotations

from bot.telegram.surfaces.members import MINUTE, Pace


def test_who_asks_too_much_is_told_once_and_then_nothing() -> None:
    """He alone, in that group alone."""
    pace = Pace(most=2)
    assert [pace.turn("anna") for _ in range(5)] == ["answer", "answer", "tell", "silence", "silence"]
    assert pace.is_silenced("anna")
    assert pace.turn("bob") == "answer"
    assert not pace.is_silenced("bob")


def test_a_minute_after_the_first_question_he_is_answered_again() -> None:
    """However many he has asked in between."""
    now = 0.0
    pace = Pace(most=1, clock=lambda: now)
    pace.turn("anna")
    now = MINUTE
    assert pace.turn("anna") == "tell"
    now = MINUTE + 1
    assert not pace.is_silenced("anna")
    assert pace.turn("anna") == "answer"
