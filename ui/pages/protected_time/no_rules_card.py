"""What stands in the place of the week while there is no rule."""

from PySide6.QtCore import Signal

from planner.text import tr
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState


class NoRulesCard(Card):
    """Says what a rule is for.

    Signals:
        wanted: The first rule is to be added.
    """

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = EmptyState(
            "protected_time",
            tr("No rule yet"),
            tr(
                "A rule asks for hours a week for one goal or initiative. The places proposed "
                "for them will stand here, beside your diary."
            ),
            tr("Add the first rule"),
        )
        self.add(self.state)
        self.state.wanted.connect(self.wanted)
