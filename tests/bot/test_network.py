"""How calls leave this computer."""

from __future__ import annotations

import ssl

import pytest

from bot.network import proxy_for, trusted


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


def test_where_none_is_to_be_used_none_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "http://localhost:9")
    monkeypatch.setenv("no_proxy", "example.org")
    assert [proxy_for(f"http://{host}/") for host in ("example.org", "other.org")] == [None, "http://localhost:9"]


def test_certificates_are_checked_and_read_once() -> None:
    assert trusted().verify_mode == ssl.CERT_REQUIRED
    assert trusted() is trusted()
