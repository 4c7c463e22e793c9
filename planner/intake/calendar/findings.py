"""What is noted while a calendar is read, for the report."""

from typing import TypeVar

from planner.domain.calendar import (
    CalendarReport,
    Cut,
    CutReason,
    GuessedZone,
    Repaired,
    RepairReason,
    Skipped,
    SkipReason,
)

MOST_LISTED = 1_000
"""Of each kind; a hostile file must not fill the report either."""

_DETAIL_LENGTH = 80
_Note = TypeVar("_Note", Skipped, Repaired, Cut)


class Findings:
    """Collects what has to stand in the report; each once."""

    def __init__(self) -> None:
        self.calendar_name = ""
        self.events = 0
        self.series = 0
        self.own_blocks = 0
        self._skipped: dict[Skipped, None] = {}
        self._repaired: dict[Repaired, None] = {}
        self._cuts: dict[Cut, None] = {}
        self._guessed: dict[GuessedZone, None] = {}
        self._unlisted = 0

    def skip(self, uid: str, reason: SkipReason, detail: str = "") -> None:
        """Note an event that is left out."""
        self._note(self._skipped, Skipped(uid, reason, detail[:_DETAIL_LENGTH]))

    def repair(self, uid: str, reason: RepairReason, detail: str = "") -> None:
        """Note a part of an event that is taken as not there."""
        self._note(self._repaired, Repaired(uid, reason, detail[:_DETAIL_LENGTH]))

    def cut(self, uid: str, reason: CutReason) -> None:
        """Note a limit that was met."""
        self._note(self._cuts, Cut(uid, reason))

    def guess_zone(self, name: str, taken: str) -> None:
        """Note which zone is taken for a name that is not known."""
        if len(self._guessed) < MOST_LISTED:
            self._guessed[GuessedZone(name[:_DETAIL_LENGTH], taken)] = None

    def report(self, occurrences: int) -> CalendarReport:
        """Sum up."""
        return CalendarReport(
            calendar_name=self.calendar_name,
            events=self.events,
            series=self.series,
            own_blocks=self.own_blocks,
            occurrences=occurrences,
            skipped=tuple(self._skipped),
            repaired=tuple(self._repaired),
            cuts=tuple(self._cuts),
            guessed_zones=tuple(self._guessed),
            unlisted=self._unlisted,
        )

    def _note(self, noted: dict[_Note, None], note: _Note) -> None:
        if len(noted) < MOST_LISTED:
            noted[note] = None
        elif note not in noted:
            self._unlisted += 1
