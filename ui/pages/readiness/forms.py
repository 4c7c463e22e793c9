"""The form for a named change, and what all forms of this page have."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from planner.domain.direction import LONGEST_STATEMENT, Initiative
from planner.domain.errors.partnership import StatementTooLongError
from planner.overriding import override
from planner.text import tr
from ui.widgets.card import Card
from ui.widgets.choice import Option
from ui.widgets.labels import label
from ui.widgets.record_fields import Surroundings
from ui.widgets.record_form import RecordForm

CHANGE_ROWS = (
    ("title",),
    ("statement",),
    ("kind", "horizon"),
    ("hat",),
    ("started_on", "settles_in_weeks"),
    ("blueprint", "adaptation"),
    ("in_surge", "community_voice"),
    ("priority",),
    ("priority_source", "priority_date"),
    ("is_open", "tier"),
)


class PageForm(Card):
    """A card that asks for something, and is left with its buttons.

    Signals:
        saved: The user wants to save what stands there.
        cancelled: The user wants to leave it.
    """

    saved = Signal()
    cancelled = Signal()

    def explain(self, error: Exception) -> bool:
        """Show at its field what was refused; False where it is about no field here."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        raise NotImplementedError


class ChangeForm(PageForm):
    """Asks for everything about a named change; `seen` is None for a new one."""

    def __init__(
        self, seen: Initiative | None, today: Callable[[], date], hats: Sequence[Option]
    ) -> None:
        title = tr("Edit: {change}").format(change=seen.title) if seen else tr("A named change")
        super().__init__(title)
        self.seen = seen
        around = Surroundings(today=today, references={"hat": hats})
        self.form = RecordForm(Initiative, CHANGE_ROWS, around)
        self.left = label("", "muted")
        self.form.put_above("kind", self.left)
        if seen:
            self.form.show_record(seen)
        self._show_left()
        self.add(self.form)
        self.form.edited.connect(self._show_left)
        self.form.saved.connect(self.saved)
        self.form.cancelled.connect(self.cancelled)

    @Slot()
    def _show_left(self) -> None:
        """Count what the sentence on the change takes."""
        field = self.form.field("statement")
        taken = len(field.text()) if isinstance(field, QLineEdit) else 0
        self.left.setText(
            tr("{taken} of {longest} characters").format(taken=taken, longest=LONGEST_STATEMENT)
        )

    @override
    def explain(self, error: Exception) -> bool:
        if isinstance(error, StatementTooLongError):
            self.form.show_problems({"statement": error})
            return True
        return self.form.explain(error)

    @override
    def focus_first(self) -> None:
        self.form.focus_first()
