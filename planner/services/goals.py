"""What a leader does with skill goals: plan, rate, step forward, show evidence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import Enum

from planner.domain.changes import Action
from planner.domain.errors.fields import EmptyFieldError, NotFoundError
from planner.domain.goals import Evidence, GoalState, SkillGoal, SkillKind, Step
from planner.domain.id_moments import made_at
from planner.domain.records import RecordId, specs_of
from planner.services.references import check_references, delete_with_parts
from planner.services.session import Session

LATELY = timedelta(weeks=4)
"""A goal that was given no time for so long is worth a warning."""

_BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)


class GoalWarning(Enum):
    """What a set of goals, or one of them, lacks."""

    ALL_LEADERSHIP = "all_leadership"
    ALL_MANAGEMENT = "all_management"
    NONE_BEYOND_STRENGTH = "none_beyond_strength"
    NO_TIME_LATELY = "no_time_lately"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLine:
    """One goal with what was done for it.

    Attributes:
        steps: Open ones first.
        evidence: The latest first.
        minutes: Logged for the goal in all; `minutes_lately` of them in the last four weeks.
        warnings: About this goal alone.
    """

    goal: SkillGoal
    steps: tuple[Step, ...]
    evidence: tuple[Evidence, ...]
    minutes: int
    minutes_lately: int
    warnings: tuple[GoalWarning, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalOverview:
    """All goals, and what the active ones lack as a set.

    Attributes:
        lines: Active goals first, by gap, the widest first; then those at rest, likewise.
    """

    lines: tuple[GoalLine, ...]
    warnings: tuple[GoalWarning, ...]


def goal_overview(session: Session) -> GoalOverview:
    """List all goals with their steps, evidence, time and warnings."""
    goals = session.read.all(SkillGoal)
    given = _time_given(session)
    lines = tuple(_line(session, goal, given) for goal in sorted(goals, key=_order))
    return GoalOverview(lines=lines, warnings=_warnings_of_all(goals))


def goal_line(session: Session, goal: SkillGoal) -> GoalLine:
    """Return one goal with its steps, evidence, time and warnings."""
    return _line(session, goal, _time_given(session))


def goals_with(lines: Iterable[GoalLine], text: str) -> tuple[GoalLine, ...]:
    """Keep the goals in which every word of `text` occurs, in their order.

    Words are looked for in all that was written of a goal, its steps and its evidence; capitals
    do not matter.
    """
    words = text.casefold().split()
    return tuple(line for line in lines if all(word in _searched(line) for word in words))


def _searched(line: GoalLine) -> str:
    written = (
        str(getattr(record, spec.name))
        for record in (line.goal, *line.steps, *line.evidence)
        for spec in specs_of(type(record))
        if spec.searchable
    )
    return " ".join(written).casefold()


def add_goal(session: Session, goal: SkillGoal) -> None:
    """Add a goal, whose id comes from `session.new_id()`; raises NotFoundError for its hat."""
    check_references(session, goal)
    with session.action(Action.ADD_GOAL) as writer:
        writer.add(goal)


def edit_goal(session: Session, seen: SkillGoal, new: SkillGoal) -> None:
    """Put `new` in the goal's place; raises ChangedSinceError, NotFoundError for its hat."""
    check_references(session, new, seen)
    with session.action(Action.EDIT_GOAL) as writer:
        writer.replace(seen, new)


def rate_goal(session: Session, seen: SkillGoal, level: int, words: str | None = None) -> None:
    """Rate the level now, and say in words what it looks like; None leaves the words.

    The ratings of the past stand in the history.
    """
    described = seen.now_words if words is None else words
    edit_goal(session, seen, replace(seen, now_level=level, now_words=described))


def delete_goal(session: Session, seen: SkillGoal) -> None:
    """Delete a goal with its steps and evidence; its rules are paused and let go of it.

    Entries keep naming it: what was done was done. Raises ChangedSinceError.
    """
    with session.action(Action.DELETE_GOAL) as writer:
        for rule in session.read.goals.rules(seen.id):
            writer.replace(rule, replace(rule, goal=None, is_active=False))
        delete_with_parts(session, writer, seen)


