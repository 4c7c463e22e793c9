"""How does a model read as a linear program? As text that solvers understand (free MPS).

A column for each candidate, 1 if it is placed. No words of the plan stand in it.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import mul
from typing import Final

from planner.scheduling.candidates import Candidate
from planner.scheduling.hours import QUARTER_MINUTES, days_of_week
from planner.scheduling.model import Model
from planner.scheduling.patterns import patterns
from planner.scheduling.periods import Period
from planner.scheduling.placement import Placement

# How the column of a candidate is called: with its place in the model behind it.
BLOCK: Final = "x"
_OTHER: Final = "y"


def written(
    model: Model, places: Iterable[int], fixed: Collection[int] = (), *, is_relaxed: bool = False
) -> str:
    """Write the search for the best plan of `places`, beside what is `fixed`.

    Args:
        model: The model.
        places: Candidates to choose from; those that do not fit beside `fixed` are left out.
        fixed: Candidates that are placed anyway.
        is_relaxed: Let parts of candidates be placed: quickly solved, and a bound for all plans.
    """
    placement = Placement(model)
    for place in fixed:
        placement.add(place)
    every = model.candidates
    free = [place for place in places if placement.fits(every[place])]
    sheet = _Sheet()
    for place in free:
        sheet.columns.append(_Column(f"{BLOCK}{place}", every[place].worth, 1.0))
    _Rows(model, placement, sheet, [every[place] for place in free]).write()
    sheet.add(0.0, 1.0, [(sheet.row(1), 1)])  # a program without a column has no solution
    return sheet.text(len(free), is_relaxed=is_relaxed)


@dataclass(slots=True)
class _Column:
    """A number to choose from 0 to `most`.

    Attributes:
        gain: Worth of 1.
        entries: (row, how much of the row 1 takes).
    """

    name: str
    gain: float
    most: float
    entries: list[tuple[int, int]] = field(default_factory=list)


class _Sheet:
    """Columns and rows; each row's sum is at most its limit, or equal to it."""

    def __init__(self) -> None:
        self.columns: list[_Column] = []
        self._limits: list[tuple[str, int]] = []

    def row(self, most: int, *, is_equal: bool = False) -> int:
        self._limits.append(("E" if is_equal else "L", most))
        return len(self._limits) - 1

    def put(self, row: int, columns: Iterable[tuple[int, int]]) -> None:
        every = self.columns
        for column, amount in columns:
            every[column].entries.append((row, amount))

    def add(self, gain: float, most: float, entries: Sequence[tuple[int, int]]) -> None:
        name = f"{_OTHER}{len(self.columns)}"
        self.columns.append(_Column(name, gain, most, list(entries)))

    def text(self, whole_columns: int, *, is_relaxed: bool) -> str:
        lines = ["NAME plan", "OBJSENSE", " MAX", "ROWS", " N gain"]
        lines += [f" {kind} r{row}" for row, (kind, _) in enumerate(self._limits)]
        lines += ["COLUMNS", " m1 'MARKER' 'INTORG'"]
        for number, column in enumerate(self.columns):
            if number == whole_columns:
                lines.append(" m2 'MARKER' 'INTEND'")
            lines.append(f" {column.name} gain {column.gain!r}")
            lines += [f" {column.name} r{row} {amount}" for row, amount in column.entries]
        if is_relaxed:
            lines = [line for line in lines if "'MARKER'" not in line]
        lines.append("RHS")
        lines += [f" b r{row} {most}" for row, (_, most) in enumerate(self._limits) if most]
        lines.append("BOUNDS")
        lines += [f" UP c {column.name} {column.most!r}" for column in self.columns]
        return "\n".join([*lines, "ENDATA", ""])


