"""What a chapter needs to be told: the same for the PDF and for its HTML twin."""

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from planner.drawing.display_list import Picture
from planner.export.pdf.forms import CheckField, ChoiceField, TextField
from planner.export.pdf.text import Words


class Teller(Protocol):
    """Takes down headings, paragraphs, tables, figures and fields in reading order."""

    def title(self, words: Words, *, over: Words = "", under: Words = "", anchor: str = "") -> None:
        """Begin the document or a chapter: a line over the title, the title, a line under it."""

    def heading(self, level: int, words: Words, *, anchor: str = "") -> None:
        """Add a heading of level 1 to 3; none may skip a level."""

    def paragraph(self, words: Words, style: str = "body") -> None:
        """Add a paragraph; `style` is "body", "lead", "small" or "under_heading"."""

    def bullets(self, items: Sequence[Words], *, small: bool = False) -> None:
        """Add a list whose order does not matter; a small one for notes."""

    def numbered(self, items: Sequence[Words]) -> None:
        """Add a list whose order matters."""

    def table(
        self,
        header: Sequence[Words],
        rows: Sequence[Sequence[Words]],
        *,
        caption: Words = "",
        shares: Sequence[float] = (),
        row_headers: bool = True,
        numeric: Collection[int] = (),
    ) -> None:
        """Add a table; `shares` says how the width is shared out, `numeric` which hold numbers."""

    def figure(self, picture: Picture, *, caption: Words = "", table: bool = False) -> None:
        """Add a chart; `table` adds its values as a table."""

    def text_field(self, asked: TextField, label: Words = "") -> None:
        """Ask for words."""

    def choice_field(self, asked: ChoiceField, label: Words = "") -> None:
        """Ask for one of several answers."""

    def check_field(self, asked: CheckField, label: Words = "") -> None:
        """Ask for a tick."""

    def space(self, points: float) -> None:
        """Leave some air."""

    def new_page(self) -> None:
        """Begin a page, unless this one has hardly begun."""

    def section(self) -> AbstractContextManager[None]:
        """Group what is said inside, such as a chapter."""

    def together(self) -> AbstractContextManager[None]:
        """Keep what is said inside on one page if it fits there."""

    def columns(self) -> AbstractContextManager["tuple[Teller, Teller]"]:
        """Say two short things side by side; the left one is read first."""
