"""How records are shown on the command line: as JSON values, and as lines in columns."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from planner.domain.attention import Entry, Meeting, Timer
from planner.domain.people import Hat
from planner.domain.records import RecordId
from planner.domain.suggestions import Suggestion
from planner.services.session import Session
from planner.services.suggestions import suggestions
from planner.text import tr
from planner.words.choices import choice_text
from planner.words.numbers import clock_text, hours_text, short_day_text
from planner.words.suggestions import suggestion_reason

SHORT_ID = 8


def moment_value(moment: datetime, zone: ZoneInfo) -> str:
    """Return ISO 8601 with the offset of the plan's zone."""
    return moment.astimezone(zone).isoformat(timespec="seconds")


def short_id(record_id: RecordId) -> str:
    """Return the end of an id, which differs most and can be typed in its place."""
    return record_id[-SHORT_ID:]


class Shown:
    """Shows the log of one plan."""

    def __init__(self, session: Session) -> None:
        self.zone, self.today = session.zone(), session.today()
        self._tags: Mapping[RecordId, str] = {hat.id: hat.tag for hat in session.read.all(Hat)}
        self._suggest = partial(suggestions, session)
        self._suggested: Mapping[RecordId, Suggestion] = {}

    def suggest_for(self, drafts: Iterable[Meeting]) -> None:
        """Show with these drafts what they probably were."""
        self._suggested = self._suggest(drafts)

    def tag(self, hat: RecordId | None) -> str | None:
        """Return the tag of a hat; None where no hat is worn or it is gone."""
        return self._tags.get(hat) if hat else None

    def entry(self, entry: Entry) -> dict[str, Any]:
        """Return an entry as a JSON value."""
        return {
            "id": entry.id,
            "start": moment_value(entry.start, self.zone),
            "end": moment_value(entry.end, self.zone),
            "minutes": entry.minutes,
            "mode": entry.mode.value,
            "hat": self.tag(entry.hat),
            "hat_id": entry.hat,
            "what": entry.what,
            "tags": entry.tags.split(),
            "goal": entry.goal,
            "barrier": entry.barrier,
            "source": entry.source.value,
            "meeting": entry.meeting,
            "draft": False,
        }

    def draft(self, meeting: Meeting) -> dict[str, Any]:
        """Return a meeting that is not settled, as an entry that still lacks its mode."""
        return {
            "id": meeting.id,
            "start": moment_value(meeting.start, self.zone),
            "end": moment_value(meeting.end, self.zone),
            "minutes": meeting.minutes,
            "mode": None,
            "hat": None,
            "hat_id": None,
            "what": meeting.title,
            "tags": [],
            "goal": None,
            "source": "calendar",
            "meeting": meeting.id,
            "draft": True,
            "suggestion": self.suggestion(meeting),
        }

    def suggestion(self, meeting: Meeting) -> dict[str, Any] | None:
        """Return what a draft probably was as a JSON value; None where that is unsure."""
        found = self._suggested.get(meeting.id)
        if found is None:
            return None
        return {
            "mode": found.mode.value,
            "hat": self.tag(found.hat),
            "hat_id": found.hat,
            "confidence": round(found.confidence, 2),
            "because": self.reason(meeting),
        }

    def reason(self, meeting: Meeting) -> str:
        """Say why something is suggested for a draft; "" where nothing is."""
        found = self._suggested.get(meeting.id)
        return suggestion_reason(found, f"@{self.tag(found.hat)}") if found else ""

    def timer(self, timer: Timer, now: datetime) -> dict[str, Any]:
        """Return the running timer as a JSON value."""
        return {
            "id": timer.id,
            "start": moment_value(timer.start, self.zone),
            "minutes": max(0, int((now - timer.start).total_seconds() // 60)),
            "mode": timer.mode.value if timer.mode else None,
            "hat": self.tag(timer.hat),
            "what": timer.what,
        }

    def row(self, shown: Entry | Meeting) -> tuple[str, ...]:
        """Return the columns of an entry or draft: day, time, length, mode, hat, text, id."""
        return (
            short_day_text(shown.start.astimezone(self.zone).date(), self.today),
            clock_text(shown.start, self.zone),
            hours_text(shown.minutes),
            choice_text(shown.mode) if isinstance(shown, Entry) else self._draft_words(shown),
            f"@{self.tag(shown.hat)}" if isinstance(shown, Entry) and shown.hat else "",
            shown.what if isinstance(shown, Entry) else shown.title,
            short_id(shown.id),
        )

    def _draft_words(self, meeting: Meeting) -> str:
        found = self._suggested.get(meeting.id)
        return tr("({mode}?)").format(mode=choice_text(found.mode)) if found else tr("(draft)")

    def line(self, entry: Entry) -> str:
        """Return an entry as one line."""
        return "  ".join(part for part in self.row(entry) if part)


def in_columns(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> list[str]:
    """Return rows as lines with aligned columns; those numbered in `right` end flush."""
    if not rows:
        return []
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.rjust(width) if number in right else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
