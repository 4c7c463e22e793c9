"""May this edit come from a team? Its form, its size, and whether its record type takes its value.

Whoever writes into the shared place may have another version, a damaged disk or bad intentions. A
value that breaks a rule of its field would make the whole plan unreadable, so it is refused here.
"""

import json
import re
from collections.abc import Mapping
from typing import Any, NoReturn

from planner.domain.errors import PlannerError
from planner.domain.plan import RECORD_TYPES
from planner.domain.record_json import field_from_json, field_to_json
from planner.domain.records import FieldSpec, Kind, check_value, specs_of
from planner.domain.release import NEVER_RELEASED
from planner.store.engine import Value
from planner.store.file_format import CREATED, DELETED, ERASED, HASH_BYTES, PUBLISHED
from planner.store.tables import from_storage
from planner.store.team.public_chain import STAYS_HOME
from planner.store.travelling import TravellingEdit

LONGEST_VALUE = 200_000
"""Signs or bytes of one value; the longest text of ours is a tenth of it."""

MOST_BASES = 2_000
_LATEST_HLC = 1 << 62
"""Far in the future: clocks may be wrong, but ours must be able to go on behind them."""

_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
_ID = re.compile(r"[0-9a-f]{32}")


class UnusableEditError(ValueError):
    """An edit from the shared place that no program of ours wrote; it stays inside the store."""


def check_edit(edit: TravellingEdit) -> None:
    """Raise UnusableEditError for an edit that must not come into a plan."""
    _check_form(edit)
    if edit.record_type not in RECORD_TYPES:
        return  # a newer version knows it; it is carried through and not shown
    record_type = RECORD_TYPES[edit.record_type]
    if issubclass(record_type, NEVER_RELEASED):
        _refuse("a record that is never shared")
    if edit.field == ERASED:
        _check_erasing(edit.value)
    elif edit.field == DELETED:
        _check_bin(edit.value)
    elif edit.salt is not None:
        _check_words(edit, {spec.name: spec for spec in specs_of(record_type)})


def _check_erasing(value: Value) -> None:
    if not isinstance(value, bytes) or len(value) % HASH_BYTES:
        _refuse("no erasing")


def _check_bin(value: Value) -> None:
    if value not in (0, 1, None):
        _refuse("the bin is yes or no")


def _check_words(edit: TravellingEdit, specs: Mapping[str, FieldSpec]) -> None:
    if edit.field == CREATED:
        for name, said in _creation(edit.value).items():
            _check_said(edit.record_type, specs, name, said)
    elif edit.field in specs:
        _check_stored(edit.record_type, specs[edit.field], edit.value)


def _check_form(edit: TravellingEdit) -> None:
    if edit.action_name != PUBLISHED or edit.undoes is not None:
        _refuse("not published")
    if len(edit.bases) > MOST_BASES * HASH_BYTES or edit.hlc > _LATEST_HLC:
        _refuse("out of all bounds")
    if isinstance(edit.value, str | bytes) and len(edit.value) > LONGEST_VALUE:
        _refuse("too long")
    if isinstance(edit.value, float):
        _refuse("no field holds such a number")
    is_field = edit.field in (CREATED, DELETED, ERASED) or _NAME.fullmatch(edit.field)
    if not is_field or not _NAME.fullmatch(edit.record_type):
        _refuse("no name of ours")


def _creation(value: Value) -> Mapping[str, Any]:
    try:
        said = json.loads(value) if isinstance(value, str) else {}
    except (ValueError, RecursionError) as error:
        raise UnusableEditError from error
    if not isinstance(said, dict):
        _refuse("no creation")
    return dict(said)


def _check_said(record_type: str, specs: Mapping[str, FieldSpec], name: str, said: Any) -> None:
    if not isinstance(said, str | int | bool | None):
        _refuse("a value of no kind")
    if name in specs:
        _check_json(record_type, specs[name], said)


def _check_stored(record_type: str, spec: FieldSpec, value: Value) -> None:
    if isinstance(value, bytes) != (spec.kind is Kind.REFERENCE and value is not None):
        _refuse("a value of another kind")
    if spec.kind is Kind.FLAG and value not in (0, 1):
        _refuse("neither yes nor no")
    _check_json(record_type, spec, from_storage(spec, value))


def _check_json(record_type: str, spec: FieldSpec, said: Any) -> None:
    if said is None:
        if not spec.optional:
            _refuse("nothing where something must be")
        return
    if (record_type, spec.name) in STAYS_HOME and said:
        _refuse("what nobody else may say")
    if spec.kind is Kind.CHOICE and isinstance(said, str) and _NAME.fullmatch(said):
        return  # one that this version does not know may be a newer one's
    try:
        value = field_from_json(spec, said)
        check_value(record_type, spec, value)
        is_same = _is_of_kind(spec, said) and field_to_json(spec, value) == said
    except (PlannerError, ValueError, TypeError, AttributeError) as error:
        raise UnusableEditError from error
    if not is_same:
        _refuse("a value of another kind")


def _is_of_kind(spec: FieldSpec, said: object) -> bool:
    match spec.kind:
        case Kind.NUMBER | Kind.MINUTES:
            return type(said) is int
        case Kind.FLAG:
            return type(said) is bool
        case Kind.REFERENCE:
            return isinstance(said, str) and _ID.fullmatch(said) is not None
        case _:
            return isinstance(said, str)


def _refuse(why: str) -> NoReturn:
    raise UnusableEditError(why)
