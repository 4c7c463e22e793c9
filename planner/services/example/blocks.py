"""The made-up blocks of protected time: where they stood and what became of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from planner.domain.attention import Mode
from planner.domain.protection import Block, BlockState, Displacement, Requester, Rule
from planner.services.example.days import Stretch, local
from planner.services.example.story import Displacer, ExampleStory
from planner.services.session import Session

_NOON = 12
_WINTER = (12, 1, 2)
_SHORTENED_SHARE = 0.3
_STILL_OWED = timedelta(days=19)
_SHORTEST = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One block with its rows of the ledger and what was logged in its place."""

    block: Block
    rows: tuple[Displacement, ...]
    logged: Stretch | None


class Blocks:
    """Makes blocks week by week; counts the exceptions of *just this once*."""

    def __init__(
        self, session: Session, story: ExampleStory, rules: dict[str, Rule], random: Random
    ) -> None:
        self._session = session
        self._story = story
        self._rules = rules
        self._random = random
        self._exceptions = 0

    def of_day(
        self, day: date, zone: ZoneInfo, meetings: Sequence[Stretch], now: datetime
    ) -> Iterator[Outcome]:
        """Return the blocks of a day that no meeting is in the way of."""
        for place in self._story.places:
            start = local(day, place.start, zone)
            end = start + timedelta(minutes=place.minutes)
            is_taken = any(m.start < end and m.end > start for m in meetings)
            if place.weekday == day.weekday() and not is_taken:
                yield self._outcome(self._rules[place.rule], start, place.minutes, now)

    def _outcome(self, rule: Rule, start: datetime, minutes: int, now: datetime) -> Outcome:
        block = Block(
            id=self._session.new_id(),
            rule=rule.id,
            title=rule.title,
            start=start,
            minutes=minutes,
            first_start=start,
            first_minutes=minutes,
            is_defended=rule.priority >= 4,  # noqa: PLR2004 - the two that matter most
        )
        if block.end > now:
            return Outcome(block=block, rows=(), logged=None)
        if self._random.random() < _chance(start):
            return self._kept(block, rule)
        return self._displaced(block, rule, now)

    def _kept(self, block: Block, rule: Rule) -> Outcome:
        kept = replace(block, state=BlockState.KEPT)
        return Outcome(block=kept, rows=(), logged=_logged(kept, rule))

    def _displaced(self, block: Block, rule: Rule, now: datetime) -> Outcome:
        displacer = self._random.choices(
            self._story.displacers, [d.weight for d in self._story.displacers]
        )[0]
        is_shortened = self._random.random() < _SHORTENED_SHARE and block.minutes > _SHORTEST + 15
        if is_shortened:
            left = replace(block, minutes=_SHORTEST, state=BlockState.SHORTENED)
            rows = self._rows(left, block.minutes - _SHORTEST, displacer, now)
            kept = replace(left, state=BlockState.KEPT)
            return Outcome(block=kept, rows=rows, logged=_logged(kept, rule))
        lost = replace(block, state=BlockState.LOST)
        return Outcome(
            block=lost, rows=self._rows(lost, block.minutes, displacer, now), logged=None
        )

    def _rows(
        self, block: Block, minutes: int, displacer: Displacer, now: datetime
    ) -> tuple[Displacement, ...]:
        """Return what was taken and, where it is long past, how it was given back."""
        taken = self._row(block, minutes, displacer)
        if now - block.start < _STILL_OWED:
            return (taken,)
        given = replace(
            taken,
            id=self._session.new_id(),
            minutes=-minutes,
            at=taken.at + timedelta(days=self._random.randint(2, 9)),
            exception_number=0,
        )
        return (taken, given)

    def _row(self, block: Block, minutes: int, displacer: Displacer) -> Displacement:
        is_exception = displacer.for_whom is Requester.SELF  # the charter allows the others
        self._exceptions += is_exception
        return Displacement(
            id=self._session.new_id(),
            block=block.id,
            at=block.start,
            minutes=minutes,
            outcome=block.state,
            by_what=displacer.by,
            for_whom=displacer.for_whom,
            consent=displacer.consent,
            exception_number=self._exceptions if is_exception else 0,
        )


def _chance(start: datetime) -> float:
    morning = 0.82 if start.hour < _NOON else 0.62
    return morning - (0.12 if start.month in _WINTER else 0.0)


def _logged(block: Block, rule: Rule) -> Stretch:
    is_long_term = rule.initiative is not None
    return Stretch(
        start=block.start,
        minutes=block.minutes,
        mode=Mode.LONG_TERM if is_long_term else Mode.DEVELOPMENT,
        what=rule.title,
        hat="place" if is_long_term else "trust",
        goal=rule.goal or "",
    )
