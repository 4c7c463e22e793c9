"""What a week was: its time beside the week before, its protected time, what lies ahead."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from planner.domain.attention import Mode
from planner.domain.goals import GoalState, SkillGoal
from planner.domain.local_time import DAY, day_start
from planner.domain.protection import Block, BlockState, Cadence, Rule
from planner.insight.account import Account, Days
from planner.services.balance import balance
from planner.services.debts import debt
from planner.services.session import Session

WEEK: Final = timedelta(weeks=1)
_WEEKS_A_MONTH: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekReview:
    """What a week was.

    Attributes:
        account, before: Its time, and that of the week before.
        kept_minutes: Of the week's blocks; `planned_minutes` as they were accepted.
        debt_minutes: To be repaid, of this week and earlier ones.
        target_minutes: What the leader's rules ask of a week.
        idle_goals: Active goals for which nothing was logged in it.
        ahead: Blocks that stand in the week after, by start.
    """

    monday: date
    account: Account
    before: Account
    kept_minutes: int
    planned_minutes: int
    debt_minutes: int
    target_minutes: int
    idle_goals: tuple[SkillGoal, ...]
    ahead: tuple[Block, ...]

    @property
    def given_minutes(self) -> int:
        """Return what was logged of the kinds of work that rules protect."""
        by_mode = self.account.by_mode
        return by_mode[Mode.LONG_TERM] + by_mode[Mode.DEVELOPMENT]


def week_moments(session: Session, monday: date) -> tuple[datetime, datetime]:
    """Return the first moment of a week and that of the next, in UTC."""
    zone = session.zone()
    return day_start(monday, zone), day_start(monday + WEEK, zone)


def week_review(session: Session, monday: date) -> WeekReview:
    """Add up what a week was."""
    start, end = week_moments(session, monday)
    blocks = session.read.protection.blocks_between(start, end)
    ahead = session.read.protection.blocks_between(*week_moments(session, monday + WEEK))
    return WeekReview(
        monday=monday,
        account=balance(session, Days(first=monday, last=monday + 6 * DAY)),
        before=balance(session, Days(first=monday - WEEK, last=monday - DAY)),
        kept_minutes=sum(block.minutes for block in blocks if block.state is BlockState.KEPT),
        planned_minutes=sum(block.first_minutes for block in blocks),
        debt_minutes=debt(session).minutes,
        target_minutes=_target(session),
        idle_goals=_idle_goals(session, start, end),
        ahead=tuple(block for block in ahead if block.stands),
    )


def _target(session: Session) -> int:
    return sum(
        rule.target if rule.cadence is Cadence.WEEKLY else rule.target // _WEEKS_A_MONTH
        for rule in session.read.all(Rule)
        if rule.is_active
    )


def _idle_goals(session: Session, start: datetime, end: datetime) -> tuple[SkillGoal, ...]:
    logged = session.read.goals.logged_minutes(start, end)
    return tuple(
        goal
        for goal in session.read.all(SkillGoal)
        if goal.state is GoalState.ACTIVE and not logged.get(goal.id)
    )
