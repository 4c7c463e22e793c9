"""An exchange with a hub in steps, as the window makes it: what takes long is in another thread."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from planner.progress import NoProgress
from planner.services.exchange_steps import publish, road_to
from planner.services.team_places import add_hub, team_places
from tests.hub.conftest import TEAM
from tests.hub.database_server import PASSWORD


@pytest.fixture
def elsewhere():
    """Run work in another thread."""
    with ThreadPoolExecutor(1) as pool:
        yield lambda work: pool.submit(work, NoProgress()).result()


def test_what_is_read_and_written_elsewhere_is_taken_in_here(ann, bob, server, database, elsewhere):
    theirs, mine = bob.add(), ann.add()
    bob.push()
    place = add_hub(ann.session, server.url("ann", database), TEAM)
    road = road_to(ann.session, place, ann.around, password=PASSWORD)

    came = road.take(elsewhere(road.fetching(may_be_missing=True)))
    withdrawn = publish(ann.session)
    published = elsewhere(road.delivering())
    look = elsewhere(road.looking())

    assert came.records == ((theirs.TYPE, theirs.id),)
    assert withdrawn == 0
    assert published > 0
    assert {(member.name, member.is_taken_in) for member in look.members} == {
        (ann.name, True),
        (bob.name, True),
    }
    assert bob.pull_all().records == ((mine.TYPE, mine.id),)
    assert [known.name for known in team_places(bob.session)] == [TEAM]
    assert PASSWORD not in team_places(ann.session)[0].written
