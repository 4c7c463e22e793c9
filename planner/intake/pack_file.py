"""What an instrument pack, a TOML file, describes.

The form of a pack is described in resources/packs/README.md. Nothing in it is trusted.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from planner.domain.errors import UnknownInstrumentError
from planner.domain.instrument_files import PackProblem
from planner.domain.readiness import Instrument, Item, Subscale
from planner.intake.pack_parts import PackParts, read_parts
from planner.resource_files import resource_path

MOST_ITEMS = 500
WIDEST_SCALE = 100


def read_instrument(path: Path) -> Instrument:
    """Read the pack at `path`.

    Raises:
        PackUnreadableError: It is no instrument pack, or one that contradicts itself.
        OSError: The file cannot be read.
    """
    return _Pack(read_parts(path)).instrument()


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
        )

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
        )

    def _reliability(self, table: Mapping[str, Any], key: str) -> float | None:
        value = table.get("reliability")
        if value is None:
            return None
        if not isinstance(value, float) or not 0 < value < 1:
            raise self._parts.refusal(PackProblem.BAD_RELIABILITY, key)
        if not table.get("reliability_source"):
            raise self._parts.refusal(PackProblem.FIELD_MISSING, "reliability_source")
        return value

    def _item(self, table: Mapping[str, Any]) -> Item:
        parts = self._parts
        return Item(
            key=parts.line(table, "key"),
            words=parts.line(table, "words"),
            is_reversed=parts.get(table, "is_reversed", bool) if "is_reversed" in table else False,
        )

    def _check_keys(self, subscales: tuple[Subscale, ...]) -> None:
        if not subscales:
            raise self._parts.refusal(PackProblem.NO_ITEMS, "subscales")
        self._parts.check_keys(scale.key for scale in subscales)
        items = (item for scale in subscales for item in scale.items)
        self._parts.check_keys(item.key.casefold() for item in items)
