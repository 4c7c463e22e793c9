"""The example's cast and habits, as `resources/packs/example-director.toml` tells them."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from planner.domain.attention import Mode
from planner.domain.protection import Consent, Requester
from planner.resource_files import resource_path

Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """A meeting that comes again; in which weeks, `every` and `turn` say."""

    title: str
    weekday: int
    start: time
    minutes: int
    hat: str
    mode: Mode
    organiser: str
    attendees: int
    every: int
    turn: int

    def is_due(self, day: date) -> bool:
        """Say whether it takes place on this day."""
        week = day.toordinal() // 7
        return day.weekday() == self.weekday and week % self.every == self.turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """What fills the time between meetings in one mode."""

    mode: Mode
    weight: int
    winter: int
    titles: Sequence[str]

    def weight_on(self, day: date) -> int:
        """Return how often it comes on such a day; winters burn."""
        return max(0, self.weight + (self.winter if day.month in (12, 1, 2) else 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a rule's block usually stands."""

    rule: str
    weekday: int
    start: time
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Displacer:
    """What takes blocks away; `charter` is the key of the item that allows it, or ""."""

    by: str
    for_whom: Requester
    consent: Consent
    weight: int
    charter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleStory:
    """All of it; `told` is the file itself, for what is taken over as it stands."""

    told: Told
    habits: Sequence[Habit]
    fillers: Sequence[Filler]
    places: Sequence[Place]
    displacers: Sequence[Displacer]

    def is_away(self, day: date) -> bool:
        """Say whether the director is on leave or it is a bank holiday."""
        away = self.told["away"]
        return (
            day.isoformat() in away["bank_holidays"]
            or day.isocalendar().week in away["leave_weeks"]
        )


def read_story() -> ExampleStory:
    """Read the shipped story."""
    with resource_path("packs", "example-director.toml").open("rb") as file:
        told = tomllib.load(file)
    return ExampleStory(
        told=told,
        habits=[_habit(meeting) for meeting in told["meeting"]],
        fillers=[_filler(mode, filler) for mode, filler in told["fillers"].items()],
        places=[
            Place(
                rule=rule["title"],
                weekday=weekday,
                start=time.fromisoformat(start),
                minutes=minutes,
            )
            for rule in told["rule"]
            for weekday, start, minutes in rule["places"]
        ],
        displacers=[_displacer(displacer) for displacer in told["displacer"]],
    )


def _habit(told: Told) -> Habit:
    return Habit(
        title=told["title"],
        weekday=told["weekday"],
        start=time.fromisoformat(told["start"]),
        minutes=told["minutes"],
        hat=told["hat"],
        mode=Mode(told["mode"]),
        organiser=told["organiser"],
        attendees=told["attendees"],
        every=told.get("every", 1),
        turn=told.get("turn", 0),
    )


def _filler(mode: str, told: Told) -> Filler:
    return Filler(
        mode=Mode(mode), weight=told["weight"], winter=told["winter"], titles=told["titles"]
    )


def _displacer(told: Told) -> Displacer:
    return Displacer(
        by=told["by"],
        for_whom=Requester(told["for"]),
        consent=Consent(told["consent"]),
        weight=told["weight"],
        charter=told.get("charter", ""),
    )
