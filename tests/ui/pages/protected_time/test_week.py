from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

from planner.domain.attention import Entry, Meeting, MeetingState, Mode
from planner.domain.hours import WeekHours
from planner.domain.protection import Block
from planner.services.blocks import displace_block
from planner.services.cause import Cause
from planner.services.protection import edit_hours, hours_of
from tests.ui.audit import settle
from tests.ui.pages.protected_time.moments import at
from ui.pages.protected_time.week import read_week
from ui.pages.protected_time.week_card import DAY, LIST, WEEK
from ui.pages.protected_time.wording import days_words
from ui.widgets.week_grid.items import GridKind

MONDAY = at(0, 0).date()


def a_meeting(session, start, minutes=60, **fields):
    return Meeting(
        id=session.new_id(),
        uid=f"{start} {fields}",
        start=start,
        end=start + timedelta(minutes=minutes),
        **fields,
    )


def titles(session, monday=MONDAY):
    return sorted(item.title for item in read_week(session, monday).items())


def view(page, name):
    number = (WEEK, DAY, LIST).index(name)
    page.week_card.view.findChildren(QRadioButton)[number].click()


def test_the_week_holds_diary_leave_and_blocks_but_nothing_dismissed(session, add, block, meeting):
    add(
        a_meeting(session, at(2, 9), title="Dismissed", state=MeetingState.DISMISSED),
        a_meeting(session, at(7, 9), title="Next week"),
        a_meeting(session, at(2, 13)),
        Entry(id=session.new_id(), start=at(3, 9), minutes=60, mode=Mode.AWAY, what=""),
        Entry(id=session.new_id(), start=at(3, 13), minutes=60, mode=Mode.RUNNING, what="Logged"),
    )
    assert titles(session) == ["Away", "Busy", "Model of care", "Place board"]


def test_a_lost_block_stays_in_the_week_with_what_took_it(session, block):
    displace_block(session, block, Cause(by_what="Escalation"))

    [lost] = read_week(session, MONDAY).items()

    assert (lost.kind, lost.note) == (GridKind.LOST, "lost to Escalation")
    assert not lost.can_move


def test_the_weekend_is_shown_when_something_stands_there(session, add):
    assert read_week(session, MONDAY).day_count() == 5
    add(a_meeting(session, at(5, 9)))
    assert read_week(session, MONDAY).day_count() == 7


def test_meetings_without_length_and_the_night_the_clocks_go_back_can_be_shown(session, add):
    add(a_meeting(session, at(0, 9), minutes=0, title="Reminder"))
    night = at(-29, 0, 30)  # 25 October, 01:30 in summer time; the hour comes twice
    add(
        Block(
            id=session.new_id(),
            title="Night",
            start=night,
            minutes=45,
            first_start=night,
            first_minutes=45,
        )
    )

    assert titles(session) == ["Reminder"]
    assert titles(session, date(2026, 10, 19)) == ["Night"]


@pytest.mark.parametrize(
    ("first", "count", "said"),
    [
        (date(2026, 11, 23), 5, "23–27 November 2026"),
        (date(2026, 11, 30), 7, "30 November–6 December 2026"),
        (date(2026, 12, 28), 7, "28 December 2026–3 January 2027"),
        (date(2026, 11, 24), 1, "24 November 2026"),
    ],
)
def test_the_days_shown_are_named(first, count, said):
    assert days_words(first, count) == said


def test_weeks_are_walked_through_by_keys_and_buttons(qtbot, block, show):
    page = show()
    page.week_card.grid.setFocus()
    page.week_card.grid.go_to(block.id)

    qtbot.keyClick(page.week_card.grid, Qt.Key.Key_PageDown)
    assert page.week_card.period.text() == "30 November–4 December 2026"

    qtbot.keyClick(page.week_card.earlier, Qt.Key.Key_Space)
    assert page.week_card.period.text() == "23–27 November 2026"

    page.week_card.today.click()
    assert page.week_card.period.text() == "16–20 November 2026"


