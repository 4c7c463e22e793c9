"""A hub on a real server, and a team of three."""

import itertools
import tempfile
from pathlib import Path

import pytest

from planner.progress import NoProgress
from planner.services.hub import admit_to_hub, exchange, hub_account, pull, push, set_up_hub
from tests.hub.database_server import ADMIN, PASSWORD, DatabaseServer
from tests.services.team_members import Member

TEAM = "Place partnership"
NAMES = ("ann", "bob", "cem")

_databases = itertools.count()


@pytest.fixture(scope="session")
def server():
    # Not within pytest's own folders: those are closed to the account the server runs under.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        running = DatabaseServer(Path(folder))
        running.start()
        yield running
        running.stop()


@pytest.fixture
def database(server):
    """The name of an empty database."""
    name = f"hub_{next(_databases)}"
    server.new_database(name, (*NAMES, "eve"))
    return name


@pytest.fixture
def account(server, database):
    """Give the account of somebody on the hub."""
    return lambda who, team=TEAM, password=PASSWORD: hub_account(
        server.url(who, database), team, password
    )


@pytest.fixture
def hub(account):
    """A hub with a team of three; gives the account of each."""
    assert set_up_hub(account(ADMIN))
    admit_to_hub(account(ADMIN), NAMES)
    return account


class HubMember(Member):
    """A member who exchanges through the hub."""

    def __init__(self, name, clock, account):
        super().__init__(name, clock)
        self.account = account

    def push(self):
        self._note_shared()
        return push(self.session, self.account, NoProgress())

    def pull_all(self):
        return pull(self.session, self.account, NoProgress())

    def meet(self):
        self._note_shared()
        return exchange(self.session, self.account, NoProgress())


@pytest.fixture
def members(clock, hub):
    made = [HubMember(name, clock, hub(name)) for name in NAMES]
    yield made
    for member in made:
        member.session.close()


@pytest.fixture
def ann(members):
    return members[0]


@pytest.fixture
def bob(members):
    return members[1]


@pytest.fixture
def cem(members):
    return members[2]
