"""Choices as the data of buttons and back: at most 64 bytes that say what to do, whoever reads them, whenever."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.replies import actions
from bot.replies.actions import Action, Fault
from bot.wording import short_codes
from knowledge import SHORT_ID_LENGTH, FullId, ShortIds, short_entry_id, short_person_id, short_topic_id

MOST_BYTES = 64
MOST_ENTRIES = 6
"""Entries that one view's data has room for."""
FAULTS: dict[str, Fault] = {"p": "passage", "s": "person", "w": "words"}
_FAULT_LETTERS = {fault: letter for letter, fault in FAULTS.items()}
_ID = f"([A-Za-z0-9_-]{{{SHORT_ID_LENGTH}}})"
_LANGUAGE = r"([a-z]{2,3}[1-9]?)\."
_SLUG = "[a-z0-9][a-z0-9_-]{0,19}"
_VIEW = rf"{_LANGUAGE}([0-9]{{1,2}})\.([0-9]{{1,3}}):((?:[A-Za-z0-9_-]{{{SHORT_ID_LENGTH}}})+)"
_LIST = rf"{_LANGUAGE}([0-9]{{1,4}}):{_ID}"


@dataclass(frozen=True)
class AskAgain:
    """Put the question of the button of that number on the message again: it is too long for the button's data."""

    number: int


@dataclass(frozen=True)
class _Form:
    """How one kind of action is written and read: what follows its letter. Reading brings what it is made of."""

    kind: type[Any]
    pattern: str
    write: Callable[[Any], str]
    read: Callable[[tuple[str, ...], ShortIds], Sequence[Any]]


def packed(action: Action, number: int = 0) -> str:
    """The data of a button for an action; `number` is the button's place among the message's buttons.

    Raises ValueError for an action that is no callback's.
    """
    letter = _BY_TYPE.get(type(action))
    if letter is None:
        raise ValueError(action)
    data = letter + _FORMS[letter].write(action)
    if len(data.encode()) <= MOST_BYTES:
        return data
    if isinstance(action, actions.RunCommand):
        return packed(actions.RunCommand(action.name))
    return f"n{number}"


def is_too_long(action: Action) -> bool:
    """Whether an action's data has no room for its question, so that the button only has its place."""
    return kind_of(packed(action)) is AskAgain


def kind_of(data: object) -> type[Any] | None:
    """What kind of action a button's data is of, whatever it is done to; None for what is no data of ours."""
    form = _FORMS.get(data[:1]) if isinstance(data, str) else None
    return form.kind if form else None


def unpacked(data: str, ids: ShortIds) -> Action | AskAgain | None:
    """The action of a button's data; None for data that no button has, or whose entry is gone from the base."""
    form = _FORMS.get(data[:1])
    found = re.fullmatch(form.pattern, data[1:], re.DOTALL) if form else None
    if form is None or found is None:
        return None
    try:
        action: Action | AskAgain = form.kind(*form.read(found.groups(default=""), ids))
    except KeyError:
        return None
    return action


def _short(language: str) -> str:
    """How data begins that has this language: a code that ends with a full stop, since numbers may follow."""
    return next(f"{short}." for short, code in short_codes().items() if code == language)


def _in(action: Any) -> str:
    return _short(action.language)


def _entry(action: Any) -> str:
    return short_entry_id((action.interview, action.entry))


def _read_entry(parts: tuple[str, ...], ids: ShortIds) -> tuple[str, str, str]:
    return *_known(ids.entry(parts[1])), short_codes()[parts[0]]


