"""Three members of a team and the folder where they meet, for the tests of exchanging."""

import pytest

from tests.services.team_members import Member


@pytest.fixture
def place(tmp_path):
    made = tmp_path / "team"
    made.mkdir()
    return made


@pytest.fixture
def ann(clock):
    yield from member("Ann", clock)


@pytest.fixture
def bob(clock):
    yield from member("Bob", clock)


@pytest.fixture
def cem(clock):
    yield from member("Cem", clock)


def member(name, clock):
    made = Member(name, clock)
    yield made
    made.session.close()
