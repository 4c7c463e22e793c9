"""A plan with blocks, and calendars on real servers."""

import itertools
from datetime import UTC, datetime

import pytest

from planner.domain.calendar_blocks import EventLook, event_uid
from planner.domain.protection import Block, Requester
from planner.progress import NoProgress
from planner.services.blocks import Cause, add_block
from planner.services.calendar_publishing import gather_blocks, publish_blocks
from planner.services.handed_over import HandedOver
from tests.publishing.calendar_servers import radicale, xandikos

START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
CAUSE = Cause(by_what="Bed crisis", for_whom=Requester.SITE)

_calendars = itertools.count()


@pytest.fixture(scope="session")
def running_servers(tmp_path_factory):
    """Each kind of server, started when a test first needs it and stopped after the last."""
    running = {}

    def server(kind):
        if kind not in running:
            running[kind] = kind(tmp_path_factory.mktemp(kind.__name__))
            running[kind].start()
        return running[kind]

    yield server
    for each in running.values():
        each.stop()


@pytest.fixture(params=[radicale, xandikos])
def server(request, running_servers):
    return running_servers(request.param)


@pytest.fixture
def account(server):
    """A calendar that is not there yet."""
    return server.account(f"calendar-{next(_calendars)}/")


@pytest.fixture
def block(session):
    return make_block(session, START)


def make_block(session, start, minutes=120):
    made = Block(
        id=session.new_id(), start=start, minutes=minutes, first_start=start, first_minutes=minutes
    )
    add_block(session, made)
    return made


@pytest.fixture
def memory(session, tmp_path):
    return HandedOver(tmp_path / "handed-over.json", session.plan_uid)


@pytest.fixture
def publish(session, memory, account):
    """Publish what the plan says now."""

    def do(progress=None, *, look=None, to=account, remembers=memory, **options):
        what = gather_blocks(session, look or EventLook())
        return publish_blocks(what, to, remembers, progress or NoProgress(), **options)

    return do


@pytest.fixture
def uid(session):
    return lambda block: event_uid(session.plan_uid, block.id)
