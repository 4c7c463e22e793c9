"""A card with a few lines to read, such as what may displace a block."""

from collections.abc import Sequence

from planner.text import tr
from ui.pages.protected_time.lines import Lines
from ui.widgets.card import Card


class LinesCard(Card):
    """Lists lines, or says why there is none."""

    def __init__(self, title: str, nothing: str) -> None:
        super().__init__(title)
        self._nothing = nothing
        self._lines = Lines(gap_px=6)
        self.add(self._lines)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Put these lines in the place of those before."""
        self._lines.clear()
        for line in lines:
            self._lines.say(tr("\N{BULLET} {line}").format(line=line), "")
        if not lines:
            self._lines.say(self._nothing)
