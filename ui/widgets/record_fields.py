"""Which widget a declared field is filled in with, and how its value goes in and out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as declared
from datetime import date
from typing import Any

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from planner.domain.durations import read_minutes
from planner.domain.errors.fields import ValueNotUnderstoodError
from planner.domain.hours import WeekHours
from planner.domain.records import FieldSpec, Kind
from planner.text import tr
from planner.words.choices import choice_texts, choice_title
from planner.words.fields import field_help, field_label
from planner.words.numbers import hours_text
from ui.widgets.check_box import CheckBox
from ui.widgets.choice import Choice, Option
from ui.widgets.day_field import DayField
from ui.widgets.number_field import NumberField
from ui.widgets.pick import Pick

MOST_IN_SIGHT, LONGEST_IN_SIGHT = 5, 20
"""More options than these, or one with more letters, drop down."""
LONGEST_BESIDE_BOX = 20
"""More letters than these stand below a box, where they can wrap."""
NOT_SAID = "-"
"""Stands for None among options."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What fields need that no declaration says.

    Attributes:
        today: Asked for the present day.
        references: The records that a field may refer to, or what is usual in a line, by the name
            of the field.
        nothing: What stands for no record, by the name of the field, where "None" says too little.
    """

    today: Callable[[], date]
    references: Mapping[str, Sequence[Option]]
    nothing: Mapping[str, str] = declared(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RecordField:
    """A widget that holds one field: `read` takes its value out, `show` puts one in.

    Attributes:
        read: Raises PlannerError where what was typed cannot be understood.
        edited: Emitted when the user changes it, and by some widgets when `show` does.
        help: What stands below the widget.
    """

    widget: QWidget
    read: Callable[[], Any]
    show: Callable[[Any], object]
    edited: SignalInstance
    help: str = ""


def record_field(record_type: str, spec: FieldSpec, around: Surroundings) -> RecordField:
    """Return a new field, empty.

    Raises:
        KeyError: No form can hold a field of this kind.
    """
    help_words = field_help(record_type, spec.name)
    if spec.kind is Kind.FLAG:
        return _flag(help_words)
    if spec.kind is Kind.REFERENCE:
        nothing = Option(value="", words=around.nothing.get(spec.name) or tr("None"))
        return _reference([nothing, *around.references.get(spec.name, ())], help_words)
    if spec.kind is Kind.DAY:
        day = DayField(around.today, stands_for_today=not spec.optional)
        return RecordField(day, day.day, day.show_day, day.textEdited, help_words)
    if spec.kind is Kind.LINE and spec.name in around.references:
        return _known_line(around.references[spec.name])
    name = field_label(record_type, spec.name)
    if spec.kind is Kind.NUMBER and spec.optional:
        return _optional_number(record_type, spec, name, help_words)
    return _MAKERS[spec.kind](name, spec, help_words)


def _line(_name: str, _spec: FieldSpec, help_words: str) -> RecordField:
    field = QLineEdit()

    def show(words: str) -> None:
        field.setText(words)
        field.setCursorPosition(0)  # a long text is read from its beginning

    return RecordField(field, field.text, show, field.textEdited, help_words)


def _known_line(options: Sequence[Option]) -> RecordField:
    field = Pick(options)

    def show(words: str) -> None:
        if words and field.findData(words) < 0:
            field.addItem(words, words)  # what another copy of the plan said stays
        field.choose(words)

    return RecordField(field, lambda: field.value, show, field.chosen)


def _text(_name: str, _spec: FieldSpec, help_words: str) -> RecordField:
    field = QPlainTextEdit()
    return RecordField(field, field.toPlainText, field.setPlainText, field.textChanged, help_words)


def _number(name: str, spec: FieldSpec, help_words: str) -> RecordField:
    low, high = spec.low or 0, spec.high or 0
    if high - low < MOST_IN_SIGHT:
        steps = [Option(value=str(step), words=str(step)) for step in range(low, high + 1)]
        choice = Choice(name, steps)
        return RecordField(
            choice,
            lambda: int(choice.value),
            lambda number: choice.choose(str(number)),
            choice.chosen,
            help_words,
        )
    field = NumberField(low, high)
    return RecordField(field, field.value, field.setValue, field.valueChanged, help_words)


def _optional_number(record_type: str, spec: FieldSpec, name: str, help_words: str) -> RecordField:
    low, high = spec.low or 0, spec.high or 0
    if high - low < MOST_IN_SIGHT:
        steps = [Option(value=str(step), words=str(step)) for step in range(low, high + 1)]
        choice = Choice(name, [Option(value=NOT_SAID, words=tr("not said")), *steps])
        return RecordField(
            choice,
            lambda: None if choice.value == NOT_SAID else int(choice.value),
            lambda number: choice.choose(NOT_SAID if number is None else str(number)),
            choice.chosen,
            help_words,
        )
    field = QLineEdit()

    def read() -> int | None:
        written = "".join(field.text().replace(",", "").split())
        if not written:
            return None
        if not (written.isascii() and written.isdecimal()):
            raise ValueNotUnderstoodError(record_type, spec.name, field.text())
        return int(written)

    def show(number: int | None) -> None:
        field.setText("" if number is None else f"{number:,}")

    return RecordField(field, read, show, field.textEdited, help_words)


def _minutes(_name: str, spec: FieldSpec, help_words: str) -> RecordField:
    field = QLineEdit(placeholderText=tr("such as 45m, 1h30 or 2h"))

    def show(minutes: object) -> None:
        field.setText(hours_text(minutes) if isinstance(minutes, int) else "")

    def read() -> int | None:
        written = field.text()
        return read_minutes(written) if written.strip() or not spec.optional else None

    return RecordField(field, read, show, field.textEdited, help_words)


def _hours(_name: str, spec: FieldSpec, help_words: str) -> RecordField:
    field = QLineEdit()

    def read() -> WeekHours | None:
        written = field.text().strip()
        return WeekHours.parse(written) if written or not spec.optional else None

    def show(hours: WeekHours | None) -> None:
        field.setText("" if hours is None else hours.short())
        field.setCursorPosition(0)

    return RecordField(field, read, show, field.textEdited, help_words)


def _choice(name: str, spec: FieldSpec, help_words: str) -> RecordField:
    if spec.choices is None:
        raise KeyError(spec.name)
    kinds = spec.choices
    options = [Option(value=one.value, words=choice_title(one)) for one in choice_texts(kinds)]
    if spec.optional:
        options.insert(0, Option(value=NOT_SAID, words=tr("Not said")))
    is_long = len(options) > MOST_IN_SIGHT or any(
        len(one.words) > LONGEST_IN_SIGHT for one in options
    )
    field = Pick(options) if is_long else Choice(name, options)
    return RecordField(
        field,
        lambda: None if field.value == NOT_SAID else kinds(field.value),
        lambda one: field.choose(NOT_SAID if one is None else one.value),
        field.chosen,
        help_words,
    )


def _flag(help_words: str) -> RecordField:
    is_short = 0 < len(help_words) <= LONGEST_BESIDE_BOX
    field = CheckBox(help_words if is_short else tr("Yes"))
    below = "" if is_short else help_words
    return RecordField(field, field.isChecked, field.setChecked, field.clicked, below)


def _reference(options: Sequence[Option], help_words: str) -> RecordField:
    field = Pick(options)
    return RecordField(
        field,
        lambda: field.value or None,
        lambda named: field.choose(named or ""),
        field.chosen,
        help_words,
    )


_MAKERS: Mapping[Kind, Callable[[str, FieldSpec, str], RecordField]] = {
    Kind.LINE: _line,
    Kind.TEXT: _text,
    Kind.NUMBER: _number,
    Kind.MINUTES: _minutes,
    Kind.HOURS: _hours,
    Kind.CHOICE: _choice,
}
