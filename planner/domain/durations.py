"""How people write durations where only a duration can stand: "90", "90m", "1h30", "2h"."""

import re

from planner.domain.errors.fields import MinutesNotUnderstoodError

_HOUR = 60
_MINUTES = re.compile(r"([0-9]{1,6})\s*(?:m|min|mins|minutes?)?", re.ASCII)
_HOURS = re.compile(
    r"([0-9]{1,4})\s*(?:h|hrs?|hours?)(?:\s*([0-9]{1,2})\s*(?:m|min|mins|minutes?)?)?", re.ASCII
)


def read_minutes(written: str) -> int:
    """Return the whole minutes of a written duration; a bare number is minutes.

    Raises:
        MinutesNotUnderstoodError: It is no duration.
    """
    text = written.strip().lower()
    if minutes := _MINUTES.fullmatch(text):
        return int(minutes[1])
    hours = _HOURS.fullmatch(text)
    if hours is None or int(hours[2] or 0) >= _HOUR:
        raise MinutesNotUnderstoodError(written)
    return int(hours[1]) * _HOUR + int(hours[2] or 0)
