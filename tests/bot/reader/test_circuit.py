"""A server that fails is left alone, and tried again."""

from __future__ import annotations

import logging
from dataclasses import dataclass

import pytest

from bot.reader.circuit import Circuit, OpenCircuitError
from bot.reader.wire import CallFailedError


@dataclass
class Clock:
    """A clock that a test sets."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def circuit(clock: Clock) -> Circuit:
    return Circuit(clock)


def fail(circuit: Circuit, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(CallFailedError), circuit.call():
            raise CallFailedError("the server answers 500")


def succeed(circuit: Circuit) -> None:
    with circuit.call():
        pass


def is_refused(circuit: Circuit) -> bool:
    try:
        succeed(circuit)
    except OpenCircuitError:
        return True
    return False


def test_three_failures_in_a_row_open_it(circuit: Circuit) -> None:
    """Not with a success between them."""
    fail(circuit, 2)
    succeed(circuit)
    fail(circuit, 2)
    assert not circuit.is_open
    fail(circuit)
    assert circuit.is_open
    assert is_refused(circuit)


def test_it_stays_open_for_longer_each_time_and_ten_minutes_at_most(circuit: Circuit, clock: Clock) -> None:
    fail(circuit, 3)
    for pause in (30, 60, 120, 240, 480, 600, 600):
        clock.now += pause - 1
        assert is_refused(circuit)
        clock.now += 1
        fail(circuit)
        assert is_refused(circuit)


def test_one_call_tries_and_closes_it(circuit: Circuit, clock: Clock) -> None:
    """No other goes along with it; when it is closed, three failures open it for the shortest time again."""
    fail(circuit, 3)
    clock.now += 30
    with circuit.call():
        assert is_refused(circuit)
    assert not circuit.is_open
    fail(circuit, 3)
    clock.now += 30
    assert not circuit.is_open


def test_a_trial_that_was_no_call_leaves_the_next_one_to_try(circuit: Circuit, clock: Clock) -> None:
    """As when the daily cap is reached, or nobody waits any more."""
    fail(circuit, 3)
    clock.now += 30
    with pytest.raises(KeyError), circuit.call():
        raise KeyError
    succeed(circuit)
    assert not circuit.is_open


def test_a_call_from_before_says_nothing_when_it_is_open(circuit: Circuit, clock: Clock) -> None:
    """It neither closes it nor keeps it open for longer."""
    with circuit.call():
        fail(circuit, 3)
    assert circuit.is_open
    clock.now += 30
    with pytest.raises(CallFailedError), circuit.call():
        raise CallFailedError("again")
    with pytest.raises(OpenCircuitError):
        succeed(circuit)
    clock.now += 60
    succeed(circuit)


def test_one_line_tells_that_it_opens_and_one_that_it_closes(
    circuit: Circuit, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    fail(circuit, 3)
    assert is_refused(circuit)
    clock.now += 30
    succeed(circuit)
    succeed(circuit)
    assert caplog.messages == [
        "The reader fails (the server answers 500) and is left alone for 30 s; answers are given without it",
        "The reader answers again",
    ]
