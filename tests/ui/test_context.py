"""What the pages are given: here, a notice that offers to take back what it tells of."""

from datetime import timedelta

import pytest

from planner.domain.attention import Entry, Mode
from planner.services.log import NewEntry, log_entry
from planner.services.session import Session
from ui.context import Context


@pytest.fixture
def session():
    made = Session.create(None)
    yield made
    made.close()


@pytest.fixture
def context(qapp, session):
    made = Context(session)
    yield made
    made.jobs.shut_down()


@pytest.fixture
def told(context):
    notices = []
    context.noticed.connect(notices.append)
    return notices


def log(session, what):
    start = session.now() - timedelta(hours=1)
    log_entry(session, NewEntry(start=start, minutes=30, mode=Mode.RUNNING, what=what))


def kept(session):
    return [entry.what for entry in session.read.all(Entry)]


def test_a_notice_takes_back_what_it_tells_of(context, session, told):
    log(session, "Board papers")
    context.show_done("Logged.")

    told[0].action.run()

    assert kept(session) == []
    assert told[-1].words.startswith("Undone")


def test_an_old_notice_takes_nothing_newer_back_even_of_the_same_kind(context, session, told):
    log(session, "Board papers")
    context.show_done("Logged.")
    log(session, "Ward round")

    told[0].action.run()

    assert kept(session) == ["Board papers", "Ward round"]
    assert "Something else was done since" in told[-1].words


def test_a_notice_takes_back_only_once(context, session, told):
    log(session, "Board papers")
    log(session, "Ward round")
    context.show_done("Logged.")

    told[0].action.run()
    told[0].action.run()

    assert kept(session) == ["Board papers"]
