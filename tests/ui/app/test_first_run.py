from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from planner.domain.attention import Entry, Meeting
from planner.services.hats import hats
from tests.ui import audit
from ui.app.calendar_import import CalendarImporter
from ui.app.first_run import FirstRun, Questions

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//EN
BEGIN:VEVENT
UID:board@example.org
DTSTART:20261119T090000Z
DTEND:20261119T103000Z
SUMMARY:Quality board
END:VEVENT
BEGIN:VEVENT
UID:broken@example.org
SUMMARY:No start
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1000, 800)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def questions(context, window):
    FirstRun(context, window).ask()
    audit.settle()
    [shown] = window.findChildren(Questions)
    yield shown
    for left in window.findChildren(Questions):
        left.reject()


def press(qtbot, questions):
    qtbot.mouseClick(questions.do_button, Qt.MouseButton.LeftButton)


def test_three_answers_make_a_plan(qtbot, questions, session, context):
    questions.beginning.choose("empty")
    qtbot.keyClicks(questions.name, "Alex Morgan")
    qtbot.keyClicks(questions.role, "Director of Operations")
    qtbot.keyClicks(questions.bodies[0], "Riverside Trust")
    qtbot.keyClicks(questions.bodies[1], "Northside Place Partnership")

    with qtbot.waitSignal(context.capture_wanted):
        press(qtbot, questions)

    assert session.owner().name == "Alex Morgan"
    assert [(named.hat.tag, named.body) for named in hats(session)] == [
        ("trust", "Riverside Trust"),
        ("place", "Northside Place Partnership"),
    ]


def test_there_are_as_many_questions_as_are_announced(questions):
    shown = [label.text() for label in questions.findChildren(QLabel) if label.isVisible()]

    assert any("Three questions make this plan yours" in words for words in shown)
    assert [words for words in shown if words[:1].isdigit()] == [
        "1. How do you want to begin?",
        "2. Who are you?",
        "3. Whom do you serve?",
    ]


def test_without_a_name_the_questions_stay_and_say_so(qtbot, questions, session):
    press(qtbot, questions)

    assert questions.isVisible()
    assert questions.refusal.text()
    assert session.owner() is None


def test_who_begins_with_a_calendar_is_asked_for_it(qtbot, questions, context):
    qtbot.keyClicks(questions.name, "Alex Morgan")

    with qtbot.waitSignal(context.calendar_wanted):
        press(qtbot, questions)


def test_more_bodies_are_a_press_away(qtbot, questions):
    assert not questions.bodies[2].isVisible()

    qtbot.mouseClick(questions.more_button, Qt.MouseButton.LeftButton)

    assert questions.bodies[2].isVisible()


def test_the_example_fills_the_plan_beside_the_window(qtbot, questions, session, notices):
    questions.beginning.choose("example")
    questions.beginning.chosen.emit("example")
    assert not questions.name.isVisible()

    press(qtbot, questions)
    qtbot.waitUntil(lambda: session.owner() is not None, timeout=20_000)

    assert session.read.count(Entry) > 500
    assert notices[-1].words == "This is the example: nothing in it is real."


def test_a_plan_with_an_owner_is_not_asked(qtbot, questions, context, window, session):
    qtbot.keyClicks(questions.name, "Alex Morgan")
    press(qtbot, questions)
    audit.settle()

    FirstRun(context, window).ask()

    assert not [one for one in window.findChildren(Questions) if one.isVisible()]


def test_a_calendar_is_read_beside_the_window_and_told(qtbot, context, window, tmp_path, notices):
    path = tmp_path / "work.ics"
    path.write_text(CALENDAR)
    importer = CalendarImporter(context, window)

    importer.take_in(path)
    qtbot.waitUntil(lambda: bool(notices), timeout=5000)

    assert notices[0].words == "Took in the calendar: 1 new meeting. Left out: 1 without a start."
    assert [meeting.title for meeting in context.session.read.all(Meeting)] == ["Quality board"]
    notices[0].action.run()
    assert context.session.read.all(Meeting) == []


def test_after_a_calendar_its_first_meetings_are_to_be_settled(
    qtbot, context, window, tmp_path, notices
):
    path = tmp_path / "work.ics"
    path.write_text(CALENDAR)
    asked = []
    context.page_wanted.connect(asked.append)
    context.drafts_wanted.connect(partial(asked.append, "drafts"))
    importer = CalendarImporter(context, window)

    for count in (1, 2):
        importer.take_in(path)
        qtbot.waitUntil(lambda count=count: len(notices) == count, timeout=5000)

    assert asked == ["this_week", "drafts"]  # the same calendar again brings nothing to settle


def test_the_same_calendar_again_changes_nothing(qtbot, context, window, tmp_path, notices):
    path = tmp_path / "work.ics"
    path.write_text(CALENDAR)
    importer = CalendarImporter(context, window)
    for count in (1, 2):
        importer.take_in(path)
        qtbot.waitUntil(lambda count=count: len(notices) == count, timeout=5000)

    assert notices[1].words.startswith("1 meeting was found, as it stood before.")
    assert notices[1].action is None


def test_what_is_no_calendar_is_refused_in_words(qtbot, context, window, tmp_path, notices):
    path = tmp_path / "work.ics"
    path.write_text("not a calendar")

    CalendarImporter(context, window).take_in(path)
    qtbot.waitUntil(lambda: bool(notices), timeout=5000)

    assert "work.ics" in notices[0].words


def test_a_wish_for_a_calendar_asks_for_a_file(qtbot, context, window):
    importer = CalendarImporter(context, window)
    assert importer.parent() is window

    context.calendar_wanted.emit()

    [dialog] = window.findChildren(QFileDialog)
    dialog.reject()
