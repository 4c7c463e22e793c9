"""The same story that a PDF tells, taken down as HTML: semantic elements in reading order."""

from base64 import b64encode
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from html import escape
from itertools import count

from planner.domain.logo import Logo
from planner.drawing.display_list import Picture
from planner.export.html.svg import svg_of
from planner.export.pdf.forms import CheckField, ChoiceField, TextField
from planner.export.pdf.text import Span, Words, clean
from planner.text import tr

_FEW_COLUMNS, _NARROW_PT = 3, 300.0
"""Wider tables and pictures scroll sideways on a telephone instead of getting unreadable."""


class HtmlStory:
    """Takes down what the chapters tell; satisfies `planner.export.plan.telling.Teller`."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._numbers = count(1)

    def html(self) -> str:
        """Return everything said so far."""
        return "\n".join(self._lines)

    def title(self, words: Words, *, over: Words = "", under: Words = "", anchor: str = "") -> None:
        """Begin the document or a chapter."""
        self._lines.append('<header class="title">')
        self._small(over, "over")
        self.heading(1, words, anchor=anchor)
        self._small(under, "under")
        self._lines.append("</header>")

    def logo(self, logo: Logo) -> None:
        """Put a logo above the title."""
        data = b64encode(logo.png).decode("ascii")
        self._lines.append(
            f'<img class="logo" src="data:image/png;base64,{data}"'
            f' alt="{escape(clean(logo.alternative))}">'
        )

    def heading(self, level: int, words: Words, *, anchor: str = "") -> None:
        """Add a heading."""
        name = anchor or f"heading-{next(self._numbers)}"
        self._lines.append(f'<h{level} id="{escape(name)}">{inline(words)}</h{level}>')

    def paragraph(self, words: Words, style: str = "body") -> None:
        """Add a paragraph; words that say nothing add none."""
        self._small(words, style)

    def bullets(self, items: Sequence[Words], *, small: bool = False) -> None:
        """Add a list whose order does not matter; a small one for notes."""
        self._list("ul", items, ' class="notes"' if small else "")

    def numbered(self, items: Sequence[Words]) -> None:
        """Add a list whose order matters."""
        self._list("ol", items)

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
        """Add a table that scrolls sideways by keyboard where it is too wide."""
        name = self._name(caption, header)
        many = ' class="many"' if len(header) > _FEW_COLUMNS else ""
        self._lines.append(
            f'<div class="wide" tabindex="0" role="region" aria-label="{name}"><table{many}>'
        )
        if plain(caption):
            self._lines.append(f"<caption>{inline(caption)}</caption>")
        self._lines.append(_column_widths(shares))
        cells = "".join(
            f'<th scope="col"{_number_class(column in numeric)}>{inline(cell)}</th>'
            for column, cell in enumerate(header)
        )
        self._lines.append(f"<thead><tr>{cells}</tr></thead><tbody>")
        for row in rows:
            self._lines.append(f"<tr>{_row(row, numeric, row_headers=row_headers)}</tr>")
        self._lines.append("</tbody></table></div>")

    def figure(self, picture: Picture, *, caption: Words = "", table: bool = False) -> None:
        """Add a chart; its alternative text is the same as in the PDF."""
        wide = ' class="wide" tabindex="0"' if picture.width > _NARROW_PT else ""
        self._lines.append(f"<figure{wide}>{svg_of(picture, f'chart-{next(self._numbers)}')}")
        if plain(caption):
            self._lines.append(f"<figcaption>{inline(caption)}</figcaption>")
        self._lines.append("</figure>")
        if table and picture.rows:
            self.table(picture.header, picture.rows)

    def text_field(self, asked: TextField, label: Words = "") -> None:
        """Leave the question to the PDF, where answers can be sent back from."""
        self._question(asked.label, label)

    def choice_field(self, asked: ChoiceField, label: Words = "") -> None:
        """Leave the question to the PDF."""
        self._question(asked.label, label)

    def check_field(self, asked: CheckField, label: Words = "") -> None:
        """Leave the question to the PDF."""
        self._question(asked.label, label)

    def space(self, points: float) -> None:
        """Leave no air: the style sheet does."""

    def new_page(self) -> None:
        """Begin no page: chapters break only in print."""

    @contextmanager
    def section(self) -> Iterator[None]:
        """Group what is said inside."""
        self._lines.append("<section>")
        yield
        self._lines.append("</section>")

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep what is said inside together in print."""
        self._lines.append('<div class="together">')
        yield
        self._lines.append("</div>")

    @contextmanager
    def columns(self) -> Iterator[tuple["HtmlStory", "HtmlStory"]]:
        """Say two short things side by side; the left one is read first."""
        left, right = HtmlStory(), HtmlStory()
        left._numbers = right._numbers = self._numbers
        yield left, right
        self._lines.append(
            f'<div class="columns"><div>{left.html()}</div><div>{right.html()}</div></div>'
        )

    def _small(self, words: Words, style: str) -> None:
        if plain(words):
            name = f' class="{style}"' if style != "body" else ""
            self._lines.append(f"<p{name}>{inline(words)}</p>")

    def _list(self, element: str, items: Sequence[Words], looks: str = "") -> None:
        inner = "".join(f"<li>{inline(item)}</li>" for item in items)
        self._lines.append(f"<{element}{looks}>{inner}</{element}>")

    def _question(self, asked: str, label: Words) -> None:
        shown = inline(label) if plain(label) else escape(asked)
        where = escape(tr("Please answer in the PDF."))
        self._lines.append(
            f'<p class="question">{shown} <span class="muted small">{where}</span></p>'
        )

    def _name(self, caption: Words, header: Sequence[Words]) -> str:
        return escape(plain(caption) or ", ".join(plain(cell) for cell in header))


def _row(row: Sequence[Words], numeric: Collection[int], *, row_headers: bool) -> str:
    cells = [
        f"<td{_number_class(column in numeric)}>{inline(cell)}</td>"
        for column, cell in enumerate(row)
    ]
    if row_headers and row:
        cells[0] = f'<th scope="row">{inline(row[0])}</th>'
    return "".join(cells)


def _number_class(is_number: bool) -> str:  # noqa: FBT001 - a private question with one answer
    return ' class="number"' if is_number else ""


def _column_widths(shares: Sequence[float]) -> str:
    total = sum(shares)
    inner = "".join(f'<col style="width:{100 * share / total:.1f}%">' for share in shares)
    return f"<colgroup>{inner}</colgroup>" if shares else ""


def inline(words: Words) -> str:
    """Return words as inline HTML; nothing in them is taken for markup."""
    parts = [words] if isinstance(words, str | Span) else words
    return "".join(_piece(part) for part in parts)


def plain(words: Words) -> str:
    """Return words without their looks."""
    parts = [words] if isinstance(words, str | Span) else words
    return "".join(part.text if isinstance(part, Span) else part for part in parts).strip()


def _piece(part: str | Span) -> str:
    span = part if isinstance(part, Span) else Span(text=part)
    shown = escape(clean(span.text)).replace("\n", "<br>")
    for is_so, element in ((span.bold, "strong"), (span.italic, "em")):
        if is_so:
            shown = f"<{element}>{shown}</{element}>"
    if span.muted:
        shown = f'<span class="muted">{shown}</span>'
    return f'<a href="{escape(span.link)}">{shown}</a>' if span.link else shown
