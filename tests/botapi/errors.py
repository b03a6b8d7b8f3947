"""How Telegram refuses: a code, a description, and sometimes parameters."""

from typing import Any

Json = dict[str, Any]


class ApiError(Exception):
    """A refused call; raised by a method, turned into a response by the server."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def json(self) -> Json:
        """The body of the response."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def _sentence(prefix: str, message: str) -> str:
    """Join as Telegram does: the first letter is made small unless the message is a CONSTANT."""
    if len(message) > 1 and (message[1] == "_" or message[1].isupper()):
        return f"{prefix}: {message}"
    return f"{prefix}: {message[:1].lower()}{message[1:]}"


def bad_request(message: str, **parameters: int) -> ApiError:
    """400: the request itself is wrong."""
    return ApiError(400, _sentence("Bad Request", message), **parameters)


def mended(message: str) -> ApiError:
    """400 where the real Telegram would mend or drop something without a word: a test should hear of it."""
    return bad_request(f"{message} (Telegram would change this silently)")


def forbidden(message: str) -> ApiError:
    """403: the bot may not do this here."""
    return ApiError(403, _sentence("Forbidden", message))


def conflict(message: str) -> ApiError:
    """409: somebody else receives the updates."""
    return ApiError(409, _sentence("Conflict", message))


def too_many(retry_after: int) -> ApiError:
    """429: slow down."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


QUERY_TOO_OLD = "Query is too old and response timeout expired or query ID is invalid"
NOT_MODIFIED = (
    "Message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