def _written(view: actions.View) -> str:
    """A view's data; of more entries than there is room for, those around the one shown."""
    first = max(0, min(view.number - MOST_ENTRIES // 2, len(view.entries) - MOST_ENTRIES))
    entries = view.entries[first : first + MOST_ENTRIES]
    return f"{_short(view.language)}{view.number - first}.{view.page}:{''.join(map(short_entry_id, entries))}"


def _view(parts: tuple[str, ...], ids: ShortIds) -> actions.View:
    """The view of such data. Entries gone from the base are left out, but not the one to be shown."""
    language, number, page, joined = parts
    found = [ids.entry(joined[at : at + SHORT_ID_LENGTH]) for at in range(0, len(joined), SHORT_ID_LENGTH)]
    if int(number) >= len(found):
        raise KeyError(number)
    _known(found[int(number)])
    before = sum(entry is not None for entry in found[: int(number)])
    return actions.View(tuple(entry for entry in found if entry), short_codes()[language], before, int(page))


def _known(thing: FullId | None) -> FullId:
    if thing is None:
        raise KeyError
    return thing


_ENTRY = _LANGUAGE + _ID
_FORMS: dict[str, _Form] = {
    "t": _Form(actions.TurnPage, _VIEW, lambda a: _written(a.view), lambda p, ids: [_view(p, ids)]),
    "p": _Form(actions.Paragraph, _VIEW, lambda a: _written(a.view), lambda p, ids: [_view(p, ids)]),
    "s": _Form(actions.ShowEntry, _ENTRY, lambda a: _in(a) + _entry(a), _read_entry),
    "o": _Form(actions.OtherSpeaker, _ENTRY, lambda a: _in(a) + _entry(a), _read_entry),
    "m": _Form(
        actions.MoreOnTopic,
        _LIST,
        lambda a: f"{_in(a)}{a.page}:{short_topic_id((a.interview, a.topic))}",
        lambda p, ids: [*_known(ids.topic(p[2])), short_codes()[p[0]], int(p[1])],
    ),
    "b": _Form(
        actions.BySpeaker,
        _LIST,
        lambda a: f"{_in(a)}{a.page}:{short_person_id((a.interview, a.person))}",
        lambda p, ids: [*_known(ids.person(p[2])), short_codes()[p[0]], int(p[1])],
    ),
    "k": _Form(
        actions.Compare,
        _ENTRY,
        lambda a: _in(a) + short_topic_id((a.interview, a.topic)),
        lambda p, ids: [*_known(ids.topic(p[1])), short_codes()[p[0]]],
    ),
    "q": _Form(actions.Ask, "(.+)", lambda a: str(a.question), lambda p, _: p),
    "a": _Form(actions.AskIn, f"({_SLUG}):(.+)", lambda a: f"{a.interview}:{a.question}", lambda p, _: p),
    "n": _Form(AskAgain, "([0-9]{1,2})", lambda a: str(a.number), lambda p, _: [int(p[0])]),
    "c": _Form(actions.RunCommand, "([a-z]{1,16}):(.*)", lambda a: f"{a.name}:{a.argument}", lambda p, _: p),
    "i": _Form(actions.PickInterview, f"({_SLUG})?", lambda a: a.slug or "", lambda p, _: [p[0] or None]),
    "l": _Form(actions.PickLanguage, _LANGUAGE, lambda a: _short(a.code), lambda p, _: [short_codes()[p[0]]]),
    "r": _Form(
        actions.Rate,
        f"([+-]){_ID}",
        lambda a: ("+" if a.good else "-") + _entry(a),
        lambda p, ids: [*_known(ids.entry(p[1])), p[0] == "+"],
    ),
    "f": _Form(
        actions.RateReason,
        f"([psw]){_ID}",
        lambda a: _FAULT_LETTERS[a.fault] + _entry(a),
        lambda p, ids: [*_known(ids.entry(p[1])), FAULTS[p[0]]],
    ),
    "d": _Form(actions.DismissFaults, _ID, _entry, lambda p, ids: _known(ids.entry(p[0]))),
    "u": _Form(actions.DismissQuestion, _ID, lambda a: str(a.short_id), lambda p, _: p),
    "z": _Form(actions.GoBack, "", lambda _: "", lambda _p, _ids: []),
    "x": _Form(actions.EraseMine, "", lambda _: "", lambda _p, _ids: []),
}
_BY_TYPE = {form.kind: letter for letter, form in _FORMS.items()}
