"""Fixtures every layer may use. Qt's own stand in tests/ui/conftest.py."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from planner.services.session import Session
from planner.store.plan_file import Surroundings
from planner.store.sites import Profile


class SteadyClock:
    """A clock that moves only when a test moves it."""

    def __init__(self, moment: datetime):
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def pass_time(self, **duration: int) -> None:
        self.moment += timedelta(**duration)


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    """Keep what this installation remembers away from that of whoever runs the tests."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg-data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg-config"))


@pytest.fixture
def clock():
    """Friday 20 November 2026, 16:00 in London."""
    return SteadyClock(datetime(2026, 11, 20, 16, 0, tzinfo=UTC))


@pytest.fixture
def around(clock, tmp_path):
    """Surroundings that repeat: a steady clock, seeded randomness, a profile of its own."""
    return Surroundings(
        clock=clock,
        randomness=random.Random(7).randbytes,  # noqa: S311 - made-up data
        profile=Profile(tmp_path / "profile" / "sites.json"),
    )


@pytest.fixture
def session(around):
    """An empty plan in memory."""
    opened = Session.create(None, around)
    yield opened
    opened.close()
