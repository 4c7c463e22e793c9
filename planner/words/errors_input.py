"""What is said when something typed or chosen cannot be taken."""

from collections.abc import Callable, Mapping
from typing import Any

from planner.domain.errors import PlannerError
from planner.domain.errors import fields as errors
from planner.text import tr, tr_plural
from planner.words.fields import field_label
from planner.words.numbers import one_of_text
from planner.words.records import record_text

_HOURS_EXAMPLE = "mon-fri 08:00-12:00,13:00-17:30"

INPUT_TEXTS: Mapping[type[PlannerError], Callable[[Any], str]] = {
    errors.EmptyFieldError: lambda e: tr(
        "“{field}” of the {record} is empty. Nothing was saved; please fill it in."
    ).format(**_names(e)),
    errors.FieldTooLongError: lambda e: tr(
        "“{field}” of the {record} takes at most {longest} characters. "
        "Nothing was saved; please shorten it."
    ).format(**_names(e), longest=e.longest),
    errors.FieldOutOfRangeError: lambda e: tr(
        "“{field}” of the {record} goes from {low} to {high}; {value} was not saved."
    ).format(**_names(e), low=e.low, high=e.high, value=e.value),
    errors.UnusableTextError: lambda e: tr(
        "“{field}” of the {record} holds a sign that no file can carry. "
        "Nothing was saved; please type it again."
    ).format(**_names(e)),
    errors.FieldMissingError: lambda e: tr(
        "The {record} needs “{field}”. Nothing was saved; please fill it in."
    ).format(**_names(e)),
    errors.UnknownFieldError: lambda e: tr(
        "There is no field “{name}” in the {record}. Nothing was saved; known are {known}."
    ).format(
        name=e.field_name, record=record_text(e.record_type), known=one_of_text(e.known) or "-"
    ),
    errors.ValueNotUnderstoodError: lambda e: tr(
        "“{written}” cannot stand in “{field}” of the {record}. Nothing was saved."
    ).format(**_names(e), written=e.written),
    errors.UnknownChoiceError: lambda e: tr(
        "“{written}” is not one of the choices. Nothing was saved; write {choices}."
    ).format(written=e.written, choices=one_of_text(e.choices)),
    errors.HoursNotUnderstoodError: lambda e: tr(
        "“{part}” is not understood as hours. Nothing was saved; write them like “{example}”."
    ).format(part=e.part, example=_HOURS_EXAMPLE),
    errors.MinutesNotUnderstoodError: lambda e: (
        tr("“{written}” is no duration. Nothing was saved; write 90m, 1h30 or 2h.")
        if e.written.strip()
        else tr("No duration is written. Nothing was saved; write 90m, 1h30 or 2h.")
    ).format(written=e.written),
    errors.DayNotUnderstoodError: lambda e: tr(
        "“{written}” is no day or time. Write a day as 2026-11-03 and a time as 2026-11-03T14:00."
    ).format(written=e.written),
    errors.UnknownZoneError: lambda e: tr(
        "There is no time zone “{written}”. Nothing was saved; write one like Europe/London."
    ).format(written=e.written),
    errors.NotAMondayError: lambda e: tr(
        "A week is named by its Monday, and {day} is none. Nothing was saved."
    ).format(day=e.day),
    errors.OrderOfDaysError: lambda e: tr(
        "The period ends ({end}) before it begins ({start}). Nothing was done; turn the days round."
    ).format(start=e.start, end=e.end),
    errors.NotFoundError: lambda e: tr(
        "There is no {record} “{id}”, or it was deleted. Nothing was changed."
    ).format(record=record_text(e.record_type), id=e.record_id),
    errors.AmbiguousIdError: lambda e: tr_plural(
        "“{{written}}” fits {n} record. Nothing was changed; write more of the id.",
        "“{{written}}” fits {n} records. Nothing was changed; write more of the id.",
        e.fits,
    ).format(written=e.written),
    errors.ChangedSinceError: lambda e: tr(
        "The {record} was changed meanwhile, so yours was not saved. Look again and repeat it."
    ).format(record=record_text(e.record_type)),
    errors.OneOwnerError: lambda _: tr(
        "A plan belongs to exactly one person. Nothing was changed; you can change their name."
    ),
    errors.NothingToUndoError: lambda _: tr("There is nothing to undo."),
    errors.NewerActionError: lambda _: tr(
        "A newer Firebreak did this, and this one does not know all of it. Nothing was changed; "
        "take it back with the newer one."
    ),
    errors.NothingToRedoError: lambda _: tr("There is nothing to redo."),
}


def _names(error: Any) -> Mapping[str, str]:
    return {
        "field": field_label(error.record_type, error.field_name),
        "record": record_text(error.record_type),
    }
