"""Text on a page: each kind of label in one call, wrapping wherever there is room to."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


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
