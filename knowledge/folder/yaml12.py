"""YAML 1.2 as pieces: texts as written, a line for everything, and our own sentences for what cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode
from ruamel.yaml.reader import ReaderError

from knowledge.folder.notation import (
    HALF_CHARACTER,
    NO_CHARACTER,
    SURROGATE,
    FlawError,
    Lines,
    Loc,
    Piece,
    decode,
    printable,
)

TYPED = frozenset({"occurrence", "reported", "interviewer"})
"""The fields whose value is a number or true/false; every other value is a text, taken as written."""
MOST_VALUES = 500_000
"""Values and keys of a file at most; each takes some hundred bytes while it is read."""

_DEPTH = 50  # an interview nests five deep
_ENDLESS = "the anchor here is repeated without end; write the value out"
_TOO_DEEP = "the file is nested too deep; keep to the fields of the contract"
_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "merge"))
_BEYOND = re.compile(r"\\U(?!00(?:0|10)[0-9a-fA-F]{4})")
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NOT_BREAKS = "\x85\u2028\u2029"  # line breaks to ruamel.yaml, but not to YAML 1.2


def read_mapping(data: bytes) -> tuple[Piece | None, list[FlawError]]:
    """A YAML file that is one mapping, and its flaws; None if there is no mapping to speak of."""
    node, reader = _compose(data)
    if isinstance(node, MappingNode):
        return next(reader.pieces([node]), None), reader.flaws
    if node is not None:
        reader.flaw(node, "the file must be a mapping: lines such as 'title: …'")
    return None, reader.flaws


def read_list(data: bytes) -> tuple[list[Piece], list[FlawError]]:
    """A YAML file that is a list of mappings, and its flaws; what is not a mapping is left out."""
    node, reader = _compose(data)
    if node is None:
        return [], reader.flaws
    if isinstance(node, (MappingNode, ScalarNode)):
        reader.flaw(node, "the file must be a list of entries, each starting with '- id: …'")
        return [], reader.flaws
    if not node.value:
        reader.flaw(node, "the file has no entries; write at least one")
    for item in node.value:
        if not isinstance(item, MappingNode):
            reader.flaw(item, "an entry must be a mapping that starts with '- id: …'")
    return list(reader.pieces(item for item in node.value if isinstance(item, MappingNode))), reader.flaws


def _compose(data: bytes) -> tuple[Node | None, _Nodes]:
    try:
        text = decode(data).removeprefix("\ufeff")
        reader = _Nodes(3 * len(text) + 10_000, _stand_ins(text))
        node = _parse(text.translate({ord(real): stand_in for real, stand_in in reader.stand_ins.items()}))
    except FlawError as flaw:
        return None, _Nodes(flaws=[flaw])
    if node is None:
        reader.flaws.append(FlawError(1, "the file is empty"))
    return node, reader


def _stand_ins(text: str) -> dict[str, str]:
    """For each of the breaks that are none, a character of the private use area that `text` does not hold."""
    unused = (c for c in map(chr, range(0xE000, 0xF900)) if c not in text)
    return dict(zip((c for c in _NOT_BREAKS if c in text), unused, strict=False))


class _Composer(Composer):
    """Makes nodes of a text, but not without end."""

    def __init__(self, loader: Any = None) -> None:
        super().__init__(loader)
        self.values = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        self.values += 1
        if self.values > MOST_VALUES:
            line = self.parser.peek_event().start_mark.line + 1
            raise FlawError(line, f"the file has more than {MOST_VALUES:,} values; make it smaller")
        return super().compose_node(parent, index)


def _parse(text: str) -> Node | None:
    yaml = YAML(typ="safe", pure=True)
    yaml.Composer = _Composer
    yaml.max_depth = _DEPTH
    yaml.composer.warn_double_anchors = False
    try:
        node: Node | None = yaml.compose(text)
    except MarkedYAMLError as error:
        raise _explained(error) from None
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise FlawError(
            line, f"the control character U+{ord(text[error.position]):04X} stands here; take it out"
        ) from None
    except (YAMLError, RecursionError, ValueError, OverflowError):
        # an escape beyond Unicode, or, in older versions of the library, nesting without end
        line = text.count("\n", 0, found.start()) + 1 if (found := _BEYOND.search(text)) else 1
        raise FlawError(line, "here is nesting or an escape that YAML does not know; mend it") from None
    return node


# What the library says, the line to point to (where it noticed, or where the thing began), and our sentence.
_SENTENCES = (
    ("found another document", "noticed", "a second document starts here; keep one, without '---'"),
    ("'\\t'", "noticed", "a tab stands here; indent with spaces"),
    ("cannot start any token", "noticed", "a text cannot start with this character; put the text in quotation marks"),
    ("mapping values are not", "noticed", "a colon is not expected here; put the text in quotation marks"),
    ("unexpected end of stream", "began", "the quotation mark opened here is never closed; close it"),
    ("unexpected document", "began", "the quotation mark opened here is never closed; close it"),
    ("expected ',' or", "noticed", "a comma or a closing bracket is missing; add it"),
    ("expected ':'", "began", "a colon and a blank are missing after the key, or the indentation is wrong; mend it"),
    ("expected <block end>", "noticed", "the indentation is wrong or a text goes on after its quotation mark; mend it"),
    ("escape", "noticed", "a backslash in double quotation marks stands before the wrong character; write \\\\ for it"),
    ("sequence entries", "noticed", "a list must begin on a line of its own; move it to the next line"),
    ("expected a comment", "noticed", "a text after | or > must begin on the next line; move it there"),
    ("expected chomping", "noticed", "a text after | or > must begin on the next line; move it there"),
    ("tag handle", "noticed", "a text cannot start with this character; put the text in quotation marks"),
    ("expected alphabetic", "noticed", "a text cannot start with this character; put the text in quotation marks"),
    ("undefined alias", "noticed", "the asterisk refers to no anchor; put the text in quotation marks"),
    ("maximum depth", "noticed", _TOO_DEEP),
)


def _explained(error: MarkedYAMLError) -> FlawError:
    said = f"{error.problem}"
    where, sentence = "noticed", "this is not valid YAML; look at its brackets, quotation marks and indentation"
    for words, place, ours in _SENTENCES:
        if words in said:
            where, sentence = place, ours
            break
    mark = (error.context_mark if where == "began" else None) or error.problem_mark or error.context_mark
    return FlawError(mark.line + 1 if mark else 1, sentence)


@dataclass
class _Nodes:
    """Turns YAML nodes into plain data; `budget` is how many values and characters there may be: a file has fewer, but
    for aliases that repeat what they stand for."""

    budget: int = 0
    stand_ins: dict[str, str] = field(default_factory=dict)
    flaws: list[FlawError] = field(default_factory=list)
    inner: dict[Loc, int] = field(default_factory=dict)
    open: set[int] = field(default_factory=set)

    def flaw(self, node: Node, message: str) -> None:
        self.flaws.append(FlawError(node.start_mark.line + 1, message))

    def pieces(self, nodes: Iterable[MappingNode]) -> Iterator[Piece]:
        """The mappings as pieces, as far as no alias runs away."""
        try:
            for node in nodes:
                self.inner = {}
                yield Piece(self._mapping(node, ()), Lines(node.start_mark.line + 1, self.inner))
        except FlawError as flaw:
            self.flaws.append(flaw)

    def _plain(self, node: Node, loc: Loc) -> Any:
        if id(node) in self.open:
            raise FlawError(node.start_mark.line + 1, _ENDLESS)
        self._count(node)
        if isinstance(node, ScalarNode):
            return self._scalar(node, loc)
        if len(self.open) == _DEPTH:
            raise FlawError(node.start_mark.line + 1, _TOO_DEEP)
        self.open.add(id(node))
        plain = self._mapping(node, loc) if isinstance(node, MappingNode) else self._items(node, loc)
        self.open.remove(id(node))
        return plain

    def _count(self, node: Node) -> None:
        """Take a value or key off the budget."""
        self.budget -= 1 + (len(node.value) if isinstance(node, ScalarNode) else 0)
        if self.budget < 0:
            raise FlawError(node.start_mark.line + 1, _ENDLESS)

    def _items(self, node: Node, loc: Loc) -> list[Any]:
        for i, item in enumerate(node.value):
            self.inner[*loc, i] = item.start_mark.line + 1
        return [self._plain(item, (*loc, i)) for i, item in enumerate(node.value)]

    def _mapping(self, node: MappingNode, loc: Loc) -> dict[str, Any]:
        plain: dict[str, Any] = {}
        for key, value in node.value:
            self._count(key)
            if not isinstance(key, ScalarNode):
                self.flaw(key, "a key must be a word, not a list or a mapping")
                continue
            name = self._text(key)
            if name in plain:
                self.flaw(key, f"the key {printable(name)} is repeated; keep one")
                continue
            self.inner[*loc, name] = key.start_mark.line + 1
            plain[name] = self._plain(value, (*loc, name))
        return plain

    def _scalar(self, node: ScalarNode, loc: Loc) -> Any:
        text = self._text(node)
        if node.tag not in _TAGS:
            self.flaw(node, f"the tag {printable(f'{node.tag}')} means nothing here; take it out")
        if node.tag == "tag:yaml.org,2002:null":
            return None
        if not node.style and loc and loc[-1] in TYPED:
            return _BOOLEANS.get(text, _number(text))
        return text

    def _text(self, node: ScalarNode) -> str:
        text: str = node.value
        if "\0" in text:
            self.flaw(node, NO_CHARACTER)
        for real, stand_in in self.stand_ins.items():
            text = text.replace(stand_in, real)
        if SURROGATE.search(text):
            # JSON is YAML too, and writes an emoji as two escapes
            try:
                text = text.encode("utf-16", "surrogatepass").decode("utf-16")
            except UnicodeDecodeError:
                self.flaw(node, HALF_CHARACTER)
        return text


def _number(text: str) -> int | str:
    """A whole number as YAML 1.2 writes it, or else the text."""
    if re.fullmatch(r"[-+]?[0-9]{1,18}", text):
        return int(text)
    if re.fullmatch(r"0o[0-7]{1,18}|0x[0-9a-fA-F]{1,15}", text):
        return int(text, 0)
    return text
