"""What is remembered for minutes."""

from bot.telegram.memory import Answered, Fading, Memory, Spot
from knowledge.question.conversation import Context, Talked


class Clock:
    """Time as a test sets it."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_things_fade() -> None:
    """After their seconds they are gone, and their memory with them."""
    clock = Clock()
    fading: Fading[str, int] = Fading(10, clock=clock)
    fading.put("a", 1)
    clock.now = 10
    assert fading.get("a") == 1
    clock.now = 10.1
    assert fading.get("a") is None
    fading.put("b", 2)
    assert len(fading._things) == 1
    fading.forget("b")
    assert fading.get("b") is None


def test_the_oldest_go_when_there_are_too_many() -> None:
    """Memory has a bound."""
    fading: Fading[int, int] = Fading(10, most=3)
    for number in range(5):
        fading.put(number, number)
    assert [fading.get(number) for number in range(5)] == [None, None, 2, 3, 4]


def test_context_is_of_the_message_replied_to_else_of_the_person() -> None:
    """In the same chat and topic, for fifteen minutes; of nobody where people share one id."""
    clock = Clock()
    memory = Memory(clock)
    first, second = Context(last=Talked("first")), Context(last=Talked("second"))
    memory.keep((-5, 0), 7, 100, first)
    memory.keep((-5, 3), 7, 101, second)
    assert memory.context((-5, 0), 7, None) == first
    assert memory.context((-5, 3), 7, None) == second
    assert memory.context((-5, 3), 7, 100) == first
    assert memory.context((-5, 0), 8, None) is None
    assert memory.context((-5, 0), None, None) is None
    assert memory.context((-5, 0), None, 101) == second
    clock.now = 15 * 60 + 1
    assert memory.context((-5, 0), 7, 100) is None


def test_what_a_person_asked_is_forgotten_on_request() -> None:
    """Wherever it was, and of every message that he had a part in; nothing of others."""
    memory = Memory()
    context = Context(last=Talked("a"))
    more: Fading[Spot, str] = memory.also_by_spot(Fading(10))
    for chat, person, message in ((-5, 7, 1), (7, 7, 2), (-5, 8, 3), (8, 8, 4), (-5, 8, 1)):
        memory.keep((chat, 0), person, message, context)
        memory.involve((chat, message), person)
        memory.questions.put((chat, message), "a")
        memory.said.put(((chat, 0), f"said {message}"), message)
        memory.answers.put((chat, 10 + message), Answered(message, context))
        more.put((chat, message), "more")
    memory.forget(7)
    assert [memory.context((chat, 0), person, None) for chat, person in ((-5, 7), (7, 7))] == [None, None]
    for chat, message in ((7, 2), (-5, 1)):
        assert memory.context((chat, 0), 9, message) is None
        assert memory.questions.get((chat, message)) is None
        assert memory.said.get(((chat, 0), f"said {message}")) is None
        assert memory.answers.get((chat, 10 + message)) is None
        assert more.get((chat, message)) is None
    assert memory.context((-5, 0), 8, None) == memory.context((8, 0), 8, 4) == context
    for chat, message in ((8, 4), (-5, 3)):
        assert memory.questions.get((chat, message)) == "a"
        assert memory.answers.get((chat, 10 + message)) == Answered(message, context)
        assert more.get((chat, message)) == "more"


def test_things_change_without_growing_younger() -> None:
    """All of them at once."""
    clock = Clock()
    fading: Fading[str, int] = Fading(10, clock=clock)
    fading.put("a", 1)
    clock.now = 6
    fading.change_all(lambda number: number + 1)
    assert fading.get("a") == 2
    clock.now = 11
    assert fading.get("a") is None


def test_what_was_asked_before_it_was_erased_is_told_from_what_is_asked_afterwards() -> None:
    """A question may still wait for its answer while what its asker said is forgotten."""
    now = [0.0]
    memory = Memory(clock=lambda: now[0])
    assert not memory.is_erased(7, 100)
    memory.forget(7)
    now[0] = 5.0
    assert memory.is_erased(7, 6)
    assert not memory.is_erased(7, 4)
    assert not memory.is_erased(8, 6)
    assert not memory.is_erased(None, 6)
