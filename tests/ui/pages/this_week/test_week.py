from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from planner.domain.attention import Entry, Meeting, MeetingState, Mode, Timer
from planner.domain.protection import Block, BlockState, Requester, Rule
from planner.services.blocks import Cause, add_block, displace_block
from planner.services.day import close_day
from planner.services.log import log_line
from planner.services.protection import add_rule
from planner.services.timer import TimerWords, start_timer
from tests.ui import audit
from ui.look.theme import Theme
from ui.main_window import MainWindow
from ui.pages.spec import PageSpec
from ui.pages.this_week.page import ThisWeekPage

MONDAY = datetime(2026, 11, 16, 9, tzinfo=UTC)


def press(qtbot, widget, key):
    qtbot.keyClick(widget, key)


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def dialog(page, name):
    audit.settle()
    return next(child for child in page.children() if type(child).__name__ == name)


def rows(table):
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def fill_week(session):
    for day in ("mon", "tue", "wed", "thu"):
        log_line(session, f"{day} 8:00-13:00 fire escalations @trust")
        log_line(session, f"{day} 13:00-18:00 run board work")
    log_line(session, "8:00-15:00 long model of care")


@pytest.fixture
def block(session):
    rule = Rule(id=session.new_id(), title="Model of frailty care", target=120)
    add_rule(session, rule)
    made = Block(
        id=session.new_id(),
        rule=rule.id,
        title=rule.title,
        start=MONDAY,
        minutes=90,
        first_start=MONDAY,
        first_minutes=90,
        is_defended=True,
    )
    add_block(session, made)
    return made


def test_an_empty_week_says_what_will_stand_where(page, context, qtbot):
    assert page.bandwidth.empty.isVisible()
    assert page.cards.protected.empty.isVisible()
    assert page.cards.settle.settled.isVisible()
    assert rows(page.cards.today.table) == [["08:00–16:00", "not logged", "", "", "8 h"]]
    with qtbot.waitSignal(context.calendar_wanted):
        click(qtbot, page.bandwidth.empty.button)
    with qtbot.waitSignal(context.page_wanted) as asked:
        click(qtbot, page.cards.protected.empty.button)
    assert asked.args == ["protected_time"]


def test_a_day_without_working_hours_offers_the_line(qtbot, open_page, clock):
    clock.pass_time(days=1)
    page = open_page()

    click(qtbot, page.cards.today.empty.button)

    assert page.capture.line.hasFocus()


def test_the_sentence_stands_over_its_bar(page, session):
    fill_week(session)

    assert page.bandwidth.title.text().startswith("Of 47 h logged (coverage 97%), 43% was")
    assert page.bandwidth.chart.isVisible()
    assert [part.words.text() for part in page.bandwidth.legend] == [
        "Firefighting 20 h",
        "Running 20 h",
        "Long-term work 7 h",
        "Development 0 min",
    ]
    picture = page.bandwidth.chart.canvas.picture(400)
    assert [row[2] for row in picture.rows] == ["43%", "42%", "15%", "0%"]


def test_below_the_floor_there_is_no_ratio(page, session):
    log_line(session, "1h fire escalation")

    assert "too little is logged" in page.bandwidth.title.text()
    assert not page.bandwidth.chart.isVisible()


def test_the_line_under_the_title_says_where_in_the_week_one_is(page, session):
    close_day(session, MONDAY.date())

    assert page.header.line.text() == "16 to 22 November · day 5 of 5 · 1 day closed"


def test_a_block_is_kept_with_one_key_and_back(qtbot, page, session, block, notices):
    audit.settle()
    [line] = page.cards.protected.lines
    assert line.when.text() == "Mon 09:00–10:30"
    assert line.title.text() == "Model of frailty care"
    assert line.chip.text() == "kept?"
    line.keep_button.setFocus()

    assert line.keep_button.hasFocus()
    press(qtbot, line.keep_button, Qt.Key.Key_K)

    assert session.read.all(Block)[0].state is BlockState.KEPT
    assert page.cards.protected.lines[0].chip.text() == "kept"
    assert page.cards.protected.remark.text() == "1 h 30 min of 1 h 30 min kept"
    assert notices[-1].words == "Kept 1 h 30 min of “Model of frailty care”."
    notices[-1].action.run()
    assert page.cards.protected.lines[0].chip.text() == "kept?"


def test_a_lost_block_says_to_what(page, session, block):
    displace_block(session, block, Cause(by_what="Region call", for_whom=Requester.SITE))

    [line] = page.cards.protected.lines
    assert line.chip.text() == "lost"
    assert line.note.text() == "1 h 30 min to Region call · just this once, number 1"
    assert page.cards.protected.remark.text() == "0 min of 1 h 30 min kept · debt 1 h 30 min"


