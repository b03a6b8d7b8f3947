"""How calls leave this computer: by the proxy and with the certificates that the environment names."""

from __future__ import annotations

import ssl
from functools import cache
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx


@cache
def trusted() -> ssl.SSLContext:
    """The certificates to trust; reading them takes a while."""
    return httpx.create_ssl_context()


def proxy_for(address: str) -> str | None:
    """The proxy for an address, None for none. One that is named without a scheme speaks HTTP, as for other programs."""
    parts = urlsplit(address)
    if proxy_bypass(parts.hostname or ""):
        return None
    proxies = getproxies()
    named = proxies.get(parts.scheme) or proxies.get("all")
    return f"http://{named}" if named and "://" not in named else named
