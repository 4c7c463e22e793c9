"""What every page must keep: names, order, targets, nothing clipped, nothing overlapping.

Each check returns the faults it finds as sentences; an empty list is a pass. Show the page in a
window first: what is not visible is not looked at.
"""

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QWidget,
)

from ui.widgets.column import ScrollColumn
from ui.widgets.tab_order import tab_order

LEAST_TARGET_PX = 24


def faults(page):
    """List everything that is wrong with a page that is shown."""
    checks = (unnamed, out_of_order, small_targets, clipped_words, overlaps, unreachable_width)
    return [fault for check in checks for fault in check(page)]


def focusable(page):
    """List what Tab goes to on a page."""
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget, QScrollBar)
        and widget.focusProxy() is None
    ]


def unnamed(page):
    """A screen reader must have a name for everything that takes the focus."""
    buddies = {label.buddy() for label in page.findChildren(QLabel) if label.buddy()}
    return [
        f"no name: {_told(widget)}"
        for widget in focusable(page)
        if not widget.accessibleName() and widget not in buddies and not _own_words(widget)
    ]


def _own_words(widget):
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def out_of_order(page):
    """Tab goes through a page as it is read: never back up into an earlier row."""
    reached = set(focusable(page))
    order = [widget for widget in tab_order(page) if widget in reached]
    found = []
    for earlier, later in pairwise(order):
        before, after = _place(earlier, page), _place(later, page)
        is_beside = before.left() < after.left() and not _same_column(before, after)
        if after.bottom() < before.top() and not is_beside:
            found.append(f"Tab goes back up from {_told(earlier)} to {_told(later)}")
    return found


def _same_column(one, other):
    return one.left() < other.right() and other.left() < one.right()


def small_targets(page):
    """Everything to press is at least 24 by 24 pixels."""
    return [
        f"{widget.width()}x{widget.height()} px: {_told(widget)}"
        for widget in focusable(page)
        if min(widget.width(), widget.height()) < LEAST_TARGET_PX
        and not isinstance(widget, QAbstractItemView)
    ]


def clipped_words(page):
    """Labels and buttons are as large as their words."""
    labels = [label for label in page.findChildren(QLabel) if label.text()]
    buttons = [
        button
        for button in page.findChildren(QAbstractButton)
        if isinstance(button, QPushButton | QCheckBox | QRadioButton) and button.text()
    ]
    return [
        f"clipped: “{widget.text()}”"
        for widget in (*labels, *buttons)
        if widget.isVisible()
        and not (_label_fits(widget) if isinstance(widget, QLabel) else _button_fits(widget))
    ]


def _button_fits(button):
    if button.hasHeightForWidth():
        needed = button.heightForWidth(button.width())
        return button.height() >= needed and button.width() >= button.minimumSizeHint().width()
    return button.width() >= button.sizeHint().width()


def _label_fits(label):
    area = label.contentsRect()
    flags = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
    room = QRect(0, 0, area.width(), 10_000)
    needed = label.fontMetrics().boundingRect(room, flags, label.text())
    return needed.width() <= area.width() + 1 and needed.height() <= area.height() + 1


def overlaps(page):
    """No two things to read or press lie on one another."""
    shown = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible() and isinstance(widget, QLabel | QAbstractButton) and widget.text()
    ]
    return [
        f"{_told(one)} lies on {_told(other)}"
        for number, one in enumerate(shown)
        for other in shown[number + 1 :]
        if _meet(one, other, page)
        and one.parent() is not other
        and other.parent() is not one
        and one.window() is other.window()
    ]


def _meet(one, other, page):
    area, there = _place(one, page), _place(other, page)
    if not area.adjusted(1, 1, -1, -1).intersects(there):
        return False
    ours, theirs = _scrolled_by(one, page), _scrolled_by(other, page)
    if ours == theirs:
        return True
    # What is scrolled out of sight lies on nothing beside what scrolls it.
    area, there = _in_sight(area, ours, page), _in_sight(there, theirs, page)
    return area.adjusted(1, 1, -1, -1).intersects(there)


def _in_sight(area, ports, page):
    for port in ports:
        area = area.intersected(_place(port, page))
    return area


def _scrolled_by(widget, page):
    """List the viewports between a widget and the page, from within."""
    found = []
    around = widget.parentWidget()
    while around is not None and around is not page:
        if isinstance(around.parentWidget(), QAbstractScrollArea):
            found.append(around)
        around = around.parentWidget()
    return found


def unreachable_width(page):
    """Only a widget that says so scrolls sideways; a page as a whole never does."""
    areas = [page] if isinstance(page, QAbstractScrollArea) else []
    return [
        f"{_told(area)} is {area.horizontalScrollBar().maximum()} px too wide"
        for area in areas
        if area.horizontalScrollBar().maximum() > 0
    ]


def too_wide_inside(dialog):
    """No column inside a dialog scrolls sideways."""
    return [
        fault for area in dialog.findChildren(ScrollColumn) for fault in unreachable_width(area)
    ]


def _place(widget, page):
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def _told(widget):
    words = widget.accessibleName() or (widget.text() if hasattr(widget, "text") else "")
    return f"{type(widget).__name__} {words or widget.objectName()!r}"


def spoken_names(widget):
    """List what assistive technology finds directly inside a widget."""
    whole = QAccessible.queryAccessibleInterface(widget)
    return [whole.child(number).text(QAccessible.Text.Name) for number in range(whole.childCount())]


def settle():
    """Let layouts and paint events take place."""
    for _ in range(4):
        QApplication.processEvents()
