"""The README of `bot/` keeps its word: every setting, command and module, every reason and key that programs read."""

from __future__ import annotations

import importlib
import json
import operator
import re
from pathlib import Path
from typing import Any, get_args

import click

from bot.cli.evalform import report_json
from bot.cli.jsonform import answer_json
from bot.cli.main import cli
from bot.replies.commands import COMMANDS
from bot.settings import Settings, variable_of
from knowledge.deciding.decide import answer
from knowledge.finding.results import Reason, Status
from knowledge.measure.dialogue_report import DialogueReport
from knowledge.measure.dialogues import hold
from knowledge.measure.evaluate import measure
from knowledge.measure.questions import Dialogue, GoldQuestion
from tests.knowledge.valley import valley
from tests.maps import mapped, modules

ROOT = Path(__file__).parents[1]
README = (ROOT / "bot" / "README.md").read_text(encoding="utf-8")


def section(name: str) -> str:
    """The text below a heading."""
    return README.split(f"\n## {name}\n")[1].split("\n## ")[0]


def codes(kind: Any) -> set[str]:
    """What a type allows, a union of such types included."""
    return {one for part in get_args(kind) for one in ([part] if isinstance(part, str) else codes(part))}


def keys(value: Any) -> set[str]:
    """All keys of an object and of those in it."""
    if isinstance(value, dict):
        return {*value, *(key for each in value.values() for key in keys(each))}
    return {key for each in value for key in keys(each)} if isinstance(value, list) else set()


def test_every_setting_is_documented_and_no_other() -> None:
    """Those of the example file are all there, too."""
    variables = {variable_of(name) for name in Settings.model_fields}
    assert set(re.findall(r"^\| `(BOT_[A-Z_]+)` \|", section("Settings"), re.MULTILINE)) == variables
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert set(re.findall("^(?:# )?(BOT_[A-Z_]+)=", example, re.MULTILINE)) == variables


def test_every_command_of_the_command_line_and_every_option_is_documented() -> None:
    told = section("In the terminal")
    context = click.Context(cli)
    for name in cli.list_commands(context):
        assert f"| `interview-bot {name}" in told
        command = cli.get_command(context, name)
        assert command
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert all(f"`{option}" in told for option in parameter.opts if option.startswith("--"))


def test_every_command_that_people_type_is_documented() -> None:
    told = section("Commands people type")
    for command in COMMANDS:
        assert all(f"`/{name}" in told for name in (command.name, *command.aliases))


def test_every_module_is_on_the_map_and_no_other() -> None:
    assert mapped(section("Where a message goes")) == modules(ROOT / "bot")


def test_every_name_on_the_way_of_a_message_is_one() -> None:
    """As `module.function`, `module.Class` or `module.Class.method`."""
    way = section("Where a message goes").split("```text\n")[1].split("```")[0]
    places = {place.rpartition("/")[2]: f"bot.{place.replace('/', '.')}" for place in modules(ROOT / "bot")}
    names = re.findall(r"\b([a-z]+)\.(\w+(?:\.\w+)?)", way)
    assert len(names) > 15
    for module, name in names:
        assert operator.attrgetter(name)(importlib.import_module(places.get(module, module)))


def test_every_reason_stands_in_the_table_and_no_other() -> None:
    rows = re.findall(r"^\| (`.*?) \| (.*?) \|", section("Reason codes"), re.MULTILINE)
    listed = [code for reasons, _ in rows for code in re.findall("`([a-z_]+)`", reasons)]
    assert sorted(listed) == sorted(codes(Reason))
    assert {code for _, statuses in rows for code in re.findall("`([a-z_]+)`", statuses)} == codes(Status)


def test_every_key_of_an_answer_is_told() -> None:
    told = section("JSON of an answer")
    index = valley().index
    for question in ("Is the road open?", "What does Dahl say about the border?"):
        found = answer_json(index, answer(index, question))
        assert all(f"`{key}`" in told for key in keys(found))
    assert all(f"`{key}`" in told for key in ("reply", "choices"))


def test_every_key_of_a_measurement_is_told() -> None:
    """Those of a passage are an answer's."""
    asked = {"question": "Is the road open?", "answerable": False}
    index = valley().index
    report = measure(index, [GoldQuestion.model_validate({**asked, "lang": "en", "style": "plain"})])
    talk = Dialogue.model_validate({"lang": "en", "turns": [asked, asked]})
    dialogues = DialogueReport(hold([talk], lambda _: lambda line: answer(index, line)))
    found = report_json(report, dialogues)
    json.dumps(found)
    assert found["misses"][2]["before"][0]["question"] == "Is the road open?"
    told = section("eval --json") + section("JSON of an answer")
    assert all(f"`{key}`" in told or f'"{key}"' in told for key in keys(found) - {"en", "plain", ""})


def test_every_status_of_an_answer_is_told() -> None:
    assert all(f"`{status}`" in section("JSON of an answer") for status in codes(Status))
