"""What screen readers find inside a widget that paints itself: a chart, a week."""

from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from planner.domain.values import Frozen, frozen
from planner.overriding import override


@frozen(kw_only=False)
class SpokenPart(Frozen):
    """One thing in a picture: what is said of it, and where it is within the widget."""

    words: str
    area: QRect


class SpokenParts(QObject):
    """Makes the parts of a painted widget children in the tree of assistive technology.

    Args:
        widget: The widget; it owns this object.
        role: What the widget is as a whole.
        parts: Asked for the parts as they are now, in reading order.
        current: Asked for the number of the part that the arrow keys stand on; -1 for none.
    """

    def __init__(
        self,
        widget: QWidget,
        role: QAccessible.Role,
        parts: Callable[[], Sequence[SpokenPart]],
        current: Callable[[], int],
    ) -> None:
        super().__init__(widget)
        self.widget = widget
        self.role = role
        self.parts = parts
        self.current = current
        QAccessible.installFactory(_interface_of)  # a factory that is known already is not doubled

    def tell_current(self) -> None:
        """Tell assistive technology that the arrow keys have gone to another part."""
        if self.current() >= 0:
            event = QAccessibleEvent(self.widget, QAccessible.Event.Focus)
            event.setChild(self.current())
            QAccessible.updateAccessibility(event)


class _Whole(QAccessibleWidget):
    def __init__(self, spoken: SpokenParts) -> None:
        super().__init__(spoken.widget, spoken.role)
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