def add_step(session: Session, goal: SkillGoal, title: str, due: date | None = None) -> Step:
    """Add a step towards a goal; raises NotFoundError when the goal is gone."""
    step = Step(id=session.new_id(), goal=_still_there(session, goal), title=title, due=due)
    with session.action(Action.ADD_STEP) as writer:
        writer.add(step)
    return step


def edit_step(session: Session, seen: Step, new: Step) -> None:
    """Put `new` in the step's place; raises ChangedSinceError."""
    with session.action(Action.EDIT_GOAL) as writer:
        writer.replace(seen, new)


def finish_step(session: Session, seen: Step, on: date | None = None) -> None:
    """Mark a step as done, today unless another day is given."""
    with session.action(Action.FINISH_STEP) as writer:
        writer.replace(seen, replace(seen, done_on=on or session.today()))


def reopen_step(session: Session, seen: Step) -> None:
    """Mark a step as open again."""
    edit_step(session, seen, replace(seen, done_on=None))


def delete_step(session: Session, seen: Step) -> None:
    """Delete a step; raises ChangedSinceError."""
    with session.action(Action.EDIT_GOAL) as writer:
        writer.delete(seen)


def add_evidence(
    session: Session, goal: SkillGoal, what: str, day: date | None = None, source: str = ""
) -> Evidence:
    """Note what shows that the skill grows, seen today unless another day is given.

    Raises:
        EmptyFieldError: Nothing was seen.
        NotFoundError: The goal is gone.
    """
    if not what.strip():
        raise EmptyFieldError(Evidence.TYPE, "what")
    evidence = Evidence(
        id=session.new_id(),
        goal=_still_there(session, goal),
        day=day or session.today(),
        what=what,
        source=source,
    )
    with session.action(Action.ADD_EVIDENCE) as writer:
        writer.add(evidence)
    return evidence


def delete_evidence(session: Session, seen: Evidence) -> None:
    """Delete a piece of evidence; raises ChangedSinceError."""
    with session.action(Action.EDIT_GOAL) as writer:
        writer.delete(seen)


@dataclass(frozen=True, slots=True)
class _TimeGiven:
    """Minutes logged by goal: up to now, and lately."""

    in_all: Mapping[RecordId, int]
    lately: Mapping[RecordId, int]


def _time_given(session: Session) -> _TimeGiven:
    now = session.now()
    logged = session.read.goals.logged_minutes
    return _TimeGiven(logged(_BEFORE_ALL, now), logged(now - LATELY, now))


def _line(session: Session, goal: SkillGoal, given: _TimeGiven) -> GoalLine:
    in_all, lately = given.in_all.get(goal.id, 0), given.lately.get(goal.id, 0)
    is_starved = goal.state is GoalState.ACTIVE and not lately and _is_old(session, goal, in_all)
    return GoalLine(
        goal=goal,
        steps=tuple(session.read.goals.steps(goal.id)),
        evidence=tuple(session.read.goals.evidence(goal.id)),
        minutes=in_all,
        minutes_lately=lately,
        warnings=(GoalWarning.NO_TIME_LATELY,) if is_starved else (),
    )


def _is_old(session: Session, goal: SkillGoal, minutes_before: int) -> bool:
    """Say whether the goal could have been given time in all of the last four weeks."""
    made = made_at(goal.id)
    return bool(minutes_before) or made is None or made <= session.now() - LATELY


def _order(goal: SkillGoal) -> tuple[bool, int, str, RecordId]:
    return (goal.state is not GoalState.ACTIVE, -goal.gap, goal.title, goal.id)


def _warnings_of_all(goals: list[SkillGoal]) -> tuple[GoalWarning, ...]:
    active = [goal for goal in goals if goal.state is GoalState.ACTIVE]
    found = []
    kinds = {goal.kind for goal in active}
    if kinds == {SkillKind.LEADERSHIP}:
        found.append(GoalWarning.ALL_LEADERSHIP)
    if kinds == {SkillKind.MANAGEMENT}:
        found.append(GoalWarning.ALL_MANAGEMENT)
    if active and not any(goal.is_beyond_strength for goal in active):
        found.append(GoalWarning.NONE_BEYOND_STRENGTH)
    return tuple(found)


def _still_there(session: Session, goal: SkillGoal) -> RecordId:
    if session.read.find(SkillGoal, goal.id) is None:
        raise NotFoundError(SkillGoal.TYPE, goal.id)
    return goal.id
