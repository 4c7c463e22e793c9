"""The line that says where in the week one is."""

from planner.services.week_progress import WeekProgress
from planner.text import tr, tr_plural
from planner.words.numbers import month_text

_BETWEEN = " \N{MIDDLE DOT} "


def progress_line(progress: WeekProgress) -> str:
    """Say where in the week one is: "16 to 22 November · day 4 of 5 · 3 days closed"."""
    first, last = progress.first, progress.last
    if first.month == last.month:
        days = tr("{first} to {last} {month}").format(
            first=first.day, last=last.day, month=month_text(last)
        )
    else:
        days = tr("{first} {first_month} to {last} {month}").format(
            first=first.day,
            first_month=month_text(first),
            last=last.day,
            month=month_text(last),
        )
    of = tr("day {number} of {days}").format(number=progress.day_number, days=progress.working_days)
    closed = tr_plural("{n} day closed", "{n} days closed", progress.closed_days)
    parts = [days, *([of] if progress.working_days else []), closed]
    return _BETWEEN.join(parts)
