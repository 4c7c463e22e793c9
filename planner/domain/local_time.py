"""Which moments a local day, week or time of day stands for, on days with a clock change too."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from planner.domain.hours import DAY_MINUTES

DAY = timedelta(days=1)


def day_start(day: date, zone: ZoneInfo) -> datetime:
    """Return the moment, in UTC, at which the local day begins."""
    return datetime.combine(day, time.min, tzinfo=zone).astimezone(UTC)


def local_day(moment: datetime, zone: ZoneInfo) -> date:
    """Return the local day on which the moment falls."""
    return moment.astimezone(zone).date()


def week_start(day: date) -> date:
    """Return the Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def at_clock(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """Return the moment, in UTC, of a minute after midnight, 0 to 1440, as clocks show it.

    A time that the clocks skip is as far after the change as it was written after it; of a
    time that comes twice, the earlier one is meant.
    """
    return _naive(day, minute).replace(tzinfo=zone).astimezone(UTC)


def moments_at(day: date, minute: int, zone: ZoneInfo) -> tuple[datetime, ...]:
    """Return all moments, in UTC, at which clocks show this minute of the day.

    Returns:
        One moment; none where the clocks skip it; two where they show it twice.
    """
    return moments_shown(_naive(day, minute), zone)


def moments_shown(shown: datetime, zone: ZoneInfo) -> tuple[datetime, ...]:
    """Return all moments, in UTC, at which clocks show this, a time without a zone.

    As `moments_at`: one, none or two.
    """
    moments = [shown.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)]
    real = [m for m in moments if m.astimezone(zone).replace(tzinfo=None) == shown]
    return tuple(dict.fromkeys(real))


def _naive(day: date, minute: int) -> datetime:
    if minute == DAY_MINUTES:
        return datetime.combine(day + DAY, time.min)
    return datetime.combine(day, time(minute // 60, minute % 60))
