"""How the bot is, as who watches it is told over HTTP."""

import asyncio
import contextlib
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import datetime

import httpx
import pytest

from bot.counters import Counters
from bot.liveness import STALLED_AFTER, Liveness, Mode
from bot.telegram.health import HealthServer, probe
from bot.telegram.metrics import NO_METRICS


class Clock:
    """Time as a test sets it."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """The clock that stalling goes by."""
    return Clock()


@pytest.fixture
async def server(clock: Clock, request: pytest.FixtureRequest) -> AsyncIterator[HealthServer]:
    """A bot with three updates in hand, as it is told on a free port."""
    mode: Mode = getattr(request, "param", "polling")
    liveness = Liveness(mode, Counters(), lambda: 3, lambda: "a1b2c3d4", clock)
    async with HealthServer(liveness, "127.0.0.1", 0) as listener:
        yield listener


@pytest.fixture
async def client(server: HealthServer) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who watches."""
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{server.port}", trust_env=False) as caller:
        yield caller


async def test_what_is_no_http_is_no_error_of_the_bot(
    server: HealthServer, client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    """It is refused, and of who looks for open ports the log has nothing."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(b"SSH-2.0-scan\r\n\r\n")
    assert (await reader.read()).startswith(b"HTTP/1.1 400")
    writer.close()
    assert (await client.get("/healthz")).status_code == 200
    assert caplog.messages == []


async def test_a_bot_that_is_well(server: HealthServer, client: httpx.AsyncClient) -> None:
    """Before it has fetched anything, and afterwards."""
    response = await client.get("/healthz")
    assert response.status_code == 200
    told = {"status": "ok", "mode": "polling", "last_fetch": None, "inbox": 3, "base": "a1b2c3d4"}
    assert response.json() == told
    assert response.text.endswith("}\n")  # a shell's prompt comes below it
    server.liveness.fetched()
    fetched = (await client.get("/healthz")).json()["last_fetch"]
    assert datetime.fromisoformat(fetched).tzinfo
    assert (await client.head("/healthz")).status_code == 200


async def test_a_bot_that_gets_nothing_any_more(server: HealthServer, client: httpx.AsyncClient, clock: Clock) -> None:
    """It counts as stalled until Telegram answers again."""
    clock.now += STALLED_AFTER
    assert (await client.get("/healthz")).status_code == 200
    clock.now += 0.1
    response = await client.get("/healthz")
    assert (response.status_code, response.json()["status"]) == (503, "stalled")
    server.liveness.fetched()
    assert (await client.get("/healthz")).status_code == 200


@pytest.mark.parametrize("server", ["webhook"], indirect=True)
async def test_a_webhook_is_never_stalled(client: httpx.AsyncClient, clock: Clock) -> None:
    """It hears nothing for as long as nobody writes."""
    clock.now += 10 * STALLED_AFTER
    response = await client.get("/healthz")
    assert (response.status_code, response.json()["mode"]) == (200, "webhook")


async def test_what_has_happened_is_counted(server: HealthServer, client: httpx.AsyncClient) -> None:
    """In the form that Prometheus reads."""
    pytest.importorskip("prometheus_client")
    counters = server.liveness.counters
    counters.arrived()
    counters.answered("answer")
    counters.questions["unknown"] += 2
    counters.retries["sendMessage"] += 4
    counters.reloads["refused"] += 1
    counters.reader["pointed"] += 1
    counters.pointing.add(0.3)
    server.liveness.let_go = {"late": 5}
    response = await client.get("/metrics")
    assert response.headers["content-type"].startswith("text/plain; version=")
    for line in (
        'interview_bot_questions_total{outcome="answer"} 1.0',
        'interview_bot_questions_total{outcome="unknown"} 2.0',
        "interview_bot_answer_seconds_count 1.0",
        'interview_bot_retries_total{method="sendMessage"} 4.0',
        "interview_bot_inbox 3.0",
        'interview_bot_let_go_total{why="late"} 5.0',
        'interview_bot_reloads_total{result="refused"} 1.0',
        'interview_bot_reader_total{outcome="pointed"} 1.0',
        'interview_bot_reader_seconds_bucket{le="0.25"} 0.0',
        'interview_bot_reader_seconds_bucket{le="0.5"} 1.0',
    ):
        assert f"\n{line}\n" in response.text


async def test_without_the_extra_there_are_no_numbers(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence says what to install."""
    monkeypatch.setitem(sys.modules, "prometheus_client", None)
    response = await client.get("/metrics")
    assert (response.status_code, response.text) == (404, f"{NO_METRICS}\n")
    assert "pip install -c .ci/constraints.txt '.[metrics]'" in response.text


@pytest.mark.parametrize("path", ["/", "/healthz/more", "/updates"])
async def test_nothing_else_is_told(client: httpx.AsyncClient, path: str) -> None:
    """And nothing is taken."""
    refused = await client.get(path)
    assert (refused.status_code, refused.text) == (404, "Not Found\n")
    assert (await client.post("/healthz")).status_code == 405


async def test_nobody_keeps_who_watches_out(server: HealthServer, client: httpx.AsyncClient) -> None:
    """However many connect and say nothing, or never come to an end."""
    async with contextlib.AsyncExitStack() as stack:
        for number in range(3 * server.most_callers):
            _, writer = await asyncio.open_connection("127.0.0.1", server.port)
            stack.callback(writer.close)
            if number % 2:
                writer.write(b"GET /healthz HTTP/1.1\r\nHost: a\r\n")
        assert (await client.get("/healthz")).status_code == 200
        assert len(server._callers) <= server.most_callers


async def test_the_container_asks_by_itself(server: HealthServer, clock: Clock) -> None:
    """Also where the bot listens on all addresses."""
    for host in ("127.0.0.1", "0.0.0.0"):  # noqa: S104 - nothing listens there
        assert await asyncio.to_thread(probe, f"{host}:{server.port}") is None
    clock.now += STALLED_AFTER + 1
    assert '"stalled"' in (await asyncio.to_thread(probe, f"0.0.0.0:{server.port}") or "")
    assert "refused" in (await asyncio.to_thread(probe, "127.0.0.1:9") or "")


def test_the_check_of_a_bot_that_does_not_listen_is_passed() -> None:
    """There is nothing to ask."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    command = [sys.executable, "-m", "bot.telegram.health"]
    assert subprocess.run(command, env=environment, check=False).returncode == 0
    asked = subprocess.run(
        command, env={**environment, "BOT_HEALTH_LISTEN": "127.0.0.1:9"}, capture_output=True, text=True, check=False
    )
    assert asked.returncode == 1
    assert asked.stderr.startswith("Nothing answers at BOT_HEALTH_LISTEN")


@pytest.mark.parametrize(("value", "code"), [("' '", 0), ('"127.0.0.1:9"', 1), ("127.0.0.1 :x", 1)])
def test_the_check_takes_the_setting_as_the_bot_does(value: str, code: int) -> None:
    """Without quotes, which `docker run --env-file` leaves around it; a bad one is told of in a sentence."""
    command = [sys.executable, "-m", "bot.telegram.health"]
    environment = {**os.environ, "BOT_HEALTH_LISTEN": value}
    asked = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (asked.returncode, "Traceback" in asked.stderr) == (code, False)
