"""What is said of a rule that is being written: how much of it would fit, and where."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Final, Protocol

from planner.text import tr
from planner.words.numbers import all_of_text, brief_day_text, hours_text, weekday_text

_NOON: Final = time(12)
_MOSTLY: Final = 0.6
_MOST_NAMED: Final = 3
_ROUNDED_TO: Final = 5


class FittingStretch(Protocol):
    """A block that would fit."""

    @property
    def start(self) -> datetime:
        """Return its start in local time."""

    @property
    def minutes(self) -> int:
        """Return its length."""


class Fits(Protocol):
    """What the sentence needs to know of the weeks that were searched."""

    @property
    def first(self) -> date:
        """Return the Monday of the first week."""

    @property
    def weeks(self) -> int:
        """Return how many weeks were searched."""

    @property
    def asked_minutes(self) -> int:
        """Return what the rule asks for in all of them."""

    @property
    def owed_minutes(self) -> int:
        """Return how much of that is owed from earlier."""

    @property
    def minutes(self) -> int:
        """Return what fits in all of them."""

    @property
    def stretches(self) -> Sequence[FittingStretch]:
        """Return the blocks that fit."""

    @property
    def mornings_minutes(self) -> int | None:
        """Return what would fit in mornings alone, if that is worth telling."""

    @property
    def afternoons_minutes(self) -> int | None:
        """Return what would fit in afternoons alone, if that is worth telling."""


def fitting_text(fits: Fits) -> str:
    """Say in a few sentences how much of a rule would fit a week, and where it mostly lies."""
    if not fits.asked_minutes:
        return tr("It asks for nothing in the four weeks from {day}.").format(
            day=brief_day_text(fits.first)
        )
    if not fits.minutes:
        return tr("Nothing of it would fit in the four weeks from {day}.").format(
            day=brief_day_text(fits.first)
        )
    parts = (_amount(fits), _owed(fits), _places(fits.stretches), _halves(fits))
    return " ".join(filter(None, parts))


def _amount(fits: Fits) -> str:
    asked, placed = _a_week(fits, fits.asked_minutes), _a_week(fits, fits.minutes)
    if fits.minutes >= fits.asked_minutes:
        words = tr("All of it would fit: {minutes} a week in the four weeks from {day}.")
    else:
        words = tr("{minutes} of {asked} a week would fit in the four weeks from {day}.")
    return words.format(
        minutes=hours_text(placed), asked=hours_text(asked), day=brief_day_text(fits.first)
    )


def _owed(fits: Fits) -> str:
    if not fits.owed_minutes:
        return ""
    return tr("With {minutes} in all that is owed from earlier.").format(
        minutes=hours_text(fits.owed_minutes)
    )


def _a_week(fits: Fits, minutes: int) -> int:
    """Return the minutes a week, without the look of more precision than there is."""
    return _ROUNDED_TO * round(minutes / fits.weeks / _ROUNDED_TO)


def _places(stretches: Sequence[FittingStretch]) -> str:
    """Say which halves of which days hold most of it; "" where it lies all over the week."""
    held: Counter[tuple[int, bool]] = Counter()
    days = {}
    for stretch in stretches:
        half = (stretch.start.weekday(), stretch.start.time() >= _NOON)
        held[half] += stretch.minutes
        days[half] = stretch.start.date()
    most = [half for half, _ in held.most_common(_MOST_NAMED)]
    while len(most) > 1 and _share(held, most[:-1]) >= _MOSTLY:
        most.pop()
    if _share(held, most) < _MOSTLY:
        return tr("It would lie all over the week.")
    named = [_half_text(days[half], is_afternoon=half[1]) for half in sorted(most)]
    words = all_of_text(named)
    if len(held) == len(most):
        return tr("It would lie on {places}.").format(places=words)
    return tr("It would lie mostly on {places}.").format(places=words)


def _share(held: Counter[tuple[int, bool]], halves: Sequence[tuple[int, bool]]) -> float:
    return sum(held[half] for half in halves) / held.total()


def _half_text(day: date, *, is_afternoon: bool) -> str:
    words = tr("{weekday} afternoons") if is_afternoon else tr("{weekday} mornings")
    return words.format(weekday=weekday_text(day))


def _halves(fits: Fits) -> str:
    if fits.mornings_minutes is None or fits.afternoons_minutes is None:
        return ""
    return tr("Mornings alone: {mornings}; afternoons alone: {afternoons}.").format(
        mornings=hours_text(_a_week(fits, fits.mornings_minutes)),
        afternoons=hours_text(_a_week(fits, fits.afternoons_minutes)),
    )
