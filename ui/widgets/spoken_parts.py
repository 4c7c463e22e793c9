"""What screen readers find inside a widget that paints itself: a chart, a week."""

from collections.abc import Callable, Sequence
from enum import Enum, auto

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

from planner.domain.values import Frozen, frozen
from ui.first_paint import after_first_paint


class SpokenRole(Enum):
    """What such a widget is as a whole."""

    CHART = auto()
    LIST = auto()


@frozen(kw_only=False)
class SpokenPart(Frozen):
    """One thing in a picture: what is said of it, and where it is within the widget."""

    words: str
    area: QRect


class SpokenParts(QObject):
    """Makes the parts of a painted widget children in the tree of assistive technology.

    They are found there once the widget has been painted: Qt's classes for it bring hundreds of
    roles and states, for which no first page should wait.

    Args:
        widget: The widget; it owns this object.
        role: What the widget is as a whole.
        parts: Asked for the parts as they are now, in reading order.
        current: Asked for the number of the part that the arrow keys stand on; -1 for none.
    """

    def __init__(
        self,
        widget: QWidget,
        role: SpokenRole,
        parts: Callable[[], Sequence[SpokenPart]],
        current: Callable[[], int],
    ) -> None:
        super().__init__(widget)
        self.widget = widget
        self.role = role
        self.parts = parts
        self.current = current
        after_first_paint(widget, self._speak)

    def tell_current(self) -> None:
        """Tell assistive technology that the arrow keys have gone to another part."""
        from ui.widgets.spoken_interfaces import tell_current  # noqa: PLC0415 - see above

        if self.current() >= 0:
            tell_current(self)

    def _speak(self) -> None:
        from ui.widgets.spoken_interfaces import speak  # noqa: PLC0415 - see above

        speak(self)
