"""What an instrument pack, a TOML file, describes.

The form of a pack is described in resources/packs/README.md. Nothing in it is trusted.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from planner.domain.errors import PackUnreadableError, UnknownInstrumentError
from planner.domain.instrument_files import PackProblem
from planner.domain.readiness import Instrument, Item, Subscale
from planner.domain.records import LONGEST_LINE
from planner.intake.small_file import SmallFileFault, read_small_file
from planner.resource_files import resource_path

LARGEST_PACK_BYTES = 1_000_000
MOST_ITEMS = 500
WIDEST_SCALE = 100

_FAULTS = {
    SmallFileFault.NOT_A_FILE: PackProblem.NOT_A_FILE,
    SmallFileFault.TOO_LARGE: PackProblem.TOO_LARGE,
}


def read_instrument(path: Path) -> Instrument:
    """Read the pack at `path`.

    Raises:
        PackUnreadableError: It is no instrument pack, or one that contradicts itself.
        OSError: The file cannot be read.
    """
    raw = read_small_file(path, LARGEST_PACK_BYTES)
    if isinstance(raw, SmallFileFault):
        raise _refusal(path.name, _FAULTS[raw])
    return _Pack(path.name, _table(path.name, raw)).instrument()


def shipped_instruments() -> tuple[Instrument, ...]:
    """Read the instruments that come with the program, by the names of their files."""
    return tuple(
        read_instrument(path) for path in sorted(resource_path("packs").glob("readiness-*.toml"))
    )


def instrument_called(key: str, known: Iterable[Instrument]) -> Instrument:
    """Return the instrument with this key.

    Raises:
        UnknownInstrumentError: None has it.
    """
    by_key = {instrument.key: instrument for instrument in known}
    if key not in by_key:
        raise UnknownInstrumentError(key, tuple(by_key))
    return by_key[key]


def _table(name: str, raw: bytes) -> Mapping[str, Any]:
    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _refusal(name, PackProblem.NOT_TOML) from error


def _refusal(name: str, problem: PackProblem, part: str = "") -> PackUnreadableError:
    return PackUnreadableError(name, f"{problem.value}:{part}" if part else problem.value)


class _Pack:
    """A parsed pack while its parts are checked."""

    def __init__(self, name: str, table: Mapping[str, Any]) -> None:
        self._name = name
        self._top = table

    def instrument(self) -> Instrument:
        if self._top.get("kind") != "instrument" or self._top.get("format") != 1:
            raise self._refusal(PackProblem.WRONG_KIND)
        scale = self._get(self._top, "scale", dict)
        subscales = tuple(map(self._subscale, self._tables(self._top, "subscales")))
        lowest, highest = self._get(scale, "lowest", int), self._get(scale, "highest", int)
        if not 0 < highest - lowest < WIDEST_SCALE or abs(lowest) > WIDEST_SCALE:
            raise self._refusal(PackProblem.BAD_SCALE)
        self._check_keys(subscales)
        return Instrument(
            key=self._line(self._top, "key"),
            name=self._line(self._top, "name"),
            version=self._line(self._top, "version"),
            licence=self._line(self._top, "licence"),
            lowest=lowest,
            highest=highest,
            anchors=self._anchors(scale, highest - lowest + 1),
            subscales=subscales,
            may_print_wording=self._get(self._top, "may_print_wording", bool),
            source=self._line(self._top, "source", default=""),
        )

    def _anchors(self, scale: Mapping[str, Any], steps: int) -> tuple[str, ...]:
        anchors = self._get(scale, "anchors", list)
        if not all(isinstance(anchor, str) and _is_line(anchor) for anchor in anchors):
            raise self._refusal(PackProblem.WRONG_TYPE, "anchors")
        if len(anchors) not in (2, steps):
            raise self._refusal(PackProblem.BAD_ANCHORS)
        return tuple(anchors)

    def _subscale(self, table: Mapping[str, Any]) -> Subscale:
        key = self._line(table, "key")
        items = tuple(map(self._item, self._tables(table, "items")))
        if not 0 < len(items) <= MOST_ITEMS:
            raise self._refusal(PackProblem.NO_ITEMS, key)
        return Subscale(
            key=key,
            name=self._line(table, "name"),
            items=items,
            is_validated=self._get(table, "is_validated", bool),
            reliability=self._reliability(table, key),
            reliability_source=self._line(table, "reliability_source", default=""),
        )

    def _reliability(self, table: Mapping[str, Any], key: str) -> float | None:
        value = table.get("reliability")
        if value is None:
            return None
        if not isinstance(value, float) or not 0 < value < 1:
            raise self._refusal(PackProblem.BAD_RELIABILITY, key)
        if not table.get("reliability_source"):
            raise self._refusal(PackProblem.FIELD_MISSING, "reliability_source")
        return value

    def _item(self, table: Mapping[str, Any]) -> Item:
        return Item(
            key=self._line(table, "key"),
            words=self._line(table, "words"),
            is_reversed=self._get(table, "is_reversed", bool) if "is_reversed" in table else False,
        )

    def _check_keys(self, subscales: Iterable[Subscale]) -> None:
        subscales = tuple(subscales)
        if not subscales:
            raise self._refusal(PackProblem.NO_ITEMS, "subscales")
        for keys in (
            [scale.key for scale in subscales],
            [item.key.casefold() for scale in subscales for item in scale.items],
        ):
            twice = [key for key, times in Counter(keys).items() if times > 1]
            if twice:
                raise self._refusal(PackProblem.KEY_TWICE, twice[0])

    def _tables(self, table: Mapping[str, Any], field: str) -> list[Mapping[str, Any]]:
        tables = self._get(table, field, list)
        if not all(isinstance(each, dict) for each in tables):
            raise self._refusal(PackProblem.WRONG_TYPE, field)
        return list(tables)

    def _line(self, table: Mapping[str, Any], field: str, default: str | None = None) -> str:
        if default is not None and field not in table:
            return default
        line = str(self._get(table, field, str))
        if not _is_line(line):
            raise self._refusal(PackProblem.WRONG_TYPE, field)
        return line

    def _get(self, table: Mapping[str, Any], field: str, kind: type) -> Any:
        if field not in table:
            raise self._refusal(PackProblem.FIELD_MISSING, field)
        if type(table[field]) is not kind:  # True is no number here
            raise self._refusal(PackProblem.WRONG_TYPE, field)
        return table[field]

    def _refusal(self, problem: PackProblem, part: str = "") -> PackUnreadableError:
        return _refusal(self._name, problem, part)


def _is_line(text: str) -> bool:
    return bool(text.strip()) and len(text) <= LONGEST_LINE and text.isprintable()
