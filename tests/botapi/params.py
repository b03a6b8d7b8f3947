"""The parameters of a call, however they were sent: in the address, as a form, as JSON or as multipart."""

import json
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from tests.botapi.errors import Json, bad_request
from tests.botapi.wire import Request

STRUCTURED = frozenset(
    [
        "allowed_updates",
        "button",
        "caption_entities",
        "commands",
        "entities",
        "link_preview_options",
        "media",
        "reply_markup",
        "reply_parameters",
        "result",
        "results",
        "scope",
    ]
)
"""Parameters that are JSON text on the wire."""

NUMBERS = frozenset(
    ["cache_time", "chat_id", "limit", "message_id", "message_thread_id", "offset", "timeout", "user_id"]
)
"""Parameters that a test wants to see as numbers."""


_HALF_PAIR = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Upload:
    """A file that came with a call."""

    name: str
    content: bytes
    mime: str


class Params:
    """Typed reading of the parameters; everything is text underneath, as for Telegram."""

    def __init__(self, values: dict[str, str], files: dict[str, Upload]) -> None:
        self.values = values
        self.files = files

    def text(self, name: str) -> str:
        """The text, empty when it is not there."""
        return self.values.get(name, "")

    def integer(self, name: str, default: int = 0) -> int:
        """The number; a text that is none counts as 0, as for Telegram."""
        try:
            return int(self.values.get(name, default))
        except ValueError:
            return 0

    def flag(self, name: str) -> bool:
        """Whether it is true."""
        return self.text(name).lower() in {"true", "yes", "1"}

    def structure(self, name: str, what: str) -> object:
        """The decoded JSON, None when it is not there; `what` names it in the refusal."""
        if not self.text(name):
            return None
        try:
            return json.loads(self.text(name))
        except ValueError:
            raise bad_request(f"Can't parse {what} JSON object") from None

    def file(self, name: str) -> Upload | None:
        """The uploaded file of that parameter: under its name, or under the name after `attach://`."""
        attached = self.text(name).removeprefix("attach://")
        return self.files.get(name) or self.files.get(attached)

    def decoded(self) -> Json:
        """All of it for a test to look at, with JSON decoded and numbers as numbers."""
        return {name: _decoded(name, value) for name, value in self.values.items()}


def _decoded(name: str, value: str) -> object:
    if name in STRUCTURED or (name in NUMBERS and value.lstrip("-").isdigit()):
        try:
            decoded: object = json.loads(value)
        except ValueError:
            return value
        return decoded
    if value in {"true", "false"} and name not in {"text", "caption", "query"}:
        return value == "true"
    return value


def read_params(request: Request) -> Params:
    """All parameters of a request, the body's before the address's."""
    values = dict(parse_qsl(urlsplit(request.target).query, keep_blank_values=True))
    files: dict[str, Upload] = {}
    content_type = request.headers.get("content-type", "")
    if "application/x-www-form-urlencoded" in content_type:
        try:
            values |= parse_qsl(request.body.decode(), keep_blank_values=True, errors="strict")
        except UnicodeDecodeError:
            raise bad_request("Strings must be encoded in UTF-8") from None
    elif "application/json" in content_type and request.body:
        values |= _read_json(request.body)
    elif "multipart/form-data" in content_type:
        _read_multipart(request.body, content_type, values, files)
    for value in values.values():
        if _HALF_PAIR.search(value):
            raise bad_request("Strings must be encoded in UTF-8")
    return Params(values, files)


def _read_json(body: bytes) -> dict[str, str]:
    try:
        fields = json.loads(body)
    except ValueError:
        raise bad_request("Can't parse JSON object") from None
    if not isinstance(fields, dict):
        raise bad_request("Can't parse JSON object")
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in fields.items()
        if value is not None
    }


def _read_multipart(body: bytes, content_type: str, values: dict[str, str], files: dict[str, Upload]) -> None:
    """Split the parts; a part with a file name is a file."""
    boundary = content_type.partition("boundary=")[2].split(";")[0].strip('"').encode()
    if not boundary:
        raise bad_request("Can't find boundary of the multipart body")
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary)[1:-1]:
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        headers = {
            name.strip().lower(): value.strip()
            for name, _, value in (line.partition(":") for line in head.decode().split("\r\n"))
        }
        attributes = {
            name.strip(): value.strip('"')
            for name, _, value in (item.partition("=") for item in headers["content-disposition"].split(";")[1:])
        }
        if "filename" in attributes:
            mime = headers.get("content-type", "application/octet-stream")
            files[attributes["name"]] = Upload(attributes["filename"], content, mime)
        else:
            values[attributes["name"]] = content.decode()
