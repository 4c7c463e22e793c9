"""What people answered, read from a table of comma- or semicolon-separated values.

Either a row a respondent (`respondent`, then the keys of the items), or a row an answer
(`respondent,item,value`). An empty cell or a dash means 'no chance to say'.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from planner.domain.errors import AnswersUnreadableError
from planner.domain.instrument_files import AnswersProblem
from planner.domain.readiness import NO_CHANCE_TO_SAY, Instrument
from planner.intake.small_file import SmallFileFault, read_small_file

LARGEST_ANSWERS_BYTES = 5_000_000
LONGEST_RESPONDENT = 60

_RESPONDENT = "respondent"
_ROW_AN_ANSWER = (_RESPONDENT, "item", "value")
_DASHES = frozenset({"", "-", "\N{EN DASH}", "\N{EM DASH}", "\N{MINUS SIGN}"})
_NUMBER = re.compile(r"(-?[0-9]{1,6})(?:[.,]0+)?", re.ASCII)
_SEPARATOR_LINE = re.compile(r"sep=([,;|\t])\r?\n", re.IGNORECASE)
_FAULTS = {
    SmallFileFault.NOT_A_FILE: AnswersProblem.NOT_A_FILE,
    SmallFileFault.TOO_LARGE: AnswersProblem.TOO_LARGE,
}


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """One cell of the table; None is 'no chance to say'."""

    respondent: str
    item: str
    value: int | None


def read_answers(path: Path, instrument: Instrument) -> tuple[GivenAnswer, ...]:
    """Read all answers of a file, or none.

    Raises:
        AnswersUnreadableError: A line cannot be used; it says which and why.
        OSError: The file cannot be read.
    """
    raw = read_small_file(path, LARGEST_ANSWERS_BYTES)
    if isinstance(raw, SmallFileFault):
        raise AnswersUnreadableError(path, 1, _FAULTS[raw].value)
    answers = tuple(_Table(path, _text(path, raw), instrument).answers())
    if not answers:
        raise AnswersUnreadableError(path, 1, AnswersProblem.EMPTY.value)
    return answers


def _text(path: Path, raw: bytes) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise AnswersUnreadableError(path, line, AnswersProblem.NOT_TEXT.value) from error
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise AnswersUnreadableError(path, line, AnswersProblem.NOT_TEXT.value)
    return text


class _Table:
    """A table while it is read, line by line."""

    def __init__(self, path: Path, text: str, instrument: Instrument) -> None:
        self._path = path
        self._instrument = instrument
        self._items = {key.casefold(): key for key in instrument.item_keys()}
        said = _SEPARATOR_LINE.match(text)
        self._skipped_lines = 1 if said else 0
        body = text[said.end() :] if said else text
        separator = said[1] if said else _separator(body)
        self._rows = csv.reader(StringIO(body, newline=""), delimiter=separator, strict=True)

    def answers(self) -> Iterator[GivenAnswer]:
        rows = self._filled_rows()
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
        if len(header) == 1 or any(name not in self._items for name in header[1:]):
            raise self._refusal(AnswersProblem.UNKNOWN_COLUMN)
        return [self._items[name] for name in header[1:]]

    def _row_a_respondent(
        self, rows: Iterator[list[str]], columns: Sequence[str]
    ) -> Iterator[GivenAnswer]:
        seen: set[str] = set()
        for row in rows:
            first, *cells = self._cells(row, len(columns) + 1)
            respondent = self._respondent(first)
            if respondent in seen:
                raise self._refusal(AnswersProblem.RESPONDENT_TWICE)
            seen.add(respondent)
            for item, cell in zip(columns, cells, strict=True):
                yield GivenAnswer(respondent, item, self._value(cell))

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

    def _filled_rows(self) -> Iterator[list[str]]:
        try:
            for row in self._rows:
                cells = [cell.strip() for cell in row]
                if any(cells):
                    yield cells
        except csv.Error as error:
            raise self._refusal(AnswersProblem.BROKEN_TABLE) from error

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
        line = max(1, self._rows.line_num + self._skipped_lines)
        return AnswersUnreadableError(self._path, line, problem.value)


def _separator(text: str) -> str:
    """Choose what the header is written with: comma, semicolon or tab."""
    header = text.lstrip().partition("\n")[0]
    return max(",;\t", key=header.count)
