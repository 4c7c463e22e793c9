"""The parts of a pack, a TOML file, each checked for what it should be; none is trusted."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from planner.domain.errors.log import PackUnreadableError
from planner.domain.instrument_files import PackProblem
from planner.domain.records import LONGEST_LINE
from planner.intake.small_file import SmallFileFault, read_small_file

LARGEST_PACK_BYTES = 1_000_000

_FAULTS = {
    SmallFileFault.NOT_A_FILE: PackProblem.NOT_A_FILE,
    SmallFileFault.TOO_LARGE: PackProblem.TOO_LARGE,
}

Table = Mapping[str, Any]

_LINE = re.compile(r"at line ([0-9]+)")


class PackParts:
    """Takes typed values out of one pack's tables; each method raises PackUnreadableError.

    Attributes:
        name: The name of the file.
        top: Its outermost table.
    """

    def __init__(self, name: str, top: Table) -> None:
        self.name = name
        self.top = top

    def check_kind(self, kind: str) -> None:
        """Refuse a pack of another kind or format."""
        if self.top.get("kind") != kind or self.top.get("format") != 1:
            raise self.refusal(PackProblem.WRONG_KIND)

    def check_keys(self, keys: Iterable[str]) -> None:
        """Refuse keys of which one stands there twice."""
        twice = [key for key, times in Counter(keys).items() if times > 1]
        if twice:
            raise self.refusal(PackProblem.KEY_TWICE, twice[0])

    def tables(self, table: Table, field: str) -> list[Table]:
        """Return a list of tables."""
        tables = self.get(table, field, list)
        if not all(isinstance(each, dict) for each in tables):
            raise self.refusal(PackProblem.WRONG_TYPE, field)
        return list(tables)

    def line(self, table: Table, field: str, default: str | None = None) -> str:
        """Return one line of text; `default`, where there is one, if the field is not there."""
        if default is not None and field not in table:
            return default
        line = str(self.get(table, field, str))
        if not is_line(line):
            raise self.refusal(PackProblem.WRONG_TYPE, field)
        return line

    def lines(self, table: Table, field: str, default: tuple[str, ...] | None = None) -> list[str]:
        """Return a list of lines of text; `default` as in `line`."""
        if default is not None and field not in table:
            return list(default)
        lines = self.get(table, field, list)
        if not all(isinstance(line, str) and is_line(line) for line in lines):
            raise self.refusal(PackProblem.WRONG_TYPE, field)
        return list(lines)

    def flag(self, table: Table, field: str) -> bool:
        """Return a flag; False if the field is not there."""
        return bool(self.get(table, field, bool)) if field in table else False

    def day(self, table: Table, field: str) -> date | None:
        """Return a day; None if the field is not there."""
        return self.get(table, field, date) if field in table else None

    def get(self, table: Table, field: str, kind: type) -> Any:
        """Return a value that must be there and of this type exactly."""
        if field not in table:
            raise self.refusal(PackProblem.FIELD_MISSING, field)
        if type(table[field]) is not kind:  # True is no number here
            raise self.refusal(PackProblem.WRONG_TYPE, field)
        return table[field]

    def refusal(self, problem: PackProblem, part: str = "") -> PackUnreadableError:
        """Return the error that says what is wrong with which part."""
        return _refusal(self.name, problem, part)


def read_parts(path: Path) -> PackParts:
    """Read the file at `path`.

    Raises:
        PackUnreadableError: It is no TOML text of reasonable size.
        OSError: The file cannot be read.
    """
    return parse_parts(path.name, read_text(path))


def read_text(path: Path) -> str:
    """Read the text of the file at `path`; raises as `read_parts`."""
    raw = read_small_file(path, LARGEST_PACK_BYTES)
    if isinstance(raw, SmallFileFault):
        raise _refusal(path.name, _FAULTS[raw])
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except ValueError as error:
        raise _refusal(path.name, PackProblem.NOT_TOML) from error


def parse_parts(name: str, text: str) -> PackParts:
    """Take apart the text of a pack; raises PackUnreadableError, which gives `name`."""
    try:
        return PackParts(name, tomllib.loads(text))
    except (ValueError, RecursionError) as error:
        place = _LINE.search(str(error))
        if place is None:
            raise _refusal(name, PackProblem.NOT_TOML) from error
        raise _refusal(name, PackProblem.NOT_TOML_AT_LINE, place[1]) from error


def is_line(text: str) -> bool:
    """Say whether a text can stand in one line of the window."""
    return bool(text.strip()) and len(text) <= LONGEST_LINE and text.isprintable()


def _refusal(name: str, problem: PackProblem, part: str = "") -> PackUnreadableError:
    return PackUnreadableError(name, f"{problem.value}:{part}" if part else problem.value)
