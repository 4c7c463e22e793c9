"""One of the values between which somebody has to choose: whose, since when, and choosing it."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from planner.domain.conflicts import Rival
from planner.text import tr
from planner.words.numbers import moment_text
from ui.look.measure import scaled
from ui.widgets.labels import breakable, label

PADDING_PX = 12


class RivalView(QFrame):
    """A heading, who and when, the value, and the button that chooses it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Well")
        self.heading = label("", "strong")
        self.about = label("", "muted")
        self.value = label("")
        self.value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton()
        column = QVBoxLayout(self)
        padding = scaled(PADDING_PX)
        column.setContentsMargins(padding, padding, padding, padding)
        column.setSpacing(scaled(6))
        for widget in (self.heading, self.about, self.value):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_words(self, heading: str, about: str, value: str, action: str) -> None:
        """Show a value; the button's name says for screen readers what it would choose."""
        self.heading.setText(heading)
        self.about.setText(breakable(about))
        self.about.setVisible(bool(about))
        self.value.setText(breakable(value))
        self.button.setText(action)
        self.button.setAccessibleDescription(value)


def about_text(rival: Rival, zone: ZoneInfo, *, is_shown: bool) -> str:
    """Say who wrote it, where and when, and whether it is what is shown meanwhile."""
    told = [rival.by, rival.device, moment_text(rival.at, zone)]
    told += [tr("shown until you choose")] if is_shown else []
    return ", ".join(part for part in told if part)
