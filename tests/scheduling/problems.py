"""Problems to try, and a judge that works with the clock on the wall and nothing of the search."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from planner.scheduling.hours import NO_HOURS, OFFICE_HOURS, DayPart, OwnHours, WeeklyHours
from planner.scheduling.problem import (
    Attendee,
    Busy,
    Cadence,
    ExistingBlock,
    Horizon,
    Limits,
    Problem,
    RuleDemand,
)
from planner.scheduling.proposal import Engine, Proposal, ProposedBlock
from planner.scheduling.propose import Approach, propose
from planner.scheduling.watch import Watch

LONDON = ZoneInfo("Europe/London")
QUARTER = timedelta(minutes=15)
LUNCH = WeeklyHours.on(range(5), DayPart(time(12, 10), time(12, 50)))
MONDAY = date(2027, 1, 4)
COACHING = RuleDemand(key="coaching", target_minutes=120, shortest_minutes=60)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
# Weeks in which the clocks change, by an hour and by half an hour, forward and back.
CHANGING_WEEKS = [
    ("Europe/London", date(2027, 3, 22)),
    ("Europe/London", date(2027, 10, 25)),
    ("America/New_York", date(2027, 3, 8)),
    ("America/New_York", date(2027, 11, 1)),
    ("Australia/Lord_Howe", date(2027, 3, 29)),
    ("Australia/Lord_Howe", date(2027, 9, 27)),
]


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    """Name an instant by days after MONDAY; London keeps UTC in winter."""
    return datetime.combine(MONDAY, time(), UTC) + timedelta(days=day, hours=hour, minutes=minute)


def busy(day: int, first_hour: float, end_hour: float, **fields) -> Busy:
    start = utc(day, 0)
    return Busy(
        start=start + timedelta(hours=first_hour), end=start + timedelta(hours=end_hour), **fields
    )


def winter(*rules: RuleDemand, weeks: int = 1, **fields) -> Problem:
    horizon = Horizon(start=MONDAY, weeks=weeks, zone=LONDON)
    return Problem(horizon=horizon, rules=rules, **{"not_before": LONG_AGO} | fields)


def proposed(problem: Problem, **fields) -> Proposal:
    """Propose without the solver, so that the same comes of it on every computer."""
    approach = {"steps": 400, "engine": Engine.SEARCH} | fields
    return propose(problem, approach.pop("watch", Watch()), Approach(**approach))


def full_days(*days: int) -> tuple[Busy, ...]:
    """Fill days, by their number after MONDAY, from 8 to 18."""
    return tuple(busy(day, 8, 18) for day in days)


@st.composite
def day_parts(draw) -> DayPart:
    first = draw(st.integers(0, 92))
    end = draw(st.integers(first + 4, 96)) * 15
    return DayPart(time(first // 4, first % 4 * 15), time(end // 60 % 24, end % 60))


def hours() -> st.SearchStrategy[WeeklyHours]:
    any_hours = st.tuples(*[st.lists(day_parts(), max_size=2).map(tuple)] * 7)
    nights = WeeklyHours.on(range(7), DayPart(time(0), time(6)), DayPart(time(20), time(0)))
    always = WeeklyHours.on(range(7), DayPart(time(0), time(0)))
    return st.sampled_from([OFFICE_HOURS, nights, always]) | st.builds(WeeklyHours, any_hours)


@st.composite
def demands(draw, key: str, start: date) -> RuleDemand:
    shortest = draw(st.sampled_from([30, 60, 45, 50, 15]))
    near = st.none() | st.none() | st.integers(0, 20).map(lambda days: start + timedelta(days=days))
    return RuleDemand(
        key=key,
        target_minutes=draw(st.sampled_from([60, 120, 100, 240, 30, 0])),
        cadence=draw(st.sampled_from(Cadence)),
        weight=draw(st.sampled_from([1, 2, 5])),
        shortest_minutes=shortest,
        longest_minutes=shortest + draw(st.sampled_from([0, 25, 60])),
        window=draw(st.none() | hours()),
        own_hours=draw(st.none() | st.none() | own_hours(start)),
        best_hours=draw(st.none() | hours()),
        spacing_days=draw(st.integers(0, 3)),
        most_a_day=draw(st.integers(1, 2)),
        day_minutes=draw(st.sampled_from([None, None, 90])),
        week_minutes=draw(st.sampled_from([None, None, 130])),
        earliest=draw(near),
        deadline=draw(near),
        repay_minutes=draw(st.sampled_from([0, 0, 45, 120])),
        attendees=draw(st.just(()) | attendees(start)),
    )


@st.composite
def own_hours(draw, start: date) -> OwnHours:
    near = st.none() | st.integers(0, 13).map(lambda days: start + timedelta(days=days))
    return OwnHours(hours=draw(hours()), first_day=draw(near), last_day=draw(near))


@st.composite
def attendees(draw, start: date) -> tuple[Attendee, ...]:
    def taken(hours: int, travel: int) -> Busy:
        first = datetime.combine(start, time(), UTC) + timedelta(hours=hours, minutes=20)
        end = first + timedelta(hours=3)
        return Busy(start=first, end=end, travel_minutes=travel)

    diary = st.lists(st.builds(taken, st.integers(0, 330), st.sampled_from([0, 10])), max_size=20)
    return tuple(
        Attendee(key=key, busy=tuple(draw(diary)), is_required=draw(st.booleans()))
        for key in ("ada", "bob")[: draw(st.integers(1, 2))]
    )


@st.composite
def problems(draw) -> Problem:
    zone, start = draw(st.sampled_from(CHANGING_WEEKS))
    midnight = datetime.combine(start, time(), ZoneInfo(zone)).astimezone(UTC)
    instants = st.integers(0, 14 * 24 * 12).map(lambda n: midnight + timedelta(minutes=5 * n))
    half_hours = st.integers(0, 14 * 48).map(lambda n: midnight + timedelta(minutes=30 * n))
    minutes = st.integers(0, 50).map(lambda n: timedelta(minutes=5 * n))
    keys = [f"rule {number}" for number in range(draw(st.integers(1, 4)))]
    meeting = st.tuples(instants, minutes, st.sampled_from([0, 0, 30]))
    block = st.builds(
        ExistingBlock,
        rule_key=st.sampled_from([*keys, "forgotten", None]),
        start=half_hours | instants,
        minutes=st.sampled_from([60, 30, 70]),
        is_locked=st.booleans(),
    )
    return Problem(
        horizon=Horizon(start=start, weeks=draw(st.integers(1, 2)), zone=ZoneInfo(zone)),
        not_before=draw(st.just(midnight) | st.just(midnight) | instants),
        rules=tuple(draw(demands(key, start)) for key in keys),
        busy=tuple(
            Busy(start=first, end=first + length, travel_minutes=travel)
            for first, length, travel in draw(st.lists(meeting, max_size=12))
        ),
        existing=tuple(draw(st.lists(block, max_size=5))),
        working_hours=draw(hours()),
        days_off=frozenset(draw(st.lists(st.just(start + timedelta(days=2)), max_size=1))),
        limits=Limits(
            day_minutes=draw(st.sampled_from([240, 150, 60])),
            day_blocks=draw(st.integers(1, 3)),
            week_minutes=draw(st.sampled_from([1200, 400, 150])),
            before_meeting_minutes=draw(st.sampled_from([0, 10])),
            after_meeting_minutes=draw(st.sampled_from([0, 15])),
            keep_free=draw(st.sampled_from([NO_HOURS, LUNCH])),
            freeze_days=draw(st.sampled_from([0, 0, 4])),
        ),
        without_meetings=draw(st.sampled_from([NO_HOURS, OFFICE_HOURS])),
    )


def settled(problem: Problem) -> list[ExistingBlock]:
    today = local_date(problem, problem.not_before)
    frozen_until = today + timedelta(days=problem.limits.freeze_days)
    return [
        block
        for block in problem.existing
        if block.is_locked
        or block.start < problem.not_before
        or local_date(problem, block.start) < frozen_until
    ]


def end_of(block: ProposedBlock | ExistingBlock) -> datetime:
    return block.start + timedelta(minutes=block.minutes)


def local_date(problem: Problem, instant: datetime) -> date:
    return instant.astimezone(problem.horizon.zone).date()


def week_of(problem: Problem, instant: datetime) -> int:
    return (local_date(problem, instant) - problem.horizon.start).days // 7


def faults(problem: Problem, blocks: tuple[ProposedBlock, ...]) -> list[str]:
    """List in words what is wrong with a plan."""
    rules = {rule.key: rule for rule in problem.rules}
    found = []
    for block in blocks:
        found += _faults_of_block(problem, rules[block.rule_key], block)
    for one, other in combinations([*blocks, *settled(problem)], 2):
        is_new = isinstance(one, ProposedBlock)
        if is_new and one.start < end_of(other) and other.start < end_of(one):
            found.append(f"overlap at {one.start}")
        if is_new and one.rule_key == other.rule_key:
            apart = abs((local_date(problem, one.start) - local_date(problem, other.start)).days)
            if apart < rules[one.rule_key].spacing_days:
                found.append(f"too near: {one.start}, {other.start}")
    return found + _faults_of_sums(problem, blocks)


def _faults_of_block(problem: Problem, rule: RuleDemand, block: ProposedBlock) -> list[str]:
    found = []
    if not rule.shortest_minutes <= block.minutes <= rule.longest_minutes:
        found.append(f"length {block.minutes}")
    if block.start < problem.not_before or not rule.lives_on(local_date(problem, block.start)):
        found.append(f"out of time {block.start}")
    instant = block.start
    while instant < end_of(block):
        if not _is_workable(problem, rule, instant):
            found.append(f"outside hours {instant}")
        instant += QUARTER
    found += [
        f"meeting beside {block.start}" for busy in problem.busy if _hits(problem, busy, block)
    ]
    return found + [
        f"{attendee.key} cannot come at {block.start}"
        for attendee in rule.attendees
        if attendee.is_required and any(_meets(block, busy) for busy in attendee.busy)
    ]


def _hits(problem: Problem, meeting: Busy, block: ProposedBlock) -> bool:
    limits = problem.limits
    before = max(limits.before_meeting_minutes, meeting.travel_minutes)
    after = max(limits.after_meeting_minutes, meeting.travel_minutes)
    first = meeting.start - timedelta(minutes=before)
    end = meeting.end + timedelta(minutes=after)
    return meeting.start < meeting.end and block.start < end and first < end_of(block)


def _meets(block: ProposedBlock, busy: Busy) -> bool:
    travel = timedelta(minutes=busy.travel_minutes)
    return busy.start - travel < end_of(block) and block.start < busy.end + travel


def _is_workable(problem: Problem, rule: RuleDemand, instant: datetime) -> bool:
    local = instant.astimezone(problem.horizon.zone)
    minute = local.hour * 60 + local.minute

    def covers(hours: WeeklyHours, *, wholly: bool) -> bool:
        parts = hours.days[local.weekday()]
        if wholly:
            return any(p.start_minute <= minute and minute + 15 <= p.end_minute for p in parts)
        return any(p.start_minute < minute + 15 and minute < p.end_minute for p in parts)

    own = rule.own_hours
    first, last = (own.first_day, own.last_day) if own else (None, None)
    has_own = own and (first or local.date()) <= local.date() <= (last or local.date())
    return (
        local.date() not in problem.days_off
        and covers(own.hours if has_own else problem.working_hours, wholly=True)
        and not covers(problem.limits.keep_free, wholly=False)
        and (rule.window is None or covers(rule.window, wholly=True))
    )


def _faults_of_sums(problem: Problem, blocks: tuple[ProposedBlock, ...]) -> list[str]:
    everything = [*blocks, *settled(problem)]
    days = {local_date(problem, block.start) for block in blocks}
    minutes: Counter[date] = Counter()
    number: Counter[date] = Counter()
    weeks: Counter[int] = Counter()
    for block in everything:
        minutes[local_date(problem, block.start)] += block.minutes
        number[local_date(problem, block.start)] += 1
        weeks[week_of(problem, block.start)] += block.minutes
    limits = problem.limits
    found = [f"minutes on {day}" for day in days if minutes[day] > limits.day_minutes]
    found += [f"blocks on {day}" for day in days if number[day] > limits.day_blocks]
    touched = {week_of(problem, block.start) for block in blocks}
    found += [f"week {week}" for week in touched if weeks[week] > limits.week_minutes]
    for rule in problem.rules:
        mine = Counter(local_date(problem, b.start) for b in everything if b.rule_key == rule.key)
        most = rule.most_a_day if rule.spacing_days == 0 else 1
        new = {local_date(problem, b.start) for b in blocks if b.rule_key == rule.key}
        found += [f"{rule.key} on {day}" for day in new if mine[day] > most]
        found += _faults_of_caps(problem, rule, blocks)
    return found


def _faults_of_caps(
    problem: Problem, rule: RuleDemand, blocks: tuple[ProposedBlock, ...]
) -> list[str]:
    mine = [b for b in [*blocks, *settled(problem)] if b.rule_key == rule.key]
    found = []
    for block in (block for block in blocks if block.rule_key == rule.key):
        day, week = local_date(problem, block.start), week_of(problem, block.start)
        on_day = sum(b.minutes for b in mine if local_date(problem, b.start) == day)
        in_week = sum(b.minutes for b in mine if week_of(problem, b.start) == week)
        if rule.day_minutes is not None and on_day > rule.day_minutes:
            found.append(f"minutes of {rule.key} on {day}")
        if rule.week_minutes is not None and in_week > rule.week_minutes:
            found.append(f"minutes of {rule.key} in week {week}")
    return found
