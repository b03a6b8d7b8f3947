"""The methods of the Bot API, by their names in small letters (Telegram does not mind the case)."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from tests.botapi.params import Params
from tests.botapi.world import World


@dataclass
class Context:
    """What a method works with: the world, the parameters, and what to call when the client hangs up."""

    world: World
    params: Params
    on_lost: list[Callable[[], None]] = field(default_factory=list)


Method = Callable[[Context], Awaitable[object]]
METHODS: dict[str, Method] = {}


def method(name: str) -> Callable[[Method], Method]:
    """Make a function answer to that name."""

    def register(function: Method) -> Method:
        METHODS[name.lower()] = function
        return function

    return register
