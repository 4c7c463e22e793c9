"""Closing from the page of the week: what it offers, and how it is opened."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planner.domain.attention import DayClose, WeekClose
from planner.services.log import log_line
from planner.services.surges import start_surge
from tests.ui import audit
from ui.pages.this_week.closing.close_week import CloseWeek

CONTROL = Qt.KeyboardModifier.ControlModifier
CONTROL_SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier
ENTER = Qt.Key.Key_Return


def press(qtbot, widget, key):
    qtbot.keyClick(widget, key)


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def dialog(page, name):
    audit.settle()
    return next(child for child in page.children() if type(child).__name__ == name)


def test_days_that_passed_wait_for_their_close(qtbot, page, session):
    log_line(session, "wed 8:00-18:00 run board")
    [line] = page.cards.settle.days
    assert line.title.text() == "Wednesday 18 November 2026 is not closed"

    click(qtbot, line.button)
    closing = dialog(page, "CloseDay")
    assert closing.step.ask.heading.text() == "10 h logged, coverage 100%"
    closing.day_step.note.setText("Quiet")
    click(qtbot, closing.step.ask.buttons[0])
    click(qtbot, closing.step.ask.buttons[0])

    [closed] = session.read.all(DayClose)
    assert (closed.day.day, closed.coverage, closed.note) == (18, 100, "Quiet")
    assert page.cards.settle.settled.isVisible()


def test_today_is_closed_by_its_button_and_by_key(qtbot, page, session):
    log_line(session, "8:00-16:00 run board")
    click(qtbot, page.close_button)
    dialog(page, "CloseDay").reject()
    with qtbot.waitActive(page):
        page.activateWindow()
    audit.settle()

    qtbot.keyClick(page, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    closing = dialog(page, "CloseDay")
    press(qtbot, closing, Qt.Key.Key_Return)
    press(qtbot, closing, Qt.Key.Key_Return)

    assert [close.coverage for close in session.read.all(DayClose)] == [100]


def test_the_page_offers_the_close_that_is_due_and_takes_it(qtbot, session, page, keys):
    log_line(session, "wed 8:00-18:00 run board")
    offer = page.cards.settle.offer
    assert offer.title.text() == "Week 47 can be closed"

    offer.button.click()
    audit.settle()
    closing = next(child for child in page.children() if isinstance(child, CloseWeek))
    qtbot.waitUntil(closing.isActiveWindow)
    keys.press(ENTER, ENTER, ENTER, ENTER)
    closing.step.take_focus()
    keys.press(*[ENTER] * 3)

    assert [one.is_closed for one in session.read.all(WeekClose)] == [True]
    assert not offer.isVisible()


def test_a_day_is_offered_when_its_time_comes(qtbot, session, clock, open_page):
    clock.pass_time(days=-2, hours=-1)
    log_line(session, "8:00-15:00 run board")
    page = open_page()
    assert not page.cards.settle.offer.isVisible()

    clock.pass_time(hours=1)
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    qtbot.waitUntil(page.cards.settle.offer.isVisible)

    assert page.cards.settle.offer.title.text() == "Wednesday can be closed"


def test_nothing_is_offered_in_a_surge(session, page):
    log_line(session, "wed 8:00-18:00 run board")
    assert page.cards.settle.offer.isVisible()

    start_surge(session, "Winter pressures")

    assert not page.cards.settle.offer.isVisible()


def test_the_week_is_closed_from_the_page_by_key(qtbot, page):
    qtbot.keyClick(page, Qt.Key.Key_D, CONTROL_SHIFT)
    audit.settle()

    closing = [child for child in page.children() if isinstance(child, CloseWeek)]
    assert len(closing) == 1
    closing[0].reject()
