import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from planner.domain.attention import Entry, Mode
from planner.services.log import log_line


def write(qtbot, page, words):
    page.capture.line.clear()
    page.capture.line.setFocus()
    qtbot.keyClicks(page.capture.line, words)


def press(qtbot, widget, key=Qt.Key.Key_Return):
    qtbot.keyClick(widget, key)


def entries(session):
    return session.read.all(Entry)


def test_what_a_line_means_is_shown_before_it_is_saved(qtbot, page, session):
    write(qtbot, page, "45m fire ED escalation @trust #flow")

    assert page.capture.mode.text() == "Firefighting"
    assert page.capture.mode.isVisible()
    assert page.capture.words.text() == (
        "45 min · 15:15–16:00 today · “ED escalation” · Riverside Trust · #flow · "
        "assumed: it ended just now"
    )
    assert entries(session) == []


def test_enter_saves_and_offers_to_take_it_back(qtbot, page, session, notices):
    write(qtbot, page, "45m fire ED escalation")

    press(qtbot, page.capture.line)

    [entry] = entries(session)
    assert (entry.minutes, entry.mode, entry.what) == (45, Mode.FIREFIGHTING, "ED escalation")
    assert page.capture.line.text() == ""
    assert notices[-1].words == "Logged 45 min firefighting."
    assert notices[-1].action.words == "Undo"

    notices[-1].action.run()

    assert entries(session) == []


def test_after_saving_undo_is_that_of_the_window_and_while_typing_that_of_the_line(qtbot, page):
    pressed = []
    shortcut = QShortcut(QKeySequence.StandardKey.Undo, page.window())
    shortcut.activated.connect(lambda: pressed.append(1))
    write(qtbot, page, "45m fire ED escalation")
    qtbot.keyClick(page.capture.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pressed == []
    write(qtbot, page, "45m fire ED escalation")
    press(qtbot, page.capture.line)

    qtbot.keyClick(page.capture.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert pressed == [1]
    assert page.capture.line.text() == "", "what is logged came back into the line"


def test_the_button_saves_too(qtbot, page, session):
    write(qtbot, page, "1h dev coaching")

    qtbot.mouseClick(page.log_button, Qt.MouseButton.LeftButton)

    assert [entry.what for entry in entries(session)] == ["coaching"]


def test_with_an_empty_line_the_button_goes_to_it(qtbot, page, session):
    qtbot.mouseClick(page.log_button, Qt.MouseButton.LeftButton)

    assert entries(session) == []
    assert page.capture.line.hasFocus()


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("45 fire thing", "Is “45” minutes or hours?"),
        ("45m something", "Which mode was it?"),
        ("45m fire @trsut", "There is no hat “@trsut”"),
        ("23:00-23:30 fire later", "is not over yet"),
    ],
)
def test_what_is_open_is_asked_and_the_line_is_kept(qtbot, page, session, written, asked):
    write(qtbot, page, written)
    assert asked in page.capture.words.text()
    assert not page.capture.mode.isVisible()

    press(qtbot, page.capture.line)

    assert entries(session) == []
    assert page.capture.line.text() == written, "what the user typed was thrown away"


def test_a_patients_number_is_warned_of_before_saving(qtbot, page, session):
    write(qtbot, page, "45m fire bed for 943 476 5919")

    assert page.capture.warning.isVisible()
    press(qtbot, page.capture.line)

    assert entries(session) == []
    assert page.capture.warning.change_button.hasFocus()
    press(qtbot, page.capture.warning.change_button, Qt.Key.Key_Space)
    assert page.capture.line.selectedText() == "943 476 5919"


def test_a_number_that_is_none_is_saved_when_the_user_says_so(qtbot, page, session):
    write(qtbot, page, "45m fire order 943 476 5919")

    qtbot.mouseClick(page.capture.warning.confirm_button, Qt.MouseButton.LeftButton)

    assert [entry.what for entry in entries(session)] == ["order 943 476 5919"]
    assert not page.capture.warning.isVisible()


def test_hats_are_completed(qtbot, page):
    write(qtbot, page, "45m fire ED @p")
    press(qtbot, page.capture.line, Qt.Key.Key_Tab)
    offered = page.capture.completion.buttons[0]
    assert offered.hasFocus()
    assert offered.text() == "@place"

    press(qtbot, offered, Qt.Key.Key_Space)

    assert page.capture.line.text() == "45m fire ED @place "
    assert page.capture.line.hasFocus()
    assert not page.capture.completion.isVisible()
    assert "Northside Place" in page.capture.words.text()


def test_an_entry_that_shares_its_time_is_told(qtbot, page, session, notices):
    log_line(session, "15:00-16:00 run board")
    write(qtbot, page, "15:30-16:00 fire escalation")

    press(qtbot, page.capture.line)

    assert notices[-1].words == (
        "Logged 30 min firefighting. It shares its time with another entry."
    )


def test_the_grammar_is_a_press_away(qtbot, page):
    qtbot.mouseClick(page.capture.help_button, Qt.MouseButton.LeftButton)

    [shown] = [child for child in page.children() if type(child).__name__ == "GrammarHelp"]
    assert shown.examples.item(0, 0).text() == "45m fire ED escalation"
    shown.reject()
