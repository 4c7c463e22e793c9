from datetime import timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from tests.ui.audit import spoken_names
from tests.ui.gallery import MONDAY, NOW, item
from tests.ui.widgets.week_grid.spots import FRAILTY, at, place, said
from ui.widgets.week_grid.items import GridKind, Ground

LEFT = Qt.MouseButton.LeftButton


def test_the_mouse_moves_a_block_to_a_quarter_of_an_hour(qtbot, grid, wanted):
    start = place(grid, FRAILTY)
    column = place(grid, "2-11-Quality board") - place(grid, "1-9.5-Place board")

    qtbot.mousePress(grid, LEFT, pos=start)
    qtbot.mouseMove(grid, start + QPoint(column.x() + 20, 4))
    grid.grab()
    qtbot.mouseRelease(grid, LEFT, pos=start + QPoint(column.x() + 20, 4))

    [(name, key, moved_to)] = wanted.told
    assert (name, key) == ("moved", FRAILTY)
    assert moved_to.date() == MONDAY + timedelta(days=2)
    assert moved_to.minute % 15 == 0


def test_the_mouse_cannot_move_the_diary(qtbot, grid, wanted):
    start = place(grid, "0-8.5-Executive team")

    qtbot.mousePress(grid, LEFT, pos=start)
    qtbot.mouseMove(grid, start + QPoint(0, 80))
    qtbot.mouseRelease(grid, LEFT, pos=start + QPoint(0, 80))

    assert wanted.told == []


def test_plain_arrows_move_what_is_in_hand_until_escape(qtbot, grid, wanted):
    grid.go_to(FRAILTY)
    held = []
    grid.held_changed.connect(held.append)

    qtbot.keyClick(grid, Qt.Key.Key_Space)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    qtbot.keyClick(grid, Qt.Key.Key_Escape)
    qtbot.keyClick(grid, Qt.Key.Key_Down)

    assert wanted.told == [("moved", FRAILTY, at(1, 8, 15)), ("moved", FRAILTY, at(2, 8))]
    assert held == [True, False]
    assert said(grid).startswith("Tuesday 24 November, free")


def test_a_click_takes_a_block_in_hand_but_nothing_of_the_diary(qtbot, grid, wanted):
    qtbot.mouseClick(grid, LEFT, pos=place(grid, FRAILTY))
    assert grid.is_held
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    assert wanted.told == [("moved", FRAILTY, at(1, 7, 45))]

    qtbot.mouseClick(grid, LEFT, pos=place(grid, "0-8.5-Executive team"))
    assert not grid.is_held


def test_what_is_over_or_proposed_is_not_taken_in_hand(qtbot, grid):
    over = item(1, 8, 60, "Kept", GridKind.BLOCK_FLEXIBLE, key="k", is_over=True)
    asked = item(2, 8, 60, "Proposed", GridKind.PROPOSAL, key="p")
    grid.show_week(MONDAY, [over, asked], now=NOW)

    for key in ("k", "p"):
        grid.go_to(key)
        qtbot.keyClick(grid, Qt.Key.Key_Space)
        assert not grid.is_held


def pull(qtbot, grid, start, end):
    qtbot.mousePress(grid, LEFT, pos=start)
    qtbot.mouseMove(grid, end)
    grid.grab()
    qtbot.mouseRelease(grid, LEFT, pos=end)


def end_of(grid, key):
    middle = place(grid, key)
    grid.go_to(key)
    bottom = grid.current_area().bottom()
    return QPoint(middle.x(), bottom - 2)


def test_the_mouse_pulls_the_end_of_a_block(qtbot, grid, wanted):
    edge = end_of(grid, FRAILTY)

    pull(qtbot, grid, edge, edge + QPoint(0, 60))

    [(name, key, end)] = wanted.told
    assert (name, key) == ("stretched", FRAILTY)
    assert end > at(1, 9, 30)
    assert end.minute % 15 == 0


def test_a_drag_that_ends_nowhere_or_where_it_began_does_nothing(qtbot, grid, wanted):
    start = place(grid, FRAILTY)

    pull(qtbot, grid, start, start + QPoint(-2000, 10))
    pull(qtbot, grid, start, start + QPoint(2, 1))

    assert wanted.told == []


def test_escape_ends_a_drag(qtbot, grid, wanted):
    start = place(grid, FRAILTY)
    qtbot.mousePress(grid, LEFT, pos=start)
    qtbot.mouseMove(grid, start + QPoint(0, 90))

    qtbot.keyClick(grid, Qt.Key.Key_Escape)
    qtbot.mouseRelease(grid, LEFT, pos=start + QPoint(0, 90))

    assert wanted.told == []


def test_a_lost_block_is_said_and_seen_and_leaves_its_time_free(grid):
    lost = item(1, 8, 60, "Model", GridKind.LOST, key="l", is_over=True)
    grid.show_week(MONDAY, [lost], now=NOW)
    grid.grab()

    spoken = spoken_names(grid)
    assert "Tuesday 24 November, 08:00 to 09:00: Model, long-term, lost" in spoken
    assert "Tuesday 24 November, free from 08:00 to 18:00" in spoken


def test_what_hours_are_is_said_of_the_free_time_in_them(grid):
    grounds = [Ground(day=MONDAY, begin=8 * 60, end=12 * 60, words="no meetings")]
    grid.show_week(MONDAY, [], now=NOW, grounds=grounds)
    grid.grab()

    assert "Monday 23 November, free from 08:00 to 18:00, no meetings" in spoken_names(grid)
    assert "Tuesday 24 November, free from 08:00 to 18:00" in spoken_names(grid)


def test_the_menu_key_asks_for_what_can_be_done(grid):
    asked = []
    grid.menu_wanted.connect(asked.append)
    grid.go_to(FRAILTY)
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(grid, QContextMenuEvent(reason, QPoint(), QPoint()))

    assert asked == [grid.mapToGlobal(grid.current_area().center())]
