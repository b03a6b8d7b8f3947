"""Which addresses Telegram takes in buttons and in linked text."""

import re
from urllib.parse import urlsplit

from tests.botapi.errors import ApiError, bad_request

_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:(?!\d)")
_HOST = re.compile(r"^[\w.-]+$")


def check_link(url: str, name: str, *, https_only: bool = False) -> None:
    """Refuse an address that Telegram would refuse; `name` begins the description."""
    if reason := _fault(url, https_only):
        raise _invalid(name, url, reason)


def _invalid(name: str, url: str, reason: str) -> ApiError:
    return bad_request(f"{name} '{url}' is invalid: {reason}")


def _fault(url: str, https_only: bool) -> str | None:
    if url.lower().startswith(("tg:", "ton:", "tonsite:")):
        return "Only HTTPS links are allowed" if https_only else None
    if any(character.isspace() for character in url):
        return "URL contains blanks"
    whole = url if _SCHEME.match(url) else f"http://{url}"
    parts = urlsplit(whole)
    if parts.scheme not in {"http", "https"}:
        return "Unsupported URL protocol"
    if https_only and parts.scheme != "https":
        return "Only HTTPS links are allowed"
    return _host_fault(parts.netloc.rpartition("@")[2])


def _host_fault(place: str) -> str | None:
    host, _, port = place.partition(":")
    if not host:
        return "URL host is empty"
    if port and not (port.isdigit() and 0 < int(port) < 65536):
        return "Wrong port number specified in the URL"
    if not _HOST.match(host):
        return "Unallowed characters in URL host"
    return None if "." in host.strip(".") else "Wrong HTTP URL"
