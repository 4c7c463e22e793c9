"""The made-up ledger: what displaced blocks, what repaid them, what was given up."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from planner.domain.charter import CharterItem
from planner.domain.hindsight import Hindsight, Worth
from planner.domain.local_time import local_day
from planner.domain.protection import Block, BlockState, Displacement, RowKind
from planner.domain.records import RecordId
from planner.insight.hindsight import ASKED_AFTER
from planner.services.example.charter import Promises
from planner.services.example.story import Displacer, ExampleStory
from planner.services.session import Session

_NEVER_REPAID = timedelta(days=19)
_REPAID_SHARE = 0.75
_STEP = 15
_DUE_FOR = timedelta(days=5)
_CENT = 100


@dataclass(slots=True)
class _Owed:
    since: datetime
    minutes: int


class ExampleLedger:
    """Writes the rows as a director would have come by them, in the order of time.

    What is owed is repaid by later blocks of the same rule, but for the last weeks' and some that
    grew too old and was given up.
    """

    def __init__(
        self,
        session: Session,
        story: ExampleStory,
        promises: Promises,
        barriers: Mapping[str, RecordId],
        random: Random,
    ) -> None:
        self._session = session
        self._told = story.told
        self._displacers = story.displacers
        self._promises = promises
        self._barriers = barriers
        self._random = random
        self._exceptions = 0
        self._uses: Counter[tuple[str, int, int]] = Counter()
        self._owed: defaultdict[RecordId | None, deque[_Owed]] = defaultdict(deque)

    def displace(self, before: Block, after: Block) -> Displacement:
        """Return the row of a block that gave way when its time came."""
        displacer = self._random.choices(self._displacers, [d.weight for d in self._displacers])[0]
        minutes = before.minutes - (after.minutes if after.stands else 0)
        item = self._allowing(displacer, local_day(before.start, self._session.zone()))
        self._exceptions += item is None
        is_in_surge = self._promises.surge.holds_at(before.start)
        if not is_in_surge:
            self._owed[before.rule].append(_Owed(before.start, minutes))
        return Displacement(
            id=self._session.new_id(),
            block=before.id,
            rule=before.rule,
            at=before.start,
            minutes=minutes,
            outcome=after.state,
            by_what=displacer.by,
            for_whom=displacer.for_whom,
            consent=displacer.consent,
            charter_item=item.id if item else None,
            exception_number=0 if item else self._exceptions,
            was_start=before.start,
            was_minutes=before.minutes,
            surge=self._promises.surge.id if is_in_surge else None,
            barrier=self._barriers.get(displacer.by),
        )

    def keep(self, block: Block, now: datetime) -> Displacement:
        """Return the row of a block that was kept, with what it repaid."""
        return Displacement(
            id=self._session.new_id(),
            block=block.id,
            rule=block.rule,
            at=block.end,
            kind=RowKind.KEPT,
            minutes=-self._repaid(block, now),
            outcome=BlockState.KEPT,
            was_start=block.start,
            was_minutes=block.minutes,
        )

    def write_off(self, rule: RecordId, now: datetime) -> Iterator[Displacement]:
        """Return the row that gives up what grew too old, if anything did."""
        limit = timedelta(days=self._told["write_off"]["older_than_days"])
        owed, minutes = self._owed[rule], 0
        while owed and now - owed[0].since > limit:
            minutes += owed.popleft().minutes
        if minutes:
            yield Displacement(
                id=self._session.new_id(),
                rule=rule,
                at=now,
                kind=RowKind.WRITTEN_OFF,
                minutes=-minutes,
                outcome=BlockState.LOST,
                why=self._random.choice(self._told["write_off"]["reasons"]),
            )

    def hindsight(self, row: Displacement, now: datetime) -> Iterator[Hindsight]:
        """Return what was thought of a row a week later, where it was asked and answered."""
        told = self._told["hindsight"]
        at = row.at + ASKED_AFTER + timedelta(hours=self._random.randint(0, 48))
        is_open = now - row.at < ASKED_AFTER + _DUE_FOR
        is_skipped = self._random.randrange(_CENT) < told["unanswered"]
        if row.surge is not None or is_open or is_skipped or not row.is_displacement:
            return
        waited = self._random.randrange(_CENT) < told["could_have_waited"][row.for_whom.value]
        words = told["words"] if waited else told["worth_it_words"]
        yield Hindsight(
            id=self._session.only_id(Hindsight, row.id),
            displacement=row.id,
            at=min(at, now),
            worth=Worth.NO if waited else Worth.YES,
            could_have_waited=waited,
            words=self._random.choice(words) if self._random.random() < _REPAID_SHARE else "",
        )

    def _allowing(self, displacer: Displacer, day: date) -> CharterItem | None:
        item = self._promises.item(displacer.charter, day)
        use = (displacer.charter, day.year, day.month)
        if item is None or self._uses[use] >= (item.most_a_month or _CENT):
            return None
        self._uses[use] += 1
        return item

    def _repaid(self, block: Block, now: datetime) -> int:
        owed = self._owed[block.rule]
        is_given = self._random.random() < _REPAID_SHARE
        if not owed or not is_given or now - owed[0].since < _NEVER_REPAID:
            return 0
        repaid = min(owed[0].minutes, block.minutes // 2 // _STEP * _STEP)
        owed[0].minutes -= repaid
        if not owed[0].minutes:
            owed.popleft()
        return repaid
