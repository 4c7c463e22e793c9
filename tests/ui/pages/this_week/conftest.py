"""A plan with an owner, two hats and a week that has begun; the page that shows it."""

from datetime import UTC, datetime, timedelta

import pytest

from planner.domain.attention import Meeting
from planner.domain.changes import Action
from planner.services.first_steps import NewHat, set_up
from ui.pages.this_week.page import ThisWeekPage


@pytest.fixture
def session(session):
    hats = [
        NewHat(body="Riverside Trust", role="Director of Operations"),
        NewHat(body="Northside Place", role="Partnership lead"),
    ]
    set_up(session, "Alex Morgan", hats)
    return session


@pytest.fixture
def open_page(qtbot, context):
    """Open the page as it is after its first moments."""

    def opened():
        made = ThisWeekPage(context)
        qtbot.addWidget(made)
        made.resize(1080, 800)
        with qtbot.waitActive(made):
            made.show()
        qtbot.waitUntil(lambda: made.cards.is_filled)
        return made

    return opened


@pytest.fixture
def page(open_page):
    return open_page()


@pytest.fixture
def put_meeting(session):
    """Put a draft into the diary, so many hours before now."""

    def put(title, hours_ago, minutes=60):
        start = datetime(2026, 11, 20, 16, tzinfo=UTC) - timedelta(hours=hours_ago)
        meeting = Meeting(
            id=session.new_id(),
            uid=title,
            title=title,
            start=start,
            end=start + timedelta(minutes=minutes),
        )
        with session.action(Action.IMPORT_CALENDAR) as writer:
            writer.add(meeting)
        return meeting

    return put
