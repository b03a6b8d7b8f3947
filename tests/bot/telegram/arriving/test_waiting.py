"""When an update that waits is tried again, and behind which others."""

from bot.telegram.arriving.waiting import BETWEEN_TRIES, TRIES, Held, by_chat


def test_an_update_that_is_not_to_blame_is_tried_again_later_and_later() -> None:
    """As long as there is no network; none of these tries counts."""
    held = Held("{}", 1.0)
    pauses = []
    for _ in range(8):
        held.postpone()
        pauses.append(held.finish())
    assert pauses == [1, 2, 4, 8, 16, 30, 30, 30]
    assert held.tries == 0


def test_an_update_that_is_to_blame_is_tried_a_few_times() -> None:
    """After the last of them it is not due any more."""
    held = Held("{}", 1.0)
    tried = [(held.fail(), held.finish()) for _ in range(TRIES)]
    assert tried == [*((True, pause) for pause in BETWEEN_TRIES), (False, None)]


def test_what_is_handled_well_is_not_due_again() -> None:
    assert Held("{}", 1.0).finish() is None


def test_chats_in_which_all_went_well_come_first() -> None:
    """Each in its order; what waits no longer is in no line."""
    waiting = {number: Held("{}", 1.0) for number in (1, 2, 3, 4, 5)}
    waiting[3].fail()
    chats = {1: 7, 2: 8, 3: 7, 4: 7, 5: None, 6: 8}
    assert by_chat(waiting, chats) == [2, 5, 1, 3, 4]
