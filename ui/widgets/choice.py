"""One of a few, all in sight: a row of words of which one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QRadioButton,
    QWidget,
)

from planner.domain.values import Frozen, frozen
from planner.overriding import override
from ui.widgets.flow import Flow
from ui.widgets.labels import set_role
from ui.widgets.wrapped_words import WrappedWords


@frozen
class Option(Frozen):
    """Something to choose.

    Attributes:
        value: What `Choice.chosen` carries.
        words: What the user reads; never empty, an icon alone says nothing.
        sample: Its colour in its pattern, from `ui.widgets.swatch`, or None.
        help: A tip.
    """

    value: str
    words: str
    sample: QIcon | None = None
    help: str = ""

    @override
    def __post_init__(self) -> None:
        if not self.words.strip():
            message = "an option needs words"
            raise ValueError(message)


class Choice(QWidget):
    """Radio buttons drawn as segments: Tab goes in, arrow keys choose, and so does a digit shown.

    Signals:
        chosen: The value that the user chose; not emitted by `choose`.
    """

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[Option], value: str | None = None) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._options = tuple(options)
        self._group = QButtonGroup(self)
        row = Flow(self, gap_px=6)
        for number, option in enumerate(self._options):
            button = Segment(option.words)
            set_role(button, "segment")
            button.setToolTip(option.help)
            button.setAccessibleDescription(name)
            if option.sample is not None:
                button.setIcon(option.sample)
            self._group.addButton(button, number)
            row.add(button)
        if self._options:
            self.choose(value if value is not None else self._options[0].value)
        self._group.buttonToggled.connect(self._on_toggled)

    @property
    def value(self) -> str:
        """Return the value that is chosen."""
        return self._options[self._group.checkedId()].value

    def choose(self, value: str) -> None:
        """Choose `value` without telling anybody.

        Raises:
            ValueError: It is not offered.
        """
        number = [option.value for option in self._options].index(value)
        self._group.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self._group.button(number).setChecked(True)
        self._group.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def take_focus(self) -> None:
        """Put the focus on what is chosen."""
        chosen = self._group.checkedButton()
        if chosen:
            chosen.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        words = [option.words for option in self._options]
        typed = event.text()
        if typed.isdigit() and typed in words:
            self._group.button(words.index(typed)).setChecked(True)
            self.take_focus()
        else:
            super().keyPressEvent(event)

    @Slot(QAbstractButton, bool)
    def _on_toggled(self, _button: QAbstractButton, is_checked: bool) -> None:  # noqa: FBT001 - Qt's
        if is_checked:
            self.chosen.emit(self.value)


class Segment(QRadioButton):
    """One option of a Choice; its words go on in a second line where there is no room."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._words = WrappedWords(self)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._words.height(width, self.sizeHint())

    @override
    def minimumSizeHint(self) -> QSize:
        return self._words.least(self.sizeHint())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._words.fit(self.width(), self.sizeHint()):
            super().paintEvent(event)
            return
        # Imported late: styles have six hundred names, and words are seldom broken.
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter  # noqa: PLC0415

        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self._words.shown(self.width(), self.sizeHint())
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_RadioButton, option)
