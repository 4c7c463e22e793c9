"""What the rules of protected time ask for, as the search needs it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import time
from typing import Final

from planner.domain.hours import DAY_MINUTES, Span, WeekHours
from planner.domain.joint import BusyTime, Participation
from planner.domain.local_time import day_start
from planner.domain.protection import Block, Cadence, HoursSet, Rule
from planner.domain.records import RecordId
from planner.scheduling.hours import DayPart, OwnHours, WeeklyHours
from planner.scheduling.problem import Attendee, Horizon, RuleDemand
from planner.scheduling.problem import Cadence as DueEvery
from planner.services.debts import debt
from planner.services.session import Session
from planner.services.taken_time import busy_times

_USUAL_PRIORITY: Final = 3

# The search counts four weeks where people say a month.
_DUE_EVERY: Final = {Cadence.WEEKLY: DueEvery.WEEKLY, Cadence.MONTHLY: DueEvery.FOUR_WEEKLY}


class Demands:
    """Turns rules into demands; reads what they need of the plan once.

    Args:
        session: The plan.
        working: The working hours, whose caps hold for all rules.
        horizon: The weeks that are planned.
        to_repay: The minutes that rules are owed from earlier, by their ids.
    """

    def __init__(
        self,
        session: Session,
        working: HoursSet,
        horizon: Horizon,
        to_repay: Mapping[RecordId, int],
    ) -> None:
        self._session = session
        self._working = working
        self._horizon = horizon
        self._sets = {found.id: found for found in session.read.all(HoursSet)}
        self._to_repay = to_repay

    def of(self, rule: Rule, participations: Iterable[Participation] | None = None) -> RuleDemand:
        """Return what a rule asks for; those who take part as in the plan, or as given."""
        if participations is None:
            participations = self._session.read.protection.participations(rule.id)
        most_blocks = self._working.most_blocks_a_day
        return RuleDemand(
            key=rule.id,
            target_minutes=rule.target,
            cadence=_DUE_EVERY[rule.cadence],
            weight=rule.priority / _USUAL_PRIORITY,
            shortest_minutes=rule.shortest,
            longest_minutes=rule.longest,
            window=None if rule.window is None else weekly(rule.window),
            own_hours=self._own_hours(rule),
            best_hours=None if rule.best_hours is None else weekly(rule.best_hours),
            spacing_days=rule.spacing_days,
            most_a_day=min(rule.most_blocks_a_day or most_blocks, most_blocks),
            day_minutes=rule.most_a_day,
            earliest=rule.earliest,
            deadline=rule.deadline,
            repay_minutes=self._to_repay.get(rule.id, 0),
            attendees=tuple(map(self._attendee, participations)),
        )

    def _own_hours(self, rule: Rule) -> OwnHours | None:
        named = self._sets.get(rule.hours) if rule.hours else None
        if named is None or named.id == self._working.id:
            return None
        hours = named.hours if named.keep_free is None else named.hours.without(named.keep_free)
        return OwnHours(hours=weekly(hours), first_day=named.first_day, last_day=named.last_day)

    def _attendee(self, participation: Participation) -> Attendee:
        start = day_start(self._horizon.start, self._horizon.zone)
        end = day_start(self._horizon.monday(self._horizon.weeks), self._horizon.zone)
        times: list[BusyTime] = self._session.read.protection.busy_times_between(
            participation.member, start, end
        )
        return Attendee(
            key=participation.member,
            busy=busy_times(times),
            is_required=participation.is_required,
        )


def to_repay(session: Session, blocks: list[Block], horizon: Horizon) -> Mapping[RecordId, int]:
    """Return what each rule is owed from the time before the horizon.

    A block that was lost within the horizon leaves its week short of the target, which asks
    for it already.
    """
    start = day_start(horizon.start, horizon.zone)
    within = {block.id for block in blocks if block.first_start >= start}
    owed: Counter[RecordId] = Counter()
    for part in debt(session).parts:
        if part.rule is not None and part.block not in within:
            owed[part.rule] += part.minutes
    return owed


def weekly(hours: WeekHours) -> WeeklyHours:
    """Return hours as the search has them."""
    return WeeklyHours(tuple(tuple(map(_day_part, spans)) for spans in hours.days))


def _day_part(span: Span) -> DayPart:
    end = time() if span.end == DAY_MINUTES else time(*divmod(span.end, 60))
    return DayPart(span.start_time, end)
