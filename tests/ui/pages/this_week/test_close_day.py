"""The day is closed by keys: meetings, gaps, blocks, a line, and what the next day holds."""

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from planner.domain.attention import DayClose, Entry, Meeting, MeetingState, Mode
from planner.domain.charter import CharterItem
from planner.domain.protection import Block, BlockState, Consent, Displacement, Requester
from planner.services.blocks import displace_block
from planner.services.cause import Cause
from planner.services.charter import add_charter_item
from planner.services.log import log_line
from tests.ui import audit
from ui.look.theme import Theme
from ui.pages.this_week.closing.close_day import CloseDay

TODAY = datetime(2026, 11, 20, tzinfo=UTC)
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def close_today(qtbot, context, shown_look):
    """Open the guided close of today over a bare window."""
    window = QWidget()
    qtbot.addWidget(window)

    def opened():
        made = CloseDay(context, TODAY.date(), window)
        with qtbot.waitActive(made):
            made.open()
        audit.settle()
        return made

    return opened


def is_open():
    shown = QApplication.topLevelWidgets()
    return any(isinstance(widget, CloseDay) and widget.isVisible() for widget in shown)


def heading(closing):
    return closing.step.ask.heading.text()


def answers(closing):
    return [button.text() for button in closing.step.ask.buttons]


def test_with_nothing_to_settle_it_is_one_key(session, close_today, keys):
    log_line(session, "8:00-16:00 run board")
    closing = close_today()
    assert closing.where.text().startswith("Step 4 of 4")
    assert heading(closing) == "8 h logged, coverage 100%"

    keys.press(ENTER)

    assert [close.coverage for close in session.read.all(DayClose)] == [100]
    assert heading(closing) == "Friday is closed"
    assert closing.step.ask.note.text() == "Monday holds nothing yet."
    keys.press(ENTER)
    assert not is_open()


def test_a_full_day_takes_at_most_fourteen_keys(session, close_today, keys, put_meeting, put_block):
    for number in range(6):
        put_meeting(f"Meeting {number}", 8 - number)
    put_block(9)
    put_block(11, "Speak truth to power")
    displace_block(
        session,
        put_block(9, days=-1),
        Cause(by_what="Region call", for_whom=Requester.ICB_OR_REGION, consent=Consent.IMPOSED),
    )
    log_line(session, "14:30-15:30 run board")
    closing = close_today()
    keys.count += 1  # Ctrl+D, which opens it

    for key in (Qt.Key.Key_F, Qt.Key.Key_R, Qt.Key.Key_L, Qt.Key.Key_D, Qt.Key.Key_X, Qt.Key.Key_R):
        keys.press(key)
    assert closing.where.text().startswith("Step 2 of 4")
    assert heading(closing).startswith("12:00–13:00"), "the dismissed meeting left a gap"
    assert closing.step.ask.note.text() == "1 of 3 · 1 h"
    keys.press(Qt.Key.Key_R, ENTER, ENTER)
    assert closing.where.text().startswith("Step 3 of 4")
    assert heading(closing) == "“Model of care”: was it kept?"
    keys.press(ENTER)
    number = next(n for n, words in enumerate(answers(closing)) if "Region call" in words)
    keys.press(Qt.Key.Key_0 + number)
    assert closing.where.text().startswith("Step 4 of 4")
    keys.press(ENTER)

    assert heading(closing) == "Friday is closed"
    assert keys.count <= 14
    assert [block.state for block in session.read.all(Block)[:2]] == [
        BlockState.KEPT,
        BlockState.LOST,
    ]
    row = session.read.all(Displacement)[-1]
    assert (row.by_what, row.for_whom) == ("Region call", Requester.ICB_OR_REGION)
    keys.press(ENTER)


