"""The standard streams, made fit for any text and any console."""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

_PLAIN = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "ʻ": "'", "ʼ": "'", "—": "-", "–": "-"}
    | {"…": "...", "·": "*", "│": "|", "‹": "<", "›": ">", "\xa0": " "}
)
_HANDLER = "interview-bot-plain"


def mend() -> None:
    """Let no letter be an error on a console that lacks it, and no stream be missing."""
    codecs.register_error(_HANDLER, _plain)
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed before the program began
            nowhere = Path(os.devnull).open("r" if name == "stdin" else "w", encoding="utf-8")  # noqa: SIM115 - kept
            setattr(sys, name, nowhere)
        elif name != "stdin" and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_HANDLER)


def silence() -> None:
    """Point standard output nowhere, after its reader has gone: what is left in it must not be an error at the exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


def lines(stream: TextIO) -> Iterator[str]:
    """The lines of a stream as they come, without their ends (LF or CRLF); bytes that are not UTF-8 (UTF-16,
    if its mark says so) are replaced."""
    raw = getattr(stream, "buffer", None)
    for number, line in enumerate(raw if raw is not None else (line.encode() for line in stream)):
        if number == 0 and raw is not None and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            wide = (line + raw.read()).decode("utf-16", "replace").removesuffix("\n")
            yield from (each.removesuffix("\r") for each in wide.split("\n"))
            return
        text = line.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8", "replace")
        yield text.removeprefix("\ufeff") if number == 0 else text


def typed_text(argument: str) -> str:
    """An argument of the command line as text: bytes that are not UTF-8 are replaced."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def speaks_unicode(stream: TextIO) -> bool:
    """Whether a stream takes every letter."""
    return (getattr(stream, "encoding", None) or "").lower().replace("-", "").startswith("utf")


def _plain(error: UnicodeError) -> tuple[str, int]:
    """The nearest thing to letters that an encoding lacks: plain punctuation, else an escape."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end].translate(_PLAIN)
    return missing.encode("ascii", "backslashreplace").decode("ascii"), error.end
