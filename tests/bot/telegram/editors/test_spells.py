"""What is told of trouble that comes and goes."""

import itertools

from bot.telegram.editors.spells import CALM, LONGEST_CALM, Spells


def test_trouble_is_told_once_and_its_end_when_all_has_been_well_for_a_while() -> None:
    spells = Spells()
    moments = [(0.0, True), (1.0, True), (2.0, False), (2.0 + CALM / 2, False), (2.0 + CALM, False), (99.0, False)]
    assert [spells.told(ill, at) for at, ill in moments] == ["begun", None, None, None, "over", None]


def test_what_comes_back_before_that_is_the_same_trouble() -> None:
    """All has to be well for as long once more."""
    spells = Spells()
    moments = [(0.0, True), (1.0, False), (2.0, True), (2.5, False), (1.0 + CALM, False), (2.5 + CALM, False)]
    assert [spells.told(ill, at) for at, ill in moments] == ["begun", None, None, None, None, "over"]


def test_trouble_that_comes_and_goes_all_day_is_told_of_less_and_less() -> None:
    """Its end waits for a longer and longer calm, up to an hour; of a disk that is nearly full it may be thousands."""
    spells, told = Spells(), []
    for at, ill in zip(range(0, 24 * 3600, 5), itertools.cycle([True, False, False]), strict=False):
        told.append(spells.told(ill, float(at)))
    assert [news for news in told if news] == ["begun", "over", "begun"]


def test_after_a_long_calm_it_is_all_as_at_first() -> None:
    spells = Spells()
    for begun in (0.0, 10.0, 50.0, 2 * LONGEST_CALM + 50.0):
        assert spells.told(True, begun) == "begun"
        assert spells.told(False, begun) is None
        waited = (spells.look_at or 0.0) - begun
        assert spells.told(False, begun + waited) == "over"
    assert waited == CALM


def test_where_nothing_was_told_there_is_nothing_to_look_at() -> None:
    spells = Spells()
    assert (spells.told(False, 1.0), spells.look_at) == (None, None)
