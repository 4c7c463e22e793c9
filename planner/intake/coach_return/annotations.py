"""What a coach wrote on the pages: notes, free text, marks with and without words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pikepdf

from planner.domain.coach_returns import Note
from planner.domain.records import LONGEST_TEXT
from planner.intake.coach_return.opening import Budget
from planner.intake.coach_return.sections import Heading, headings_of, number_of, section_of
from planner.intake.coach_return.texts import text_of

MOST_NOTES = 2_000
MOST_MARKS = 200
_NOTES = frozenset({"/Text", "/FreeText", "/Caret"})
_MARKS = frozenset({"/Highlight", "/Underline", "/Squiggly", "/StrikeOut"})
_SHAPES = frozenset({"/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Ink", "/Stamp"})

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points from the lower left corner of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedNote:
    """A note, and the boxes of the words that it marks."""

    note: Note
    marks: tuple[Box, ...] = ()


def placed_notes(pdf: pikepdf.Pdf, budget: Budget) -> list[PlacedNote]:
    """List what was written or marked, page by page, at most MOST_NOTES."""
    headings = headings_of(pdf, budget)
    found: list[PlacedNote] = []
    for number, page in enumerate(pdf.pages, 1):
        for annotation in _annotations(page.obj):
            budget.spend()
            placed = _placed(annotation, number, headings)
            if placed and len(found) < MOST_NOTES:
                found.append(placed)
    return found


def with_passage(placed: PlacedNote, words: str) -> Note:
    """Return the note with the words under its mark."""
    return replace(placed.note, passage=words[:LONGEST_TEXT])


def _annotations(page: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    listed = page.get("/Annots")
    if isinstance(listed, pikepdf.Array):
        yield from (one for one in listed if isinstance(one, pikepdf.Dictionary))


def _placed(
    annotation: pikepdf.Dictionary, page: int, headings: list[Heading]
) -> PlacedNote | None:
    kind = str(annotation.get("/Subtype", ""))
    if kind not in _NOTES | _MARKS | _SHAPES:
        return None
    words = (_words(annotation) or "").strip()[:LONGEST_TEXT]
    marks = _marks(annotation) if kind in _MARKS else ()
    if not words and not marks:
        return None
    box = marks[0] if marks else _box(annotation.get("/Rect"))
    section = section_of(headings, page, box[0], box[3]) if box else ()
    return PlacedNote(note=Note(page=page, section=section, words=words), marks=marks)


def _words(annotation: pikepdf.Dictionary) -> str | None:
    words = text_of(annotation.get("/Contents"))
    popup = annotation.get("/Popup")
    if not words and isinstance(popup, pikepdf.Dictionary):
        words = text_of(popup.get("/Contents"))
    return words


def _marks(annotation: pikepdf.Dictionary) -> tuple[Box, ...]:
    """Return the boxes of the marked lines: four corners each, in whatever order."""
    corners = annotation.get("/QuadPoints")
    numbers = _numbers(corners) if isinstance(corners, pikepdf.Array) else ()
    boxes = []
    for start in range(0, min(len(numbers), 8 * MOST_MARKS) - 7, 8):
        across, up = numbers[start : start + 8 : 2], numbers[start + 1 : start + 8 : 2]
        boxes.append((min(across), min(up), max(across), max(up)))
    return tuple(boxes)


def _box(written: object) -> Box | None:
    numbers = _numbers(written) if isinstance(written, pikepdf.Array) else ()
    if len(numbers) != 4:  # noqa: PLR2004 - two corners
        return None
    left, bottom, right, top = numbers
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _numbers(array: pikepdf.Array) -> tuple[float, ...]:
    read = [number_of(one) for one in list(array)[: 8 * MOST_MARKS]]
    return tuple(number for number in read if number is not None)
