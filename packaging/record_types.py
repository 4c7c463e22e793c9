"""Which record types and fields are there? Prints `docs/record-types.json`, for other readers."""

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from planner.domain.plan import RECORD_TYPES
from planner.domain.record_json import field_to_json
from planner.domain.records import FieldSpec, specs_of


def described(spec: FieldSpec) -> dict[str, Any]:
    """Return what a reader must know of a field; `default` is missing where it must be given."""
    said: dict[str, Any] = {"kind": spec.kind.value}
    if spec.optional or spec.default is not None:
        said["default"] = field_to_json(spec, spec.default)
    if spec.optional:
        said["optional"] = True
    if spec.required:
        said["required"] = True
    if spec.refers_to:
        said["refers_to"] = spec.refers_to
    if spec.choices:
        said["choices"] = [choice.value for choice in spec.choices]
    return said


def written() -> str:
    """Return all record types as JSON, a field a line, so that a change is seen as one."""
    types = []
    for name, record_type in RECORD_TYPES.items():
        fields = ",\n".join(
            f"  {json.dumps(spec.name)}: {json.dumps(described(spec))}"
            for spec in specs_of(record_type)
        )
        types.append(f" {json.dumps(name)}: {{\n{fields}\n }}")
    return "{\n" + ",\n".join(types) + "\n}\n"


if __name__ == "__main__":
    sys.stdout.write(written())
