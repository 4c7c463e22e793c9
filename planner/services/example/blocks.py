"""The made-up blocks of protected time: where they stood and what became of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from planner.domain.attention import Mode
from planner.domain.hindsight import Hindsight
from planner.domain.protection import Block, BlockState, Displacement, Rule
from planner.services.example.days import Stretch, local
from planner.services.example.ledger import ExampleLedger
from planner.services.example.story import ExampleStory
from planner.services.session import Session

_NOON = 12
_WINTER = (12, 1, 2)
_SHORTENED_SHARE = 0.3
_LEFT, _STEP = 30, 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One block with its rows of the ledger and what was logged in its place."""

    block: Block
    rows: tuple[Displacement, ...] = ()
    hindsights: tuple[Hindsight, ...] = ()
    logged: Stretch | None = None


class Blocks:
    """Makes blocks day by day, in the order of time."""

    def __init__(
        self,
        session: Session,
        story: ExampleStory,
        rules: dict[str, Rule],
        ledger: ExampleLedger,
        random: Random,
    ) -> None:
        self._session = session
        self._story = story
        self._rules = rules
        self._ledger = ledger
        self._random = random

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

    def given_up(self, now: datetime) -> Iterator[Displacement]:
        """Return the rows that give up what is owed for too long."""
        for rule in self._rules.values():
            yield from self._ledger.write_off(rule.id, now)

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
            return Outcome(block=block)
        if self._random.random() < _chance(start):
            return self._kept(block, rule, now)
        return self._displaced(block, rule, now)

    def _kept(self, block: Block, rule: Rule, now: datetime) -> Outcome:
        kept = replace(block, state=BlockState.KEPT)
        return Outcome(block=kept, rows=(self._ledger.keep(kept, now),), logged=_logged(kept, rule))

    def _displaced(self, block: Block, rule: Rule, now: datetime) -> Outcome:
        is_shortened = self._random.random() < _SHORTENED_SHARE and block.minutes > _LEFT + _STEP
        if not is_shortened:
            lost = replace(block, state=BlockState.LOST)
            row = self._ledger.displace(block, lost)
            return Outcome(
                block=lost, rows=(row,), hindsights=tuple(self._ledger.hindsight(row, now))
            )
        left = replace(block, minutes=_LEFT, state=BlockState.SHORTENED)
        row = self._ledger.displace(block, left)
        kept = self._kept(left, rule, now)
        return replace(
            kept,
            rows=(row, *kept.rows),
            hindsights=tuple(self._ledger.hindsight(row, now)),
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