def test_meetings_take_one_key_each_until_all_is_settled(qtbot, page, session, put_meeting):
    for title, hours in (("ED huddle", 7), ("Board", 6), ("Coaching", 5), ("Lunch", 4)):
        put_meeting(title, hours)
    table = page.cards.settle.drafts.table
    assert page.cards.settle.meetings.title.text() == "4 meetings to accept"
    table.setFocus()

    for key in (Qt.Key.Key_F, Qt.Key.Key_L, Qt.Key.Key_D, Qt.Key.Key_X):
        press(qtbot, table, key)

    assert [(e.what, e.mode) for e in session.read.all(Entry)] == [
        ("ED huddle", Mode.FIREFIGHTING),
        ("Board", Mode.LONG_TERM),
        ("Coaching", Mode.DEVELOPMENT),
    ]
    states = [meeting.state for meeting in session.read.all(Meeting)]
    assert states == [MeetingState.ACCEPTED] * 3 + [MeetingState.DISMISSED]
    assert page.cards.settle.settled.isVisible()
    assert not table.isVisible()


def test_arrow_keys_choose_the_meeting_and_the_hat_goes_with_it(qtbot, page, session, put_meeting):
    put_meeting("ED huddle", 7)
    put_meeting("Place board", 6)
    drafts = page.cards.settle.drafts
    drafts.hat.setCurrentIndex(2)
    drafts.table.setFocus()

    press(qtbot, drafts.table, Qt.Key.Key_Down)
    press(qtbot, drafts.table, Qt.Key.Key_R)

    [entry] = session.read.all(Entry)
    assert entry.what == "Place board"
    assert entry.hat == drafts.hat.itemData(2)
    assert drafts.current().title == "ED huddle"


def test_a_title_with_a_patients_number_is_left_out_only_when_asked(
    qtbot, page, session, put_meeting, notices
):
    put_meeting("Bed for 943 476 5919", 7)
    page.cards.settle.drafts.table.setFocus()

    press(qtbot, page.cards.settle.drafts.table, Qt.Key.Key_F)
    assert session.read.all(Entry) == []

    notices[-1].action.run()
    assert [entry.what for entry in session.read.all(Entry)] == ["Meeting"]


def test_the_review_ends_with_all_settled(qtbot, page, put_meeting):
    put_meeting("ED huddle", 7)
    click(qtbot, page.cards.settle.meetings.button)
    review = dialog(page, "Review")

    click(qtbot, review.drafts.mode_buttons[1])

    assert review.settled.isVisible()
    review.reject()


def test_a_gap_of_today_fills_the_line(qtbot, page, session):
    log_line(session, "8:00-15:00 run board")
    page.cards.today.table.go_to(1)
    assert page.cards.today.fill_button.isVisible()

    click(qtbot, page.cards.today.fill_button)
    qtbot.keyClicks(page.capture.line, "fire escalation")
    press(qtbot, page.capture.line, Qt.Key.Key_Return)

    logged = ["15:00–16:00", "escalation", "Firefighting", "", "1 h"]
    assert rows(page.cards.today.table)[-1] == logged


def test_an_entry_is_changed_in_a_form(qtbot, page, session, notices):
    log_line(session, "15:00-16:00 run board @trust")
    page.cards.today.table.setFocus()
    page.cards.today.table.go_to(1)
    press(qtbot, page.cards.today.table, Qt.Key.Key_Return)
    form = dialog(page, "EntryForm")
    form.what.setText("Place board")
    form.mode.choose("long_term")
    form.length.setText("30m")
    form.hat.setCurrentIndex(2)

    click(qtbot, form.do_button)

    [entry] = session.read.all(Entry)
    assert (entry.what, entry.minutes, entry.mode) == ("Place board", 30, Mode.LONG_TERM)
    assert entry.start == datetime(2026, 11, 20, 15, tzinfo=UTC)
    assert notices[-1].words == "Changed the entry."


def test_a_refused_change_keeps_the_form_and_says_why(qtbot, page, session):
    log_line(session, "15:00-16:00 run board")
    page.cards.today.edit_wanted.emit(session.read.all(Entry)[0])
    form = dialog(page, "EntryForm")
    form.length.setText("soon")
    click(qtbot, form.do_button)
    assert form.isVisible()
    assert "soon" in form.refusal.text()

    form.length.setText("30m")
    form.what.setText("bed 943 476 5919")
    click(qtbot, form.do_button)
    assert form.confirm.isVisible()
    form.confirm.setChecked(True)
    click(qtbot, form.do_button)

    assert session.read.all(Entry)[0].what == "bed 943 476 5919"


