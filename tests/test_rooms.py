"""How the house is built: which room knows which, where the tests of a module lie, and what is called how."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
FILES = {
    ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file
    for package in ("bot", "knowledge")
    for file in sorted((ROOT / package).rglob("*.py"))
}
"""Every module of both packages."""
BELOW = {
    "knowledge.weights": "",
    "knowledge.language": "weights",
    "knowledge.folder": "language",
    "knowledge.index": "weights language folder",
    "knowledge.question": "weights language folder index",
    "knowledge.finding": "weights language folder index question",
    "knowledge.base": "folder index",
    "knowledge.shortids": "folder index",
    "knowledge.deciding": "folder index question finding",
    "knowledge": "language folder index question finding deciding base shortids",
    "knowledge.measure": "weights language folder index question finding deciding",
    "bot": "",
    "bot.logs": "",
    "bot.version": "",
    "bot.counters": "",
    "bot.liveness": "counters",
    "bot.supervision": "",
    "bot.httpserver": "",
    "bot.network": "",
    "bot.validators": "",
    "bot.settings": "validators knowledge",
    "bot.wording": "knowledge knowledge.language",
    "bot.reader": "network version settings knowledge",
    "bot.store": "",
    "bot.replies": "wording knowledge",
    "bot.telegram.arriving": "httpserver store",
    "bot.telegram": "arriving httpserver counters liveness reader settings wording store replies knowledge",
    "bot.telegram.sending": "telegram arriving network wording replies knowledge",
    "bot.telegram.editors": "telegram sending wording store replies knowledge",
    "bot.telegram.surfaces": "telegram sending editors wording store replies knowledge",
    "bot.telegram.errors": "telegram sending",
    "bot.telegram.reader_service": "telegram sending reader replies wording knowledge",
    "bot.telegram.application": "telegram arriving sending editors surfaces errors",
    "bot.telegram.app": (
        "application telegram arriving editors errors reader_service counters liveness supervision logs network "
        "settings wording store knowledge"
    ),
    "bot.cli": "telegram.app reader store logs settings wording replies knowledge knowledge.folder knowledge.measure",
    "bot.__main__": "cli",
}
"""The rooms, lowest first, and those that each may know: by their names in its own package, or in `bot.telegram`. What
stands there itself is what all handlers share; none knows a handler but those beside it and `application`."""
UNTESTED = {
    "bot.cli.comparing": "tried by tests/bot/cli/test_terminal_reader.py",
    "bot.cli.explain": "tried by tests/bot/cli/test_terminal_reader.py",
    "bot.telegram.sending.effort": "tried by tests/bot/telegram/sending/test_limiter.py",
    "bot.store.batch": "shapes, tried by tests/bot/store/test_spool.py",
    "bot.store.access": "tried by tests/bot/store/test_database.py and test_questions.py",
    "bot.store.copying": "tried by tests/bot/cli/test_backup.py",
    "bot.store.schema": "tried by tests/bot/store/test_file.py",
    "bot.store.trouble": "tried by tests/bot/store/test_file.py",
    "bot.telegram.editors.notices": "tried by tests/bot/test_service_operating.py",
    "bot.telegram.application": "tried by tests/bot/telegram/test_app.py and all that run the bot",
    "bot.liveness": "tried by tests/bot/telegram/test_health.py",
    "bot.telegram.metrics": "tried by tests/bot/telegram/test_health.py",
    "bot": "a variable of the environment, without which no test would pass",
    "bot.__main__": "one line, tried in tests/bot/cli/test_main.py",
    "bot.validators": "tried by tests/bot/test_settings.py",
    "knowledge.question.doing": "a shape, tried by tests/knowledge/question/test_acts.py and test_picking.py",
    "bot.version": "a number, tried in tests/bot/cli/test_main.py",
    "knowledge": "names of what is tried in its own rooms",
    "knowledge.folder.models": "shapes, tried by tests/knowledge/folder/test_read.py",
    "knowledge.folder.entries": "tried by tests/knowledge/folder/test_read.py",
    "knowledge.folder.validity": "tried by tests/knowledge/folder/test_read.py",
    "knowledge.folder.yaml12": "tried by tests/knowledge/folder/test_notation.py",
}
"""Modules without a test file of their own, and why."""
SEVERAL = {
    "bot/test_reports.py": "faults that bots like this one are known for, each with a test of its own",
    "bot/test_reports_files.py": "the same, of interviews and question files",
    "bot/test_reports_telegram.py": "the same, over HTTP",
    "bot/telegram/test_desk_reading.py": "the desk where a reader may be asked",
    "bot/test_service_crashes.py": "the bot that is killed, stopped and started again",
    "bot/test_service_reloads.py": "interviews loaded anew while people ask",
    "bot/test_service_operating.py": "the bot as its operator sees it: its disk, its log, its health",
    "knowledge/test_central_asia.py": "the interview that comes along",
    "knowledge/language/test_invented.py": "a language that is put beside the others",
    "knowledge/language/test_rules.py": "the sentences that every pack's rules are tried on",
}
"""Test files that try several modules together."""
SHARED_NAMES = {
    "command": "what click is given by every command",
    "Result": "a type variable",
}
"""Public names that two modules have, and why; what a language pack says of itself is another matter."""


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(FILES[module].read_text(encoding="utf-8"))


@cache
def imported(module: str) -> frozenset[str]:
    """The modules that a module imports, anywhere in it; of the house, or of others."""
    names: set[str] = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports by a relative name"
            parts = {f"{node.module}.{alias.name}" for alias in node.names}
            inner = parts & FILES.keys()
            names.update(inner, {str(node.module)} if parts - inner else ())
    return frozenset(names)


def room_of(module: str) -> str:
    """The room that a module lies in: the longest that its name begins with."""
    return max((room for room in BELOW if f"{module}.".startswith(f"{room}.")), key=len)


def may_know(room: str) -> set[str]:
    """The rooms that a room may know."""
    package = room.partition(".")[0]
    ways = ((f"{package}.{name}", f"bot.telegram.{name}", name) for name in BELOW[room].split())
    return {next(way for way in each if way in BELOW) for each in ways}


def is_pack(module: str) -> bool:
    """Whether a module is of one language."""
    pack = ".".join(module.split(".")[:3])
    return pack.startswith("knowledge.language.") and FILES[pack].name == "__init__.py"


# Arrows


def test_a_room_knows_only_those_below_it() -> None:
    """The bot enters `knowledge` by its front door, its command line also by two of the rooms."""
    known = {module: {room_of(name) for name in imported(module) if name in FILES} for module in FILES}
    above = {module: rooms - {room_of(module)} - may_know(room_of(module)) for module, rooms in known.items()}
    assert {module: rooms for module, rooms in above.items() if rooms} == {}


def test_no_room_knows_one_above_it() -> None:
    """Nor does any by way of others."""
    lower: set[str] = set()
    for room in BELOW:
        assert may_know(room) <= lower, room
        lower.add(room)


def test_every_arrow_of_the_table_is_there() -> None:
    """One that nobody needs any more goes."""
    arrows: defaultdict[str, set[str]] = defaultdict(set)
    for module in FILES:
        arrows[room_of(module)].update(room_of(name) for name in imported(module) if name in FILES)
    assert {room: left for room in BELOW if (left := may_know(room) - arrows[room])} == {}


def test_telegram_is_known_to_its_own_room_alone() -> None:
    """What is replied knows no medium, and what is known no network."""
    for module in FILES:
        others = {name.partition(".")[0] for name in imported(module) if name not in FILES}
        assert module.startswith("bot.telegram") or "telegram" not in others, module
        assert module.startswith("bot.") or not others & {"aiohttp", "httpx", "socket", "urllib", "asyncio"}, module


def test_nobody_uses_what_is_a_librarys_own() -> None:
    """Its next version may be without it."""
    for module in FILES:
        others = {name for name in imported(module) if name not in FILES}
        parts = {part for name in others for part in name.split(".") if part not in {"__future__", "__main__"}}
        assert [part for part in parts if part.startswith("_")] == [], module


def test_knowledge_brings_neither_telegram_nor_the_bot_along() -> None:
    """Whatever of it is imported."""
    modules = ", ".join(name for name in FILES if name.startswith("knowledge"))
    code = f"import sys, {modules}; print(*(name for name in sys.modules if name.split('.')[0] in ('telegram', 'bot')))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout.strip() == ""


# Tests


def own_tests(module: str) -> Path:
    """The file of a module's tests: it lies as the module does."""
    *folders, name = module.split(".")
    inner = [name] if FILES[module].name == "__init__.py" else []
    return ROOT.joinpath("tests", *folders, *inner, f"test_{name}.py")


