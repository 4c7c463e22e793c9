"""The bank holidays that were computed so far, for as long as a plan is open."""

from collections.abc import Mapping
from datetime import date

from planner.domain.people import Nation

YearOf = tuple[Nation, int]
"""One year of one nation."""

Holidays = Mapping[YearOf, Mapping[date, str]]
"""Days with their names, by nation and year."""


class KnownHolidays:
    """Computing them takes longer than opening a plan, so each year is computed once.

    Attributes:
        known: What was computed.
        is_put_off: Nothing is computed for now; years that are not known have no holidays.
        missed: Years that were asked for meanwhile.
    """

    def __init__(self) -> None:
        self.known: dict[YearOf, Mapping[date, str]] = {}
        self.is_put_off = False
        self.missed: set[YearOf] = set()

    def take(self, found: Holidays) -> None:
        """Remember what was computed."""
        self.known.update(found)
