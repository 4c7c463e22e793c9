"""Which parts of a story must not be torn apart: a heading never ends a page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import CondPageBreak

from planner.export.pdf.styles import CONTENT_HEIGHT_PT

_OPENING_LINES = 3
# More is never asked for: a block that leaves less than this empty would leave a hole.
_MOST_PT = 0.8 * CONTENT_HEIGHT_PT


class Guard(CondPageBreak):  # type: ignore[misc]  # reportlab is untyped
    """A page break where too little room is left; elsewhere no air of its own."""

    _SPACETRANSFER = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A flowable, and how it holds on to its neighbours.

    Attributes:
        binds: It makes no sense without the next one (headings, labels, captions of tables).
        least_pt: Height of its smallest sensible beginning; None: as three lines, or all of it.
    """

    flowable: Any
    binds: bool = False
    least_pt: float | None = None

    def beginning_pt(self, width: float) -> float:
        """Return how much room must be left on a page for this block to begin there."""
        before = float(self.flowable.getSpaceBefore())
        if self.least_pt is not None:
            return before + self.least_pt
        _, height = self.flowable.wrap(width, CONTENT_HEIGHT_PT)
        leading = getattr(getattr(self.flowable, "style", None), "leading", None)
        if self.binds or leading is None:
            return float(before + height)
        return float(before + min(height, _OPENING_LINES * leading))


def guarded(blocks: list[Block], width: float) -> Iterator[Any]:
    """Yield the flowables, with a page break before whatever would be torn apart."""
    bound = False
    for number, block in enumerate(blocks):
        if block.binds and not bound:
            yield Guard(min(_MOST_PT, _chain_pt(blocks[number:], width)))
        bound = block.binds
        yield block.flowable


def together(blocks: list[Block], width: float) -> list[Block]:
    """Return the blocks such that all of them begin and end on one page if they fit."""
    whole = sum(
        block.flowable.wrap(width, CONTENT_HEIGHT_PT)[1]
        + max(block.flowable.getSpaceBefore(), block.flowable.getSpaceAfter())
        for block in blocks
    )
    guard = Guard(min(CONTENT_HEIGHT_PT - 1, whole))
    return [Block(flowable=guard, least_pt=whole), *blocks]


def _chain_pt(blocks: list[Block], width: float) -> float:
    needed = 0.0
    for block in blocks:
        needed += block.beginning_pt(width)
        if not block.binds:
            break
        needed += float(block.flowable.getSpaceAfter())
    return needed
