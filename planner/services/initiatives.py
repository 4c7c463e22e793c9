"""What can be said of initiatives, shared goals and measures without scoring anything."""

from dataclasses import dataclass
from datetime import date

from planner.domain.direction import (
    STATUTORY_LIMBS,
    Aim,
    Initiative,
    Measure,
    ReviewGap,
    SharedGoal,
    review_gaps,
)
from planner.domain.partnership_results import MeasureMix
from planner.insight.measure_mix import mix_of
from planner.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeView:
    """An initiative as it stands today.

    Attributes:
        age_days: None where it has not begun.
        settled_from: The day by which it should have bedded in; None where nobody said.
        is_settling: That day is still to come.
        gaps: What it lacks before it is ready for review; nothing is blocked by them.
        goals: The shared goals it serves.
    """

    initiative: Initiative
    age_days: int | None
    settled_from: date | None
    is_settling: bool
    gaps: tuple[ReviewGap, ...]
    goals: tuple[SharedGoal, ...]

    @property
    def is_ready_for_review(self) -> bool:
        """Say whether a population priority and a Triple Aim note are there."""
        return not self.gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedGoalView:
    """A shared goal with what is blank in its Triple Aim note, and its measures."""

    goal: SharedGoal
    blank: tuple[Aim, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """All shared goals, and the mix of all measures."""

    goals: tuple[SharedGoalView, ...]
    mix: MeasureMix


def initiative_views(session: Session) -> list[InitiativeView]:
    """List the initiatives, those still going on first."""
    goals = session.read.all(SharedGoal)
    found = sorted(session.read.all(Initiative), key=lambda one: (not one.is_open, one.id))
    return [_view(one, goals, session.today()) for one in found]


def initiative_view(session: Session, initiative: Initiative) -> InitiativeView:
    """Return one initiative as it stands today."""
    return _view(initiative, session.read.all(SharedGoal), session.today())


def direction(session: Session) -> Direction:
    """List the shared goals with their measures."""
    measures = session.read.all(Measure)
    return Direction(
        goals=tuple(_goal_view(goal, measures) for goal in session.read.all(SharedGoal)),
        mix=mix_of(measures),
    )


def shared_goal_view(session: Session, goal: SharedGoal) -> SharedGoalView:
    """Return one shared goal with its measures."""
    return _goal_view(goal, session.read.all(Measure))


def _view(initiative: Initiative, goals: list[SharedGoal], day: date) -> InitiativeView:
    settled = initiative.settled_from
    return InitiativeView(
        initiative=initiative,
        age_days=initiative.age_days(day),
        settled_from=settled,
        is_settling=settled is not None and settled > day,
        gaps=tuple(review_gaps(initiative, goals)),
        goals=tuple(goal for goal in goals if goal.initiative == initiative.id),
    )


def _goal_view(goal: SharedGoal, measures: list[Measure]) -> SharedGoalView:
    limbs = (*STATUTORY_LIMBS, Aim.INEQUALITIES)
    return SharedGoalView(
        goal=goal,
        blank=tuple(aim for aim in limbs if not goal.limb(aim).strip()),
        measures=tuple(measure for measure in measures if measure.shared_goal == goal.id),
    )
