"""Reading what people write on the command line: days, moments, modes, hats."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from planner.domain.attention import Mode
from planner.domain.capture_marks import hat_called
from planner.domain.capture_words import MODE_WORDS
from planner.domain.errors.fields import DayNotUnderstoodError, UnknownChoiceError
from planner.domain.errors.ledger import ClockChangeError
from planner.domain.local_time import moments_shown
from planner.domain.people import Hat
from planner.domain.records import RecordId
from planner.services.session import Session

_YEARS = range(1900, 2201)
"""Others are typing mistakes, and some are beyond what files and zones can carry."""

NO_HAT = ("none", "-")


def read_day(written: str) -> date:
    """Read a day such as 2026-11-03; raises DayNotUnderstoodError."""
    try:
        day = date.fromisoformat(written.strip())
    except ValueError as error:
        raise DayNotUnderstoodError(written) from error
    if day.year not in _YEARS:
        raise DayNotUnderstoodError(written)
    return day


def read_moment(written: str, zone: ZoneInfo) -> datetime:
    """Read a moment such as 2026-11-03T14:00+00:00; without an offset it is local time.

    Raises:
        DayNotUnderstoodError: It is no moment.
        ClockChangeError: Clocks skip that local time, or show it twice.
    """
    try:
        moment = datetime.fromisoformat(written.strip())
    except ValueError as error:
        raise DayNotUnderstoodError(written) from error
    if moment.year not in _YEARS:
        raise DayNotUnderstoodError(written)
    if moment.tzinfo:
        return moment
    moments = moments_shown(moment, zone)
    if len(moments) != 1:
        offered = tuple(each.astimezone(zone).isoformat(timespec="minutes") for each in moments)
        raise ClockChangeError(written, offered)
    return moments[0].astimezone(zone)


def read_mode(written: str) -> Mode:
    """Read a mode by any of the words of the capture line; raises UnknownChoiceError."""
    word = written.strip().lower().replace("_", "-").replace(" ", "-")
    mode = MODE_WORDS.get(word)
    if mode is None:
        field = "mode"
        raise UnknownChoiceError(field, written, tuple(Mode))
    return mode


def read_hat(session: Session, written: str) -> RecordId | None:
    """Read the tag of a hat, with or without @; "none" takes the hat off.

    Raises:
        TextNotUnderstoodError: No hat has the tag.
    """
    if written.strip().lower() in NO_HAT:
        return None
    tag = written.strip().removeprefix("@")
    return hat_called(f"@{tag}", session.read.all(Hat))
