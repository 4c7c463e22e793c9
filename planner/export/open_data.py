"""All records as JSON and CSV: the owner's own copy, for no other eyes.

What goes to anybody else takes a `Released`; this is the way to take everything elsewhere.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import datetime

from planner.domain.plan import RECORD_TYPES, Plan
from planner.domain.record_json import (
    EXPORT_MARK,
    EXPORT_VERSION,
    Json,
    record_to_json,
    written_moment,
)
from planner.domain.records import Kind, specs_of

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_TEXTS = (Kind.LINE, Kind.TEXT)


def plan_as_json(plan: Plan, exported_at: datetime) -> str:
    """Return all records as one JSON text, by type and in the order of their creation."""
    records = {
        name: [record_to_json(record) for record in of_type]
        for name, of_type in plan.records.items()
    }
    whole = {
        EXPORT_MARK: EXPORT_VERSION,
        "exported_at": written_moment(exported_at),
        "records": records,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def plan_as_lines(plan: Plan) -> Iterator[str]:
    """Return each record as a line of JSON, sorted by type and id."""
    for name in sorted(plan.records):
        for record in sorted(plan.records[name], key=lambda one: one.id):
            fields = {"type": name, **record_to_json(record)}
            yield json.dumps(fields, ensure_ascii=False, sort_keys=True)


def plan_as_tables(plan: Plan) -> Mapping[str, str]:
    """Return a CSV text for each record type that has records, by the type's name.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    return {
        name: _table(name, [record_to_json(record) for record in of_type])
        for name, of_type in plan.records.items()
        if of_type
    }


def _table(name: str, rows: list[dict[str, Json]]) -> str:
    texts = {spec.name for spec in specs_of(RECORD_TYPES[name]) if spec.kind in _TEXTS}
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(rows[0])
    for row in rows:
        writer.writerow([_cell(value, field in texts) for field, value in row.items()])
    return written.getvalue()


def _cell(value: Json, is_text: bool) -> Json:  # noqa: FBT001 - one caller, above
    if is_text and str(value).startswith(_FORMULA_SIGNS):
        return f"'{value}"
    return value
