"""One made-up day: meetings, blocks, and what happened between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from planner.domain.attention import Mode
from planner.services.example.story import ExampleStory, Filler, Habit

_BEGINS, _ENDS = time(7, 45), time(18, 10)
_SHORTEST, _STEP = 10, 5
_LENGTHS = (10, 15, 15, 20, 25, 30, 35)
_UNLOGGED = 0.13
_AT_PLACE = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Something that took a stretch of a local day.

    Attributes:
        hat: The hat's tag, "" for none.
        goal: Key of the goal it served, "" for none.
    """

    start: datetime
    minutes: int
    mode: Mode
    what: str
    hat: str = ""
    goal: str = ""
    habit: Habit | None = None

    @property
    def end(self) -> datetime:
        """Return when it ended."""
        return self.start + timedelta(minutes=self.minutes)


def local(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Return the moment of a local time."""
    return datetime.combine(day, at, zone)


def meetings_on(story: ExampleStory, day: date, zone: ZoneInfo) -> list[Stretch]:
    """Return the day's meetings, by start."""
    due = sorted((habit for habit in story.habits if habit.is_due(day)), key=lambda h: h.start)
    return [
        Stretch(
            start=local(day, habit.start, zone),
            minutes=habit.minutes,
            mode=habit.mode,
            what=habit.title,
            hat=habit.hat,
            habit=habit,
        )
        for habit in due
    ]


def fill(
    story: ExampleStory, day: date, zone: ZoneInfo, fixed: Sequence[Stretch], random: Random
) -> Iterator[Stretch]:
    """Fill the gaps between fixed stretches with the day's work; some of it goes unlogged."""
    at = local(day, _BEGINS, zone)
    ends = local(day, _ENDS, zone)
    for stop in [*sorted(fixed, key=lambda stretch: stretch.start), None]:
        until = stop.start if stop else ends
        while (room := int((until - at).total_seconds() // 60)) >= _SHORTEST:
            minutes = min(random.choice(_LENGTHS), room // _STEP * _STEP)
            if random.random() >= _UNLOGGED:
                yield _filled(story.fillers, day, at, minutes, random)
            at += timedelta(minutes=minutes)
        at = max(at, stop.end) if stop else at


def _filled(
    fillers: Sequence[Filler], day: date, at: datetime, minutes: int, random: Random
) -> Stretch:
    filler = random.choices(fillers, [filler.weight_on(day) for filler in fillers])[0]
    is_shared = filler.mode is Mode.LONG_TERM and random.random() < _AT_PLACE
    return Stretch(
        start=at,
        minutes=minutes,
        mode=filler.mode,
        what=random.choice(filler.titles),
        hat="place" if is_shared else "trust",
    )
