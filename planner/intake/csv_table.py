"""How a table of comma- or semicolon-separated values is read: filled rows, each with its line."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from io import StringIO
from pathlib import Path

from planner.intake.small_file import SmallFileFault, read_small_file

_SEPARATOR_LINE = re.compile(r"sep=([,;|\t])\r?\n", re.IGNORECASE)


class TableFault(Enum):
    """Why a file is no table."""

    NOT_A_FILE = "not_a_file"
    TOO_LARGE = "too_large"
    NOT_TEXT = "not_text"
    BROKEN_TABLE = "broken_table"


@dataclass(eq=False)
class TableFaultError(Exception):
    """The file is no table; whoever reads it says so in words of its own.

    Attributes:
        line: Counted from 1.
    """

    fault: TableFault
    line: int = 1


class CsvTable:
    """The rows of one file; `line` is that of the row given last, counted from 1."""

    def __init__(self, path: Path, most_bytes: int) -> None:
        """Read the file.

        Raises:
            TableFaultError: It is no text of reasonable size.
            OSError: The file cannot be read.
        """
        text = _text(path, most_bytes)
        said = _SEPARATOR_LINE.match(text)
        self._skipped_lines = 1 if said else 0
        body = text[said.end() :] if said else text
        separator = said[1] if said else _separator(body)
        self._rows = csv.reader(StringIO(body, newline=""), delimiter=separator, strict=True)

    @property
    def line(self) -> int:
        """Return the line of the row that was given last."""
        return max(1, self._rows.line_num + self._skipped_lines)

    def rows(self) -> Iterator[list[str]]:
        """Yield the rows in which anything stands, without blanks around cells.

        Raises:
            TableFaultError: A quotation mark is never closed, or a cell is too long.
        """
        try:
            for row in self._rows:
                cells = [cell.strip() for cell in row]
                if any(cells):
                    yield cells
        except csv.Error as error:
            raise TableFaultError(TableFault.BROKEN_TABLE, self.line) from error


def _text(path: Path, most_bytes: int) -> str:
    raw = read_small_file(path, most_bytes)
    if isinstance(raw, SmallFileFault):
        raise TableFaultError(TableFault(raw.value))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise TableFaultError(TableFault.NOT_TEXT, line) from error
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise TableFaultError(TableFault.NOT_TEXT, line)
    return text


def _separator(text: str) -> str:
    """Choose what the header is written with: comma, semicolon or tab."""
    header = text.lstrip().partition("\n")[0]
    return max(",;\t", key=header.count)
