from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from tests.ui.audit import spoken_names
from tests.ui.gallery import MONDAY, NOW, item, week_items
from tests.ui.widgets.week_grid.spots import FRAILTY, at, place, said
from ui.look.theme import Theme
from ui.look.tokens import DARK
from ui.widgets.week_grid.grid import WeekGrid
from ui.widgets.week_grid.items import GridKind
from ui.widgets.week_grid.scroll import WeekScroll

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def test_the_first_arrow_key_goes_to_today(qtbot, grid):
    qtbot.keyClick(grid, Qt.Key.Key_Down)

    assert said(grid) == "Thursday 26 November, free from 08:00 to 09:00"


def test_arrows_walk_through_items_and_free_time_of_a_day(qtbot, grid):
    grid.go_to(FRAILTY)
    heard = []
    for _ in range(2):
        qtbot.keyClick(grid, Qt.Key.Key_Down)
        heard.append(said(grid))
    qtbot.keyClick(grid, Qt.Key.Key_End)
    heard.append(said(grid))
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    heard.append(said(grid))

    assert heard == [
        "Tuesday 24 November, free from 09:15 to 09:30",
        "Tuesday 24 November, 09:30 to 11:00: Place board, diary",
        "Tuesday 24 November, free from 12:00 to 19:00",
        "Tuesday 24 November, 08:00 to 09:15: Model of frailty care, long-term, defended. "
        "kept 7 of 8 times",
    ]


def test_arrows_go_to_the_same_time_of_the_next_day_and_stop_at_the_last(qtbot, grid):
    grid.go_to(FRAILTY)

    qtbot.keyClick(grid, Qt.Key.Key_Left)
    assert said(grid) == "Monday 23 November, free from 08:00 to 08:30"
    qtbot.keyClick(grid, Qt.Key.Key_Left)
    assert said(grid).startswith("Monday")
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.current_key() == FRAILTY


def test_enter_activates_what_the_arrows_stand_on(qtbot, grid, wanted):
    grid.go_to(FRAILTY)

    qtbot.keyClick(grid, Qt.Key.Key_Return)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.keyClick(grid, Qt.Key.Key_Enter)

    assert wanted.told == [
        ("activated", FRAILTY),
        ("free_activated", at(1, 9, 15), at(1, 9, 30)),
    ]


@pytest.mark.parametrize(
    ("key", "start"),
    [
        (Qt.Key.Key_Up, at(1, 7, 45)),
        (Qt.Key.Key_Down, at(1, 8, 15)),
        (Qt.Key.Key_Left, at(0, 8)),
        (Qt.Key.Key_Right, at(2, 8)),
    ],
)
def test_alt_and_an_arrow_ask_to_move_a_block(qtbot, grid, wanted, key, start):
    grid.go_to(FRAILTY)

    qtbot.keyClick(grid, key, ALT)

    assert wanted.told == [("moved", FRAILTY, start)]


@pytest.mark.parametrize(
    ("key", "end"), [(Qt.Key.Key_Up, at(1, 9)), (Qt.Key.Key_Down, at(1, 9, 30))]
)
def test_shift_and_an_arrow_ask_for_another_end(qtbot, grid, wanted, key, end):
    grid.go_to(FRAILTY)

    qtbot.keyClick(grid, key, SHIFT)

    assert wanted.told == [("stretched", FRAILTY, end)]


def test_a_block_is_never_stretched_to_nothing(qtbot, grid, wanted):
    grid.show_week(MONDAY, [item(1, 8, 15, "Short", GridKind.PROPOSAL, key="s")], now=NOW)
    grid.go_to("s")

    qtbot.keyClick(grid, Qt.Key.Key_Up, SHIFT)

    assert wanted.told == []