def has_code(module: str) -> bool:
    """Whether a module does more than say what it is."""
    return len(tree(module).body) > 1


def test_the_tests_of_a_module_lie_as_it_does() -> None:
    """In a file of their own, so that they are found and run by themselves."""
    tried = [name for name in FILES if has_code(name) and not is_pack(name) and name not in UNTESTED]
    assert [own_tests(name).relative_to(ROOT) for name in tried if not own_tests(name).is_file()] == []


def test_what_is_said_to_have_no_tests_of_its_own_has_none() -> None:
    """A reason goes with its module, and where tests come."""
    assert [module for module in UNTESTED if module not in FILES or own_tests(module).exists()] == []


def test_every_test_file_tries_a_module_of_its_own_or_several() -> None:
    """One that has lost its module goes along with it."""
    own = {own_tests(module) for module in FILES}
    packages = (ROOT / "tests" / package for package in ("bot", "knowledge"))
    files = {file for package in packages for file in package.rglob("test_*.py")}
    assert {str(file.relative_to(ROOT / "tests")) for file in files - own} == SEVERAL.keys()


def test_the_tests_of_knowledge_know_nothing_of_the_bots() -> None:
    """As `knowledge` knows nothing of the bot."""
    files = sorted((ROOT / "tests" / "knowledge").rglob("*.py"))
    assert [str(file) for file in files if "tests.bot" in file.read_text("utf-8").replace("tests.botapi", "")] == []


# Names


def public_names(module: str) -> Iterator[str]:
    """The classes, functions and constants that a module makes for others."""
    for node in tree(module).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name))


def test_no_two_public_things_have_one_name() -> None:
    """So whoever searches for one finds it."""
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for module in FILES:
        for name in () if is_pack(module) else set(public_names(module)):
            if not name.startswith("_"):
                homes[name].append(module)
    shared = {name: found for name, found in homes.items() if len(found) > 1}
    assert {name: found for name, found in shared.items() if name not in SHARED_NAMES} == {}
    assert shared.keys() >= SHARED_NAMES.keys()
