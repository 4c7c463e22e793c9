"""What an imported calendar changes in the diary: a comparison, nothing is written here."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from planner.domain.attention import Meeting, MeetingState
from planner.domain.calendar import MeetingStatus, Occurrence
from planner.domain.records import LONGEST_LINE, RecordId, specs_of

Known = Mapping[tuple[str, str], Meeting]

_KEPT_OF_UID = 200
_BOUNDS = {spec.name: spec.high or 0 for spec in specs_of(Meeting)}


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingChanges:
    """Meetings to be written; of each pair the first is as it stands in the plan.

    Attributes:
        seen: Meetings that the calendars name, each once.
    """

    seen: int
    added: tuple[Meeting, ...]
    updated: tuple[tuple[Meeting, Meeting], ...]
    cancelled: tuple[tuple[Meeting, Meeting], ...]
    unchanged: int


def meeting_changes(
    found: Iterable[Occurrence], known: Known, id_for: Callable[[str, str], RecordId]
) -> MeetingChanges:
    """Compare what calendars say with the meetings that the plan knows."""
    newest = newest_occurrences(found)
    added: list[Meeting] = []
    updated: list[tuple[Meeting, Meeting]] = []
    cancelled: list[tuple[Meeting, Meeting]] = []
    for identity, occurrence in newest.items():
        seen = known.get(identity)
        is_cancelled = occurrence.status is MeetingStatus.CANCELLED
        if seen is None:
            if not is_cancelled:
                added.append(_meeting(id_for(*identity), identity, occurrence))
            continue
        new = _cancelled(seen) if is_cancelled else _updated(seen, occurrence)
        if new != seen:
            (cancelled if new.state is MeetingState.CANCELLED else updated).append((seen, new))
    return MeetingChanges(
        seen=len(newest),
        added=tuple(added),
        updated=tuple(updated),
        cancelled=tuple(cancelled),
        unchanged=len(newest) - len(added) - len(updated) - len(cancelled),
    )


def newest_occurrences(found: Iterable[Occurrence]) -> dict[tuple[str, str], Occurrence]:
    """Keep of each meeting, by its identity, the newest state that any calendar has."""
    newest: dict[tuple[str, str], Occurrence] = {}
    for occurrence in found:
        identity = _shortened(occurrence.uid), _shortened(occurrence.recurrence_id)
        other = newest.get(identity)
        if other is None or _newness(occurrence) > _newness(other):
            newest[identity] = occurrence
    return newest


def _newness(occurrence: Occurrence) -> tuple[int, str]:
    return occurrence.sequence, occurrence.stamp


def _meeting(meeting_id: RecordId, identity: tuple[str, str], occurrence: Occurrence) -> Meeting:
    uid, recurrence = identity
    bare = Meeting(
        id=meeting_id,
        uid=uid,
        recurrence=recurrence,
        start=occurrence.start,
        end=occurrence.end,
        calendar=_line(occurrence.calendar_name),
    )
    return _with_details(bare, occurrence)


def _updated(seen: Meeting, occurrence: Occurrence) -> Meeting:
    """Return the meeting as the calendar has it now; an older state changes nothing."""
    if occurrence.sequence < seen.sequence:
        return seen
    state = MeetingState.DRAFT if seen.state is MeetingState.CANCELLED else seen.state
    return _with_details(replace(seen, state=state), occurrence)


def _cancelled(seen: Meeting) -> Meeting:
    """Return the meeting without its claim on time; what the leader settled stays settled."""
    is_draft = seen.state is MeetingState.DRAFT
    return replace(seen, is_busy=False, state=MeetingState.CANCELLED if is_draft else seen.state)


def _with_details(meeting: Meeting, occurrence: Occurrence) -> Meeting:
    return replace(
        meeting,
        start=occurrence.start,
        end=occurrence.end,
        title=_line(occurrence.summary),
        place=_line(occurrence.location),
        organiser=_line(occurrence.organizer),
        attendees=_bounded("attendees", occurrence.attendee_count),
        is_all_day=occurrence.is_all_day,
        is_busy=occurrence.is_busy,
        is_private=occurrence.is_private,
        is_out_of_office=occurrence.is_out_of_office,
        sequence=_bounded("sequence", occurrence.sequence),
    )


def _bounded(field_name: str, number: int) -> int:
    return max(0, min(number, _BOUNDS[field_name]))


def _line(text: str) -> str:
    """Return foreign text as a line that a record can hold."""
    clean = "".join(sign if sign.isprintable() else " " for sign in text)
    line = " ".join(clean.split())
    return line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1] + "…"


def _shortened(identity: str) -> str:
    """Return the identity, or a digest where it is longer than a field or has odd signs."""
    if len(identity) <= LONGEST_LINE and identity.isprintable():
        return identity
    digest = hashlib.sha256(identity.encode(errors="surrogatepass")).hexdigest()
    kept = "".join(sign for sign in identity[:_KEPT_OF_UID] if sign.isprintable())
    return f"{kept}~{digest}"
