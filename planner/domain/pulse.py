"""The weekly pulse: ten points shared out over 'which team felt like home'."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import ClassVar, Final

from planner.domain.errors.fields import NotAMondayError, ValueNotUnderstoodError
from planner.domain.errors.partnership import PulseSumError
from planner.domain.records import Record, line_field, record
from planner.overriding import override

PULSE_POINTS: Final = 10
"""So many points are shared out each week, all of them."""


class HomeTeam(StrEnum):
    """A team that may feel like home."""

    FUNCTION = "function"
    ORGANISATION = "organisation"
    EXECUTIVE_TEAM = "executive_team"
    PARTNERSHIP = "partnership"


@record
class Pulse(Record):
    """How the points of one week were shared out. It is no score; nothing is to be maximised.

    Attributes:
        week: Its Monday.
        points: For each `HomeTeam` in their order, with blanks between, such as "3 2 4 1"; one
            field, so that two copies of a plan never mix two ways of sharing them out.
    """

    TYPE: ClassVar[str] = "pulse"

    week: date
    points: str = line_field(searchable=False)
    note: str = line_field(default="")

    @override
    def __post_init__(self) -> None:
        Record.__post_init__(self)
        if self.week.weekday():
            raise NotAMondayError(self.week.isoformat())
        if self.points:  # a value that was erased leaves nothing
            _read_points(self.points)

    @property
    def shares(self) -> Mapping[HomeTeam, int]:
        """Return the points of each team; 0 for all where they were erased."""
        numbers = _read_points(self.points) if self.points else [0] * len(HomeTeam)
        return dict(zip(HomeTeam, numbers, strict=True))


@record
class HomeTeams(Record):
    """What the leader calls the four teams; "" for the usual name."""

    TYPE: ClassVar[str] = "home_teams"

    function: str = line_field(default="")
    organisation: str = line_field(default="")
    executive_team: str = line_field(default="")
    partnership: str = line_field(default="")

    def own_name(self, team: HomeTeam) -> str:
        """Return the leader's name for a team, "" where they gave none."""
        name: str = getattr(self, team.value)
        return name


def written_points(shares: Mapping[HomeTeam, int]) -> str:
    """Return the points as a pulse holds them; a team that is not named has none.

    Raises:
        PulseSumError: They do not add up to PULSE_POINTS, or one is below 0.
    """
    written = " ".join(str(shares.get(team, 0)) for team in HomeTeam)
    if min(shares.values(), default=0) < 0:
        raise PulseSumError(sum(shares.values()), PULSE_POINTS)
    _read_points(written)
    return written


def _read_points(written: str) -> list[int]:
    parts = written.split()
    are_numbers = all(part.isascii() and part.isdecimal() and len(part) <= 3 for part in parts)  # noqa: PLR2004 - more digits than 10 has are no points
    if len(parts) != len(HomeTeam) or not are_numbers:
        raise ValueNotUnderstoodError(Pulse.TYPE, "points", written)
    numbers = [int(part) for part in parts]
    if sum(numbers) != PULSE_POINTS:
        raise PulseSumError(sum(numbers), PULSE_POINTS)
    return numbers
