"""When does a team meet, and where is protected time for each of its members then?

Sessions of several members first, those with the fewest places before all others, then every
member alone: members have nothing else in common. One program for all would be worth a per cent
more and takes minutes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Final

from planner.scheduling.hours import DAYS_A_WEEK
from planner.scheduling.model import Model, build_model
from planner.scheduling.placement import Placement
from planner.scheduling.problem import Attendee, Busy, ExistingBlock, Problem, RuleDemand
from planner.scheduling.proved import Proved, prove_all
from planner.scheduling.watch import Watch

_MINUTE: Final = timedelta(minutes=1)
_LONGEST_WAY: Final = timedelta(days=1)  # to a meeting and back


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamSession:
    """A session that is wanted.

    Attributes:
        rule: What it asks for.
        members: Keys of all who must take part; the first one's working hours and limits hold.
    """

    rule: RuleDemand
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPlan:
    """A plan for all.

    Attributes:
        sessions: The blocks of each session, by its rule's key; without a common slot there
            are none.
        models: Of each member, beside the sessions.
        plans: Of each member; None where the solver did not answer.
    """

    sessions: Mapping[str, tuple[Busy, ...]]
    models: Mapping[str, Model]
    plans: Mapping[str, Proved | None]


def plan_team(
    members: Mapping[str, Problem], sessions: Sequence[TeamSession], watch: Watch
) -> TeamPlan:
    """Place sessions, then protected time of each member around them.

    Raises:
        Cancelled: `watch.report` said so.
    """
    placed_sessions = _place(members, sessions)
    models = {}
    for key, problem in members.items():
        mine = [
            busy
            for session in sessions
            if key in session.members
            for busy in placed_sessions[session.rule.key]
        ]
        models[key] = build_model(_beside(problem, mine))
    plans = prove_all(list(models.values()), watch)
    return TeamPlan(
        sessions=placed_sessions,
        models=models,
        plans=dict(zip(models, plans, strict=True)),
    )


def _place(
    members: Mapping[str, Problem], sessions: Sequence[TeamSession]
) -> dict[str, tuple[Busy, ...]]:
    drafts = [(session, _joint_model(members, session)) for session in sessions]
    drafts.sort(key=lambda draft: (len(draft[1].candidates), draft[0].rule.key))
    taken: dict[str, list[Busy]] = {key: [] for key in members}
    found: dict[str, tuple[Busy, ...]] = {}
    for session, model in drafts:
        mine = _best_places(model, [busy for key in session.members for busy in taken[key]])
        found[session.rule.key] = mine
        for key in session.members:
            taken[key] += mine
    return found


def _joint_model(members: Mapping[str, Problem], session: TeamSession) -> Model:
    """Make the model of one session: its first member's, and the others take part."""
    first, *others = session.members
    problem = members[first]
    weeks = [week for week in range(problem.horizon.weeks) if _lives_in(session, problem, week)]
    attendees = tuple(
        Attendee(key=key, busy=tuple(_busy_in(members[key], weeks))) for key in others
    )
    rule = replace(session.rule, attendees=(*session.rule.attendees, *attendees))
    busy = tuple(_busy_in(problem, weeks))
    return build_model(replace(problem, rules=(rule,), busy=busy, existing=()), weeks)


def _lives_in(session: TeamSession, problem: Problem, week: int) -> bool:
    monday = problem.horizon.monday(week)
    days = (monday + timedelta(days=number) for number in range(DAYS_A_WEEK))
    return any(map(session.rule.lives_on, days))


def _busy_in(problem: Problem, weeks: Sequence[int]) -> Iterator[Busy]:
    """List what takes a member's time in some weeks, which follow one another."""
    if not weeks:
        return
    stay = (_as_busy(block) for block in problem.existing if problem.is_settled(block))
    begin = datetime.combine(problem.horizon.monday(weeks[0]), time(), problem.horizon.zone)
    end = datetime.combine(problem.horizon.monday(weeks[-1] + 1), time(), problem.horizon.zone)
    for busy in (*problem.busy, *stay):
        if busy.start - _LONGEST_WAY < end and begin < busy.end + _LONGEST_WAY:
            yield busy


def _best_places(model: Model, taken: Sequence[Busy]) -> tuple[Busy, ...]:
    placement = Placement(model)
    found = []
    every = model.candidates
    for place in sorted(range(len(every)), key=lambda place: (-every[place].worth, place)):
        candidate = every[place]
        start = model.days[candidate.day].instant(candidate.first)
        end = start + timedelta(minutes=candidate.minutes)
        is_taken = any(busy.start < end and start < busy.end for busy in taken)
        if not is_taken and placement.fits(candidate):
            placement.add(place)
            found.append(Busy(start=start, end=end))
    return tuple(found)


def _as_busy(block: ExistingBlock) -> Busy:
    return Busy(start=block.start, end=block.start + timedelta(minutes=block.minutes))


def _beside(problem: Problem, sessions: Sequence[Busy]) -> Problem:
    """Make a member's problem beside the sessions: they take time, and count for the caps."""
    blocks = (
        ExistingBlock(rule_key=None, start=busy.start, minutes=(busy.end - busy.start) // _MINUTE)
        for busy in sessions
    )
    return replace(problem, existing=(*problem.existing, *blocks))
