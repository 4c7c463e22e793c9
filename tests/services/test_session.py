from datetime import UTC, date, datetime

import pytest

from planner.domain.changes import Action
from planner.domain.people import Member


@pytest.mark.parametrize(
    ("zone", "day"),
    [("Europe/London", date(2026, 11, 20)), ("Asia/Kolkata", date(2026, 11, 21))],
)
def test_today_is_the_day_where_the_owner_lives(session, clock, zone, day):
    owner = Member(id=session.new_id(), name="Ada", is_owner=True, zone=zone)
    with session.action(Action.ADD_RECORD) as writer:
        writer.add(owner)

    clock.moment = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)

    assert session.today() == day