def test_the_diary_is_not_ours_to_change(qtbot, grid, wanted):
    grid.go_to("0-8.5-Executive team")

    qtbot.keyClick(grid, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(grid, Qt.Key.Key_Up, SHIFT)
    qtbot.keyClick(grid, Qt.Key.Key_Delete)

    assert wanted.told == []


def test_delete_and_page_keys_ask_for_what_they_say(qtbot, grid, wanted):
    grid.go_to(FRAILTY)

    for key in (Qt.Key.Key_Delete, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_F5):
        qtbot.keyClick(grid, key)

    assert wanted.told == [("removed", FRAILTY), ("week_wanted", -1), ("week_wanted", 1)]


def test_the_arrows_stay_on_a_block_that_moved(qtbot, grid):
    grid.go_to(FRAILTY)
    moved = [i for i in week_items() if i.key != FRAILTY]
    moved.append(item(3, 14, 75, "Model of frailty care", GridKind.BLOCK_DEFENDED, key=FRAILTY))

    grid.show_week(MONDAY, moved, now=NOW)

    assert grid.current_key() == FRAILTY
    assert said(grid).startswith("Thursday 26 November, 14:00 to 15:15")


def test_the_arrows_stay_near_where_a_block_was(qtbot, grid):
    grid.go_to(FRAILTY)

    grid.show_week(MONDAY, [i for i in week_items() if i.key != FRAILTY], now=NOW)

    assert grid.current_key() == ""
    assert said(grid) == "Tuesday 24 November, free from 08:00 to 09:30"


def test_a_screen_reader_finds_every_item_of_the_week(grid):
    spoken = spoken_names(grid)

    for each in week_items():
        assert [words for words in spoken if each.title in words], each.title
    assert "Wednesday 25 November, all day: Annual leave (half), diary" in spoken
    assert QAccessible.queryAccessibleInterface(grid).role() == QAccessible.Role.List


def test_a_click_chooses_and_a_double_click_activates(qtbot, grid, wanted):
    qtbot.mouseClick(grid, LEFT, pos=place(grid, FRAILTY))
    assert grid.current_key() == FRAILTY

    qtbot.mouseDClick(grid, LEFT, pos=place(grid, FRAILTY))
    assert wanted.told == [("activated", FRAILTY)]

    qtbot.mouseDClick(grid, LEFT, pos=QPoint(5, 5))
    assert len(wanted.told) == 1


@pytest.mark.qt_log_ignore("does not support raise")  # offscreen, of any tool tip
def test_pointing_at_an_item_says_it(grid):
    spot = place(grid, FRAILTY)

    QApplication.sendEvent(grid, QHelpEvent(QEvent.Type.ToolTip, spot, grid.mapToGlobal(spot)))

    assert "Model of frailty care" in QToolTip.text()
    QToolTip.hideText()


def test_a_day_can_be_shown_alone(grid):
    grid.show_week(MONDAY, week_items(), now=NOW, day_count=1)

    assert all(words.startswith("Monday") for words in spoken_names(grid))


def test_an_empty_week_is_free_all_day(qtbot, grid):
    grid.show_week(date(2026, 12, 7), [], now=NOW)

    qtbot.keyClick(grid, Qt.Key.Key_Down)

    assert said(grid) == "Monday 7 December, free from 08:00 to 18:00"


def test_the_hours_reach_as_far_as_the_items(grid):
    early = item(0, 6.5, 30, "Train", GridKind.DIARY)

    grid.show_week(MONDAY, [early], now=NOW)

    assert grid.sizeHint().height() > WeekGrid("x").sizeHint().height()
    assert "Monday 23 November, free from 06:00 to 06:30" in spoken_names(grid)


def test_blocks_are_painted_in_the_colours_of_the_theme(grid, shown_look):
    shown_look.show_theme(Theme.DARK)
    drawn = grid.grab().toImage()

    colours = {
        drawn.pixelColor(x, y).name()
        for x in range(0, drawn.width(), 2)
        for y in range(0, drawn.height(), 2)
    }
    for name in ("mode_long_term", "mode_development", "diary_soft"):
        assert DARK.colour(name).lower() in colours


def test_a_narrow_window_scrolls_the_week_sideways_after_the_arrows(qtbot, shown_look):
    grid = WeekGrid("The week")
    grid.show_week(MONDAY, week_items(), now=NOW)
    scroll = WeekScroll(grid)
    qtbot.addWidget(scroll)
    scroll.resize(400, 700)
    with qtbot.waitActive(scroll):
        scroll.show()
    assert scroll.horizontalScrollBar().value() == 0

    grid.go_to("6-17-On call")

    assert scroll.horizontalScrollBar().value() > 0
