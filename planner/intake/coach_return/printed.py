"""What the printed words of a return say: those under a mark, and those at the foot of a page."""

import re
from collections.abc import Sequence

import pypdfium2

from planner.domain.coach_returns import Note, PrintedMark
from planner.domain.coaching import LAST_NUMBER
from planner.intake.coach_return.annotations import PlacedNote, with_passage
from planner.intake.coach_return.opening import Budget
from planner.intake.coach_return.texts import plain

MOST_READ_PAGES = 60
_FOOT_PAGES = 3
_FOOT = re.compile(r"\b([0-9a-f]{4}) · \D{1,40}?(\d{1,6}) · ")


def with_marked_words(raw: bytes, placed: Sequence[PlacedNote], budget: Budget) -> tuple[Note, ...]:
    """Return the notes with the words that they mark; must not run beside another PDFium."""
    pages = sorted({one.note.page for one in placed if one.marks})[:MOST_READ_PAGES]
    passages: dict[int, str] = {}
    if pages:
        document = pypdfium2.PdfDocument(raw)
        try:
            for page in pages:
                budget.spend()
                text = document[page - 1].get_textpage()
                for number, one in enumerate(placed):
                    if one.note.page == page and one.marks:
                        lines = (text.get_text_bounded(*box) for box in one.marks)
                        passages[number] = " ".join(plain(" ".join(lines)).split())
        finally:
            document.close()
    notes = (with_passage(one, passages.get(number, "")) for number, one in enumerate(placed))
    return tuple(note for note in notes if note.words or note.passage)


def printed_mark(raw: bytes, budget: Budget) -> PrintedMark | None:
    """Return what the foot of the first pages says; None where no words are left, as on a scan."""
    document = pypdfium2.PdfDocument(raw)
    try:
        for number in range(min(_FOOT_PAGES, len(document))):
            budget.spend()
            found = _FOOT.search(document[number].get_textpage().get_text_bounded())
            if found and 1 <= int(found[2]) <= LAST_NUMBER:
                return PrintedMark(plan_tail=found[1], revision=int(found[2]))
    finally:
        document.close()
    return None
