"""Words of a button that go on in a second line where there is no room for them in one."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton


class WrappedWords:
    """Measures and breaks the words of a button that is painted by its style.

    Args:
        button: Qt's own wants all of its words in one line; this one may be narrower.
    """

    def __init__(self, button: QAbstractButton) -> None:
        self._button = button
        policy = button.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Preferred)
        # Qt would hold it to the height of one line otherwise.
        policy.setVerticalPolicy(policy.Policy.Preferred)
        policy.setHeightForWidth(True)
        button.setSizePolicy(policy)

    def height(self, width: int, hint: QSize) -> int:
        """Return the height at `width`; `hint` is the size with all words in one line."""
        line = self._size_of(self._button.text())
        return hint.height() - line.height() + self._size_of(self.shown(width, hint)).height()

    def least(self, hint: QSize) -> QSize:
        """Return the size below which a word would be cut."""
        words = self._button.text().split()
        longest = max((self._size_of(word).width() for word in words), default=0)
        return QSize(longest + self._beside_px(hint), hint.height())

    def fit(self, width: int, hint: QSize) -> bool:
        """Say whether all words fit into one line."""
        return width >= hint.width()

    def shown(self, width: int, hint: QSize) -> str:
        """Return the words with line breaks, such that each line fits as far as words do."""
        if self.fit(width, hint):
            return self._button.text()
        room = width - self._beside_px(hint)
        lines: list[str] = []
        for word in self._button.text().split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self._size_of(longer).width() <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return "\n".join(lines)

    def _beside_px(self, hint: QSize) -> int:
        return hint.width() - self._size_of(self._button.text()).width()

    def _size_of(self, words: str) -> QSize:
        return self._button.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, words)