def test_each_meeting_gets_its_mode_and_hat_and_can_be_taken_back(
    session, close_today, keys, put_meeting
):
    put_meeting("ED huddle", 8)
    put_meeting("Place board", 7)
    closing = close_today()
    assert closing.step.ask.note.text() == "1 of 2 · Today 08:00–09:00 · 1 h"

    keys.press(Qt.Key.Key_1, Qt.Key.Key_F)
    [entry] = session.read.all(Entry)
    assert (entry.what, entry.mode) == ("ED huddle", Mode.FIREFIGHTING)
    assert entry.hat is not None
    assert closing.message.text() == "Logged “ED huddle” as firefighting."
    assert heading(closing) == "Place board"

    keys.undo()
    assert session.read.all(Entry) == []
    assert heading(closing) == "ED huddle"
    keys.press(ENTER)
    assert heading(closing) == "Place board"
    keys.undo()
    assert heading(closing) == "ED huddle"
    keys.press(ESCAPE)


def test_leaving_keeps_what_was_done_and_begins_where_one_stopped(
    session, close_today, keys, put_meeting
):
    put_meeting("ED huddle", 8)
    put_meeting("Lunch", 7)
    close_today()
    keys.press(Qt.Key.Key_F, ESCAPE)
    assert not is_open()
    assert len(session.read.all(Entry)) == 1

    again = close_today()

    assert heading(again) == "Lunch"
    keys.press(Qt.Key.Key_X)
    assert session.read.all(Meeting)[1].state is MeetingState.DISMISSED
    assert again.where.text().startswith("Step 2 of 4")
    keys.press(ESCAPE)


def test_a_gap_takes_words_and_a_mode(session, close_today, keys):
    log_line(session, "8:00-15:00 run board")
    closing = close_today()
    assert heading(closing) == "15:00–16:00: what was it?"

    keys.press(Qt.Key.Key_W)
    keys.type("Mail")
    keys.press(ENTER, Qt.Key.Key_R)

    assert session.read.all(Entry)[-1].what == "Mail"
    assert closing.where.text().startswith("Step 4 of 4")
    keys.press(ESCAPE)


def test_many_gaps_are_left_with_one_key_and_taken_back_with_one(session, close_today, keys):
    for hour in (9, 11, 13):
        log_line(session, f"{hour}:00-{hour + 1}:00 run board")
    closing = close_today()
    assert answers(closing)[-1] == "E  Leave all 4"

    keys.press(Qt.Key.Key_E)
    assert closing.where.text().startswith("Step 4 of 4")
    keys.undo()

    assert heading(closing) == "08:00–09:00: what was it?"
    keys.press(ESCAPE)


def test_what_was_left_is_said_and_asked_about_again(session, close_today, keys, put_meeting):
    put_meeting("ED huddle", 8)
    log_line(session, "9:00-15:00 run board")
    closing = close_today()
    keys.press(ENTER, ENTER, ENTER)
    assert closing.step.ask.note.text() == "Left as it is: 1 meeting and 2 h not logged."

    keys.press(Qt.Key.Key_B)

    assert heading(closing) == "ED huddle"
    keys.press(ESCAPE)
    assert session.read.all(DayClose) == []


def test_a_new_displacer_is_named_and_then_for_whom(session, close_today, keys, put_block):
    log_line(session, "8:00-16:00 run board")
    put_block(9)
    closing = close_today()

    keys.press(Qt.Key.Key_O)
    keys.type("Norovirus")
    keys.press(ENTER)
    assert heading(closing) == "Norovirus: for whom?"
    keys.press(Qt.Key.Key_1)

    [row] = session.read.all(Displacement)
    assert (row.by_what, row.for_whom, row.minutes) == ("Norovirus", Requester.SITE, 60)
    assert closing.message.text() == "“Model of care” gave way to “Norovirus”; 1 h is owed."
    keys.press(ESCAPE)


def test_what_the_charter_allows_is_asked_about_once(session, close_today, keys, put_block):
    item = CharterItem(
        id=session.new_id(), text="Major incident {site}", valid_from=date(2026, 1, 1)
    )
    add_charter_item(session, item)
    put_block(9)
    put_block(11)
    log_line(session, "8:00-16:00 run board")
    closing = close_today()

    keys.press(Qt.Key.Key_O)
    keys.type("Flood {a}")
    keys.press(ENTER, Qt.Key.Key_1)
    assert heading(closing) == "Flood {a}: did you decide that beforehand?"
    assert answers(closing)[:2] == ["1  Major incident {site}", "J  Just this once, number 1"]
    keys.press(Qt.Key.Key_1)
    keys.press(Qt.Key.Key_1)

    assert [row.charter_item for row in session.read.all(Displacement)] == [item.id] * 2
    assert closing.where.text().startswith("Step 4 of 4")
    keys.press(ESCAPE)


