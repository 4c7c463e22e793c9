"""A week on paper: what stands when, private unless titles are wanted."""

from datetime import UTC, date, datetime, timedelta

import pikepdf
import pytest

from planner.domain.attention import Meeting
from planner.domain.changes import Action
from planner.domain.protection import Block
from planner.progress import Cancelled, NoProgress
from planner.services.blocks import add_block, displace_block
from planner.services.cause import Cause
from planner.services.week_sheet import next_monday, week_sheet, write_week_sheet

MONDAY = date(2026, 11, 23)


@pytest.fixture
def week(session):
    """Two blocks of which one is lost, and three meetings."""
    for number, hour in enumerate((9, 11)):
        start = datetime(2026, 11, 24, hour, tzinfo=UTC)
        block = Block(
            id=session.new_id(),
            title="Model of care",
            start=start,
            minutes=90,
            first_start=start,
            first_minutes=90,
        )
        add_block(session, block)
        if number:
            displace_block(session, block, Cause(by_what="Region call"))
    with session.action(Action.IMPORT_CALENDAR) as writer:
        for title, day, more in (
            ("Board", 25, {}),
            ("Appraisal", 25, {"is_private": True}),
            ("Leave", 26, {"is_all_day": True}),
            ("Reminder", 26, {"is_busy": False}),
        ):
            begins = datetime(2026, 11, day, 14, tzinfo=UTC)
            ends = begins + timedelta(hours=1)
            writer.add(
                Meeting(id=session.new_id(), uid=title, title=title, start=begins, end=ends, **more)
            )
    return session


def test_next_week_is_the_one_after_this(session):
    assert next_monday(session) == MONDAY


def test_without_titles_only_times_leave(week):
    sheet = week_sheet(week, MONDAY)

    assert [one.day.day for one in sheet.days] == [23, 24, 25, 26, 27]
    assert [len(one.blocks) for one in sheet.days] == [0, 1, 0, 0, 0]
    assert [len(one.meetings) for one in sheet.days] == [0, 0, 2, 1, 0]
    assert {s.title for one in sheet.days for s in (*one.blocks, *one.meetings)} == {""}
    assert sheet.protected_minutes == 90


def test_private_meetings_keep_their_title_to_themselves(week):
    sheet = week_sheet(week, MONDAY, with_titles=True)

    assert sheet.days[1].blocks[0].title == "Model of care"
    assert sorted(one.title for one in sheet.days[2].meetings) == ["", "Board"]


def test_a_weekend_with_something_in_it_is_printed(week):
    start = datetime(2026, 11, 28, 9, tzinfo=UTC)
    add_block(
        week,
        Block(id=week.new_id(), start=start, minutes=60, first_start=start, first_minutes=60),
    )

    assert week_sheet(week, MONDAY).days[-1].day == date(2026, 11, 28)


def test_the_sheet_is_one_accessible_page(week, tmp_path):
    target = tmp_path / "week.pdf"

    done = write_week_sheet(week_sheet(week, MONDAY, with_titles=True), target, NoProgress())

    assert done.pages == 1
    with pikepdf.open(target) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.docinfo["/Title"]) == "Week 48, 23 Nov to 29 Nov"


def test_cancelling_leaves_no_file(week, tmp_path):
    class Stop:
        def step(self, _done, _total):
            raise Cancelled

    with pytest.raises(Cancelled):
        write_week_sheet(week_sheet(week, MONDAY), tmp_path / "week.pdf", Stop())

    assert list(tmp_path.glob("*.p*")) == []
