"""What a capture line such as "45m fire ED escalation @trust #flow" means.

The grammar is described for users in docs/capture-line.md. Whatever can be read in two ways
is asked about by `TextNotUnderstoodError`, never guessed.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from planner.domain.attention import LONGEST_ENTRY_MINUTES, Mode
from planner.domain.capture_marks import bare, goal_called, hat_called
from planner.domain.capture_model import (
    Assumption,
    GoalLike,
    HatLike,
    Problem,
    ReadSpan,
    SpanKind,
    Understood,
    refusal,
)
from planner.domain.capture_parts import Parts, Word, take_apart
from planner.domain.capture_times import ClockTime, Timing, match_timing, written_clock
from planner.domain.capture_words import MODE_CHOICES, MODE_WORDS, TELLING_MODE_WORDS
from planner.domain.errors.log import TextNotUnderstoodError
from planner.domain.local_time import DAY, at_clock, day_start, moments_at
from planner.domain.records import LONGEST_LINE, RecordId

LONGEST_CAPTURE = 2_000


def read_capture(
    line: str, now: datetime, hats: Sequence[HatLike], goals: Sequence[GoalLike] = ()
) -> Understood:
    """Read one line of the log.

    Args:
        line: As typed; see docs/capture-line.md.
        now: The present moment in the leader's own zone (`tzinfo` is a ZoneInfo).
        hats: Those that @word can mean.
        goals: Those that +word can mean.

    Raises:
        TextNotUnderstoodError: Something is missing, impossible or can mean two things.
    """
    zone = now.tzinfo
    if not isinstance(zone, ZoneInfo):
        message = "now needs the leader's zone"
        raise TypeError(message)
    plain = _one_line(line)
    parts = take_apart(plain, now.date())
    hat = _hat(parts, hats)
    goal = _goal(parts, goals)
    start, minutes, assumed = _when(parts, plain, now, zone)
    mode = _mode(parts)
    return Understood(
        start=start,
        minutes=minutes,
        mode=mode,
        hat=hat,
        what=_what(parts, mode),
        tags=_tags(parts),
        goal=goal,
        spans=_joined(parts.spans),
        assumed=assumed,
    )


def _one_line(line: str) -> str:
    """Return the line with every kind of blank as a plain one, at the same places."""
    if not line.strip():
        raise refusal(Problem.EMPTY, "")
    if len(line) > LONGEST_CAPTURE:
        raise refusal(Problem.LINE_TOO_LONG, line[:50])
    if "\0" in line or any("\ud800" <= sign <= "\udfff" for sign in line):
        raise refusal(Problem.UNUSABLE_TEXT, "")
    return "".join(" " if sign.isspace() else sign for sign in line)


def _hat(parts: Parts, hats: Sequence[HatLike]) -> RecordId | None:
    words = parts.marked(SpanKind.HAT)
    found = dict.fromkeys(hat_called(word.text, hats) for word in words)
    if len(found) > 1:
        raise refusal(Problem.TWO_HATS, words[-1].text, [word.text for word in words])
    return next(iter(found), None)


def _goal(parts: Parts, goals: Sequence[GoalLike]) -> RecordId | None:
    words = parts.marked(SpanKind.GOAL)
    found = dict.fromkeys(goal_called(word.text, goals) for word in words)
    if len(found) > 1:
        raise refusal(Problem.TWO_GOALS, words[-1].text, [word.text for word in words])
    return next(iter(found), None)


def _mode(parts: Parts) -> Mode:
    choices = tuple(MODE_CHOICES.values())
    text = " ".join(word.text for word in parts.words)
    if parts.mode is None:
        raise refusal(Problem.MODE_MISSING, text, choices)
    others = [None if w.is_quoted else MODE_WORDS.get(w.text.lower()) for w in parts.words]
    if others and all(others) and any(other is not parts.mode for other in others):
        raise refusal(Problem.TWO_MODES, f"{parts.mode_word} {text}", choices)
    return parts.mode


def _what(parts: Parts, mode: Mode) -> str:
    what = " ".join(word.meant for word in parts.words)
    if not parts.words and mode is Mode.AWAY and parts.mode_word.lower() in TELLING_MODE_WORDS:
        return parts.mode_word.lower()
    if len(what) > LONGEST_LINE:
        raise refusal(Problem.TEXT_TOO_LONG, what[:50])
    return what


def _tags(parts: Parts) -> tuple[str, ...]:
    tags = tuple(dict.fromkeys(bare(word.text[1:]) for word in parts.marked(SpanKind.TAG)))
    if len(" ".join(tags)) > LONGEST_LINE:
        raise refusal(Problem.TEXT_TOO_LONG, f"#{tags[0]}"[:50])
    return tags


_When = tuple[datetime, int, tuple[Assumption, ...]]


def _when(parts: Parts, line: str, now: datetime, zone: ZoneInfo) -> _When:
    stretch, minutes = _single_timing(parts, line)
    if stretch is None or stretch.start is None:
        start, assumed = _ended_now(parts, minutes, now, zone)
        return start, minutes, (assumed,)
    day = parts.day.day if parts.day else now.date()
    start = _moment(day, stretch.start, zone, line[stretch.begin : stretch.stop])
    if stretch.end is not None:
        end = _moment(day, stretch.end, zone, line[stretch.begin : stretch.stop])
        minutes = int((end - start) / timedelta(minutes=1))
    part = line[stretch.begin : stretch.stop]
    _check_length(minutes, part)
    is_over = start + timedelta(minutes=minutes) <= now
    if not is_over and parts.mode is not Mode.AWAY:  # leave may be logged ahead
        raise refusal(Problem.END_IN_FUTURE, part, _earlier(parts, day))
    return start, minutes, () if parts.day else (Assumption.TODAY,)


def _single_timing(parts: Parts, line: str) -> tuple[Timing | None, int]:
    """Return the stretch or start, if any, and the duration, 0 where the stretch has its end."""
    starts = [timing for timing in parts.timings if timing.start is not None]
    durations = [timing for timing in parts.timings if timing.minutes is not None]
    has_end = any(timing.end is not None for timing in starts)
    if len(starts) > 1 or len(durations) + has_end > 1:
        last = max(parts.timings, key=lambda timing: timing.begin)
        written = [line[timing.begin : timing.stop] for timing in parts.timings]
        raise refusal(Problem.TWO_TIMES, line[last.begin : last.stop], written)
    if not durations and not has_end:
        raise _time_missing(parts, line, starts)
    minutes = durations[0].minutes or 0 if durations else 0
    return (starts[0] if starts else None), minutes


def _time_missing(parts: Parts, line: str, starts: list[Timing]) -> Exception:
    if starts:
        part = line[starts[0].begin : starts[0].stop]
        return refusal(Problem.TIME_MISSING, part, (f"{part} 45m",))
    inside = next((word for word in parts.words if _is_time(word)), None)
    if inside is not None:
        return refusal(Problem.TIME_IN_TEXT, inside.text)
    for word in parts.words:
        if word.text.isdecimal() and word.text.isascii():
            return refusal(
                Problem.NUMBER_WITHOUT_UNIT, word.text, (f"{word.text}m", f"{word.text}h")
            )
    return refusal(Problem.TIME_MISSING, "", ("45m", "14:00-15:30"))


def _is_time(word: Word) -> bool:
    try:
        return not word.is_quoted and match_timing(word.text, 0) is not None
    except TextNotUnderstoodError:
        return True


def _ended_now(
    parts: Parts, minutes: int, now: datetime, zone: ZoneInfo
) -> tuple[datetime, Assumption]:
    present = now.astimezone(UTC).replace(second=0, microsecond=0)
    length = timedelta(minutes=minutes)
    if parts.day is None or parts.day.day == now.date():
        return present - length, Assumption.ENDED_NOW
    day = parts.day.day
    if day > now.date():
        raise refusal(Problem.END_IN_FUTURE, day.isoformat(), _earlier(parts, day))
    end = at_clock(day, now.hour * 60 + now.minute, zone)
    start = max(end - length, day_start(day, zone))  # the day that was named keeps it
    if start + length > present:
        raise refusal(Problem.END_IN_FUTURE, day.isoformat(), ())
    return start, Assumption.ENDED_AT_THIS_TIME_OF_DAY


def _moment(day: date, clock: ClockTime, zone: ZoneInfo, part: str) -> datetime:
    if clock.is_utc:
        return at_clock(day, clock.minute, ZoneInfo("UTC"))
    moments = moments_at(day, clock.minute, zone)
    if not moments:
        later = at_clock(day, clock.minute, zone).astimezone(zone)
        shown = written_clock(later.hour * 60 + later.minute)
        raise refusal(Problem.TIME_SKIPPED, part, (shown,))
    if len(moments) > 1:
        raise refusal(Problem.TIME_TWICE, part, [f"{m:%Y-%m-%d %H:%Mz}" for m in moments])
    return moments[0]


def _check_length(minutes: int, part: str) -> None:
    if minutes < 1:
        raise refusal(Problem.END_BEFORE_START, part)
    if minutes > LONGEST_ENTRY_MINUTES:
        raise refusal(Problem.TOO_LONG, part)


def _earlier(parts: Parts, day: date) -> tuple[str, ...]:
    """Offer the day that was probably meant when the one written has not come yet."""
    if parts.day is None:
        return ("yesterday",)
    return ((day - 7 * DAY).isoformat(),)


def _joined(spans: Sequence[ReadSpan]) -> tuple[ReadSpan, ...]:
    """Put the spans in order, and words of the text that follow one another into one."""
    ordered = sorted(spans, key=lambda span: span.start)
    joined: list[ReadSpan] = []
    for kind, group in groupby(ordered, key=lambda span: span.kind):
        run = list(group)
        if kind is SpanKind.WHAT:
            run = [ReadSpan(run[0].start, run[-1].end, kind)]
        joined.extend(run)
    return tuple(joined)
