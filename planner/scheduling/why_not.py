"""Why does a rule get less than it asks for? A funnel, and the limit that binds."""

from collections import Counter
from collections.abc import Iterable, Sequence

from planner.scheduling.at_best import most_minutes
from planner.scheduling.candidates import Candidate
from planner.scheduling.free_time import Day, runs
from planner.scheduling.hours import QUARTER_MINUTES
from planner.scheduling.model import Model
from planner.scheduling.placement import Placement
from planner.scheduling.proposal import Binding, Funnel, Unmet


def shortages(model: Model, chosen: Sequence[int]) -> tuple[tuple[int, Unmet], ...]:
    """List (place of the period, what it lacks), what weighs most first."""
    placement = Placement(model)
    for place in chosen:
        placement.add(place)
    by_period: dict[int, list[Candidate]] = {}
    for candidate in model.candidates:
        by_period.setdefault(candidate.period, []).append(candidate)
    found = []
    weeks = {day.week for day in model.days.values()}
    for place, period in enumerate(model.periods):
        missing = period.open_minutes - placement.minutes_in(place)
        if missing > 0 and weeks.intersection(period.weeks):
            unmet = _unmet(model, placement, place, by_period.get(place, []))
            lost = period.reward(period.open_minutes) - period.reward(placement.minutes_in(place))
            found.append((-lost, place, unmet))
    found.sort(key=lambda entry: entry[:2])
    return tuple((place, unmet) for _, place, unmet in found)


def _unmet(
    model: Model, placement: Placement, place: int, candidates: Sequence[Candidate]
) -> Unmet:
    period = model.periods[place]
    rule = model.problem.rules[period.rule]
    placed = placement.minutes_in(place)
    missing = period.open_minutes - placed
    funnel = _funnel(model, place, len(candidates), placed)
    if missing < max(rule.shortest_minutes, QUARTER_MINUTES):
        binding = Binding.REST_TOO_SHORT
    elif not candidates:
        alone = _has_room_alone(model, place)
        binding = _before_candidates(funnel, has_room_alone=alone)
    else:
        binding = _among_candidates(placement, candidates, missing)
    return Unmet(
        rule_key=rule.key,
        week_start=model.problem.horizon.monday(period.weeks[0]),
        weeks=len(period.weeks),
        asked_minutes=period.asked_minutes,
        missing_minutes=missing,
        at_best_minutes=period.settled_minutes + most_minutes(model, place, candidates),
        because=binding,
        funnel=funnel,
    )


def _funnel(model: Model, place: int, candidates: int, placed: int) -> Funnel:
    period = model.periods[place]
    days = _days_of(model, place)
    room = model.rooms[period.rule]
    allowed = [room.allowed[day.number] for day in days]
    shortest = room.shortest_quarters
    return Funnel(
        free_minutes=_minutes(room.free(day) for day in days),
        window_minutes=_minutes(room.window(day) & day.untaken for day in days),
        together_minutes=_minutes(allowed),
        long_enough_minutes=QUARTER_MINUTES
        * sum(
            end - first for bits in allowed for first, end in runs(bits) if end - first >= shortest
        ),
        candidates=candidates,
        placed_minutes=placed,
    )


def _has_room_alone(model: Model, place: int) -> bool:
    """Say whether a rule with required attendees would have room without them."""
    period = model.periods[place]
    room = model.rooms[period.rule]
    return bool(room.required) and any(
        end - first >= room.shortest_quarters
        for day in _days_of(model, place)
        for first, end in runs(room.window(day) & day.untaken)
    )


def _days_of(model: Model, place: int) -> list[Day]:
    period = model.periods[place]
    rule = model.problem.rules[period.rule]
    return [
        day for day in model.days.values() if day.week in period.weeks and rule.lives_on(day.date)
    ]


def _before_candidates(funnel: Funnel, *, has_room_alone: bool) -> Binding:
    if funnel.free_minutes == 0:
        return Binding.NO_FREE_TIME
    if funnel.window_minutes == 0:
        return Binding.WINDOW_TAKEN
    return Binding.NO_COMMON_SLOT if has_room_alone else Binding.GAPS_TOO_SHORT


def _among_candidates(
    placement: Placement, candidates: Iterable[Candidate], missing: int
) -> Binding:
    """Name what alone keeps most candidates out; failing that, what keeps most out at all."""
    alone: Counter[Binding] = Counter()
    at_all: Counter[Binding] = Counter()
    for candidate in candidates:
        if candidate.minutes <= missing:
            obstacles = placement.obstacles(candidate)
            at_all.update(obstacles)
            if len(obstacles) == 1:
                alone.update(obstacles)
    counts = alone or at_all
    if not counts:
        return Binding.REST_TOO_SHORT
    return max(counts, key=lambda binding: (counts[binding], binding.value))


def _minutes(days: Iterable[int]) -> int:
    return QUARTER_MINUTES * sum(bits.bit_count() for bits in days)
