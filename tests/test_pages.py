"""All pages: what they link to is there, and so is what they tell the reader to run."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from bot.cli.main import SUBCOMMANDS

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    str(page.relative_to(ROOT))
    for place in (".", "bot", "knowledge", "tests")
    for page in ((ROOT / place).glob("*.md") if place == "." else (ROOT / place).rglob("*.md"))
)
FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)


def read(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def anchors(text: str) -> set[str]:
    """The headings of a page as links name them."""
    headings = re.findall(r"^#+ (.+)$", FENCED.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links(text: str) -> list[str]:
    """What a page links to within the repository."""
    targets = re.findall(r"\]\(([^)\s]+)\)", FENCED.sub("", text))
    return [target for target in targets if not re.match("[a-z]+:", target)]


def test_every_room_has_a_page_that_the_first_one_leads_to() -> None:
    told = set(links(read("README.md")))
    assert {"bot/README.md", "knowledge/README.md", "knowledge/interviews/README.md", "tests/README.md"} <= told


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    for link in links(read(page)):
        file, _, anchor = link.partition("#")
        target = (ROOT / page).parent / file if file else ROOT / page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target.read_text(encoding="utf-8")), link


@pytest.mark.parametrize("page", PAGES)
def test_every_command_is_one(page: str) -> None:
    """Of the program, or a module that can be run; what is left of it where it is a pattern is not looked at."""
    text = read(page)
    for module in re.findall(r"python -m ([a-z_]+(?:\.[a-z_]+)*)", text):
        assert importlib.util.find_spec(module), module
    for command in re.findall(r"\binterview-bot ([a-z]+)\b", " ".join(re.findall("`[^`]+`", text))):
        assert command in SUBCOMMANDS, command
