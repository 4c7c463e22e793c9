"""Text on a page: each kind of label in one call, wrapping wherever there is room to."""

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from planner.overriding import override

_BREAK = "\u200b"
"""No width, nothing to see or to hear: only a place where a line may end."""

_MARK_WITHIN = re.compile(r"(?<=[/\\._@-])(?=[^\s/\\._@-])")
_LONG_RUN = re.compile(r"[^\s\u200b]{15}(?=[^\s\u200b])")
"""As many signs as a narrow page takes in large text, with more to come."""


def label(words: str, role: str = "", *, wraps: bool = True) -> QLabel:
    """Return a label.

    Args:
        words: Shown as they are; markup in them is not obeyed.
        role: "h1", "h2", "big", "strong", "muted", "small", "good", "warning", "error" or none.
        wraps: False for short words in a row of others, which are then never broken or clipped.
    """
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    if not wraps:
        made.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
    set_role(made, role)
    return made


class LineLabel(QLabel):
    """Short words that stand in one line where there is room, and in more where there is none."""

    def __init__(self, words: str, role: str = "") -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        set_role(self, role)

    @override
    def sizeHint(self) -> QSize:
        around = self.contentsMargins()
        words = self.fontMetrics().size(Qt.TextFlag.TextSingleLine, self.text())
        # One pixel more, because a line that just fits is broken nevertheless.
        return words + QSize(around.left() + around.right() + 1, around.top() + around.bottom())


def set_role(widget: QWidget, role: str) -> None:
    """Show a label or button in the style of `role`, now and in every theme."""
    set_look(widget, "role", role)


def set_look(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet looks at, and show the difference at once."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # it has no looks yet; they will follow the property
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def shortened(words: str, longest: int) -> str:
    """Return words of at most `longest` characters, with an ellipsis where some were cut."""
    return words if len(words) <= longest else words[: longest - 1] + "…"


def breakable(words: str) -> str:
    """Return words in which long runs without a space, such as paths, may go on in a new line."""
    return " ".join(_broken(word) for word in words.split(" "))


def _broken(word: str) -> str:
    if not _LONG_RUN.search(word):
        return word
    parted = _MARK_WITHIN.sub(_BREAK, word)
    return _LONG_RUN.sub(lambda found: found.group() + _BREAK, parted)
