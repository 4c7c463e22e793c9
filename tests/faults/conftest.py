import pytest

from planner.store import keys
from tests.faults.operations import KEY_ROUNDS
from tests.faults.server import Server


@pytest.fixture(scope="session")
def server():
    """What starts the processes that are killed."""
    started = Server()
    yield started
    started.close()


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch):
    """Derive keys in a moment."""
    monkeypatch.setattr(keys, "ROUNDS", KEY_ROUNDS)
