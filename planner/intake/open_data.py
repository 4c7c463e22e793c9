"""Records from a JSON export: everything is checked, nothing is guessed."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from planner.domain.errors import PlannerError
from planner.domain.errors.storage import FolderNotFileError, NotAnExportError
from planner.domain.plan import RECORD_TYPES, Plan
from planner.domain.record_json import EXPORT_MARK, EXPORT_VERSION, record_from_json
from planner.domain.records import FieldSpec, Kind, Record, specs_of
from planner.intake.small_file import SmallFileFault, read_small_file

LARGEST_BYTES = 500_000_000

_ID = re.compile(r"[0-9a-f]{32}", re.ASCII)
_HELD: Mapping[Kind, type] = {Kind.NUMBER: int, Kind.MINUTES: int, Kind.FLAG: bool}


def read_export(path: Path) -> Plan:
    """Read all records of an export.

    Fields that it lacks take their default; fields and types that only a newer version
    knows are refused, since they would be lost.

    Raises:
        NotAnExportError: It is no export, or one of its records is none.
        FolderNotFileError: A folder, pipe or device stands there.
        OSError: The file cannot be read.
    """
    by_type = _records_by_type(path)
    reader = _Reader(path)
    return Plan.of(
        reader.record(name, written, place)
        for name, of_type in by_type.items()
        for place, written in enumerate(of_type, 1)
    )


def _records_by_type(path: Path) -> Mapping[str, list[Any]]:
    raw = read_small_file(path, LARGEST_BYTES)
    if raw is SmallFileFault.NOT_A_FILE:
        raise FolderNotFileError(path)
    if raw is SmallFileFault.TOO_LARGE:
        raise NotAnExportError(path, "too large")
    try:
        whole = json.loads(raw.decode())
    except (ValueError, RecursionError) as error:
        raise NotAnExportError(path, "no JSON") from error
    if not isinstance(whole, dict) or EXPORT_MARK not in whole:
        raise NotAnExportError(path, f"no {EXPORT_MARK}")
    if whole[EXPORT_MARK] != EXPORT_VERSION:
        raise NotAnExportError(path, f"version {whole[EXPORT_MARK]}")
    records = whole.get("records")
    if not isinstance(records, dict) or not all(isinstance(v, list) for v in records.values()):
        raise NotAnExportError(path, "no records")
    return records


class _Reader:
    """Reads record after record, and knows which ids came before."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._ids: set[str] = set()

    def record(self, name: str, written: Any, place: int) -> Record:
        """Return one record; `place` counts within its type from 1."""
        if name not in RECORD_TYPES:
            raise NotAnExportError(self._path, f"unknown type {name}")
        where = f"{name} {place}"
        if not isinstance(written, dict) or not _is_id(written.get("id")):
            raise NotAnExportError(self._path, where)
        if written["id"] in self._ids:
            raise NotAnExportError(self._path, f"{where}: the id stands there twice")
        self._ids.add(written["id"])
        self._check_kinds(RECORD_TYPES[name], written, where)
        try:
            return record_from_json(RECORD_TYPES[name], written)
        except (PlannerError, ValueError, TypeError, KeyError, OverflowError) as error:
            raise NotAnExportError(self._path, where) from error

    def _check_kinds(
        self, record_type: type[Record], written: Mapping[str, Any], where: str
    ) -> None:
        specs = {spec.name: spec for spec in specs_of(record_type)}
        for name, value in written.items():
            if name == "id":
                continue
            if name not in specs or not _is_of_kind(specs[name], value):
                raise NotAnExportError(self._path, f"{where}: {name}")


def _is_of_kind(spec: FieldSpec, value: Any) -> bool:
    if value is None:
        return spec.optional
    if spec.kind is Kind.REFERENCE:
        return _is_id(value)
    return type(value) is _HELD.get(spec.kind, str)


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None