def test_an_entry_is_moved_to_another_day_and_hour(qtbot, page, session):
    log_line(session, "15:00-16:00 run board")
    page.cards.today.edit_wanted.emit(session.read.all(Entry)[0])
    form = dialog(page, "EntryForm")
    form.day.setDate(form.day.date().addDays(-1))
    form.start.setTime(form.start.time().addSecs(-1800))

    click(qtbot, form.do_button)

    assert session.read.all(Entry)[0].start == datetime(2026, 11, 19, 14, 30, tzinfo=UTC)


def test_an_entry_is_split_and_deleted_by_key(qtbot, page, session):
    log_line(session, "8:00-16:00 run board")
    table = page.cards.today.table
    table.setFocus()
    press(qtbot, table, Qt.Key.Key_S)
    form = dialog(page, "SplitForm")
    assert form.parts.text() == "08:00–12:00 (4 h) and 12:00–16:00 (4 h)"
    click(qtbot, form.do_button)
    assert [row[0] for row in rows(table)] == ["08:00–12:00", "12:00–16:00"]
    with qtbot.waitActive(page):
        page.activateWindow()
    table.setFocus()

    press(qtbot, table, Qt.Key.Key_Delete)

    assert [entry.minutes for entry in session.read.all(Entry)] == [240]


def test_the_timer_takes_the_words_of_the_line_and_becomes_an_entry(qtbot, page, session, clock):
    qtbot.keyClicks(page.capture.line, "fire ED escalation @trust")
    click(qtbot, page.timer_button)
    assert page.capture.line.text() == ""
    assert "ED escalation, since 16:00" in page.timer.words.text()
    clock.pass_time(minutes=23, seconds=5)
    qtbot.waitUntil(lambda: page.timer.clock.text() == "0:23:05", timeout=3000)
    assert [b.text() for b in page.timer.stop_buttons if b.isVisible()] == ["Firefighting"]

    click(qtbot, page.timer.stop_buttons[0])

    [entry] = session.read.all(Entry)
    assert (entry.minutes, entry.what) == (24, "ED escalation")
    assert not page.timer.isVisible()
    assert page.timer_button.isEnabled()
    assert page.timer_button.hasFocus(), "the focus went wherever Tab would have gone"


def test_a_timer_without_a_mode_asks_when_it_stops_and_can_be_discarded(qtbot, page, session):
    click(qtbot, page.timer_button)
    assert len([b for b in page.timer.stop_buttons if b.isVisible()]) == 4

    click(qtbot, page.timer.discard_button)

    assert session.read.all(Timer) == []
    assert session.read.all(Entry) == []


def test_a_timer_that_was_left_running_is_found_again(qtbot, open_page, session, clock):
    start_timer(session, TimerWords(what="Night call"))
    clock.pass_time(hours=14)

    page = open_page()

    assert page.timer.isVisible()
    assert page.cards.settle.timer.title.text() == "The timer still runs"
    click(qtbot, page.cards.settle.timer.button)
    assert page.timer.stop_buttons[0].hasFocus()


def test_what_was_undone_elsewhere_is_shown(page, session):
    log_line(session, "15:00-16:00 run board")
    assert page.cards.today.table.isVisible()

    session.undo()

    assert rows(page.cards.today.table)[0][1] == "not logged"


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST])
def test_the_page_keeps_every_rule(qtbot, shown_look, context, session, block, theme, percent):  # noqa: PLR0913, PLR0917 - fixtures
    fill_week(session)
    start_timer(session, TimerWords(what="Call"))
    shown_look.show(theme, percent)
    spec = PageSpec(
        name="this_week", title=lambda: "This week", icon="this_week", create=ThisWeekPage
    )
    window = MainWindow(context, [spec])
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: window.page().cards.is_filled)
    qtbot.keyClicks(window.page().capture.line, "45m fire ED @trust")
    audit.settle()

    assert audit.faults(window.page()) == []


def test_a_sunday_is_said_to_have_no_working_hours(open_page, clock):
    clock.pass_time(days=2)

    assert open_page().cards.today.remark.text() == "no working hours on this day"


def test_meetings_that_came_in_take_the_focus_at_the_first(qtbot, page, context, put_meeting):
    put_meeting("ED huddle", 7)
    put_meeting("Board", 6)
    drafts = page.cards.settle.drafts
    drafts.table.go_to(1)

    context.drafts_wanted.emit()

    assert drafts.table.hasFocus()
    assert drafts.current().title == "ED huddle"


def test_a_page_that_is_still_being_filled_gives_them_the_focus_later(qtbot, context, put_meeting):
    put_meeting("ED huddle", 7)
    page = ThisWeekPage(context)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        context.drafts_wanted.emit()

    qtbot.waitUntil(lambda: page.cards.is_filled and page.cards.settle.drafts.table.hasFocus())
