"""What a bot in haste has done beside it: in processes forked from what it was before it began, not in new ones."""

from __future__ import annotations

import asyncio
import json
import os
import runpy
import signal
import socket
import sys
import traceback
import warnings

from bot.telegram.editors.aside import AsideFailedError


class Beside:
    """Begins the process that others are forked from; it ends with this one, however that ends."""

    def __init__(self) -> None:
        self._asks, asked = socket.socketpair()
        if os.fork() == 0:
            self._asks.close()
            _serve(asked)
            os._exit(0)
        asked.close()

    async def aside(self, module: str, *arguments: str) -> bytes:
        """What a module prints that is run with these arguments. Raises AsideFailedError where that is nothing."""
        ours, its = socket.socketpair()
        with its:
            socket.send_fds(self._asks, [json.dumps([module, *arguments]).encode()], [its.fileno()])
        reader, writer = await asyncio.open_connection(sock=ours)
        try:
            output = await reader.read()
        finally:
            writer.close()
        if not output:
            raise AsideFailedError(module)
        return output


def _serve(asked: socket.socket) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for them
    while (given := socket.recv_fds(asked, 1 << 16, 1))[0]:
        message, (output,), _, _ = given
        if os.fork() == 0:
            try:
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                os.dup2(output, 1)
                _run(*json.loads(message))
            except Exception:
                traceback.print_exc()
            finally:
                os._exit(0)
        os.close(output)


def _run(module: str, *arguments: str) -> None:
    sys.argv[1:] = arguments
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the module is loaded already
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    sys.stdout.flush()
