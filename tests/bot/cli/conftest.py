"""What the tests of the command line share: a home with interviews."""

from pathlib import Path

import pytest

from tests import kept
from tests.knowledge.folders import write


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a folder of two interviews, and a third that is broken, elsewhere."""
    root = tmp_path_factory.mktemp("home")
    kept.lay(root / ".cache" / "interview-bot")
    write(root / "all" / "valley")
    write(root / "all" / "harbour")
    write(root / "broken" / "valley", head="title: A\nlanguage: en\ntopcis: []\n")
    write(root / "broken" / "town")
    return root
