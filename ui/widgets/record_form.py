"""A form for one record, made from the declaration of its fields."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from planner.domain.errors import PlannerError
from planner.domain.records import Record, specs_of
from planner.text import tr
from planner.words.errors import error_text
from planner.words.fields import field_label
from ui.look.measure import scaled
from ui.widgets.choice import Choice
from ui.widgets.flow import Flow
from ui.widgets.form import FormRow
from ui.widgets.labels import set_role
from ui.widgets.record_fields import RecordField, Surroundings, record_field

FIELD_PX = 210
"""Fields of a row stand side by side where each has so much room."""

Rows = Sequence[Sequence[str]]
"""The names of the fields, row by row."""


class RecordForm(QWidget):
    """Shows fields with their labels; what is wrong is said at the field, and kept.

    Args:
        save_words: What the button says.
        can_cancel: False for a form that always stands there.

    Signals:
        saved: The user wants to save what stands there; Enter in a line does, too.
        cancelled: The user wants to leave it.
    """

    saved = Signal()
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
        self._not_read = ""
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(14))
        specs = {spec.name: spec for spec in specs_of(self._type)}
        for names in rows:
            beside = QWidget()
            row = Flow(beside, gap_px=16)
            for name in names:
                made = record_field(self._type.TYPE, specs[name], self._around)
                shown = FormRow(field_label(self._type.TYPE, name), made.widget, made.help)
                self._fields[name], self._rows[name] = made, shown
                row.add(shown, grow=1, basis_px=FIELD_PX, align=Qt.AlignmentFlag.AlignTop)
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
        for spec in specs_of(self._type):
            field = self._fields.get(spec.name)
            if field and (spec.default is not None or spec.optional):
                field.show(spec.default)
            elif field and isinstance(field.widget, QLineEdit):
                field.widget.clear()
        self.clear_errors()

    def show_record(self, record: Record) -> None:
        """Show the values of a record."""
        for name, field in self._fields.items():
            field.show(getattr(record, name))
        self.clear_errors()

    def values(self) -> Mapping[str, Any]:
        """Return what stands in the fields by name; raises DayNotUnderstoodError."""
        self.clear_errors()
        return {name: self._read(name) for name in self._fields}

    def explain(self, error: Exception) -> bool:
        """Show at its field what was refused; False where the error is about no field here."""
        name = self._not_read or str(getattr(error, "field_name", ""))
        if not isinstance(error, PlannerError) or name not in self._rows:
            return False
        self._rows[name].show_error(error_text(error))
        _focus(self._fields[name].widget)
        return True

    def clear_errors(self) -> None:
        """Take back everything that was said to be wrong."""
        self._not_read = ""
        for row in self._rows.values():
            row.show_error("")

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        _focus(next(iter(self._fields.values())).widget)

    def _read(self, name: str) -> Any:
        try:
            return self._fields[name].read()
        except PlannerError:
            self._not_read = name
            raise

    @Slot()
    def _on_return(self) -> None:
        self.saved.emit()


def _focus(widget: QWidget) -> None:
    if isinstance(widget, Choice):
        widget.take_focus()
    else:
        widget.setFocus()
