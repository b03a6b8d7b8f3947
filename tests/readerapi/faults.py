"""What may go wrong with a call, each as a function that answers it so."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable

from aiohttp import web

Fault = Callable[[web.Request], Awaitable[web.StreamResponse]]


def completion(content: object) -> dict[str, object]:
    """What a server says around a text of its model's."""
    message = {"role": "assistant", "content": content}
    return {
        "id": "c-1",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }


def says(content: object) -> Fault:
    """Its model writes this."""

    async def answer(_: web.Request) -> web.StreamResponse:
        return web.json_response(completion(content))

    return answer


def status(code: int, **headers: str) -> Fault:
    """It refuses, and shows back what it was sent, as some servers do."""

    async def answer(request: web.Request) -> web.StreamResponse:
        shown = request.headers.get("Authorization", "") + await request.text()
        body = json.dumps({"error": {"message": f"no: {shown}", "code": code}})
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        return web.Response(status=code, text=body, content_type="application/json", headers=names)

    return answer


def body(text: str, content_type: str = "application/json") -> Fault:
    """It answers 200 with this."""

    async def answer(_: web.Request) -> web.StreamResponse:
        return web.Response(text=text, content_type=content_type)

    return answer


async def endless(request: web.Request) -> web.StreamResponse:
    """Its answer never ends."""
    response = web.StreamResponse(headers={"Content-Type": "application/json"})
    await response.prepare(request)
    with contextlib.suppress(ConnectionError):
        while True:
            await response.write(b" " * 4096)
    return response


async def dripping(request: web.Request) -> web.StreamResponse:
    """Its answer comes a byte at a time, and never whole."""
    response = web.StreamResponse(headers={"Content-Type": "application/json"})
    await response.prepare(request)
    with contextlib.suppress(ConnectionError):
        while True:
            await response.write(b" ")
            await asyncio.sleep(0.05)
    return response


async def hanging(_: web.Request) -> web.StreamResponse:
    """It takes the question and says nothing."""
    await asyncio.Event().wait()
    raise AssertionError


async def cut(request: web.Request) -> web.StreamResponse:
    """The connection breaks off."""
    if request.transport:
        request.transport.abort()
    await asyncio.Event().wait()
    raise AssertionError


async def cut_within(request: web.Request) -> web.StreamResponse:
    """The connection breaks off in the answer."""
    response = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": "4000"})
    await response.prepare(request)
    await response.write(b'{"choices": [')
    if request.transport:
        request.transport.abort()
    await asyncio.Event().wait()
    raise AssertionError


ORDER = json.dumps({"passages": [1]})
FAULTS: dict[str, Fault] = {
    "a number not given": says('{"passages": [1, 999]}'),
    "number nought": says('{"passages": [0]}'),
    "numbers as texts": says('{"passages": ["1"]}'),
    "numbers that are none": says('{"passages": [1.5, true, null]}'),
    "another object": says('{"passages": [1], "comment": "the first"}'),
    "a list": says("[1]"),
    "prose alone": says("The first passage answers."),
    "nothing": says(""),
    "null": says(None),
    "parts of a text": says([{"type": "text", "text": ORDER}]),
    "no choices": body('{"choices": []}'),
    "no object": body("[]"),
    "no JSON": body("<html>busy</html>"),
    "bytes that are no text": body("\x00\x01"),
    "another content type": body(json.dumps(completion(ORDER)), "text/html"),
    "an empty body": body(""),
    "401": status(401),
    "403": status(403),
    "404": status(404),
    "408": status(408),
    "429": status(429, Retry_After="1"),
    "500": status(500),
    "503": status(503, Retry_After="1"),
    "204": status(204),
    "a redirect": status(307, Location="/elsewhere/chat/completions"),
    "an endless body": endless,
    "a dripping body": dripping,
    "silence": hanging,
    "a cut connection": cut,
    "a cut answer": cut_within,
}
"""Each of them leaves the answer as it is without a reader."""
