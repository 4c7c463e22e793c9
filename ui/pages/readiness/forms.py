"""The forms for a named change and for a new round."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from planner.domain.direction import LONGEST_STATEMENT, Initiative
from planner.domain.errors import StatementTooLongError
from planner.domain.readiness import Instrument, Round
from planner.text import tr
from planner.words.fields import field_label
from ui.pages.readiness.wording import instrument_words
from ui.widgets.card import Card
from ui.widgets.choice import Option
from ui.widgets.form import FormRow
from ui.widgets.labels import label
from ui.widgets.pick import Pick
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
ROUND_ROWS = (("rater",), ("invited", "opened_on"))


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


class RoundForm(PageForm):
    """Asks which questionnaire a new round has, whose view it is, and how many are asked."""

    def __init__(self, instruments: Sequence[Instrument], today: Callable[[], date]) -> None:
        super().__init__(tr("Open a round"))
        self._instruments = tuple(instruments)
        self.pick = Pick([Option(value=one.key, words=one.name) for one in instruments])
        self.row = FormRow(field_label(Round.TYPE, "instrument"), self.pick, " ")
        around = Surroundings(today=today, references={})
        self.form = RecordForm(Round, ROUND_ROWS, around, save_words=tr("Open the round"))
        self.add(self.row)
        self.add(self.form)
        self.form.saved.connect(self.saved)
        self.form.cancelled.connect(self.cancelled)
        self.pick.chosen.connect(self._show_instrument)
        self._show_instrument()

    def values(self) -> Mapping[str, Any]:
        """Return what stands in the fields; raises DayNotUnderstoodError."""
        return {"instrument": self.pick.value, **self.form.values()}

    @Slot()
    def _show_instrument(self) -> None:
        chosen = next((one for one in self._instruments if one.key == self.pick.value), None)
        words = instrument_words(chosen) if chosen else ""
        self.row.help.setText(words)
        self.pick.setAccessibleDescription(words)

    @override
    def explain(self, error: Exception) -> bool:
        return self.form.explain(error)

    @override
    def focus_first(self) -> None:
        self.pick.setFocus()
