"""Formatting of texts: UTF-16 offsets, what Telegram cleans, what it refuses, what it finds by itself."""

import re

from tests.botapi.errors import ApiError, Json, bad_request, mended
from tests.botapi.links import check_link

STYLES = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})
QUOTES = frozenset({"blockquote", "expandable_blockquote"})
CODES = frozenset({"code", "pre", "date_time"})
LINKS = frozenset({"text_link", "text_mention", "custom_emoji"})
FOUND = frozenset({"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number"})
"""Telegram finds these itself and ignores them in a call."""

MOST_ENTITIES = 100
_REMOVED = frozenset("\r\u030a\u0333\u033f") | {chr(code) for code in range(0x2028, 0x202F)}
_ODD = re.compile("[\x00-\x09\x0b-\x1f\u030a\u0333\u033f\u2028-\u202e]")
_PAIR = re.compile("[\U00010000-\U0010ffff]")
_REQUIRED = {"text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id", "date_time": "unix_time"}
_PATTERNS = (
    ("url", re.compile(r"(?<![\w@])(?:https?://|www\.|t\.me/)[^\s<>\"«»“”]*[^\s<>\"«»“”.,;:!?)\]]", re.IGNORECASE)),
    ("email", re.compile(r"(?<![\w.])[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
)


def units(text: str) -> int:
    """How long Telegram says a text is: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, offset: int, length: int) -> str:
    """The part of a text that an entity covers."""
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le")


def formatted(text: str, given: object) -> tuple[str, list[Json]]:
    """Text and entities of a call as the message will have them; refuses what is wrong with them."""
    entities = sorted((_read(entity) for entity in _as_list(given)), key=_order)
    entities = [entity for entity in entities if entity["type"] not in FOUND]
    if len(entities) > MOST_ENTITIES:
        raise mended(f"A message has at most {MOST_ENTITIES} entities")
    _check_ranges(text, entities)
    _check_nesting(entities)
    text, entities = _clean(text, entities)
    return text, sorted(entities + _found_beside(text, entities), key=_order)


def find_entities(text: str) -> list[Json]:
    """The commands, mentions, links and hashtags that Telegram finds in a text."""
    found: list[Json] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            entity = {"type": kind, "offset": units(text[: match.start()]), "length": units(match.group())}
            if not any(_meet(entity, other) for other in found):
                found.append(entity)
    return sorted(found, key=_order)


def _as_list(given: object) -> list[object]:
    return given if isinstance(given, list) else []  # Telegram takes no offence at anything else


def _read(entity: object) -> Json:
    """One entity, checked by itself."""
    if not isinstance(entity, dict):
        raise _unread("expected an Object")
    for field in ("offset", "length", "type"):
        if field not in entity:
            raise _unread(f'Can\'t find field "{field}"')
    kind, offset, length = entity["type"], entity["offset"], entity["length"]
    if kind not in STYLES | QUOTES | CODES | LINKS | FOUND:
        raise _unread("Unsupported type specified")
    if not isinstance(offset, int) or not isinstance(length, int):
        raise _unread('Field "offset" must be of type Number')
    if kind in _REQUIRED and _REQUIRED[kind] not in entity:
        raise _unread(f'Can\'t find field "{_REQUIRED[kind]}"')
    if kind == "text_link":
        check_link(str(entity["url"]), "Entity URL")
    return entity


def _unread(reason: str) -> ApiError:
    return bad_request(f"Can't parse MessageEntity: {reason}")


def _rank(entity: Json) -> int:
    """Which of two entities of one range Telegram puts outside."""
    for rank, kinds in enumerate((QUOTES, CODES, LINKS, FOUND, STYLES)):
        if entity["type"] in kinds:
            return rank
    return 9


def _order(entity: Json) -> tuple[int, int, int]:
    return entity["offset"], -entity["length"], _rank(entity)


def _check_ranges(text: str, entities: list[Json]) -> None:
    """Every entity lies in the text and begins and ends between characters."""
    size = units(text)
    inside_pairs = _pair_middles(text)
    for entity in entities:
        offset, length = entity["offset"], entity["length"]
        if offset < 0:
            raise bad_request(f"Receive an entity with incorrect offset {offset}")
        if length < 0:
            raise bad_request(f"Receive an entity with incorrect length {length}")
        if length == 0:
            raise mended(f"Entity {entity['type']} at UTF-16 offset {offset} is empty")
        if offset >= size:
            raise bad_request(f"Entity begins after the end of the text at UTF-16 offset {offset}")
        if offset + length > size:
            end = offset + length
            raise bad_request(f"Entity beginning at UTF-16 offset {offset} ends after the end of the text at {end}")
        if offset in inside_pairs:
            raise bad_request(f"Entity begins in a middle of a UTF-16 symbol at UTF-16 offset {offset}")
        if offset + length in inside_pairs:
            raise bad_request(f"Entity beginning at UTF-16 offset {offset} ends in a middle of a UTF-16 symbol")


def _pair_middles(text: str) -> set[int]:
    """The offsets that fall between the halves of a surrogate pair."""
    return {match.start() + number + 1 for number, match in enumerate(_PAIR.finditer(text))}


def _check_nesting(entities: list[Json]) -> None:
    """Entities lie side by side or one wholly inside another that may hold it."""
    around: list[Json] = []
    for inner in entities:
        around = [outer for outer in around if _end(outer) > inner["offset"]]
        for outer in around:
            if _end(inner) > _end(outer):
                raise mended(f"Entities {outer['type']} and {inner['type']} overlap in part")
            if not _may_hold(outer["type"], inner["type"]):
                raise mended(f"Entity {inner['type']} can't be inside {outer['type']}")
        around.append(inner)


def _may_hold(outer: str, inner: str) -> bool:
    if outer == inner or outer in CODES or (outer in QUOTES and inner in QUOTES):
        return False
    if inner in CODES:
        return outer in QUOTES
    return not (outer in LINKS and inner in LINKS | QUOTES)


def _end(entity: Json) -> int:
    return int(entity["offset"] + entity["length"])


def _meet(one: Json, other: Json) -> bool:
    return bool(one["offset"] < _end(other) and other["offset"] < _end(one))


def _clean(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Drop carriage returns and the like, turn control characters into spaces, trim; entities go along."""
    if _ODD.search(text):
        moved, kept, position = [0], [], 0
        for character in text:
            width = 2 if character > "\uffff" else 1
            if character not in _REMOVED:
                kept.append(" " if character < " " and character != "\n" else character)
                position += width
            moved += [position] * width
        text = "".join(kept)
        entities = [_between(entity, moved[entity["offset"]], moved[_end(entity)]) for entity in entities]
    text = text.rstrip(" \n")
    size = units(text)
    entities = [_between(entity, entity["offset"], min(_end(entity), size)) for entity in entities]
    entities = [entity for entity in entities if entity["length"] > 0]
    blank = len(text) - len(text.lstrip(" \n"))
    skipped = min([blank, *(entity["offset"] for entity in entities)])
    return text[skipped:], [_between(entity, entity["offset"] - skipped, _end(entity) - skipped) for entity in entities]


def _between(entity: Json, start: int, end: int) -> Json:
    return {**entity, "offset": start, "length": end - start}


def _found_beside(text: str, entities: list[Json]) -> list[Json]:
    """What Telegram finds by itself where the given entities leave room for it."""
    return [
        found
        for found in find_entities(text)
        if all(
            not _meet(found, given)
            or (
                given["type"] not in CODES | LINKS and given["offset"] <= found["offset"] and _end(found) <= _end(given)
            )
            for given in entities
        )
    ]
