"""Which words a capture line knows: modes, days of the week, months."""

import re
from collections.abc import Mapping

from planner.domain.attention import Mode
from planner.domain.hours import WEEKDAYS

MODE_WORDS: Mapping[str, Mode] = {
    "fire": Mode.FIREFIGHTING,
    "firefighting": Mode.FIREFIGHTING,
    "ff": Mode.FIREFIGHTING,
    "run": Mode.RUNNING,
    "running": Mode.RUNNING,
    "ops": Mode.RUNNING,
    "long": Mode.LONG_TERM,
    "longterm": Mode.LONG_TERM,
    "long-term": Mode.LONG_TERM,
    "dev": Mode.DEVELOPMENT,
    "development": Mode.DEVELOPMENT,
    "away": Mode.AWAY,
    "leave": Mode.AWAY,
    "holiday": Mode.AWAY,
    "sick": Mode.AWAY,
}

MODE_CHOICES: Mapping[Mode, str] = {
    Mode.FIREFIGHTING: "fire",
    Mode.RUNNING: "run",
    Mode.LONG_TERM: "long",
    Mode.DEVELOPMENT: "dev",
    Mode.AWAY: "away",
}
"""The word that is offered, and written, for each mode."""

TELLING_MODE_WORDS = frozenset({"leave", "holiday", "sick"})
"""Words that say more than their mode, so they also stand as the text where there is none."""

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)

DOUBTFUL_DAY_WORDS = frozenset({"sat", "sun"})
"""Short names of days that are plain words too: "45m fire sat with the team"."""

BOUNDARY = r"(?=[,;:]?(?:\s|$))"
"""What must follow a word of the grammar: a blank, perhaps after a comma or colon, or the end."""

_FULL_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MORE_WEEKDAYS = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}

WEEKDAY_WORDS: Mapping[str, int] = {
    **{name: number for number, name in enumerate(WEEKDAYS)},
    **{name: number for number, name in enumerate(_FULL_WEEKDAYS)},
    **_MORE_WEEKDAYS,
}

_MODE = re.compile(
    r"(?:long\sterm|" + "|".join(sorted(MODE_WORDS, key=len, reverse=True)) + ")" + BOUNDARY,
    re.IGNORECASE | re.ASCII,
)


def match_mode(line: str, position: int) -> tuple[Mode, int] | None:
    """Read a word for a mode at `position`; the number returned is where it ends."""
    found = _MODE.match(line, position)
    if found is None:
        return None
    return MODE_WORDS[re.sub(r"\s", "-", found[0].lower())], found.end()


def month_number(written: str) -> int | None:
    """Return 1 to 12 for a month's name or its beginning, of which three letters are enough."""
    name = written.lower()
    fits = (number for number, month in enumerate(MONTHS, 1) if month.startswith(name))
    return next(fits, None)
