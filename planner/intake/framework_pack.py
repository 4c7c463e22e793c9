"""What a framework pack, a TOML file that comes with the program, says; none of it is trusted.

The form of a pack is described in resources/packs/README.md.
"""

from functools import cache
from pathlib import Path

from planner.domain.frameworks import Framework, Standard
from planner.domain.instrument_files import PackProblem
from planner.domain.law import Validity
from planner.intake.pack_parts import PackParts, Table, read_parts
from planner.resource_files import resource_path


def read_framework(path: Path) -> Framework:
    """Read the pack at `path`.

    Raises:
        PackUnreadableError: It is no framework pack, or one that contradicts itself.
        OSError: The file cannot be read.
    """
    parts = read_parts(path)
    parts.check_kind("framework")
    top = parts.top
    standards = tuple(_standard(parts, table) for table in parts.tables(top, "standards"))
    if not standards:
        raise parts.refusal(PackProblem.NO_ITEMS, "standards")
    parts.check_keys(standard.key.casefold() for standard in standards)
    return Framework(
        key=parts.line(top, "key"),
        name=parts.line(top, "name"),
        version=parts.line(top, "version"),
        licence=parts.line(top, "licence"),
        source=parts.line(top, "source"),
        note=parts.line(top, "note", default=""),
        span=_span(parts, top),
        standards=standards,
    )


@cache
def shipped_frameworks() -> tuple[Framework, ...]:
    """Read the frameworks that come with the program, by the names of their files."""
    paths = sorted(resource_path("packs").glob("framework-*.toml"))
    return tuple(read_framework(path) for path in paths)


def _standard(parts: PackParts, table: Table) -> Standard:
    return Standard(
        key=parts.line(table, "key"),
        title=parts.line(table, "title"),
        description=parts.line(table, "description", default=""),
        domain=parts.line(table, "domain", default=""),
        span=_span(parts, table),
    )


def _span(parts: PackParts, table: Table) -> Validity:
    first, last = parts.day(table, "valid_from"), parts.day(table, "valid_to")
    if first is not None and last is not None and last < first:
        raise parts.refusal(PackProblem.WRONG_TYPE, "valid_to")
    return Validity(first=first, last=last)
