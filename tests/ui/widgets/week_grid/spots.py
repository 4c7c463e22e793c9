"""Moments and places of the week that these tests look at."""

from datetime import datetime, timedelta

from PySide6.QtGui import QAccessible

from tests.ui.gallery import LONDON, MONDAY

FRAILTY = "1-8-Model of frailty care"


def at(day, hours, minutes=0):
    return datetime.combine(MONDAY + timedelta(days=day), datetime.min.time(), LONDON).replace(
        hour=hours, minute=minutes
    )


def said(grid):
    child = QAccessible.queryAccessibleInterface(grid).focusChild()
    return child.text(QAccessible.Text.Name) if child else ""


def place(grid, key):
    back = grid.current_key()
    grid.go_to(key)
    middle = grid.current_area().center()
    grid.go_to(back)
    return middle
