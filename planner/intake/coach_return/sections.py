"""Under which heading of the document a place on a page stands; told by its bookmarks."""

from dataclasses import dataclass

import pikepdf

from planner.domain.records import LONGEST_LINE
from planner.intake.coach_return.opening import Budget
from planner.intake.coach_return.texts import text_of

MOST_BOOKMARKS = 5_000
_NEAR_PT = 6.0
_INDENT_PT = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One heading.

    Attributes:
        titles: Of the headings over it, and its own at the end.
        page: From 1.
        left, top: In points from the lower left corner.
    """

    titles: tuple[str, ...]
    page: int
    left: float
    top: float


def headings_of(pdf: pikepdf.Pdf, budget: Budget) -> list[Heading]:
    """List the headings in the order of reading, as far as bookmarks tell their places."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    outlines = pdf.Root.get("/Outlines")
    first = outlines.get("/First") if isinstance(outlines, pikepdf.Dictionary) else None
    waiting: list[tuple[object, tuple[str, ...]]] = [(first, ())]
    seen: set[tuple[int, int]] = set()
    found: list[Heading] = []
    while waiting and len(seen) < MOST_BOOKMARKS:
        budget.spend()
        bookmark, over = waiting.pop()
        if not isinstance(bookmark, pikepdf.Dictionary) or bookmark.objgen in seen:
            continue
        seen.add(bookmark.objgen)
        titles = (*over, (text_of(bookmark.get("/Title")) or "")[:LONGEST_LINE])
        heading = _heading(bookmark, titles, pages)
        if heading:
            found.append(heading)
        waiting.append((bookmark.get("/Next"), over))
        waiting.append((bookmark.get("/First"), titles))
    return found


def section_of(headings: list[Heading], page: int, left: float, top: float) -> tuple[str, ...]:
    """Return the titles over a place, the chapter first; empty before the first heading."""
    before = [heading for heading in headings if heading.page < page]
    over = [
        heading
        for heading in headings
        if heading.page == page
        and heading.top >= top - _NEAR_PT
        and heading.left <= left + _INDENT_PT
    ]
    nearest = over or before
    return nearest[-1].titles if nearest else ()


def _heading(
    bookmark: pikepdf.Dictionary, titles: tuple[str, ...], pages: dict[tuple[int, int], int]
) -> Heading | None:
    place = bookmark.get("/Dest")
    if not isinstance(place, pikepdf.Array) or len(place) < 4:  # noqa: PLR2004 - page /XYZ x y
        return None
    page, left, top = place[0], number_of(place[2]), number_of(place[3])
    if not isinstance(page, pikepdf.Dictionary) or left is None or top is None:
        return None
    number = pages.get(page.objgen)
    return Heading(titles=titles, page=number, left=left, top=top) if number else None


def number_of(written: object) -> float | None:
    """Return a number of a PDF; None where it is none."""
    try:
        return float(written)  # type: ignore[arg-type] # whatever stands there is asked
    except (TypeError, ValueError, OverflowError):
        return None
