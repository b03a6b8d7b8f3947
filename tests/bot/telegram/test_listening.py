"""Servers that cannot listen where a setting says: one sentence names it."""

import pytest

from bot.counters import Counters
from bot.liveness import Liveness
from bot.telegram.health import HealthServer
from bot.telegram.listening import NoListenerError, listening


@pytest.mark.parametrize("host", ["nowhere.invalid", "a..b", "ü" * 70])
async def test_a_host_that_is_none_is_told_in_one_sentence(host: str) -> None:
    """Whether nobody knows it, or it can be no name."""
    server = HealthServer(Liveness("polling", Counters(), lambda: 0, lambda: ""), host, 8090)
    with pytest.raises(NoListenerError, match=r"^BOT_HEALTH_LISTEN cannot be listened on .*name another host and port"):
        async with listening("BOT_HEALTH_LISTEN", server):
            pass
