"""The standard streams."""

from __future__ import annotations

import io
import sys

import pytest

from bot.cli.streams import lines, mend, speaks_unicode, typed_text


def stream(data: bytes, encoding: str = "utf-8") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(data), encoding)


def test_lines_end_with_lf_or_crlf_and_blank_ones_count() -> None:
    """The last may have no end; a carriage return elsewhere is text; a byte order mark is not."""
    assert list(lines(stream(b"\xef\xbb\xbfone\r\n\ntwo\rmore\n \nend"))) == ["one", "", "two\rmore", " ", "end"]
    assert list(lines(stream(b""))) == []


def test_bytes_that_are_not_utf8_are_replaced() -> None:
    """Whatever the console's encoding."""
    assert list(lines(stream("да\n".encode() + b"\xff\xfea\n", "ascii"))) == ["да", "\ufffd\ufffda"]
    assert typed_text("a\udcff") == "a\ufffd"


def test_a_stream_of_text_alone_is_read_too() -> None:
    """As tests have them."""
    assert list(lines(io.StringIO("a\nб"))) == ["a", "б"]


def test_a_console_without_the_letters_gets_the_nearest_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    """Punctuation is made plain, other letters are escaped, and nothing is an error."""
    out = io.TextIOWrapper(io.BytesIO(), "ascii")
    monkeypatch.setattr(sys, "stdout", out)
    mend()
    out.write("“a” — b… │ д\udcff")
    out.flush()
    assert out.buffer.getvalue() == b'"a" - b... | \\u0434\\udcff'


def test_a_stream_closed_before_the_start_is_read_as_empty_and_written_to_in_vain(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Python gives none for such a stream."""
    monkeypatch.setattr(sys, "stdin", None)
    monkeypatch.setattr(sys, "stderr", None)
    mend()
    assert list(lines(sys.stdin)) == []
    assert sys.stderr.write("x") == 1
    sys.stdin.close()
    sys.stderr.close()


@pytest.mark.parametrize(
    ("encoding", "all_letters"), [("utf-8", True), ("UTF8", True), ("ascii", False), ("cp1251", False)]
)
def test_which_encodings_have_every_letter(encoding: str, all_letters: bool) -> None:
    """JSON is written in ASCII where not."""
    assert speaks_unicode(stream(b"", encoding)) == all_letters
