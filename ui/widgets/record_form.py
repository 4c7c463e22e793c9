"""A form for one record, made from the declaration of its fields."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from planner.domain.errors import PlannerError
from planner.domain.records import Record, check_value, specs_of
from planner.domain.values import Frozen, frozen
from planner.text import tr
from planner.words.errors import error_text
from planner.words.fields import field_label
from ui.look.measure import scaled
from ui.widgets.choice import Choice
from ui.widgets.flow import Flow
from ui.widgets.form import FormRow
from ui.widgets.labels import label, set_role
from ui.widgets.record_fields import RecordField, Surroundings, record_field

FIELD_PX = 210
"""Fields of a row stand side by side where each has so much room."""


@frozen(kw_only=False)
class Heading(Frozen):
    """Words over the rows that follow."""

    words: str


Rows = Sequence[Sequence[str] | Heading]
"""The names of the fields, row by row, with headings between them."""


class RecordForm(QWidget):
    """Shows fields with their labels; what is wrong is said at each field, and kept.

    Args:
        save_words: What the button says.
        can_cancel: False for a form that always stands there.

    Signals:
        saved: The user wants to save what stands there; Enter in a line does, too.
        cancelled: The user wants to leave it.
        edited: The user changed a field.
    """

    saved = Signal()
    edited = Signal()
    cancelled = Signal()

    def __init__(
        self,
        record_type: type[Record],
        rows: Rows,
        around: Surroundings,
        *,
        save_words: str = "",
        can_cancel: bool = True,
    ) -> None:
        super().__init__()
        self._type = record_type
        self._fields: dict[str, RecordField] = {}
        self._rows: dict[str, FormRow] = {}
        self._beside: dict[str, QWidget] = {}
        self._wrong: dict[str, PlannerError] = {}
        self._is_showing = False
        self._around = around
        self.save_button = QPushButton(save_words or tr("Save"))
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setHidden(not can_cancel)
        set_role(self.save_button, "primary" if can_cancel else "")
        self._build(rows)
        self.save_button.clicked.connect(self.saved)
        self.cancel_button.clicked.connect(self.cancelled)
        self.clear()

    def _build(self, rows: Rows) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(14))
        specs = {spec.name: spec for spec in specs_of(self._type)}
        for names in rows:
            if isinstance(names, Heading):
                column.addWidget(label(names.words, "h2"))
                continue
            beside = QWidget()
            row = Flow(beside, gap_px=16)
            for name in names:
                made = record_field(self._type.TYPE, specs[name], self._around)
                shown = FormRow(field_label(self._type.TYPE, name), made.widget, made.help)
                self._fields[name], self._rows[name] = made, shown
                self._beside[name] = beside
                row.add(shown, grow=1, basis_px=FIELD_PX, align=Qt.AlignmentFlag.AlignTop)
                made.edited.connect(self._on_edited)
                if isinstance(made.widget, QLineEdit):
                    made.widget.returnPressed.connect(self._on_return)
            column.addWidget(beside)
        buttons = QWidget()
        ends = Flow(buttons)
        for button in (self.save_button, self.cancel_button):
            ends.add(button)
        column.addWidget(buttons)

    def field(self, name: str) -> QWidget:
        """Return the widget of a field."""
        return self._fields[name].widget

    def clear(self) -> None:
        """Show what a new record of the type begins with."""
        self._is_showing = True
        for spec in specs_of(self._type):
            field = self._fields.get(spec.name)
            if field and (spec.default is not None or spec.optional):
                field.show(spec.default)
            elif field and isinstance(field.widget, QLineEdit):
                field.widget.clear()
        self._is_showing = False
        self.clear_errors()

    def show_record(self, record: Record) -> None:
        """Show the values of a record."""
        self.show_values({name: getattr(record, name) for name in self._fields})

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show values by the names of their fields; other fields keep theirs."""
        self._is_showing = True
        for name, field in self._fields.items():
            if name in values:
                field.show(values[name])
        self._is_showing = False
        self.clear_errors()

    def put_above(self, name: str, widget: QWidget) -> None:
        """Put something to read above the row of a field."""
        self._column.insertWidget(self._column.indexOf(self._beside[name]), widget)

    def show_rows(self, *names: str, is_shown: bool) -> None:
        """Show or hide the whole rows in which these fields stand; what they hold is kept."""
        for name in names:
            self._beside[name].setVisible(is_shown)

    def values(self) -> Mapping[str, Any]:
        """Return what stands in the fields by name.

        Raises:
            PlannerError: Of the first field that is wrong; `explain` then tells of all of them.
        """
        self.clear_errors()
        read, self._wrong = self.read_all()
        for error in self._wrong.values():
            raise error
        return read

    def read_all(self) -> tuple[dict[str, Any], dict[str, PlannerError]]:
        """Return what could be read, and what is wrong with the others, both by name."""
        read: dict[str, Any] = {}
        wrong: dict[str, PlannerError] = {}
        for spec in specs_of(self._type):
            if spec.name not in self._fields:
                continue
            try:
                value = self._fields[spec.name].read()
                check_value(self._type.TYPE, spec, value)
            except PlannerError as error:
                wrong[spec.name] = error
            else:
                read[spec.name] = value
        return read, wrong

    def explain(self, error: Exception) -> bool:
        """Show at their fields what was refused; False where the error is about no field here."""
        name = str(getattr(error, "field_name", ""))
        if self._wrong:
            self.show_problems(self._wrong)
        elif isinstance(error, PlannerError) and name in self._rows:
            self.show_problems({name: error})
        else:
            return False
        return True

    def show_problems(self, wrong: Mapping[str, PlannerError], *, moves_focus: bool = True) -> None:
        """Say at each field what is wrong with it, and go to the first of them."""
        marked = [name for name in self._rows if name in wrong]
        for name in reversed(marked):  # what is said last is heard: the first field's
            self._rows[name].show_error(error_text(wrong[name]))
        if marked and moves_focus:
            _focus(self._fields[marked[0]].widget)

    def forget_problems(self, still_wrong: Collection[str]) -> None:
        """Take back what was said about fields that are right by now."""
        for name, row in self._rows.items():
            if name not in still_wrong:
                row.show_error("")

    def clear_errors(self) -> None:
        """Take back everything that was said to be wrong."""
        self._wrong = {}
        for row in self._rows.values():
            row.show_error("")

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        _focus(next(iter(self._fields.values())).widget)

    @Slot()
    def _on_return(self) -> None:
        self.saved.emit()

    @Slot()
    def _on_edited(self) -> None:
        if not self._is_showing:
            self.edited.emit()


def _focus(widget: QWidget) -> None:
    if isinstance(widget, Choice):
        widget.take_focus()
    else:
        widget.setFocus()
