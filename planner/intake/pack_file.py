"""What an instrument pack, a TOML file, describes.

The form of a pack is described in resources/packs/README.md. Nothing in it is trusted.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from planner.domain.errors.log import PackUnreadableError, UnknownInstrumentError
from planner.domain.instrument_files import PackProblem
from planner.domain.readiness import Instrument, Item, Subscale, VersionCrosswalk
from planner.domain.records import LONGEST_TEXT
from planner.intake.pack_parts import PackParts, Table, parse_parts, read_text
from planner.resource_files import resource_path

MOST_ITEMS = 500
WIDEST_SCALE = 100
_COMMITMENT = "commitment"


def read_instrument(path: Path) -> Instrument:
    """Read the pack at `path`.

    Raises:
        PackUnreadableError: It is no instrument pack, or one that contradicts itself.
        OSError: The file cannot be read.
    """
    return read_instrument_text(path.name, read_text(path))


def read_instrument_text(name: str, text: str) -> Instrument:
    """Read a pack that is a text already; raises PackUnreadableError, which gives `name`."""
    return _Pack(parse_parts(name, text)).instrument()


def read_storable_instrument(path: Path) -> tuple[Instrument, str]:
    """Read a pack that is to be kept in a plan, and its text.

    Raises:
        PackUnreadableError: As `read_instrument`; or it is longer than a record may be.
        OSError: The file cannot be read.
    """
    text = read_text(path)
    instrument = read_instrument_text(path.name, text)
    if len(text) > LONGEST_TEXT or "\0" in text:
        problem = f"{PackProblem.TOO_LONG.value}:{LONGEST_TEXT}"
        raise PackUnreadableError(path.name, problem)
    return instrument, text


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


class _Pack:
    """A parsed pack while its parts are checked."""

    def __init__(self, parts: PackParts) -> None:
        self._parts = parts

    def instrument(self) -> Instrument:
        parts, top = self._parts, self._parts.top
        parts.check_kind("instrument")
        scale = parts.get(top, "scale", dict)
        subscales = tuple(map(self._subscale, parts.tables(top, "subscales")))
        lowest, highest = parts.get(scale, "lowest", int), parts.get(scale, "highest", int)
        if not 0 < highest - lowest < WIDEST_SCALE or abs(lowest) > WIDEST_SCALE:
            raise parts.refusal(PackProblem.BAD_SCALE)
        self._check_keys(subscales)
        return Instrument(
            key=parts.line(top, "key"),
            name=parts.line(top, "name"),
            version=parts.line(top, "version"),
            licence=parts.line(top, "licence"),
            lowest=lowest,
            highest=highest,
            anchors=self._anchors(scale, highest - lowest + 1),
            subscales=subscales,
            may_print_wording=parts.get(top, "may_print_wording", bool),
            source=parts.line(top, "source", default=""),
            is_ordered=parts.flag(top, "is_ordered"),
            near_zero=self._near_zero(top, lowest, highest),
            crosswalks=self._crosswalks(top, {scale.key for scale in subscales}),
        )

    def _near_zero(self, top: Table, lowest: int, highest: int) -> int | None:
        if "near_zero" not in top:
            return None
        value = int(self._parts.get(top, "near_zero", int))
        if not lowest <= value < highest:
            raise self._parts.refusal(PackProblem.BAD_NEAR_ZERO)
        return value

    def _crosswalks(self, top: Table, known: set[str]) -> tuple[VersionCrosswalk, ...]:
        if "crosswalk" not in top:
            return ()
        tables = self._parts.tables(top, "crosswalk")
        found = tuple(self._crosswalk(table, known) for table in tables)
        self._parts.check_keys(crosswalk.version for crosswalk in found)
        return found

    def _crosswalk(self, table: Table, known: set[str]) -> VersionCrosswalk:
        parts = self._parts
        version = parts.line(table, "version")
        pairs = parts.get(table, "subscales", dict)
        earlier = pairs.values()
        if not all(isinstance(key, str) for key in earlier) or len(set(earlier)) < len(pairs):
            raise parts.refusal(PackProblem.BAD_CROSSWALK, version)
        if not known.issuperset(pairs) or version == parts.line(parts.top, "version"):
            raise parts.refusal(PackProblem.BAD_CROSSWALK, version)
        return VersionCrosswalk(version=version, subscales=tuple(pairs.items()))

    def _anchors(self, scale: Mapping[str, Any], steps: int) -> tuple[str, ...]:
        anchors = self._parts.lines(scale, "anchors")
        if len(anchors) not in (2, steps):
            raise self._parts.refusal(PackProblem.BAD_ANCHORS)
        return tuple(anchors)

    def _subscale(self, table: Mapping[str, Any]) -> Subscale:
        parts = self._parts
        key = parts.line(table, "key")
        items = tuple(map(self._item, parts.tables(table, "items")))
        if not 0 < len(items) <= MOST_ITEMS:
            raise parts.refusal(PackProblem.NO_ITEMS, key)
        return Subscale(
            key=key,
            name=parts.line(table, "name"),
            items=items,
            is_validated=parts.get(table, "is_validated", bool),
            reliability=self._reliability(table, key),
            reliability_source=parts.line(table, "reliability_source", default=""),
            deviation=self._deviation(table, key),
            deviation_source=parts.line(table, "deviation_source", default=""),
            states_commitment=self._states_commitment(table, key),
        )

    def _states_commitment(self, table: Table, key: str) -> bool:
        """Packs from before this field say it by the key of the subscale."""
        if "states_commitment" in table:
            return self._parts.flag(table, "states_commitment")
        return key == _COMMITMENT

    def _reliability(self, table: Mapping[str, Any], key: str) -> float | None:
        value = table.get("reliability")
        if value is None:
            return None
        if not isinstance(value, float) or not 0 < value < 1:
            raise self._parts.refusal(PackProblem.BAD_RELIABILITY, key)
        if not table.get("reliability_source"):
            raise self._parts.refusal(PackProblem.FIELD_MISSING, "reliability_source")
        return value

    def _deviation(self, table: Mapping[str, Any], key: str) -> float | None:
        value = table.get("deviation")
        if value is None:
            return None
        if not isinstance(value, float) or not 0 < value < WIDEST_SCALE:
            raise self._parts.refusal(PackProblem.BAD_DEVIATION, key)
        if not table.get("deviation_source"):
            raise self._parts.refusal(PackProblem.FIELD_MISSING, "deviation_source")
        return value

    def _item(self, table: Mapping[str, Any]) -> Item:
        parts = self._parts
        return Item(
            key=parts.line(table, "key"),
            words=parts.line(table, "words"),
            is_reversed=parts.flag(table, "is_reversed"),
            part=parts.line(table, "part", default=""),
        )

    def _check_keys(self, subscales: tuple[Subscale, ...]) -> None:
        if not subscales:
            raise self._parts.refusal(PackProblem.NO_ITEMS, "subscales")
        self._parts.check_keys(scale.key for scale in subscales)
        items = (item for scale in subscales for item in scale.items)
        self._parts.check_keys(item.key.casefold() for item in items)
