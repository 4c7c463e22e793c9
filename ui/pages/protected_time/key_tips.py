"""Which tip a button shows: what it does, and with which key."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton

from planner.text import tr
from ui.widgets.command_palette import plain_text


def tip_of(action: QAction) -> str:
    """Return such as "Keep (K)"; the words alone where there is no key."""
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    words = plain_text(action)
    return tr("{what} ({key})").format(what=words, key=key) if key else words


def show_tip(button: QAbstractButton, action: QAction) -> None:
    """Have a button tell which key does the same."""
    button.setToolTip(tip_of(action))
