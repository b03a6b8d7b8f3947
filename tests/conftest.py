"""What all tests share."""

import os
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests import kept
from tests.botapi import BotApi

NOBODY = 65534
"""The user who owns nothing."""

os.environ.setdefault("PTB_TIMEDELTA", "true")  # as the bot sets it: spans of time without a warning
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as where people run it: hundreds of starts need not compile it anew
sys.dont_write_bytecode = False


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own  # where the folders of all workers are


@pytest.fixture(scope="session", autouse=True)
def _kept(run_folder: Path) -> None:
    """What languages say is made once for all processes, when one wants it."""
    kept.share(run_folder / "cache" / "interview-bot")


@pytest.fixture
async def lone_api() -> AsyncIterator[BotApi]:
    """A Bot API server that no bot has called yet."""
    async with BotApi() as api:
        yield api


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder of somebody who may not look into everything, as whom the test runs; where the system knows rights."""
    if not hasattr(os, "setresuid"):
        pytest.skip("nobody can become somebody else here")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        is_root = os.geteuid() == 0
        if is_root:
            os.chown(folder, NOBODY, NOBODY)
            os.setresuid(NOBODY, NOBODY, 0)
        try:
            yield Path(folder)
        finally:
            if is_root:
                os.setresuid(0, 0, 0)
            for locked in Path(folder).iterdir():
                locked.chmod(0o755)
