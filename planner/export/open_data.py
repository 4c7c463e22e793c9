"""All records as JSON and CSV: the owner's own copy, for no other eyes.

What goes to anybody else takes a `Released`; this is the way to take everything elsewhere.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from planner.domain.edits import Noted
from planner.domain.plan import RECORD_TYPES, Plan
from planner.domain.record_json import (
    EXPORT_MARK,
    EXPORT_NOTED,
    EXPORT_PLAN,
    EXPORT_VERSION,
    Json,
    record_to_json,
    written_moment,
)
from planner.domain.records import Kind, RecordId, specs_of

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What begins a formula in some spreadsheet, in full width too. Source: OWASP, CSV injection."""

_TEXTS = (Kind.LINE, Kind.TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class WholePlan:
    """All that an export holds.

    Attributes:
        uid: The plan's own id in hexadecimal, which its copies share.
        noted: When the journal noted each record.
        exported_at: In UTC.
    """

    uid: str
    plan: Plan
    noted: Mapping[RecordId, Noted]
    exported_at: datetime


def plan_as_json(whole_plan: WholePlan) -> str:
    """Return all records as one JSON text, by type and in the order of their creation."""
    plan = whole_plan.plan
    records = {
        name: [record_to_json(record) for record in of_type]
        for name, of_type in plan.records.items()
    }
    whole = {
        EXPORT_MARK: EXPORT_VERSION,
        "exported_at": written_moment(whole_plan.exported_at),
        EXPORT_PLAN: whole_plan.uid,
        "records": records,
        EXPORT_NOTED: {
            record: [noted.made, noted.changed]
            for record, noted in sorted(whole_plan.noted.items())
        },
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def plan_as_lines(plan: Plan) -> Iterator[str]:
    """Return each record as a line of JSON, sorted by type and id."""
    for name in sorted(plan.records):
        for record in sorted(plan.records[name], key=lambda one: one.id):
            fields = {"type": name, **record_to_json(record)}
            yield json.dumps(fields, ensure_ascii=False, sort_keys=True)


def plan_as_table(plan: Plan, name: str) -> str:
    """Return the records of a type as CSV (RFC 4180), with a line of column names.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    specs = specs_of(RECORD_TYPES[name])
    texts = {spec.name for spec in specs if spec.kind in _TEXTS}
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(["id", *(spec.name for spec in specs)])
    for row in map(record_to_json, plan.records.get(name, ())):
        writer.writerow([_cell(value, field in texts) for field, value in row.items()])
    return written.getvalue()


def _cell(value: Json, is_text: bool) -> Json:  # noqa: FBT001 - one caller, above
    if is_text and str(value).startswith(_FORMULA_SIGNS):
        return f"'{value}"
    return value
