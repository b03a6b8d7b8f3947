"""What is installed: the metadata, the files that come along with the code, the container's layers."""

from __future__ import annotations

import configparser
import re
import tomllib
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from bot.cli.main import UNFORESEEN
from bot.settings import Settings, variable_of
from bot.telegram.app import FINISHING

ROOT = Path(__file__).parents[1]
DATA = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = DATA["project"]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()


def name(requirement: str) -> str:
    """The package that a requirement or a version is of, as the index calls it."""
    return re.split(r"[^\w.-]", requirement)[0].casefold().replace("_", "-")


def copied() -> list[str]:
    """What the container takes over from the repository, in order."""
    lines = [line.split()[1:-1] for line in DOCKERFILE if line.startswith("COPY ") and "--from" not in line]
    return [source for sources in lines for source in sources]


@pytest.mark.parametrize("package", ["bot", "knowledge"])
def test_all_that_is_no_code_comes_along(package: str) -> None:
    """Lists, tables, catalogues, interviews and the mark of types; but for what is read in the repository."""
    folder = ROOT / package
    listed = {file for pattern in DATA["tool"]["setuptools"]["package-data"][package] for file in folder.glob(pattern)}
    wanted = {
        file
        for file in folder.rglob("*")
        if file.is_file()
        and file.suffix not in {".py", ".pyc"}
        and file.name != "README.md"
        and file.parent.name != "deploy"
        and not any(part.startswith(".") for part in file.relative_to(ROOT).parts)
    }
    assert wanted - listed == set()
    assert folder / "py.typed" in listed


def test_licences_are_told_and_come_along() -> None:
    """The program's, and that of data which is not its own."""
    assert PROJECT["license"].startswith("MIT AND")
    for file in PROJECT["license-files"]:
        assert (ROOT / file).is_file()
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")


def test_what_draws_is_installed_only_on_request() -> None:
    """It is larger than all else but numbers and languages; whoever develops has it."""
    assert "matplotlib" not in map(name, PROJECT["dependencies"])
    assert [*map(name, PROJECT["optional-dependencies"]["stats"])] == ["matplotlib"]
    assert [*map(name, PROJECT["optional-dependencies"]["metrics"])] == ["prometheus-client"]
    assert "interview-bot[stats,metrics]" in PROJECT["optional-dependencies"]["dev"]


def test_every_dependency_has_a_version_that_is_tested() -> None:
    """And nothing says from where to fetch it."""
    pins = (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [pin for pin in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", pin)] == []
    wanted = [
        *PROJECT["dependencies"],
        *(each for extra in PROJECT["optional-dependencies"].values() for each in extra),
    ]
    assert {*map(name, wanted)} - {*map(name, pins)} == {"interview-bot"}


def test_the_container_is_let_all_that_it_copies() -> None:
    """And copies what the package is built of."""
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert set(copied()) == allowed
    for file in (*PROJECT["license-files"], PROJECT["readme"]):
        assert any(Path(file).is_relative_to(source) for source in copied())


def test_a_change_of_code_does_not_install_the_dependencies_anew() -> None:
    """They are a layer before the code is copied; and who runs it is not root."""
    text = "\n".join(DOCKERFILE)
    assert {*copied()[:2]} == {".ci/constraints.txt", "pyproject.toml"}
    assert text.index("install --no-cache-dir -c constraints.txt -r requirements.txt") < text.index("COPY bot")
    assert "'.[stats,metrics]'" in text
    assert re.search(r"^USER [1-9]\d*$", text, re.MULTILINE)


def test_the_container_can_be_watched_and_reached() -> None:
    """Docker asks how the bot is, and what listens in it can be reached as soon as a port is published."""
    text = "\n".join(DOCKERFILE)
    assert re.search(r'^HEALTHCHECK .* CMD \["python", "-P", "-m", "bot.telegram.health"\]$', text, re.MULTILINE)
    ports = {*re.findall(r"BOT_(?:WEBHOOK|HEALTH)_LISTEN=0\.0\.0\.0:(\d+)", text)}
    assert ports == {*re.findall(r"^EXPOSE (\d+) (\d+)$", text, re.MULTILINE)[0]}


def test_what_deploys_sets_nothing_but_settings() -> None:
    """The container, the compose file and the unit; of what is not the bot's, the folder of caches."""
    unit, compose = (ROOT / "bot" / "deploy" / name for name in ("interview-bot.service", "compose.yaml"))
    told = "\n".join([*DOCKERFILE, unit.read_text(), compose.read_text()])
    named = {*re.findall(r"\b(BOT_[A-Z_]+)\b", told)}
    assert named - {variable_of(field) for field in Settings.model_fields} == set()
    bot = YAML(typ="safe").load(compose)["services"]["bot"]
    assert (compose.parent / bot["build"]).resolve() == ROOT
    assert (compose.parent / bot["env_file"]).resolve() == ROOT / ".env"


def unit() -> configparser.SectionProxy:
    """What the unit says of the service."""
    told = configparser.RawConfigParser()
    told.optionxform = str  # type: ignore[assignment, method-assign]
    told.read(ROOT / "bot" / "deploy" / "interview-bot.service")
    return told["Service"]


def test_the_unit_waits_for_the_bot_and_knows_how_it_ends() -> None:
    """It is told when the bot is ready; what people have to mend is not tried again, and what is in hand has time."""
    service = unit()
    assert service["Type"] == "notify"
    prevented = {*map(int, service["RestartPreventExitStatus"].split())}
    assert (prevented, UNFORESEEN in prevented) == ({1, 2}, False)
    assert float(service["TimeoutStopSec"]) > FINISHING
    assert "-HUP" in service["ExecReload"]


def test_the_unit_has_a_folder_for_all_that_is_found_again() -> None:
    """There is no home to write to: what draws would begin anew each time, and warn of it."""
    service = unit()
    environment = service["Environment"].split()
    for variable in ("XDG_CACHE_HOME", "MPLCONFIGDIR"):
        assert f"{variable}=%C/{service['CacheDirectory']}" in environment
