"""What people answered, read from a table of comma- or semicolon-separated values.

Either a row a respondent (`respondent`, then the keys of the items and, if wanted, `comment`), or
a row an answer (`respondent,item,value`). An empty cell or a dash means 'no chance to say', and
leaves a comment from before as it was.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.domain.errors.log import AnswersUnreadableError
from planner.domain.instrument_files import AnswersProblem
from planner.domain.readiness import NO_CHANCE_TO_SAY, Instrument
from planner.domain.records import LONGEST_TEXT
from planner.intake.csv_table import CsvTable, TableFaultError

LARGEST_ANSWERS_BYTES = 5_000_000
LONGEST_RESPONDENT = 60

_RESPONDENT = "respondent"
_COMMENT = "comment"
_ROW_AN_ANSWER = (_RESPONDENT, "item", "value")
_DASHES = frozenset({"", "-", "\N{EN DASH}", "\N{EM DASH}", "\N{MINUS SIGN}"})
_NUMBER = re.compile(r"(-?[0-9]{1,6})(?:[.,]0+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """One cell of the table; None is 'no chance to say'."""

    respondent: str
    item: str
    value: int | None


@dataclass(frozen=True, slots=True)
class GivenComment:
    """What one respondent wrote beside the answers."""

    respondent: str
    words: str


Given = GivenAnswer | GivenComment


def read_answers(path: Path, instrument: Instrument) -> tuple[Given, ...]:
    """Read all answers and comments of a file, or none.

    Raises:
        AnswersUnreadableError: A line cannot be used; it says which and why.
        OSError: The file cannot be read.
    """
    try:
        table = CsvTable(path, LARGEST_ANSWERS_BYTES)
        answers = tuple(_Table(path, table, instrument).answers())
    except TableFaultError as error:
        problem = AnswersProblem(error.fault.value).value
        raise AnswersUnreadableError(path, error.line, problem) from error
    if not answers:
        raise AnswersUnreadableError(path, 1, AnswersProblem.EMPTY.value)
    return answers


class _Table:
    """A table while it is read, line by line."""

    def __init__(self, path: Path, table: CsvTable, instrument: Instrument) -> None:
        self._path = path
        self._table = table
        self._instrument = instrument
        self._items = {key.casefold(): key for key in instrument.item_keys()}

    def answers(self) -> Iterator[Given]:
        rows = self._table.rows()
        header = [cell.casefold() for cell in next(rows, [])]
        if not header:
            raise self._refusal(AnswersProblem.EMPTY)
        if header[0] != _RESPONDENT:
            raise self._refusal(AnswersProblem.NO_RESPONDENT_COLUMN)
        if tuple(header) == _ROW_AN_ANSWER:
            yield from self._row_an_answer(rows)
        else:
            yield from self._row_a_respondent(rows, self._columns(header))

    def _columns(self, header: Sequence[str]) -> list[str]:
        if len(set(header)) < len(header):
            raise self._refusal(AnswersProblem.COLUMN_TWICE)
        known = {_COMMENT: _COMMENT, **self._items}
        if not self._items.keys() & set(header[1:]) or any(one not in known for one in header[1:]):
            raise self._refusal(AnswersProblem.UNKNOWN_COLUMN)
        return [known[name] for name in header[1:]]

    def _row_a_respondent(
        self, rows: Iterator[list[str]], columns: Sequence[str]
    ) -> Iterator[Given]:
        seen: set[str] = set()
        for row in rows:
            first, *cells = self._cells(row, len(columns) + 1)
            respondent = self._respondent(first)
            if respondent in seen:
                raise self._refusal(AnswersProblem.RESPONDENT_TWICE)
            seen.add(respondent)
            for item, cell in zip(columns, cells, strict=True):
                if item in self._items.values():
                    yield GivenAnswer(respondent, item, self._value(cell))
                elif cell not in _DASHES:
                    yield GivenComment(respondent, self._comment(cell))

    def _row_an_answer(self, rows: Iterator[list[str]]) -> Iterator[GivenAnswer]:
        seen: set[tuple[str, str]] = set()
        for row in rows:
            label, key, cell = self._cells(row, len(_ROW_AN_ANSWER))
            respondent = self._respondent(label)
            item = self._items.get(key.casefold())
            if item is None:
                raise self._refusal(AnswersProblem.UNKNOWN_ITEM)
            if (respondent, item) in seen:
                raise self._refusal(AnswersProblem.ITEM_TWICE)
            seen.add((respondent, item))
            yield GivenAnswer(respondent, item, self._value(cell))

    def _cells(self, row: Sequence[str], columns: int) -> Sequence[str]:
        if len(row) < columns:
            raise self._refusal(AnswersProblem.TOO_FEW_CELLS)
        if any(row[columns:]):
            raise self._refusal(AnswersProblem.TOO_MANY_CELLS)
        return row[:columns]

    def _respondent(self, cell: str) -> str:
        if not cell:
            raise self._refusal(AnswersProblem.RESPONDENT_MISSING)
        if len(cell) > LONGEST_RESPONDENT:
            raise self._refusal(AnswersProblem.RESPONDENT_TOO_LONG)
        return cell

    def _comment(self, cell: str) -> str:
        if len(cell) > LONGEST_TEXT:
            raise self._refusal(AnswersProblem.COMMENT_TOO_LONG)
        return cell

    def _value(self, cell: str) -> int | None:
        if cell in _DASHES:
            return NO_CHANCE_TO_SAY
        number = _NUMBER.fullmatch(cell)
        if number is None:
            raise self._refusal(AnswersProblem.NOT_A_NUMBER)
        value = int(number[1])
        if not self._instrument.lowest <= value <= self._instrument.highest:
            raise self._refusal(AnswersProblem.OUTSIDE_SCALE)
        return value

    def _refusal(self, problem: AnswersProblem) -> AnswersUnreadableError:
        return AnswersUnreadableError(self._path, self._table.line, problem.value)