class _Rows:
    """Writes the limits of a model as rows; sizes are in quarter hours."""

    def __init__(
        self, model: Model, placement: Placement, sheet: _Sheet, blocks: list[Candidate]
    ) -> None:
        self._model = model
        self._rules = model.problem.rules
        self._placed = placement
        self._sheet = sheet
        self._blocks = blocks
        self._sizes = [block.minutes // QUARTER_MINUTES for block in blocks]

    def write(self) -> None:
        limits, placed = self._model.problem.limits, self._placed
        by_day = self._grouped(lambda block: block.day)
        for day, columns in by_day.items():
            self._overlaps(columns)
            self._cap_minutes(columns, limits.day_minutes - placed.minutes_on(day))
            self._cap_blocks(columns, limits.day_blocks - placed.blocks_on(day))
        for week, columns in self._grouped(lambda block: block.week).items():
            self._cap_minutes(columns, limits.week_minutes - placed.minutes_in_week(week))
        for rule, columns in self._grouped(lambda block: block.rule).items():
            self._cap_rule(rule, columns)
            self._keep_apart(rule, columns)
        for period, columns in self._grouped(lambda block: block.period).items():
            self._reward(period, columns)

    def _grouped(
        self, key: Callable[[Candidate], int], among: Iterable[int] | None = None
    ) -> dict[int, list[int]]:
        """Sort columns by what `key` says of their blocks."""
        groups: dict[int, list[int]] = {}
        for column in range(len(self._blocks)) if among is None else among:
            groups.setdefault(key(self._blocks[column]), []).append(column)
        return groups

    def _cap_minutes(self, columns: list[int], minutes: int) -> None:
        most = minutes // QUARTER_MINUTES
        if sum(self._sizes[column] for column in columns) > most:
            row = self._sheet.row(most)
            self._sheet.put(row, ((column, self._sizes[column]) for column in columns))

    def _cap_blocks(self, columns: list[int], most: int) -> None:
        if len(columns) > most:
            self._sheet.put(self._sheet.row(most), ((column, 1) for column in columns))

    def _overlaps(self, columns: list[int]) -> None:
        """Let at most one block lie on each quarter hour.

        A quarter hour needs no row of its own if all that lie on it lie on the next as well.
        """
        spans = [(self._blocks[column].first, self._sizes[column]) for column in columns]
        starts = sorted({first for first, _ in spans})
        ends = sorted({first + size for first, size in spans})
        for first, following in pairwise([*starts, ends[-1]]):
            if any(first < end <= following for end in ends):
                covering = [
                    column
                    for column, (start, size) in zip(columns, spans, strict=True)
                    if start <= first < start + size
                ]
                self._cap_blocks(covering, 1)

    def _cap_rule(self, place: int, columns: list[int]) -> None:
        rule, placed = self._rules[place], self._placed
        if rule.day_minutes is not None:
            for day, on_day in self._grouped(lambda block: block.day, columns).items():
                used = placed.minutes_of_rule(place, (day,))
                self._cap_minutes(on_day, rule.day_minutes - used)
        if rule.week_minutes is not None:
            for week, in_week in self._grouped(lambda block: block.week, columns).items():
                used = placed.minutes_of_rule(place, days_of_week(week))
                self._cap_minutes(in_week, rule.week_minutes - used)

    def _keep_apart(self, place: int, columns: list[int]) -> None:
        rule = self._rules[place]
        by_day = self._grouped(lambda block: block.day, columns)
        for day, on_day in by_day.items():
            if rule.spacing_days == 0:
                self._cap_blocks(on_day, rule.most_a_day - self._placed.blocks_of_rule(place, day))
            else:
                near = range(day, day + rule.spacing_days)
                self._cap_blocks([column for one in near for column in by_day.get(one, ())], 1)

    def _reward(self, place: int, columns: list[int]) -> None:
        period = self._model.periods[place]
        given = self._placed.minutes_in(place)
        by_size = self._grouped(lambda block: block.minutes // QUARTER_MINUTES, columns)
        sizes = sorted(by_size)
        room = (period.open_minutes - given) // QUARTER_MINUTES
        mixtures = patterns(sizes, room, self._most_blocks(period.rule, columns))
        if mixtures is None:
            self._reward_minutes(period, given, columns)
            return
        of_size = [self._sheet.row(0, is_equal=True) for _ in sizes]
        for row, size in zip(of_size, sizes, strict=True):
            self._sheet.put(row, ((column, 1) for column in by_size[size]))
        only_one = self._sheet.row(1)
        nothing = period.reward(given)
        gains = [
            period.reward(given + quarters * QUARTER_MINUTES) - nothing
            for quarters in range(room + 1)
        ]
        for mixture in mixtures:
            used = [(row, -number) for row, number in zip(of_size, mixture, strict=True) if number]
            gain = gains[sum(map(mul, mixture, sizes))]
            self._sheet.add(gain, 1.0, [*used, (only_one, 1)])

    def _reward_minutes(self, period: Period, given: int, columns: list[int]) -> None:
        """Reward minutes one by one, dear ones first: less sharp, but always short."""
        row = self._sheet.row(0, is_equal=True)
        self._sheet.put(row, ((column, self._sizes[column]) for column in columns))
        for minutes, gain in period.steps(given):
            quarters = minutes / QUARTER_MINUTES
            self._sheet.add(gain * QUARTER_MINUTES, quarters, [(row, -1)])

    def _most_blocks(self, place: int, columns: list[int]) -> int:
        """Tell how many of these blocks the rule's spacing lets stand together at most."""
        rule = self._rules[place]
        days = sorted({self._blocks[column].day for column in columns})
        if rule.spacing_days == 0:
            return rule.most_a_day * len(days)
        number, last = 0, days[0] - rule.spacing_days
        for day in days:
            if day - last >= rule.spacing_days:
                number, last = number + 1, day
        return number
