"""How calls leave this computer."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest

from bot.network import proxy_for, trusted, unspoken


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http", "https", "all", "no"):
        for variable in (f"{name}_proxy", f"{name.upper()}_PROXY"):
            monkeypatch.delenv(variable, raising=False)


def test_a_call_goes_by_the_proxy_that_is_named_for_its_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else by the one for all, and without one by none."""
    assert proxy_for("https://example.org") is None
    monkeypatch.setenv("https_proxy", "http://localhost:3128")
    assert proxy_for("https://example.org/x") == "http://localhost:3128"
    assert proxy_for("http://example.org/x") is None
    monkeypatch.setenv("all_proxy", "http://localhost:9")
    assert proxy_for("http://example.org/x") == "http://localhost:9"


def test_a_proxy_may_be_named_by_host_and_port_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """As other programs take it, too."""
    monkeypatch.setenv("https_proxy", "proxy.local:3128")
    assert proxy_for("https://example.org") == "http://proxy.local:3128"


def test_a_proxy_that_does_not_speak_http_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its kind, and not by its address, which may hold a password."""
    monkeypatch.setenv("all_proxy", "socks5://me:secret@localhost:1080")
    (sentence,) = unspoken("https://example.org")
    assert "a socks5 proxy" in sentence
    assert "secret" not in sentence
    monkeypatch.setenv("https_proxy", "localhost:3128")
    assert unspoken("https://example.org") == []


def test_where_none_is_to_be_used_none_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "http://localhost:9")
    monkeypatch.setenv("no_proxy", "example.org")
    assert [proxy_for(f"http://{host}/") for host in ("example.org", "other.org")] == [None, "http://localhost:9"]


def test_certificates_are_checked_and_read_once() -> None:
    assert trusted().verify_mode == ssl.CERT_REQUIRED
    assert trusted() is trusted()


def test_certificates_that_cannot_be_read_are_named_by_what_names_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    trusted.cache_clear()
    (tmp_path / "empty").touch()
    for name in ("nowhere", "empty"):
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / name))
        with pytest.raises(OSError, match=r"^The certificates that SSL_CERT_FILE"):
            trusted()
