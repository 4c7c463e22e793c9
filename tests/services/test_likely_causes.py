from datetime import UTC, datetime, timedelta

from planner.domain.attention import Meeting, MeetingState
from planner.domain.changes import Action
from planner.domain.protection import Block
from planner.services.blocks import Cause, add_block, displace_block
from planner.services.likely_causes import likely_causes

TUESDAY = datetime(2026, 11, 24, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def a_block(session, start):
    block = Block(id=session.new_id(), start=start, minutes=60, first_start=start, first_minutes=60)
    add_block(session, block)
    return block


def a_meeting(session, start, title, state=MeetingState.DRAFT):
    with session.action(Action.IMPORT_CALENDAR) as writer:
        writer.add(
            Meeting(
                id=session.new_id(),
                uid=title,
                start=start,
                end=start + HOUR,
                title=title,
                state=state,
            )
        )


def test_meetings_over_the_block_come_first_and_then_what_took_time_most_often(session):
    for number, what in enumerate(("Site visit", "Escalation", "Escalation", "Place board")):
        lost = a_block(session, TUESDAY - (number + 1) * 2 * HOUR)
        displace_block(session, lost, Cause(by_what=what))
    a_meeting(session, TUESDAY, "Place board")
    a_meeting(session, TUESDAY + HOUR, "Next door")
    a_meeting(session, TUESDAY, "Not for me", MeetingState.DISMISSED)
    block = a_block(session, TUESDAY)

    assert likely_causes(session, block) == ["Place board", "Escalation", "Site visit"]
    assert likely_causes(session, block, 1) == ["Place board"]
