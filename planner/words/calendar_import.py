"""What is said after calendars were taken in: how many meetings, what was left out and why."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Protocol

from planner.domain.calendar import Cut, GuessedZone, Skipped, SkipReason
from planner.text import tr, tr_plural
from planner.words.numbers import all_of_text


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
