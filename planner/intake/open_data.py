"""Records from a JSON export: everything is checked, nothing is guessed."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planner.domain.edits import Noted
from planner.domain.errors import PlannerError
from planner.domain.errors.storage import FolderNotFileError, NewerExportError, NotAnExportError
from planner.domain.plan import RECORD_TYPES, Plan
from planner.domain.record_json import (
    EXPORT_MARK,
    EXPORT_NOTED,
    EXPORT_PLAN,
    EXPORT_VERSION,
    record_from_json,
)
from planner.domain.records import FieldSpec, Kind, Record, RecordId, specs_of
from planner.intake.small_file import SmallFileFault, read_small_file

LARGEST_BYTES = 500_000_000
LONGEST_DETAIL = 80
"""What is shown of a name that the file chose."""

_ID = re.compile(r"[0-9a-f]{32}", re.ASCII)
_HELD: Mapping[Kind, type] = {Kind.NUMBER: int, Kind.MINUTES: int, Kind.FLAG: bool}


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What an export holds.

    Attributes:
        uid: The id of the plan that was exported, in hexadecimal; None where it is not said.
        noted: When its journal noted each record; of records that are not there, nothing.
    """

    plan: Plan
    uid: str | None
    noted: Mapping[RecordId, Noted]


def read_export(path: Path) -> Export:
    """Read all records of an export.

    Fields that it lacks take their default. A reference to a record that is not there is kept:
    copies that were merged hold such too.

    Raises:
        NotAnExportError: It is no export, or one of its records is none.
        NewerExportError: Its version, a type or a field is not known here, and would be lost.
        FolderNotFileError: A folder, pipe or device stands there.
        OSError: The file cannot be read.
    """
    whole = _whole(path)
    reader = _Reader(path)
    plan = Plan.of(
        reader.record(name, written, place)
        for name, of_type in _records_by_type(path, whole).items()
        for place, written in enumerate(of_type, 1)
    )
    uid = whole.get(EXPORT_PLAN)
    if uid is not None and not _is_id(uid):
        raise NotAnExportError(path, EXPORT_PLAN)
    return Export(plan=plan, uid=uid, noted=reader.noted(whole.get(EXPORT_NOTED, {})))


def _whole(path: Path) -> Mapping[str, Any]:
    raw = read_small_file(path, LARGEST_BYTES)
    if raw is SmallFileFault.NOT_A_FILE:
        raise FolderNotFileError(path)
    if raw is SmallFileFault.TOO_LARGE:
        raise NotAnExportError(path, "too large")
    try:
        whole = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_once_each)
    except _NamedTwiceError as error:
        raise NotAnExportError(path, f"{error.name[:LONGEST_DETAIL]} stands there twice") from error
    except (ValueError, RecursionError) as error:
        raise NotAnExportError(path, "no JSON") from error
    if not isinstance(whole, dict) or EXPORT_MARK not in whole:
        raise NotAnExportError(path, f"no {EXPORT_MARK}")
    return whole


def _records_by_type(path: Path, whole: Mapping[str, Any]) -> Mapping[str, list[Any]]:
    version = whole[EXPORT_MARK]
    if type(version) is int and version > EXPORT_VERSION:
        raise NewerExportError(path, f"version {str(version)[:LONGEST_DETAIL]}")
    if type(version) is not int or version != EXPORT_VERSION:
        raise NotAnExportError(path, f"version {str(version)[:LONGEST_DETAIL]}")
    records = whole.get("records")
    if not isinstance(records, dict) or not all(isinstance(v, list) for v in records.values()):
        raise NotAnExportError(path, "no records")
    return records


class _NamedTwiceError(ValueError):
    """One object names something twice, of which one would be lost."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise _NamedTwiceError(next(name for name in names if names.count(name) > 1))
    return found


class _Reader:
    """Reads record after record, and knows which ids came before."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._ids: set[str] = set()

    def record(self, name: str, written: Any, place: int) -> Record:
        """Return one record; `place` counts within its type from 1."""
        if name not in RECORD_TYPES:
            raise NewerExportError(self._path, name[:LONGEST_DETAIL])
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

    def noted(self, written: Any) -> dict[RecordId, Noted]:
        """Return when the records that were read are said to have been noted."""
        if not isinstance(written, dict):
            raise NotAnExportError(self._path, EXPORT_NOTED)
        return {
            RecordId(record): self._moments(record, told)
            for record, told in written.items()
            if record in self._ids
        }

    def _moments(self, record: str, told: Any) -> Noted:
        try:
            made, changed = told
            if type(made) is not int or type(changed) is not int:
                raise TypeError  # noqa: TRY301 - one answer to all that is wrong with it
            return Noted(made=made, changed=changed)
        except (ValueError, TypeError) as error:
            raise NotAnExportError(self._path, f"{EXPORT_NOTED} {record}") from error

    def _check_kinds(
        self, record_type: type[Record], written: Mapping[str, Any], where: str
    ) -> None:
        specs = {spec.name: spec for spec in specs_of(record_type)}
        for name, value in written.items():
            if name == "id":
                continue
            if name not in specs:
                raise NewerExportError(self._path, f"{where}: {name[:LONGEST_DETAIL]}")
            if not _is_of_kind(specs[name], value):
                raise NotAnExportError(self._path, f"{where}: {name}")


def _is_of_kind(spec: FieldSpec, value: Any) -> bool:
    if value is None:
        return spec.optional
    if spec.kind is Kind.REFERENCE:
        return _is_id(value)
    return type(value) is _HELD.get(spec.kind, str)


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None
