"""How calls leave this computer: by the proxy and with the certificates that the environment names."""

from __future__ import annotations

import ssl
from functools import cache
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx


@cache
def trusted() -> ssl.SSLContext:
    """The certificates to trust; reading them takes a while. Raises OSError, whose words name what the matter is."""
    try:
        return httpx.create_ssl_context()
    except OSError as error:
        raise OSError(
            f"The certificates that SSL_CERT_FILE or SSL_CERT_DIR names cannot be read ({error.strerror}); "
            "name others, or none"
        ) from None


def proxy_for(address: str) -> str | None:
    """The proxy for an address, None for none. One that is named by host and port alone speaks HTTP."""
    parts = urlsplit(address)
    if proxy_bypass(parts.hostname or ""):
        return None
    proxies = getproxies()
    named = proxies.get(parts.scheme) or proxies.get("all")
    return f"http://{named}" if named and "://" not in named else named


def unspoken(address: str) -> list[str]:
    """A sentence on the proxy for an address, if it is one that is not to be called in HTTP."""
    scheme, _, _ = (proxy_for(address) or "http").partition("://")
    if scheme in {"http", "https"}:
        return []
    return [f"The environment names a {scheme} proxy for Telegram, and the bot knows HTTP proxies only; name one."]
