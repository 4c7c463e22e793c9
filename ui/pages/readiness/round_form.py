"""The form for a new round: which instrument, whose view, and how many are asked."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from planner.domain.readiness import Instrument, Round
from planner.overriding import override
from planner.text import tr
from planner.words.fields import field_label
from ui.look.icons import icon
from ui.pages.readiness.forms import PageForm
from ui.pages.readiness.wording import instrument_words, licence_words
from ui.widgets.choice import Option
from ui.widgets.flow import Flow
from ui.widgets.form import FormRow
from ui.widgets.labels import label
from ui.widgets.pick import Pick
from ui.widgets.record_fields import Surroundings
from ui.widgets.record_form import RecordForm

ROUND_ROWS = (("rater",), ("invited", "opened_on"), ("least",))
PICK_PX = 260


class RoundForm(PageForm):
    """Asks what a new round needs; other instruments can be taken in on the way.

    Signals:
        pack_wanted: The user wants to take in an instrument.
    """

    pack_wanted = Signal()

    def __init__(self, instruments: Sequence[Instrument], today: Callable[[], date]) -> None:
        super().__init__(tr("Open a round"))
        self._instruments: tuple[Instrument, ...] = ()
        self.pick = Pick()
        self.row = FormRow(field_label(Round.TYPE, "instrument"), self.pick, " ")
        self.licence = label("", "small")
        self.pack_button = QPushButton(tr("Take in another"))
        self.pack_button.setIcon(icon("import"))
        top = QWidget()
        line = Flow(top)
        line.add(self.row, grow=1, basis_px=PICK_PX)
        line.add(self.pack_button, align=Qt.AlignmentFlag.AlignVCenter)
        around = Surroundings(today=today, references={})
        self.form = RecordForm(Round, ROUND_ROWS, around, save_words=tr("Open the round"))
        for widget in (top, self.licence, self.form):
            self.add(widget)
        self.form.saved.connect(self.saved)
        self.form.cancelled.connect(self.cancelled)
        self.pick.chosen.connect(self._show_instrument)
        self.pack_button.clicked.connect(self.pack_wanted)
        self.offer(instruments)

    def offer(self, instruments: Sequence[Instrument], wanted: str = "") -> None:
        """Offer instruments, and choose the one whose key is `wanted`."""
        self._instruments = tuple(instruments)
        self.pick.offer([Option(value=one.key, words=one.name) for one in instruments], wanted)
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
        self.licence.setText(licence_words(chosen) if chosen else "")

    @override
    def explain(self, error: Exception) -> bool:
        return self.form.explain(error)

    @override
    def focus_first(self) -> None:
        self.pick.setFocus()
