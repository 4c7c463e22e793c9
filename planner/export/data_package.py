"""What stands in the columns of the CSV tables: a Data Package beside them.

Source: the Data Package and Table Schema specifications, version 1 (specs.frictionlessdata.io).
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from planner.domain.plan import RECORD_TYPES
from planner.domain.records import FieldSpec, Kind, specs_of
from planner.text import tr
from planner.words.fields import field_help, field_label
from planner.words.records import record_title

FILE_NAME = "datapackage.json"

_TYPES: Mapping[Kind, str] = {
    Kind.NUMBER: "integer",
    Kind.MINUTES: "integer",
    Kind.FLAG: "boolean",
    Kind.DAY: "date",
    Kind.MOMENT: "datetime",
}
_ID_PATTERN = "[0-9a-f]{32}"


def data_package(names: Iterable[str]) -> str:
    """Describe the tables of these record types as JSON."""
    package = {
        "name": "firebreak-data",
        "title": tr("All data of a Firebreak plan"),
        "description": tr(
            "A text that a spreadsheet would take for a formula has an apostrophe before it. "
            "Moments are in UTC. An empty cell holds nothing."
        ),
        "profile": "tabular-data-package",
        "resources": [_resource(name) for name in names],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(name: str) -> dict[str, Any]:
    specs = specs_of(RECORD_TYPES[name])
    return {
        "name": name,
        "path": f"{name}.csv",
        "title": record_title(name),
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\r\n", "header": True},
        "schema": {
            "fields": [_id_column(), *(_column(name, spec) for spec in specs)],
            "primaryKey": "id",
            "missingValues": [""],
        },
    }


def _id_column() -> dict[str, Any]:
    constraints = {"required": True, "unique": True, "pattern": _ID_PATTERN}
    return {"name": "id", "title": tr("Id"), "type": "string", "constraints": constraints}


def _column(name: str, spec: FieldSpec) -> dict[str, Any]:
    column: dict[str, Any] = {
        "name": spec.name,
        "title": field_label(name, spec.name),
        "type": _TYPES.get(spec.kind, "string"),
    }
    if spec.kind is Kind.FLAG:
        column |= {"trueValues": ["True"], "falseValues": ["False"]}
    described = [field_help(name, spec.name)]
    if spec.kind is Kind.MINUTES:
        described.append(tr("In minutes."))
    if spec.refers_to:
        described.append(tr("The id of a record in “{table}”.").format(table=spec.refers_to))
    if any(described):
        column["description"] = " ".join(filter(None, described))
    constraints = _constraints(spec)
    if constraints:
        column["constraints"] = constraints
    return column


def _constraints(spec: FieldSpec) -> dict[str, Any]:
    said = {
        "required": True if spec.required else None,
        "minimum": spec.low,
        "maximum": spec.high,
        "enum": [choice.value for choice in spec.choices] if spec.choices else None,
        "pattern": _ID_PATTERN if spec.kind is Kind.REFERENCE else None,
    }
    return {name: value for name, value in said.items() if value is not None}
