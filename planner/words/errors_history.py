"""What is said when a record cannot be erased or restored."""

from collections.abc import Callable, Mapping
from typing import Any

from planner.domain.errors import PlannerError
from planner.domain.errors import history as errors
from planner.text import tr
from planner.words.fields import field_label
from planner.words.records import record_text


def _not_erasable_text(error: errors.NotErasableError) -> str:
    reasons = {
        "needed": tr(
            "A record of the kind “{record}” cannot be without “{field}”. Nothing was erased; "
            "change it instead, or erase the whole record."
        ),
        "unknown": tr(
            "A record of the kind “{record}” has no field “{field}”. Nothing was erased."
        ),
        "newer": tr(
            "This record holds what only a newer Firebreak knows. Nothing was erased; "
            "update Firebreak, or erase the whole record."
        ),
        "ledger": tr(
            "The ledger would not add up without this record. Nothing was erased; "
            "erase the fields with words in them one by one."
        ),
    }
    label = error.field
    if error.reason == "needed":
        label = field_label(error.record_type, error.field)
    said = reasons.get(error.reason, reasons["newer"])
    return said.format(record=record_text(error.record_type), field=label)


def _not_restorable_text(error: errors.NotRestorableError) -> str:
    reasons = {
        "ledger": tr(
            "What became of protected time stands in the ledger and is not taken back this way. "
            "Nothing was changed; correct the block instead."
        ),
        "shown": tr("Both sides have read this answer, so it stays as it is. Nothing was changed."),
        "newer": tr(
            "This record is of a kind that only a newer Firebreak knows. Nothing was changed; "
            "update Firebreak."
        ),
    }
    return reasons.get(error.reason, reasons["newer"])


HISTORY_TEXTS: Mapping[type[PlannerError], Callable[[Any], str]] = {
    errors.ErasedForGoodError: lambda e: tr(
        "What stood in this {record} was erased for good and cannot be brought back. "
        "Nothing was changed."
    ).format(record=record_text(e.record_type)),
    errors.NotErasableError: _not_erasable_text,
    errors.NotYetMadeError: lambda e: tr(
        "This {record} was not there yet at that moment. Nothing was changed; "
        "“firebreak history” says when it was made."
    ).format(record=record_text(e.record_type)),
    errors.NotRestorableError: _not_restorable_text,
    errors.NothingToRestoreError: lambda e: tr(
        "This {record} is as it was then. Nothing was changed."
    ).format(record=record_text(e.record_type)),
    errors.UnknownEditError: lambda e: tr(
        "The history holds no edit “{edit}” of this record. Nothing was changed; "
        "“firebreak history” lists them."
    ).format(edit=e.edit),
}
