"""Bringing a calendar up to date, event by event, so that it can be stopped and done again."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from planner.domain.calendar_blocks import OwnEvent
from planner.domain.publishing import ConflictKind
from planner.progress import Progress
from planner.publishing.calendar import KeptEvent, Outcome, RemoteCalendar
from planner.publishing.decisions import (
    Decision,
    Step,
    WantedEvent,
    decide,
)

ReadEvent = Callable[[bytes], OwnEvent | None]
"""Reads an event that the server keeps; None for one that is not ours."""

_TRIES = 3


@dataclass(slots=True)
class Tally:
    """What was done so far.

    Attributes:
        steps: How often each step was taken.
        conflicts: By UID.
        marks: The fingerprint of what the calendar now holds of each block, by UID.
    """

    steps: dict[Step, int] = field(default_factory=lambda: dict.fromkeys(Step, 0))
    conflicts: dict[str, ConflictKind] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)

    @property
    def changes(self) -> int:
        """Return how many events were written or deleted."""
        return sum(self.steps[step] for step in _CHANGES)


_CHANGES = (Step.ADD, Step.UPDATE, Step.CANCEL, Step.DELETE)


class Publishing:
    """One run. After an error, `tally` still tells what arrived."""

    def __init__(
        self,
        calendar: RemoteCalendar,
        read: ReadEvent,
        published: Mapping[str, str],
        *,
        overwrites: bool,
    ) -> None:
        self._calendar = calendar
        self._read = read
        self._published = published
        self._overwrites = overwrites
        self.tally = Tally(marks=dict(published))

    def run(self, wanted: Iterable[WantedEvent], progress: Progress) -> None:
        """Bring every block up to date; raises Cancelled and what the server's answers raise."""
        events = list(wanted)
        there = self._there()
        for done, event in enumerate(events):
            progress.step(done, len(events))
            self._settle(event, there.get(event.uid))

    def _there(self) -> dict[str, KeptEvent]:
        found: dict[str, KeptEvent] = {}
        for kept in self._calendar.events():
            event = self._read(kept.content)
            if event is not None:
                found[event.uid] = kept
        return found

    def _settle(self, wanted: WantedEvent, kept: KeptEvent | None) -> None:
        """Do what is to be done about one block; look again where somebody was quicker."""
        for _ in range(_TRIES):
            decision = self._decided(wanted, kept)
            if self._done(decision, wanted, kept) is Outcome.DONE:
                self._count(decision, wanted)
                return
            place = kept.address if kept else self._calendar.place_of(wanted.uid)
            kept = self._calendar.event(place)
        self._count(Decision(Step.CONFLICT, ConflictKind.CHANGED_THERE), wanted)

    def _decided(self, wanted: WantedEvent, kept: KeptEvent | None) -> Decision:
        there = self._read(kept.content) if kept else None
        if kept and (there is None or there.uid != wanted.uid):
            # Something that is not ours stands in our place: it stays.
            return Decision(Step.CONFLICT, ConflictKind.CHANGED_THERE)
        mark = self._published.get(wanted.uid)
        return decide(wanted, there, mark, overwrites=self._overwrites)

    def _done(self, decision: Decision, wanted: WantedEvent, kept: KeptEvent | None) -> Outcome:
        if decision.step is Step.ADD:
            return self._calendar.add(wanted.uid, wanted.content)
        if kept and decision.step is Step.DELETE:
            return self._calendar.delete(kept)
        if kept and decision.step in (Step.UPDATE, Step.CANCEL):
            return self._calendar.replace(kept, wanted.content)
        return Outcome.DONE

    def _count(self, decision: Decision, wanted: WantedEvent) -> None:
        tally = self.tally
        tally.steps[decision.step] += 1
        if decision.conflict:
            tally.conflicts[wanted.uid] = decision.conflict
        elif wanted.is_over or (wanted.is_cancelled and decision.step is Step.LEAVE):
            tally.marks.pop(wanted.uid, None)
        else:
            tally.marks[wanted.uid] = wanted.mark
