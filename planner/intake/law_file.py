"""What a law pack, a TOML file, tells: kinds of bodies, duties and levels, with their dates.

The form of a pack is described in resources/packs/README.md. Nothing in it is trusted.
"""

from functools import cache
from pathlib import Path

from planner.domain.instrument_files import PackProblem
from planner.domain.law import LawPack, LegalDuty, LegalKind, Level, Validity
from planner.domain.people import Forum
from planner.domain.records import LONGEST_TEXT
from planner.intake.pack_parts import PackParts, Table, read_parts
from planner.resource_files import resource_path


def read_law(path: Path) -> LawPack:
    """Read the pack at `path`.

    Raises:
        PackUnreadableError: It is no law pack, or one that contradicts itself.
        OSError: The file cannot be read.
    """
    return _Pack(read_parts(path)).law()


@cache
def shipped_laws() -> tuple[LawPack, ...]:
    """Read the law packs that come with the program, by the names of their files."""
    return tuple(read_law(path) for path in sorted(resource_path("packs").glob("law-*.toml")))


class _Pack:
    """A parsed pack while its parts are checked."""

    def __init__(self, parts: PackParts) -> None:
        self._parts = parts

    def law(self) -> LawPack:
        parts, top = self._parts, self._parts.top
        parts.check_kind("law")
        kinds = tuple(map(self._kind, parts.tables(top, "kinds")))
        parts.check_keys(kind.key for kind in kinds)
        known = {kind.key for kind in kinds}
        duties = tuple(self._duty(table, known) for table in parts.tables(top, "duties"))
        parts.check_keys(duty.key for duty in duties)
        return LawPack(
            key=parts.line(top, "key"),
            name=parts.line(top, "name"),
            version=parts.line(top, "version"),
            jurisdiction=parts.line(top, "jurisdiction"),
            licence=parts.line(top, "licence"),
            source=parts.line(top, "source"),
            note=self._text(top, "note", default=""),
            span=self._span(top),
            kinds=kinds,
            duties=duties,
            levels=tuple(map(self._level, parts.tables(top, "levels"))),
        )

    def _kind(self, table: Table) -> LegalKind:
        parts = self._parts
        return LegalKind(
            key=parts.line(table, "key"),
            name=parts.line(table, "name"),
            is_organisation_in_law=parts.get(table, "is_organisation_in_law", bool),
            forum=self._forum(table),
            span=self._span(table),
            words=tuple(word.casefold() for word in parts.lines(table, "words", default=())),
            note=self._text(table, "note", default=""),
        )

    def _duty(self, table: Table, known: set[str]) -> LegalDuty:
        parts = self._parts
        kinds = tuple(parts.lines(table, "kinds"))
        if not kinds or not known.issuperset(kinds):
            raise parts.refusal(PackProblem.WRONG_TYPE, "kinds")
        return LegalDuty(
            key=parts.line(table, "key"),
            kinds=kinds,
            text=self._text(table, "text"),
            source=parts.line(table, "source"),
            span=self._span(table),
            note=self._text(table, "note", default=""),
        )

    def _level(self, table: Table) -> Level:
        key, name = self._parts.line(table, "key"), self._parts.line(table, "name")
        return Level(key=key, name=name, span=self._span(table))

    def _forum(self, table: Table) -> Forum:
        written = self._parts.line(table, "forum")
        if written not in tuple(Forum):
            raise self._parts.refusal(PackProblem.WRONG_TYPE, "forum")
        return Forum(written)

    def _span(self, table: Table) -> Validity:
        first, last = self._parts.day(table, "valid_from"), self._parts.day(table, "valid_to")
        if first is not None and last is not None and last < first:
            raise self._parts.refusal(PackProblem.WRONG_TYPE, "valid_to")
        return Validity(first=first, last=last)

    def _text(self, table: Table, field: str, default: str | None = None) -> str:
        """Return a text of any length that a record could hold."""
        if default is not None and field not in table:
            return default
        text = str(self._parts.get(table, field, str)).strip()
        if not text or len(text) > LONGEST_TEXT or "\0" in text:
            raise self._parts.refusal(PackProblem.WRONG_TYPE, field)
        return text
