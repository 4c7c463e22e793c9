"""How often would suggestions have been right? Each week is judged by what all others teach."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from planner.domain.local_time import local_day, week_start
from planner.domain.suggestions import SettledMeeting, SuggestionRecord
from planner.insight.suggestion import Learnt, learn, suggestion_for
from planner.progress import Progress

RECORD_WEEKS = 12
"""So many weeks with meetings are judged, the latest ones."""


def suggestion_record(
    settled: Sequence[SettledMeeting],
    zone: ZoneInfo,
    progress: Progress,
    weeks: int = RECORD_WEEKS,
) -> SuggestionRecord:
    """Leave out one week after the other, and suggest for its meetings; may run in a thread.

    Raises:
        Cancelled: The user stopped it.
    """
    by_week: dict[date, list[SettledMeeting]] = {}
    for meeting in settled:
        by_week.setdefault(week_start(local_day(meeting.start, zone)), []).append(meeting)
    judged = sorted(by_week)[-weeks:]
    learnt = learn(settled, zone)
    found = []
    for number, week in enumerate(judged):
        progress.step(number, len(judged))
        learnt.count(by_week[week], zone, times=-1)
        found += [_judged(learnt, meeting, zone) for meeting in by_week[week]]
        learnt.count(by_week[week], zone)
    return SuggestionRecord(
        first=judged[0] if judged else None,
        weeks=len(judged),
        meetings=len(found),
        named=sum(one.is_named for one in found),
        right=sum(one.is_right for one in found),
        hats_named=sum(one.is_hat_named for one in found),
        hats_right=sum(one.is_hat_right for one in found),
        usual_right=sum(one.is_usual for one in found),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """One meeting, and what would have been suggested for it."""

    is_named: bool
    is_right: bool
    is_hat_named: bool
    is_hat_right: bool
    is_usual: bool


def _judged(learnt: Learnt, meeting: SettledMeeting, zone: ZoneInfo) -> _Judged:
    suggestion = suggestion_for(learnt, meeting.traits, meeting.start, zone)
    hat = suggestion.hat if suggestion else None
    return _Judged(
        is_named=suggestion is not None,
        is_right=suggestion is not None and suggestion.mode is meeting.mode,
        is_hat_named=hat is not None,
        is_hat_right=hat is not None and hat == meeting.hat,
        is_usual=learnt.modes.usual() is meeting.mode,
    )
