"""How hours, days, times and lists are written for people."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from planner.text import tr

HOUR_MINUTES = 60


def hours_text(minutes: int) -> str:
    """Write a duration: "45 min", "16 h", "1 h 45 min"; a negative one with a minus sign."""
    sign = "\N{MINUS SIGN}" if minutes < 0 else ""
    hours, rest = divmod(abs(minutes), HOUR_MINUTES)
    if not hours:
        return sign + tr("{minutes} min").format(minutes=rest)
    if not rest:
        return sign + tr("{hours} h").format(hours=hours)
    return sign + tr("{hours} h {minutes} min").format(hours=hours, minutes=rest)


def hours_figure(minutes: int) -> str:
    """Write a duration for a column, where hours and minutes stand one below the other."""
    hours, rest = divmod(minutes, HOUR_MINUTES)
    return tr("{hours} h {minutes}").format(hours=hours, minutes=f"{rest:02}")


def percent_text(per_cent: int) -> str:
    """Write whole per cents: "88%"."""
    return tr("{number}%").format(number=per_cent)


def decimal_text(number: float, places: int = 1) -> str:
    """Write a number with so many digits behind the point: "4.3"."""
    return f"{number:.{places}f}"


def weekday_text(day: date) -> str:
    """Write the day's name: "Tuesday"."""
    return (
        tr("Monday"),
        tr("Tuesday"),
        tr("Wednesday"),
        tr("Thursday"),
        tr("Friday"),
        tr("Saturday"),
        tr("Sunday"),
    )[day.weekday()]


def short_weekday_text(day: date) -> str:
    """Write the day's name in short: "Tue"."""
    return (tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun"))[
        day.weekday()
    ]


def month_text(day: date) -> str:
    """Write the month's name: "November"."""
    return (
        tr("January"),
        tr("February"),
        tr("March"),
        tr("April"),
        tr("May"),
        tr("June"),
        tr("July"),
        tr("August"),
        tr("September"),
        tr("October"),
        tr("November"),
        tr("December"),
    )[day.month - 1]


def day_text(day: date) -> str:
    """Write a day in full: "3 November 2026"."""
    return tr("{day} {month} {year}").format(day=day.day, month=month_text(day), year=day.year)


def brief_date_text(day: date) -> str:
    """Write a day for a narrow column: "3 Nov 2026"."""
    return tr("{day} {month} {year}").format(
        day=day.day, month=short_month_text(day), year=day.year
    )


def brief_day_text(day: date) -> str:
    """Write a day beside others of its year: "3 Nov"."""
    return tr("{day} {month}").format(day=day.day, month=short_month_text(day))


def long_day_text(day: date) -> str:
    """Write a day with its name: "Tuesday 3 November 2026"."""
    return tr("{weekday} {day}").format(weekday=weekday_text(day), day=day_text(day))


def short_day_text(day: date, today: date | None = None) -> str:
    """Write a day of this year in short: "Tue 3 Nov"; with the year where `today` has another."""
    short = tr("{weekday} {day} {month}").format(
        weekday=short_weekday_text(day), day=day.day, month=short_month_text(day)
    )
    if today is None or today.year == day.year:
        return short
    return tr("{day} {year}").format(day=short, year=day.year)


def short_month_text(day: date) -> str:
    """Write the month's name in short: "Nov"."""
    # Translators: January to December in short, with blanks between.
    return tr("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()[day.month - 1]


def period_text(first: date, last: date) -> str:
    """Write the days from first to last: "3 November 2026 to 9 November 2026"."""
    if first == last:
        return day_text(first)
    return tr("{first} to {last}").format(first=day_text(first), last=day_text(last))


def clock_text(moment: datetime, zone: ZoneInfo) -> str:
    """Write the time of day in the zone: "07:05"."""
    return f"{moment.astimezone(zone):%H:%M}"


def moment_text(moment: datetime, zone: ZoneInfo, today: date | None = None) -> str:
    """Write day and time in the zone: "Tue 3 Nov, 14:00"; the year as in `short_day_text`."""
    local = moment.astimezone(zone)
    return tr("{day}, {time}").format(
        day=short_day_text(local.date(), today), time=clock_text(moment, zone)
    )


def stretch_text(start: datetime, end: datetime, zone: ZoneInfo, today: date | None = None) -> str:
    """Write from when to when, such as 14:00 to 15:30 on a Tuesday, with a dash between."""
    return tr("{start}\N{EN DASH}{end}").format(
        start=moment_text(start, zone, today), end=clock_text(end, zone)
    )


def all_of_text(words: Sequence[str]) -> str:
    """Join words that all hold: "a, b and c"."""
    if len(words) < 2:  # noqa: PLR2004 - one word needs no "and"
        return "".join(words)
    return tr("{some} and {last}").format(some=", ".join(words[:-1]), last=words[-1])


def one_of_text(words: Sequence[str]) -> str:
    """Join words of which one holds: "a, b or c"."""
    if len(words) < 2:  # noqa: PLR2004 - one word needs no "or"
        return "".join(words)
    return tr("{some} or {last}").format(some=", ".join(words[:-1]), last=words[-1])
