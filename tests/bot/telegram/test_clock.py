"""Telegram's time, told by what its answers are dated with."""

from email.utils import formatdate

import pytest

from bot.telegram.clock import TelegramClock

NOON = 1_800_000_000.0


class Machine:
    """A machine whose clock is so many seconds ahead."""

    def __init__(self, ahead: float) -> None:
        self.ahead = ahead
        self.true = NOON
        self.clock = TelegramClock(lambda: self.true + self.ahead, lambda: self.true - NOON)

    def hear(self, *delays: float) -> float:
        """Answers come that were so many seconds on their way, one after another; how far off Telegram's time is."""
        for delay in delays:
            self.true += 25
            self.clock.heard(formatdate(self.true - delay, usegmt=True))
        return self.clock.now().timestamp() - self.true


@pytest.mark.parametrize(("ahead", "told"), [(90.0, "90 s ahead of"), (-3600.0, "3600 s behind")])
def test_a_clock_that_is_wrong_is_not_gone_by(ahead: float, told: str, caplog: pytest.LogCaptureFixture) -> None:
    """From the first answer on; one line says so and how to mend it, and one more when it is wrong again."""
    machine = Machine(ahead)
    assert machine.hear() == ahead
    assert abs(machine.hear(0)) <= 2
    assert caplog.messages == []
    assert abs(machine.hear(0, 0, 0)) <= 2
    (line,) = caplog.messages
    assert told in line
    assert "timedatectl" in line
    machine.ahead = 0.0
    machine.hear(0, 0, 0)
    machine.ahead = ahead
    machine.hear(0, 0, 0)
    assert caplog.messages == [line, line]


@pytest.mark.parametrize("jump", [3600.0, -3600.0])
def test_a_clock_that_is_set_while_the_bot_runs(jump: float) -> None:
    """What comes next is no older or younger for that."""
    machine = Machine(0.0)
    machine.hear(0, 0, 0)
    machine.ahead = jump
    assert abs(machine.hear()) <= 2
    assert abs(machine.hear(0)) <= 2


def test_an_answer_that_was_long_on_its_way_tells_of_no_wrong_clock(caplog: pytest.LogCaptureFixture) -> None:
    machine = Machine(0.0)
    assert machine.hear(0.2, 0.2, 300.0) == 0
    assert machine.hear(300.0, 0.2) == 0
    assert caplog.messages == []


@pytest.mark.parametrize("dated", [True, False], ids=["dated", "not dated"])
def test_no_time_is_certain_before_telegram_has_answered(dated: bool) -> None:
    """Then its own is, or this machine's where it tells none."""
    machine = Machine(40 * 86_400.0)
    assert machine.clock.surely() == 0.0
    if dated:
        machine.hear(0)
    else:
        machine.clock.heard("")
    assert abs(machine.clock.surely() - machine.true - (0.0 if dated else machine.ahead)) <= 2


def test_answers_without_a_date_leave_it_to_the_machine() -> None:
    """As those of a Bot API server of one's own."""
    machine = Machine(90.0)
    for date in ("", "soon", "Sun, 29 Nov 2026 00:00:00 +99999999999999"):
        machine.clock.heard(date)
    assert machine.hear() == 90