def test_one_day_is_shown_and_walked_through(block, show):
    page = show()
    view(page, DAY)
    assert page.week_card.period.text() == "27 November 2026"
    assert page.week_card.later.accessibleName() == "Later day"

    page.week_card.later.click()
    assert page.week_card.period.text() == "28 November 2026"


def test_a_narrow_window_shows_a_day_until_somebody_chooses_otherwise(block, show):
    page = show()
    card = page.week_card
    for width, shown in ((500, DAY), (900, WEEK)):
        card.resize(width, card.height())
        assert card.view.value == shown

    page.keys.show_week.trigger()
    card.resize(500, card.height())
    assert card.view.value == WEEK


def test_letters_and_page_keys_walk_through_weeks_in_the_list_too(qtbot, block, show):
    page = show()
    page.keys.show_list.trigger()
    table = page.week_card.list
    table.setFocus()
    walked = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_T):
        qtbot.keyClick(table, key)
        walked.append(page.week.monday)

    assert walked == [MONDAY + timedelta(days=7), MONDAY, MONDAY - timedelta(days=7)]


def test_blocks_of_days_that_stay_look_locked(session, block):
    hours = hours_of(session)
    edit_hours(session, hours, replace(hours, freeze_days=5))

    [shown] = read_week(session, MONDAY).items()

    assert shown.is_locked


def test_hours_kept_free_and_days_that_stay_are_marked_with_a_word(session):
    edit_hours(
        session,
        hours_of(session),
        replace(
            hours_of(session),
            keep_free=WeekHours.parse("mon 12:00-13:00"),
            without_meetings=WeekHours.parse("tue 08:00-12:00"),
            freeze_days=4,
        ),
    )

    marked = {(each.day, each.words) for each in read_week(session, MONDAY).grounds}

    assert (MONDAY, "kept free") in marked
    assert (MONDAY + timedelta(days=1), "no meetings") in marked
    assert (MONDAY, "fixed: nothing is moved") in marked
    assert (MONDAY + timedelta(days=3), "fixed: nothing is moved") not in marked


def test_the_page_follows_the_arrow_keys_down_the_day(qtbot, block, show, choose):
    page = show()
    page.window().resize(900, 420)
    settle()
    choose(page, block.id)
    before = page.verticalScrollBar().value()

    qtbot.keyClick(page.week_card.grid, Qt.Key.Key_End)

    grid = page.week_card.grid
    place = grid.mapTo(page.viewport(), grid.current_area().center())
    assert page.verticalScrollBar().value() > before
    assert 0 <= place.y() <= page.viewport().height()


def test_one_day_alone_is_that_of_what_is_chosen(block, show, choose):
    page = show()
    choose(page, block.id)

    page.keys.show_day.trigger()

    assert page.week_card.period.text() == "24 November 2026"
    assert page.week_card.key() == block.id


def test_the_list_says_what_the_grid_shows_and_chooses_the_same(
    qtbot, session, block, meeting, show, choose
):
    page = show()
    choose(page, block.id)
    view(page, LIST)
    table = page.week_card.list
    shown = [table.model().index(row, 2).data() for row in range(table.model().rowCount())]
    assert shown == ["Place board", "Model of care"]
    assert page.week_card.key() == block.id

    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Up)
    assert page.side.chosen.what.text() == "Place board"
    assert "not changed here" in page.side.chosen.why.text()

    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_L)
    assert session.read.get(Block, block.id).is_locked


def test_the_page_reads_again_when_the_plan_changes_elsewhere(session, add, block, show):
    page = show()
    add(a_meeting(session, at(2, 9), title="New in the diary"))

    assert "New in the diary" in {item.title for item in page.week.items()}
    session.undo()
    assert "New in the diary" not in {item.title for item in page.week.items()}
