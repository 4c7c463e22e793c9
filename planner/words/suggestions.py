"""What is said of suggestions: the reason of one, and how often they would have been right."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import pairwise

from planner.domain.attention import Mode
from planner.domain.suggestions import (
    ATTENDEE_BANDS,
    MINUTE_BANDS,
    Because,
    Clue,
    ClueKind,
    Suggestion,
    SuggestionRecord,
)
from planner.text import tr, tr_plural
from planner.words.choices import choice_text
from planner.words.numbers import hours_text, percent_text, weekday_text

_A_MONDAY = date(2024, 1, 1)
_A_DAY_MINUTES = 24 * 60


def mode_reason(because: Because, mode: Mode) -> str:
    """Say why a mode is suggested: "7 of 8 meetings titled “escalation” were firefighting"."""
    return tr("{agreeing} of {meetings} were {mode}").format(
        agreeing=because.agreeing,
        meetings=_meetings(because),
        mode=choice_text(mode),
    )


def hat_reason(because: Because, hat: str) -> str:
    """Say why a hat is suggested: "7 of 8 meetings called by Site team were for the trust"."""
    return tr("{agreeing} of {meetings} were for {hat}").format(
        agreeing=because.agreeing, meetings=_meetings(because), hat=hat
    )


def suggestion_reason(suggestion: Suggestion, hat: str) -> str:
    """Say why mode and hat are suggested, in one line; `hat` names the hat or its body."""
    mode = mode_reason(suggestion.because, suggestion.mode)
    if suggestion.hat_because is None:
        return mode
    if suggestion.hat_because.clue == suggestion.because.clue:
        return tr("{mode}, {agreeing} for {hat}").format(
            mode=mode, agreeing=suggestion.hat_because.agreeing, hat=hat
        )
    return tr("{mode}; {hat}").format(mode=mode, hat=hat_reason(suggestion.hat_because, hat))


def suggestion_text(suggestion: Suggestion, hat: str) -> str:
    """Say what is suggested: "Probably firefighting for the trust"; `hat` is "" for none."""
    mode = choice_text(suggestion.mode)
    if not hat:
        return tr("Probably {mode}").format(mode=mode)
    return tr("Probably {mode} for {hat}").format(mode=mode, hat=hat)


def record_sentence(record: SuggestionRecord) -> str:
    """Say how often suggestions would have been right, and how often there would be none."""
    if not record.meetings:
        return tr("No meeting has been accepted from a calendar yet, so there is nothing to learn.")
    weeks = tr_plural("{n} week", "{n} weeks", record.weeks)
    if not record.named:
        return tr("It has not dared to name a mode yet, in {weeks}.").format(weeks=weeks)
    right = tr("Right in {right} of {meetings} it dared to name, {weeks}.").format(
        right=record.right,
        meetings=tr_plural("{n} meeting", "{n} meetings", record.named),
        weeks=weeks,
    )
    silent = percent_text(record.silent_share or 0)
    return right + " " + tr("It stays silent in {share}.").format(share=silent)


def usual_sentence(record: SuggestionRecord) -> str:
    """Say what always naming the most frequent mode would achieve; "" without meetings."""
    if not record.meetings:
        return ""
    return tr("Always naming the most frequent mode would be right in {right} of {all}.").format(
        right=record.usual_right, all=record.meetings
    )


def _meetings(because: Because) -> str:
    meetings = tr_plural("{n} meeting", "{n} meetings", because.meetings)
    return f"{meetings} {_clue_text(because.clue)}"


def _clue_text(clue: Clue) -> str:
    """Say which meetings have the clue, to stand behind "7 of 8 meetings"."""
    return _CLUE_TEXTS[clue.kind](clue.value)


def _attendees(fewest: int) -> str:
    if fewest == 0:
        return tr("without people invited")
    below = _end_of_band(fewest, ATTENDEE_BANDS)
    if below is None:
        return tr("with {fewest} people or more").format(fewest=fewest)
    return tr("with {fewest} to {most} people").format(fewest=fewest, most=below - 1)


def _length(fewest: int) -> str:
    below = _end_of_band(fewest, MINUTE_BANDS)
    if below is None:
        return tr("of a day or longer")
    if below == _A_DAY_MINUTES:
        return tr("of more than {length}").format(length=hours_text(fewest - 1))
    return tr("of up to {length}").format(length=hours_text(below - 1))


def _end_of_band(fewest: int, bands: tuple[int, ...]) -> int | None:
    return next((after for begin, after in pairwise(bands) if begin == fewest), None)


_CLUE_TEXTS: Mapping[ClueKind, Callable[[object], str]] = {
    ClueKind.WORD: lambda word: tr("titled “{word}”").format(word=word),
    ClueKind.SERIES: lambda _: tr("of this series"),
    ClueKind.ORGANISER: lambda name: tr("called by {name}").format(name=name),
    ClueKind.ATTENDEES: lambda fewest: _attendees(int(str(fewest))),
    ClueKind.LENGTH: lambda fewest: _length(int(str(fewest))),
    ClueKind.HOUR: lambda hour: tr("beginning between {hour}:00 and {hour}:59").format(hour=hour),
    ClueKind.WEEKDAY: lambda day: tr("on a {weekday}").format(
        weekday=weekday_text(_A_MONDAY + timedelta(days=int(str(day))))
    ),
}
