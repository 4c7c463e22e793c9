from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from planner.drawing.display_list import Picture, Polygon, Rect
from tests.ui.audit import spoken_names
from tests.ui.gallery import week_chart
from ui.look.theme import Theme
from ui.look.tokens import DARK, LIGHT
from ui.widgets.chart import Chart

FIRST = "Week of 19 Oct: 37 hours, 17 of them firefighting"
LAST = "Week of 4 Nov: 37 hours, 16 of them firefighting"


@pytest.fixture
def chart(qtbot, shown_look):
    made = Chart(week_chart)
    qtbot.addWidget(made)
    made.resize(600, 400)
    with qtbot.waitActive(made):
        made.show()
    made.canvas.setFocus()
    return made


def test_arrow_keys_read_each_value(qtbot, chart):
    read = []
    chart.canvas.reading_changed.connect(read.append)

    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Home):
        qtbot.keyClick(chart.canvas, key)

    assert read == [FIRST, LAST, LAST, FIRST]
    assert chart.reading.text() == FIRST


def test_keys_a_chart_does_not_know_are_left_to_others(qtbot, chart):
    qtbot.keyClick(chart.canvas, Qt.Key.Key_Q)

    assert chart.reading.text() == "Arrow keys read each value."


def test_a_screen_reader_finds_a_chart_and_its_values(qtbot, chart):
    whole = QAccessible.queryAccessibleInterface(chart.canvas)

    assert whole.role() == QAccessible.Role.Chart
    assert whole.text(QAccessible.Text.Name).startswith("Hours of five weeks by mode")
    assert spoken_names(chart.canvas)[0] == FIRST
    assert whole.child(99) is None

    qtbot.keyClick(chart.canvas, Qt.Key.Key_End)

    focused = whole.focusChild()
    assert focused.text(QAccessible.Text.Name) == LAST
    assert focused.role() == QAccessible.Role.ListItem
    assert focused.state().focused
    assert whole.indexOfChild(focused) == 4
    assert whole.childAt(*focused.rect().center().toTuple()).text(QAccessible.Text.Name) == LAST


def test_a_value_that_is_gone_is_no_longer_valid(chart):
    last = QAccessible.queryAccessibleInterface(chart.canvas).child(4)
    assert last.isValid()

    chart.show_chart(lambda width: replace(week_chart(width), readings=()))

    assert not last.isValid()
    assert last.state().invalid
    assert last.text(QAccessible.Text.Name) == ""


def test_a_button_shows_the_same_values_as_a_table(qtbot, chart):
    qtbot.mouseClick(chart.table_button, Qt.MouseButton.LeftButton)

    assert chart.table.isVisible()
    assert not chart.canvas.isVisible()
    assert chart.table.item(0, 0).text() == "19 Oct"
    assert chart.table.horizontalHeaderItem(1).text() == "Firefighting"
    assert chart.table_button.text() == "Show as chart"

    qtbot.mouseClick(chart.table_button, Qt.MouseButton.LeftButton)

    assert chart.canvas.isVisible()


def test_a_chart_is_painted_in_the_colours_of_the_theme(chart, shown_look):
    shown_look.show_theme(Theme.DARK)
    assert DARK.mode_firefighting.lower() in colours(chart.canvas)

    shown_look.show_theme(Theme.LIGHT)
    assert LIGHT.mode_firefighting.lower() in colours(chart.canvas)


def colours(widget):
    drawn = widget.grab().toImage()
    return {
        drawn.pixelColor(x, y).name()
        for x in range(0, drawn.width(), 3)
        for y in range(0, drawn.height(), 3)
    }


def test_a_chart_grows_with_the_text(chart, shown_look):
    usual = chart.canvas.heightForWidth(600)

    shown_look.show_text(200)

    assert chart.canvas.heightForWidth(600) >= 1.9 * usual


@pytest.mark.qt_log_ignore("does not support raise")  # offscreen, of any tool tip
def test_pointing_at_a_value_says_it(chart):
    place = QAccessible.queryAccessibleInterface(chart.canvas).child(0).rect().center()
    local = chart.canvas.mapFromGlobal(place)

    QApplication.sendEvent(chart.canvas, QHelpEvent(QEvent.Type.ToolTip, local, place))

    assert QToolTip.text() == FIRST
    QApplication.sendEvent(chart.canvas, QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), place))
    QToolTip.hideText()


def test_a_chart_without_values_still_paints(qtbot, shown_look):
    picture = Picture(
        width=100,
        height=40,
        shapes=(
            Rect(x=0, y=0, width=50, height=40, fill="accent"),
            Polygon(points=((60, 0), (100, 0), (100, 40)), fill="good"),
        ),
        alternative="Nothing has been measured yet.",
        readings=(),
        header=(),
        rows=(),
    )
    made = Chart(lambda _: picture)
    qtbot.addWidget(made)
    made.resize(300, 200)

    qtbot.keyClick(made.canvas, Qt.Key.Key_Right)

    assert made.reading.text() == ""
    assert LIGHT.accent.lower() in colours(made.canvas)
