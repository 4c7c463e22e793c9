"""The parts of widgets that paint themselves, as Qt hands them to assistive technology."""

from typing import Final

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from planner.overriding import override
from ui.widgets.spoken_parts import SpokenPart, SpokenParts, SpokenRole

_ROLES: Final = {
    SpokenRole.CHART: QAccessible.Role.Chart,
    SpokenRole.LIST: QAccessible.Role.List,
}


def speak(spoken: SpokenParts) -> None:
    """Let assistive technology find the parts, also where it has met the widget without them."""
    QAccessible.installFactory(_interface_of)  # a factory that is known already is not doubled
    if not QAccessible.isActive():
        return
    known = QAccessible.queryAccessibleInterface(spoken.widget)
    if not isinstance(known, _Whole):
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))
        changed = QAccessibleEvent(spoken.widget, QAccessible.Event.ObjectReorder)
        QAccessible.updateAccessibility(changed)


def tell_current(spoken: SpokenParts) -> None:
    """Tell assistive technology that the arrow keys have gone to another part."""
    event = QAccessibleEvent(spoken.widget, QAccessible.Event.Focus)
    event.setChild(spoken.current())
    QAccessible.updateAccessibility(event)


class _Whole(QAccessibleWidget):
    def __init__(self, spoken: SpokenParts) -> None:
        super().__init__(spoken.widget, _ROLES[spoken.role])
        self.spoken = spoken
        self._children: list[_Part] = []

    @override
    def childCount(self) -> int:
        return len(self.spoken.parts())

    @override
    def child(self, index: int) -> QAccessibleInterface:
        if not 0 <= index < self.childCount():
            return None  # type: ignore[return-value]  # Qt's way to say that there is none
        while len(self._children) <= index:
            self._children.append(_Part(self, len(self._children)))
        return self._children[index]

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.number if isinstance(child, _Part) else -1

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        here = self.spoken.widget.mapFromGlobal(QPoint(x, y))
        areas = [part.area.contains(here) for part in self.spoken.parts()]
        return self.child(areas.index(True) if True in areas else -1)

    @override
    def focusChild(self) -> QAccessibleInterface:
        return self.child(self.spoken.current() if self.spoken.widget.hasFocus() else -1)


class _Part(QAccessibleInterface):
    def __init__(self, whole: _Whole, number: int) -> None:
        super().__init__()
        self._whole = whole
        self.number = number

    def _part(self) -> SpokenPart | None:
        if not shiboken6.isValid(self._whole.spoken):
            return None
        parts = self._whole.spoken.parts()
        return parts[self.number] if self.number < len(parts) else None

    @override
    def isValid(self) -> bool:
        return self._part() is not None

    @override
    def text(self, t: QAccessible.Text) -> str:
        part = self._part()
        return part.words if part and t == QAccessible.Text.Name else ""

    @override
    def rect(self) -> QRect:
        part = self._part()
        if part is None:
            return QRect()
        return QRect(self._whole.spoken.widget.mapToGlobal(part.area.topLeft()), part.area.size())

    @override
    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    @override
    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        if self._part() is None:
            state.invalid = True
            return state
        spoken = self._whole.spoken
        state.focusable = state.selectable = True
        state.focused = spoken.widget.hasFocus() and spoken.current() == self.number
        state.selected = spoken.current() == self.number
        return state

    @override
    def object(self) -> QObject:
        return None  # type: ignore[return-value]  # a part is no QObject

    @override
    def parent(self) -> QAccessibleInterface:
        return self._whole

    @override
    def window(self) -> QWindow:
        return self._whole.window()

    @override
    def childCount(self) -> int:
        return 0

    @override
    def child(self, index: int) -> QAccessibleInterface:
        return None  # type: ignore[return-value]  # a part has no parts

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return None  # type: ignore[return-value]  # a part has no parts

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    @override
    def setText(self, t: QAccessible.Text, text: str) -> None:
        return


# Qt holds bare pointers to interfaces; they must live until it lets go of them at the exit.
_kept: list[_Whole] = []


def _interface_of(_class_name: str, target: QObject) -> QAccessibleInterface | None:
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    spoken = target.findChild(SpokenParts, "", direct) if isinstance(target, QWidget) else None
    if spoken is None:
        return None
    made = _Whole(spoken)
    _kept.append(made)
    return made
