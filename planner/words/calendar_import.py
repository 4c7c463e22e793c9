"""What is said after calendars were taken in: how many meetings, what was left out and why."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from planner.domain.attention import Meeting
from planner.domain.calendar import Cut, GuessedZone, Skipped, SkipReason
from planner.domain.people import Member
from planner.text import tr, tr_plural
from planner.words.numbers import all_of_text, stretch_text

_MOST_NAMED: Final = 3


class TakenIn(Protocol):
    """What the sentence needs of an import."""

    @property
    def added(self) -> int:
        """Return how many meetings are new."""

    @property
    def updated(self) -> int:
        """Return how many changed."""

    @property
    def unchanged(self) -> int:
        """Return how many are as before."""

    @property
    def cancelled(self) -> int:
        """Return how many were called off."""

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """Return the events that were left out."""

    @property
    def cuts(self) -> tuple[Cut, ...]:
        """Return where reading ended too early."""

    @property
    def guessed_zones(self) -> tuple[GuessedZone, ...]:
        """Return the time zones that were not known."""


def import_text(done: TakenIn) -> str:
    """Say in a few sentences what became of the meetings."""
    parts = [_counts(done)]
    if done.skipped:
        parts.append(_skipped_text(done.skipped))
    if done.cuts:
        parts.append(tr("A calendar was longer than is read; its rest is missing."))
    parts += [
        tr("The time zone “{name}” is not known; {taken} was taken.").format(
            name=zone.name, taken=zone.taken
        )
        for zone in done.guessed_zones
    ]
    return " ".join(parts)


class BusyTakenIn(Protocol):
    """What the sentence needs of an import of when somebody is busy."""

    @property
    def member(self) -> Member:
        """Return who it is."""

    @property
    def is_new_member(self) -> bool:
        """Say whether the plan did not know them before."""

    @property
    def added(self) -> int:
        """Return how many busy times are new."""

    @property
    def updated(self) -> int:
        """Return how many changed."""

    @property
    def removed(self) -> int:
        """Return how many are free or over by now."""

    @property
    def unchanged(self) -> int:
        """Return how many are as before."""

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """Return the events that were left out."""


def busy_import_text(done: BusyTakenIn) -> str:
    """Say in a few sentences what is known by now of when a member is busy."""
    number = done.added + done.updated + done.unchanged
    parts = [
        tr_plural(
            "{{name}} is busy at {n} time: {{new}} new, {{changed}} changed, {{gone}} gone.",
            "{{name}} is busy at {n} times: {{new}} new, {{changed}} changed, {{gone}} gone.",
            number,
        ).format(name=done.member.name, new=done.added, changed=done.updated, gone=done.removed),
        tr("Nothing else of the calendar was kept."),
    ]
    if done.is_new_member:
        parts.insert(0, tr("{name} is new in this plan.").format(name=done.member.name))
    if done.skipped:
        parts.append(_skipped_text(done.skipped))
    return " ".join(parts)


def against_hours_text(meetings: Sequence[Meeting], zone: ZoneInfo) -> str:
    """Say which meetings stand in hours that the leader keeps free of them."""
    shown = [
        tr("{when} “{title}”").format(
            when=stretch_text(meeting.start, meeting.end, zone), title=meeting.title
        )
        for meeting in meetings[:_MOST_NAMED]
    ]
    if len(meetings) > _MOST_NAMED:
        rest = len(meetings) - _MOST_NAMED
        shown.append(tr_plural("{n} more", "{n} more", rest))
    return tr_plural(
        "{n} meeting stands in hours that you keep free of meetings: {{meetings}}.",
        "{n} meetings stand in hours that you keep free of meetings: {{meetings}}.",
        len(meetings),
    ).format(meetings=all_of_text(shown))


def _counts(done: TakenIn) -> str:
    if not (done.added or done.updated or done.cancelled):
        if not done.unchanged:
            return tr("No meeting was found in the weeks around today. Nothing was changed.")
        return tr_plural(
            "{n} meeting was found, as it stood before.",
            "{n} meetings were found, all as they stood before.",
            done.unchanged,
        )
    counted = [
        (done.added, tr_plural("{n} new meeting", "{n} new meetings", done.added)),
        (done.updated, tr_plural("{n} changed", "{n} changed", done.updated)),
        (done.cancelled, tr_plural("{n} cancelled", "{n} cancelled", done.cancelled)),
        (done.unchanged, tr_plural("{n} as before", "{n} as before", done.unchanged)),
    ]
    words = all_of_text([text for number, text in counted if number])
    return tr("Took in the calendar: {meetings}.").format(meetings=words)


def _skipped_text(skipped: Iterable[Skipped]) -> str:
    reasons = Counter(one.reason for one in skipped)
    words = all_of_text(
        [f"{number} {_reason_texts()[reason]}" for reason, number in reasons.most_common()]
    )
    return tr("Left out: {events}.").format(events=words)


def _reason_texts() -> Mapping[SkipReason, str]:
    return {
        SkipReason.NO_START: tr("without a start"),
        SkipReason.BAD_START: tr("with a start that is no time"),
        SkipReason.BAD_RECURRENCE_ID: tr("whose place in its series cannot be read"),
        SkipReason.OUT_OF_CALENDAR: tr("beyond the years 1 to 9999"),
        SkipReason.SUPERSEDED: tr("that stand in the file again in a newer state"),
    }
