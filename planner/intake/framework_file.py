"""What a table of standards, or a crosswalk between two frameworks, says.

A table of standards has the columns `key` and `title`, and may have `description`, `domain`,
`from` and `to` (days, both included). A crosswalk has the columns `old` and `new`.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from planner.domain.errors.standards import FrameworkUnreadableError
from planner.domain.framework_files import FrameworkProblem
from planner.domain.frameworks import Framework, Standard
from planner.domain.law import Validity
from planner.domain.records import LONGEST_LINE, LONGEST_TEXT
from planner.intake.csv_table import CsvTable, TableFaultError
from planner.intake.pack_parts import is_line

LARGEST_BYTES = 2_000_000

_NEEDED = ("key", "title")
_KNOWN = (*_NEEDED, "description", "domain", "from", "to")
_CROSSWALK = ("old", "new")


def read_standards(path: Path) -> tuple[Standard, ...]:
    """Read all standards of a table, or none.

    Raises:
        FrameworkUnreadableError: A line cannot be used; it says which and why.
        OSError: The file cannot be read.
    """
    with _refusals(path):
        table = _Table(path, _KNOWN, _NEEDED)
        standards = tuple(map(table.standard, table.rows()))
        if not standards:
            raise table.refusal(FrameworkProblem.EMPTY)
        return standards


def read_crosswalk(path: Path, old: Framework, new: Framework) -> tuple[tuple[str, str], ...]:
    """Read which standard of `old` goes on in which of `new`, by their keys; raises as above."""
    with _refusals(path):
        table = _Table(path, _CROSSWALK, _CROSSWALK)
        pairs = []
        for row in table.rows():
            pair = row["old"], row["new"]
            for framework, key in zip((old, new), pair, strict=True):
                if framework.standard(key) is None:
                    raise table.refusal(FrameworkProblem.UNKNOWN_STANDARD, key)
            if pair in pairs:
                raise table.refusal(FrameworkProblem.KEY_TWICE, row["old"])
            pairs.append(pair)
        if not pairs:
            raise table.refusal(FrameworkProblem.EMPTY)
        return tuple(pairs)


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    try:
        yield
    except TableFaultError as error:
        problem = FrameworkProblem(error.fault.value).value
        raise FrameworkUnreadableError(path, error.line, problem, "") from error


class _Table:
    """A table while it is read, line by line."""

    def __init__(self, path: Path, known: Sequence[str], needed: Sequence[str]) -> None:
        self._path = path
        self._known = known
        self._needed = needed
        self._keys: set[str] = set()
        self._table = CsvTable(path, LARGEST_BYTES)

    def rows(self) -> Iterator[dict[str, str]]:
        """Yield each row by column; a column that is not there is empty."""
        rows = self._table.rows()
        columns = [cell.casefold() for cell in next(rows, [])]
        self._check_columns(columns)
        for cells in rows:
            if any(cells[len(columns) :]):
                raise self.refusal(FrameworkProblem.TOO_MANY_CELLS)
            filled = dict(zip(columns, cells, strict=False))
            row = {name: filled.get(name, "") for name in self._known}
            for name in self._needed:
                if not row[name]:
                    raise self.refusal(FrameworkProblem.CELL_MISSING, name)
            yield row

    def standard(self, row: dict[str, str]) -> Standard:
        """Return the standard of a row."""
        for name in ("key", "title", "domain"):
            if row[name] and not is_line(row[name]):
                raise self.refusal(FrameworkProblem.CELL_TOO_LONG, name)
        if len(row["description"]) > LONGEST_TEXT:
            raise self.refusal(FrameworkProblem.CELL_TOO_LONG, "description")
        if row["key"].casefold() in self._keys:
            raise self.refusal(FrameworkProblem.KEY_TWICE, row["key"])
        self._keys.add(row["key"].casefold())
        return Standard(
            key=row["key"],
            title=row["title"],
            description=row["description"],
            domain=row["domain"],
            span=self._span(row),
        )

    def refusal(self, problem: FrameworkProblem, part: str = "") -> FrameworkUnreadableError:
        """Return the error that says what is wrong in the present line."""
        shown = part if len(part) <= LONGEST_LINE else ""
        return FrameworkUnreadableError(self._path, self._table.line, problem.value, shown)

    def _check_columns(self, columns: Sequence[str]) -> None:
        if not columns:
            raise self.refusal(FrameworkProblem.EMPTY)
        for name in columns:
            if name not in self._known:
                raise self.refusal(FrameworkProblem.UNKNOWN_COLUMN, name)
            if columns.count(name) > 1:
                raise self.refusal(FrameworkProblem.COLUMN_TWICE, name)
        for name in self._needed:
            if name not in columns:
                raise self.refusal(FrameworkProblem.COLUMN_MISSING, name)

    def _span(self, row: dict[str, str]) -> Validity:
        first, last = self._day(row, "from"), self._day(row, "to")
        if first is not None and last is not None and last < first:
            raise self.refusal(FrameworkProblem.ENDS_BEFORE)
        return Validity(first=first, last=last)

    def _day(self, row: dict[str, str], column: str) -> date | None:
        written = row[column]
        try:
            return date.fromisoformat(written) if written else None
        except ValueError as error:
            raise self.refusal(FrameworkProblem.NOT_A_DAY, written) from error
