"""Where may a rule's blocks lie, and who could not come?"""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from planner.scheduling.free_time import Day, quarter_after, quarter_of, taken_bits
from planner.scheduling.hours import QUARTER_MINUTES
from planner.scheduling.problem import Attendee, Problem, RuleDemand


class Room:
    """The quarter hours of each day that one rule may use, as bits.

    Attributes:
        allowed: By number of the day: free, inside the rule's window, and all required
            attendees can.
        best: By number of the day: when the rule's work goes best.
    """

    def __init__(self, problem: Problem, rule: RuleDemand, days: Mapping[int, Day]) -> None:
        self._rule = rule
        self._taken = {
            attendee.key: taken_bits(problem, days, _stretches(attendee))
            for attendee in rule.attendees
        }
        self.required = [each.key for each in rule.attendees if each.is_required]
        self.optional = [each.key for each in rule.attendees if not each.is_required]
        self.allowed = {number: self.shared(day) for number, day in days.items()}
        self.best = {number: _best(rule, day) for number, day in days.items()}

    @property
    def shortest_quarters(self) -> int:
        """How many quarter hours the shortest block takes."""
        return -(-self._rule.shortest_minutes // QUARTER_MINUTES)

    def free(self, day: Day) -> int:
        """Give what is free of the rule's hours."""
        return hours_of(self._rule, day) & day.untaken

    def window(self, day: Day) -> int:
        """Give the rule's hours inside its window, taken or not."""
        hours = hours_of(self._rule, day)
        return hours if self._rule.window is None else hours & day.bits_of(self._rule.window)

    def shared(self, day: Day, without: str | None = None) -> int:
        """Give what is free inside the window for all required attendees, or all but one."""
        bits = self.window(day) & day.untaken
        for key in self.required:
            if key != without:
                bits &= ~self._taken[key].get(day.number, 0)
        return bits

    def absent(self, day: int, bits: int) -> tuple[str, ...]:
        """Name the optional attendees who cannot come at `bits` of the day with this number."""
        return tuple(key for key in self.optional if self._taken[key].get(day, 0) & bits)

    def share_of_optional(self, day: int, bits: int) -> float:
        """Tell which share of the optional attendees can come; 1 where there are none."""
        if not self.optional:
            return 1.0
        return 1 - len(self.absent(day, bits)) / len(self.optional)


def hours_of(rule: RuleDemand, day: Day) -> int:
    """Give the hours that a rule has on `day`, taken or not, as bits."""
    if rule.own_hours is None or day.is_off or not rule.own_hours.holds_on(day.date):
        return day.working
    return day.bits_of(rule.own_hours.hours)


def _best(rule: RuleDemand, day: Day) -> int:
    if rule.best_hours is None:
        return (1 << len(day.clock)) - 1
    return day.bits_of(rule.best_hours)


def _stretches(attendee: Attendee) -> Iterator[tuple[int, int]]:
    for busy in attendee.busy:
        if busy.end > busy.start:
            travel = timedelta(minutes=busy.travel_minutes)
            yield quarter_of(busy.start - travel), quarter_after(busy.end + travel)


def rooms_of(problem: Problem, days: Mapping[int, Day]) -> tuple[Room, ...]:
    """List the room of each rule of `problem`, in the rules' order."""
    return tuple(Room(problem, rule, days) for rule in problem.rules)
