"""The weekly pulse: share out the ten points, name the teams, look at the trend."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from planner.domain.changes import Action
from planner.domain.errors.governance import DayInFutureError
from planner.domain.local_time import week_start
from planner.domain.pulse import HomeTeam, HomeTeams, Pulse, written_points
from planner.domain.records import Tier
from planner.services.session import Session

TREND_PULSES: Final = 13
"""Averages are those of so many pulses: a quarter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PulseTrend:
    """How the points moved. There is no total and no level to reach.

    Attributes:
        pulses: By week, the earliest first.
        lately: Average points of the last TREND_PULSES; None before there are so many.
        before: The same of those before them.
    """

    pulses: tuple[Pulse, ...]
    lately: Mapping[HomeTeam, float] | None
    before: Mapping[HomeTeam, float] | None


def pulse_trend(session: Session) -> PulseTrend:
    """Read all pulses; those whose points were erased are left out."""
    known = sorted(session.read.all(Pulse), key=lambda pulse: pulse.week)
    pulses = [pulse for pulse in known if pulse.points]
    return PulseTrend(
        pulses=tuple(pulses),
        lately=_average(pulses[-TREND_PULSES:]),
        before=_average(pulses[-2 * TREND_PULSES : -TREND_PULSES]),
    )


def share_out(
    session: Session,
    shares: Mapping[HomeTeam, int],
    week: date | None = None,
    *,
    note: str | None = None,
    tier: Tier | None = None,
) -> Pulse:
    """Share out the points of the week of a day, this week if none is named, or do it anew.

    A pulse stays the leader's own until a `tier` is chosen for it; None leaves note and tier.

    Raises:
        PulseSumError: The points do not add up to ten.
        DayInFutureError: The week has not begun.
    """
    monday = week_start(week or session.today())
    if monday > session.today():
        raise DayInFutureError(monday)
    points = written_points(shares)
    only = session.only_id(Pulse, monday.isoformat())
    seen = session.read.find(Pulse, only)
    before = seen or Pulse(id=only, week=monday, points=points)
    new = replace(
        before,
        points=points,
        note=before.note if note is None else note,
        tier=tier or before.tier,
    )
    with session.action(Action.SHARE_OUT_PULSE) as writer:
        if seen is None:
            writer.add(new)
        else:
            writer.replace(seen, new)
    return new


def delete_pulse(session: Session, seen: Pulse) -> None:
    """Delete the pulse of a week; raises ChangedSinceError."""
    with session.action(Action.DELETE_RECORD) as writer:
        writer.delete(seen)


def home_teams(session: Session) -> HomeTeams:
    """Return what the leader calls the teams; not kept anywhere before they said so."""
    only = session.only_id(HomeTeams)
    return session.read.find(HomeTeams, only) or HomeTeams(id=only)


def name_home_teams(session: Session, names: Mapping[HomeTeam, str]) -> HomeTeams:
    """Name some of the teams; an empty name brings the usual one back."""
    seen = home_teams(session)
    held = {team: names.get(team, seen.own_name(team)).strip() for team in HomeTeam}
    new = replace(
        seen,
        function=held[HomeTeam.FUNCTION],
        organisation=held[HomeTeam.ORGANISATION],
        executive_team=held[HomeTeam.EXECUTIVE_TEAM],
        partnership=held[HomeTeam.PARTNERSHIP],
    )
    with session.action(Action.NAME_HOME_TEAMS) as writer:
        if session.read.find(HomeTeams, seen.id) is None:
            writer.add(new)
        else:
            writer.replace(seen, new)
    return new


def _average(pulses: list[Pulse]) -> Mapping[HomeTeam, float] | None:
    if len(pulses) < TREND_PULSES:
        return None
    shares = [pulse.shares for pulse in pulses]
    return {team: sum(each[team] for each in shares) / len(shares) for team in HomeTeam}
