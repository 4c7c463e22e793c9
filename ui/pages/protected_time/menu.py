"""The menu of what is chosen in the week: all that can be done with it, each with its key."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from planner.text import tr
from ui.pages.protected_time.keys import Keys


def open_menu(parent: QWidget, keys: Keys, place: QPoint) -> QMenu:
    """Open the menu at a place on the screen and return it."""
    menu = QMenu(tr("What is chosen"), parent)
    for actions in (keys.of_chosen(), keys.of_arrows(), keys.of_week()):
        for action in actions:
            if action.isEnabled():
                menu.addAction(action)
        menu.addSeparator()
    for action in menu.actions():
        action.setShortcutVisibleInContextMenu(True)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)
    return menu
