"""What could a leader give up so that a short rule gets more?"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from planner.scheduling.meetings import meetings_in_the_way
from planner.scheduling.model import Model
from planner.scheduling.problem import Attendee, Busy, Limits, Problem, RuleDemand
from planner.scheduling.proposal import GivenUp, Relief

SHORT_BLOCK_MINUTES: Final = 30
EXTRA_DAY_MINUTES: Final = 120
EXTRA_WEEK_MINUTES: Final = 240
LONGER_BY_MINUTES: Final = 60
EXTRA_OF_RULE_A_WEEK_MINUTES: Final = 120


@dataclass(frozen=True, slots=True)
class Change:
    """One thing given up, and how a problem looks without it.

    Changes can follow one another: each leaves what others did.
    """

    given_up: GivenUp
    apply: Callable[[Problem], Problem]


def changes_for(model: Model, chosen: Sequence[int], period: int) -> Iterator[Change]:
    """List what could be given up for the rule of a short period, beside the plan `chosen`."""
    place = model.periods[period].rule
    rule = model.problem.rules[place]
    for kind, change_rule in _of_rule(rule, model.problem.limits):
        yield Change(GivenUp(kind=kind), _on_rule(place, change_rule))
    for attendee in rule.attendees:
        if attendee.is_required:
            given_up = GivenUp(kind=Relief.OPTIONAL_ATTENDEE, attendee=attendee.key)
            yield Change(given_up, _on_rule(place, _without_having(attendee)))
    for kind, change_limits in _of_limits(model.problem.limits):
        yield Change(GivenUp(kind=kind), _on_limits(change_limits))
    for meeting in meetings_in_the_way(model, chosen, period):
        yield Change(GivenUp(kind=Relief.GIVE_UP_MEETING, meeting=meeting), _without(meeting))


def _of_rule(
    rule: RuleDemand, limits: Limits
) -> Iterator[tuple[Relief, Callable[[RuleDemand], RuleDemand]]]:
    if rule.window is not None:
        yield Relief.ANY_HOUR, lambda rule: replace(rule, window=None)
    if rule.spacing_days > 0:
        most = max(1, limits.day_blocks)
        yield Relief.NO_SPACING, lambda rule: replace(rule, spacing_days=0, most_a_day=most)
    if rule.shortest_minutes > SHORT_BLOCK_MINUTES:
        yield (
            Relief.SHORTER_BLOCKS,
            lambda rule: replace(rule, shortest_minutes=SHORT_BLOCK_MINUTES),
        )
    yield (
        Relief.LONGER_BLOCKS,
        lambda rule: replace(rule, longest_minutes=rule.longest_minutes + LONGER_BY_MINUTES),
    )
    yield from _of_caps(rule)


def _of_caps(rule: RuleDemand) -> Iterator[tuple[Relief, Callable[[RuleDemand], RuleDemand]]]:
    if rule.day_minutes is not None:
        day = rule.day_minutes + LONGER_BY_MINUTES
        yield Relief.MORE_OF_RULE_A_DAY, lambda rule: replace(rule, day_minutes=day)
    if rule.week_minutes is not None:
        week = rule.week_minutes + EXTRA_OF_RULE_A_WEEK_MINUTES
        yield Relief.MORE_OF_RULE_A_WEEK, lambda rule: replace(rule, week_minutes=week)


def _without_having(attendee: Attendee) -> Callable[[RuleDemand], RuleDemand]:
    def changed(rule: RuleDemand) -> RuleDemand:
        asked = tuple(
            replace(each, is_required=each.is_required and each.key != attendee.key)
            for each in rule.attendees
        )
        return replace(rule, attendees=asked)

    return changed


def _of_limits(limits: Limits) -> Iterator[tuple[Relief, Callable[[Limits], Limits]]]:
    yield (
        Relief.MORE_MINUTES_A_DAY,
        lambda limits: replace(limits, day_minutes=limits.day_minutes + EXTRA_DAY_MINUTES),
    )
    yield (
        Relief.MORE_BLOCKS_A_DAY,
        lambda limits: replace(limits, day_blocks=limits.day_blocks + 1),
    )
    yield (
        Relief.MORE_MINUTES_A_WEEK,
        lambda limits: replace(limits, week_minutes=limits.week_minutes + EXTRA_WEEK_MINUTES),
    )
    if limits.before_meeting_minutes or limits.after_meeting_minutes:
        yield (
            Relief.NO_BUFFERS,
            lambda limits: replace(limits, before_meeting_minutes=0, after_meeting_minutes=0),
        )


def _on_rule(
    place: int, change: Callable[[RuleDemand], RuleDemand]
) -> Callable[[Problem], Problem]:
    def changed(problem: Problem) -> Problem:
        rules = problem.rules
        new = (*rules[:place], change(rules[place]), *rules[place + 1 :])
        return replace(problem, rules=new)

    return changed


def _on_limits(change: Callable[[Limits], Limits]) -> Callable[[Problem], Problem]:
    return lambda problem: replace(problem, limits=change(problem.limits))


def _without(meeting: Busy) -> Callable[[Problem], Problem]:
    def changed(problem: Problem) -> Problem:
        return replace(problem, busy=tuple(busy for busy in problem.busy if busy is not meeting))

    return changed
