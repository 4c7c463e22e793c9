"""Which candidates are placed just now, and what must go so that another fits?

The one thing here that changes. A search adds and removes candidates many thousand times a
second, so every question is answered from running sums.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from random import Random

from planner.scheduling.candidates import Candidate
from planner.scheduling.hours import QUARTER_MINUTES, days_of_week
from planner.scheduling.model import Model
from planner.scheduling.periods import Period
from planner.scheduling.proposal import Binding

# Who shares a cap, the size of every candidate in its measure, and how far it is exceeded.
Excess = tuple[list[int], Sequence[int], int]


class Placement:
    """A plan in the making, which keeps every hard limit at all times.

    Attributes:
        chosen: The candidates placed, by their places in the model.
        objective: What they are worth; 0 for none.
    """

    def __init__(self, model: Model) -> None:
        self._candidates = model.candidates
        self._minutes = [candidate.minutes for candidate in model.candidates]
        self._ones = [1] * len(model.candidates)
        self._rules = model.problem.rules
        self._limits = model.problem.limits
        # What is placed in a period is always whole quarter hours: its reward is a table.
        self._rewards = {
            place: _reward_table(model.periods[place])
            for place in dict.fromkeys(candidate.period for candidate in model.candidates)
        }
        self._open = [period.open_minutes for period in model.periods]
        self.chosen: set[int] = set()
        self.objective = 0.0
        self._on_day: dict[int, list[int]] = defaultdict(list)
        self._in_week: dict[int, list[int]] = defaultdict(list)
        self._in_period: list[list[int]] = [[] for _ in model.periods]
        self._taken_on_day: dict[int, int] = defaultdict(int)
        self._minutes_on_day: dict[int, int] = defaultdict(int)
        self._minutes_in_week: dict[int, int] = defaultdict(int)
        self._minutes_in_period = [0] * len(model.periods)
        self._settled_on_day: dict[int, int] = defaultdict(int)
        self._settled_days: dict[tuple[int, int], int] = defaultdict(int)
        self._settled_minutes: dict[tuple[int, int], int] = defaultdict(int)
        self._capped = {
            place
            for place, rule in enumerate(self._rules)
            if rule.day_minutes is not None or rule.week_minutes is not None
        }
        self._settle(model)

    def minutes_in(self, period: int) -> int:
        """Tell how many minutes are placed for a period, settled blocks left out."""
        return self._minutes_in_period[period]

    def minutes_on(self, day: int) -> int:
        """Tell how many minutes lie on a day, settled blocks included."""
        return self._minutes_on_day.get(day, 0)

    def blocks_on(self, day: int) -> int:
        """Tell how many blocks lie on a day, settled ones included."""
        return self._settled_on_day.get(day, 0) + len(self._on_day.get(day, ()))

    def minutes_in_week(self, week: int) -> int:
        """Tell how many minutes lie in a week, settled blocks included."""
        return self._minutes_in_week.get(week, 0)

    def minutes_of_rule(self, rule: int, days: Iterable[int]) -> int:
        """Tell how many minutes of a rule lie on some days, settled blocks included."""
        return sum(
            self._settled_minutes.get((rule, day), 0)
            + sum(self._minutes[place] for place in self._of_rule(rule, day))
            for day in days
        )

    def blocks_of_rule(self, rule: int, day: int) -> int:
        """Tell how many blocks of a rule lie on a day, settled ones included."""
        return self._settled_days.get((rule, day), 0) + len(self._of_rule(rule, day))

    def gain(self, candidate: Candidate) -> float:
        """Tell what adding it is worth."""
        rewards = self._rewards[candidate.period]
        now = self._minutes_in_period[candidate.period]
        then = now + candidate.minutes
        return candidate.worth + rewards[then // QUARTER_MINUTES] - rewards[now // QUARTER_MINUTES]

    def fits(self, candidate: Candidate) -> bool:
        """Say whether it can be added with nothing taken away."""
        day, minutes, limits = candidate.day, candidate.minutes, self._limits
        return (
            not self._taken_on_day[day] & candidate.bits
            and self._minutes_on_day[day] + minutes <= limits.day_minutes
            and self._settled_on_day.get(day, 0) + len(self._on_day[day]) < limits.day_blocks
            and self._minutes_in_period[candidate.period] + minutes <= self._open[candidate.period]
            and self._minutes_in_week[candidate.week] + minutes <= limits.week_minutes
            and not (candidate.rule in self._capped and self._is_beyond_rule(candidate))
            and not self.too_near(candidate)
            and not self.is_barred(candidate)
        )

    def in_the_way(self, candidate: Candidate, random: Random) -> list[int] | None:
        """List what must go so that it can be added; None if nothing helps.

        Where a cap leaves a choice, what is worth little is more likely to go.
        """
        if self.is_barred(candidate):
            return None
        going = list({*self.overlapping(candidate), *self.too_near(candidate)})
        of_rule = (excess for _, excess in self._excesses_of_rule(candidate))
        for members, sizes, over in (*self._excesses(candidate), *of_rule):
            if over > 0 and not self._make_room(going, (members, sizes, over), random):
                return None
        return going

    def overlapping(self, candidate: Candidate) -> list[int]:
        """List what lies on the same quarter hours."""
        every, bits = self._candidates, candidate.bits
        if not self._taken_on_day[candidate.day] & bits:
            return []
        return [other for other in self._on_day[candidate.day] if every[other].bits & bits]

    def too_near(self, candidate: Candidate) -> list[int]:
        """List what must go because its rule wants it further away."""
        rule = self._rules[candidate.rule]
        day = candidate.day
        if rule.spacing_days:
            return [
                other
                for near in range(day - rule.spacing_days + 1, day + rule.spacing_days)
                if near in self._on_day
                for other in self._of_rule(candidate.rule, near)
            ]
        same = self._of_rule(candidate.rule, day)
        room = rule.most_a_day - 1 - self._settled_days.get((candidate.rule, day), 0)
        return same[: max(0, len(same) - room)]

    def is_barred(self, candidate: Candidate) -> bool:
        """Say whether a block that does not move keeps it away by its rule's spacing."""
        if not self._settled_days:
            return False
        rule = self._rules[candidate.rule]
        day = candidate.day
        if rule.spacing_days == 0:
            return self._settled_days.get((candidate.rule, day), 0) >= rule.most_a_day
        near = range(day - rule.spacing_days + 1, day + rule.spacing_days)
        return any((candidate.rule, other) in self._settled_days for other in near)

    def obstacles(self, candidate: Candidate) -> set[Binding]:
        """Name all that keeps it from being added."""
        day, minutes, limits = candidate.day, candidate.minutes, self._limits
        blocks = self._settled_on_day.get(day, 0) + len(self._on_day[day])
        holds = {
            Binding.OTHER_BLOCKS: bool(self.overlapping(candidate)),
            Binding.DAY_MINUTES: self._minutes_on_day[day] + minutes > limits.day_minutes,
            Binding.DAY_BLOCKS: blocks >= limits.day_blocks,
            Binding.WEEK_MINUTES: self._minutes_in_week[candidate.week] + minutes
            > limits.week_minutes,
            **{binding: excess[2] > 0 for binding, excess in self._excesses_of_rule(candidate)},
            Binding.SPACING: bool(self.too_near(candidate)) or self.is_barred(candidate),
        }
        return {binding for binding, is_so in holds.items() if is_so}

    def add(self, place: int) -> None:
        """Place a candidate that fits."""
        candidate = self._candidates[place]
        self.objective += self.gain(candidate)
        self.chosen.add(place)
        self._on_day[candidate.day].append(place)
        self._taken_on_day[candidate.day] |= candidate.bits
        self._in_week[candidate.week].append(place)
        self._in_period[candidate.period].append(place)
        self._count(candidate, candidate.minutes)

    def remove(self, place: int) -> None:
        """Take a placed candidate away."""
        candidate = self._candidates[place]
        self.chosen.discard(place)
        self._on_day[candidate.day].remove(place)
        self._taken_on_day[candidate.day] &= ~candidate.bits
        self._in_week[candidate.week].remove(place)
        self._in_period[candidate.period].remove(place)
        self._count(candidate, -candidate.minutes)
        self.objective -= self.gain(candidate)

    def _settle(self, model: Model) -> None:
        for block in model.settled:
            self._minutes_on_day[block.day] += block.minutes
            self._settled_on_day[block.day] += 1
            self._minutes_in_week[block.week] += block.minutes
            if block.rule is not None:
                self._settled_days[block.rule, block.day] += 1
                self._settled_minutes[block.rule, block.day] += block.minutes

    def _count(self, candidate: Candidate, minutes: int) -> None:
        self._minutes_on_day[candidate.day] += minutes
        self._minutes_in_week[candidate.week] += minutes
        self._minutes_in_period[candidate.period] += minutes

    def _is_beyond_rule(self, candidate: Candidate) -> bool:
        return any(over > 0 for _, (_, _, over) in self._excesses_of_rule(candidate))

    def _excesses_of_rule(self, candidate: Candidate) -> Iterator[tuple[Binding, Excess]]:
        """For each cap of its rule: what shares it, and by how much it would be exceeded."""
        rule = self._rules[candidate.rule]
        caps = (
            (Binding.RULE_DAY_MINUTES, rule.day_minutes, (candidate.day,)),
            (Binding.RULE_WEEK_MINUTES, rule.week_minutes, days_of_week(candidate.week)),
        )
        for binding, cap, days in caps:
            if cap is not None:
                members = [other for day in days for other in self._of_rule(candidate.rule, day)]
                minutes = candidate.minutes + self.minutes_of_rule(candidate.rule, days)
                yield binding, (members, self._minutes, minutes - cap)

    def _of_rule(self, rule: int, day: int) -> list[int]:
        placed = self._on_day.get(day, ())
        return [other for other in placed if self._candidates[other].rule == rule]

    def _excesses(self, candidate: Candidate) -> tuple[Excess, ...]:
        """For each cap: who shares it, their sizes, and by how much it would be exceeded."""
        day, week, period = candidate.day, candidate.week, candidate.period
        minutes, limits = candidate.minutes, self._limits
        on_day = self._on_day[day]
        blocks = self._settled_on_day.get(day, 0) + len(on_day) + 1
        on_day_then = self._minutes_on_day[day] + minutes
        in_week_then = self._minutes_in_week[week] + minutes
        in_period_then = self._minutes_in_period[period] + minutes
        return (
            (on_day, self._ones, blocks - limits.day_blocks),
            (on_day, self._minutes, on_day_then - limits.day_minutes),
            (self._in_period[period], self._minutes, in_period_then - self._open[period]),
            (self._in_week[week], self._minutes, in_week_then - limits.week_minutes),
        )

    def _make_room(self, going: list[int], excess: Excess, random: Random) -> bool:
        members, sizes, over = excess
        stays = [other for other in members if other not in going]
        over -= sum(sizes[other] for other in members) - sum(sizes[other] for other in stays)
        draw = random.random
        every = self._candidates
        while over > 0 and stays:
            weakest = min(stays, key=lambda other: every[other].worth * (0.5 + draw()))
            stays.remove(weakest)
            going.append(weakest)
            over -= sizes[weakest]
        return over <= 0


def _reward_table(period: Period) -> list[float]:
    quarters = range(period.open_minutes // QUARTER_MINUTES + 1)
    return [period.reward(number * QUARTER_MINUTES) for number in quarters]
