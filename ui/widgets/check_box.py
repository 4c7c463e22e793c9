"""A box to tick whose words go on in a second line where there is no room for them."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox

from planner.overriding import override
from ui.widgets.wrapped_words import WrappedWords


class CheckBox(QCheckBox):
    """A check box that wraps its words, as labels do; Qt's own asks for all of them in a line."""

    def __init__(self, words: str = "") -> None:
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
    def hitButton(self, pos: QPoint) -> bool:
        # Qt's own asks the style, which knows of one line alone.
        return self.rect().contains(pos)

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
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_CheckBox, option)
