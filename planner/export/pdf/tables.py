"""How rows become a tagged table that can run over pages: thin rules, no boxes."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.platypus import Table

from planner.export.pdf.blocks import Guard
from planner.export.pdf.fonts import REGULAR
from planner.export.pdf.palette import paper_colour
from planner.export.pdf.styles import CELL_PADDING_PT
from planner.export.pdf.tagging import Tag, pagination
from planner.overriding import override

_HEAD_RULE_PT = 1.0
_ROW_RULE_PT = 0.5
_AFTER_PT = 9.0
_TALL_ROW_PT = 180.0
_FEWEST_LEFT = 2
_FEWEST_KEPT = 3
_HEADER_ROW = 0
_LONGEST_WORD = 16
_FEWEST_LETTERS = 6.0
_TAGGED_PARTS = ("startTable", "startRow", "startCell")
_ENDS = ("endTable", "endRow", "endCell")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the whole table; `part` counts the pages over which one tall row runs."""

    number: int
    part: int = 0


@dataclass(slots=True)
class _TableTags:
    """The tags of a whole table, shared by its parts on all pages."""

    table: Tag
    filled: frozenset[tuple[int, int]]
    has_row_headers: bool
    _rows: dict[_Row, Tag] = field(default_factory=dict)
    _cells: dict[tuple[_Row, int], Tag] = field(default_factory=dict)

    def row(self, row: _Row) -> Tag:
        return self._rows.setdefault(row, Tag("TR", self.table))

    def cell(self, row: _Row, column: int) -> Tag:
        scope = self._scope(row, column)
        made = Tag("TH" if scope else "TD", self.row(row), scope=scope)
        return self._cells.setdefault((row, column), made)

    def _scope(self, row: _Row, column: int) -> str:
        if row.part or (row.number, column) not in self.filled:
            return ""  # nobody can say an empty header, nor the rest of one
        if row.number == _HEADER_ROW:
            return "Column"
        return "Row" if self.has_row_headers and column == 0 else ""


class TaggedTable(Table):  # type: ignore[misc]  # reportlab is untyped
    """A table with one header row, which is an artifact where it repeats on later pages.

    A row taller than what is left of a page goes on as a row of its own, so that the order of
    reading stays the order of the pages.
    """

    tags: _TableTags
    rows_here: list[_Row | None]

    @classmethod
    def of(
        cls, cells: list[list[list[Any]]], widths: list[float], tag: Tag, *, row_headers: bool
    ) -> "TaggedTable":
        """Make a table of cells, each a list of flowables; the first row is the header."""
        table = cls(cells, colWidths=widths, repeatRows=1, splitInRow=1, hAlign="LEFT")
        table.spaceAfter = _AFTER_PT
        table.setStyle(_rules())
        filled = frozenset(
            (number, column)
            for number, row in enumerate(cells)
            for column, cell in enumerate(row)
            if cell
        )
        table.tags = _TableTags(tag, filled, row_headers)
        table.rows_here = [_Row(number) for number in range(len(cells))]
        table._renderCB = TaggedTable._mark
        return table

    @property
    def row_count(self) -> int:
        """How many rows this part has, a repeated header among them."""
        return len(self._cellvalues)

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        """Split between rows; a lone last row takes another along to its page.

        Only a row that would leave a hole is split itself.
        """
        self.splitInRow = int(max(self._rowHeights, default=0) > _TALL_ROW_PT)
        parts: list[Any] = super().split(availWidth, availHeight)
        if len(parts) == 2 and _leaves_one(*parts):  # noqa: PLR2004 - it was split
            heights = self._rowHeights[: parts[0].row_count]
            first, second = super().split(availWidth, sum(heights) - 1)
            left_over = availHeight - sum(heights[:-1])
            parts = [first, Guard(left_over + 1), second]
        for part in parts[-1:]:
            part.spaceAfter = _AFTER_PT
        return parts

    @override
    def _splitRows(self, availHeight: float, doInRowSplit: int = 0) -> list[Any]:
        parts: list[Any] = super()._splitRows(availHeight, doInRowSplit)
        if len(parts) == 2:  # noqa: PLR2004 - it was split
            first, second = parts
            ended = self.rows_here[: first.row_count]
            going_on = self.rows_here[len(self.rows_here) + 1 - second.row_count :]
            last = ended[-1]
            if last is not None and going_on[0] == last:
                going_on[0] = _Row(last.number, last.part + 1)
            first.rows_here, second.rows_here = ended, [None, *going_on]
            for part in parts:
                part.tags = self.tags
        return parts

    @staticmethod
    def _mark(table: "TaggedTable", event: str, *place: int) -> None:
        if event in _TAGGED_PARTS:
            table.canv.begin_tag(table.tag_of(*place))
        elif event in _ENDS:
            table.canv.end_tag()

    def tag_of(self, *place: int) -> Tag:
        """Return the tag of the table, of a row of this part, or of a cell."""
        if not place:
            return self.tags.table
        row = self.rows_here[place[0]]
        if row is None:
            return pagination()
        return self.tags.row(row) if len(place) == 1 else self.tags.cell(row, place[1])


def _leaves_one(first: TaggedTable, second: TaggedTable) -> bool:
    """Say whether a whole row stands alone under a repeated header, and another can join it."""
    is_whole = second.rows_here[-1] is not None and second.rows_here[-1].part == 0
    return is_whole and second.row_count <= _FEWEST_LEFT and first.row_count > _FEWEST_KEPT


def _rules() -> list[tuple[Any, ...]]:
    everywhere = ((0, 0), (-1, -1))
    return [
        # Cells without words would else bring an unembedded Helvetica along.
        ("FONTNAME", *everywhere, REGULAR),
        ("VALIGN", *everywhere, "TOP"),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("LEFTPADDING", *everywhere, 0),
        ("RIGHTPADDING", *everywhere, 2 * CELL_PADDING_PT),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", *everywhere, CELL_PADDING_PT - 1.5),
        ("BOTTOMPADDING", *everywhere, CELL_PADDING_PT - 1),
        ("LINEBELOW", (0, 0), (-1, 0), _HEAD_RULE_PT, paper_colour("text")),
        ("LINEBELOW", (0, 1), (-1, -1), _ROW_RULE_PT, paper_colour("border")),
    ]


def column_widths(
    plain: list[list[str]], width_pt: float, shares: Sequence[float] = ()
) -> list[float]:
    """Share a table's width out: as asked, or by how long the words of each column are.

    Args:
        plain: The words of all cells, row by row, the header first.
        width_pt: To be shared.
        shares: One number a column, or none.
    """
    weights = list(shares) or [
        _weight([row[column] for row in plain]) for column in _columns(plain)
    ]
    return [width_pt * weight / sum(weights) for weight in weights]


def _columns(plain: list[list[str]]) -> range:
    return range(len(plain[0]))


def _weight(texts: list[str]) -> float:
    # The root keeps one talkative column from starving the others.
    words = [len(word) for text in texts for word in text.split()]
    longest = max([*words, len(texts[0])], default=1)
    typical = sum(len(text) for text in texts) / len(texts)
    return max(min(longest, _LONGEST_WORD) + 2.0, _FEWEST_LETTERS, 4 * math.sqrt(typical))