def test_a_meeting_over_the_block_is_offered_first_and_back_goes_back(
    session, close_today, keys, put_block, put_meeting
):
    put_meeting("ED huddle", 7)
    put_block(9)
    log_line(session, "8:00-16:00 run board")
    closing = close_today()
    keys.press(ENTER)
    assert "1  No: “ED huddle”…" in answers(closing)

    keys.press(Qt.Key.Key_1)
    assert heading(closing) == "ED huddle: for whom?"
    keys.press(Qt.Key.Key_B)
    assert heading(closing) == "“Model of care”: was it kept?"
    keys.press(ESCAPE)


def test_a_block_is_moved_by_form_and_by_the_leaders_own_choice(
    session, close_today, keys, put_block
):
    log_line(session, "8:00-16:00 run board")
    block = put_block(9)
    closing = close_today()

    keys.press(Qt.Key.Key_M)
    closing.blocks.place.day.setDate(closing.blocks.place.day.date().addDays(3))
    keys.press(ENTER)
    assert heading(closing) == "What moved “Model of care”?"
    keys.press(ENTER)

    moved = session.read.all(Block)[0]
    assert moved.start == block.start + timedelta(days=3)
    assert closing.where.text().startswith("Step 4 of 4")
    keys.press(ENTER)
    assert closing.step.ask.note.text() == "Monday: 1 h protected at 09:00 for Model of care."
    keys.press(ENTER)


def test_the_close_is_taken_back_from_its_end(session, close_today, keys):
    log_line(session, "8:00-16:00 run board")
    closing = close_today()
    keys.press(Qt.Key.Key_W)
    keys.type("Quiet")
    keys.press(ENTER)
    assert [close.note for close in session.read.all(DayClose)] == ["Quiet"]

    keys.undo()

    assert session.read.all(DayClose) == []
    assert closing.where.text().startswith("Step 4 of 4")
    assert closing.day_step.note.text() == "Quiet"
    keys.press(ESCAPE)


def test_a_patients_number_is_refused_beside_the_line(session, close_today, keys):
    log_line(session, "8:00-16:00 run board")
    closing = close_today()
    keys.press(Qt.Key.Key_W)
    keys.type("bed 943 476 5919")
    keys.press(ENTER)
    assert session.read.all(DayClose) == []
    assert closing.confirm.isVisible()

    closing.confirm.click()
    closing.day_step.note.setFocus()
    keys.press(ENTER)

    assert len(session.read.all(DayClose)) == 1
    keys.press(ENTER)


def test_a_meeting_named_after_a_patient_is_logged_without_its_title(
    qtbot, session, close_today, keys, put_meeting
):
    put_meeting("Bed for 943 476 5919", 8)
    closing = close_today()

    keys.press(Qt.Key.Key_F)
    assert session.read.all(Entry) == []
    keys.press(ENTER)

    assert [(one.what, one.mode) for one in session.read.all(Entry)] == [
        ("Meeting", Mode.FIREFIGHTING)
    ]
    assert closing.where.text().startswith("Step 2 of 4")
    keys.press(ESCAPE)


@pytest.mark.parametrize(("theme", "percent"), [(Theme.LIGHT, 100), (Theme.HIGH_CONTRAST, 200)])
def test_every_step_keeps_the_rules(  # noqa: PLR0913, PLR0917 - fixtures
    shown_look, close_today, keys, put_meeting, put_block, theme, percent
):
    put_meeting("ED huddle", 8)
    put_block(10)
    shown_look.show(theme, percent)
    closing = close_today()
    found = []
    while is_open():
        found += audit.faults(closing.body)
        keys.press(ENTER)

    assert found == []
