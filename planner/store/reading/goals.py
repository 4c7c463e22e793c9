"""Questions about skill goals: their steps, their evidence, the time they were given."""

from collections.abc import Mapping
from datetime import datetime

from planner.domain.goals import Evidence, SkillGoal, Step
from planner.domain.protection import Rule
from planner.domain.record_json import written_moment
from planner.domain.records import RecordId
from planner.store.engine import Connection
from planner.store.reading.guard import Guard
from planner.store.reading.records import RecordQueries
from planner.store.tables import id_bytes, id_of


class GoalQueries:
    """Answers about goals and what hangs on them."""

    def __init__(self, connection: Connection, records: RecordQueries, guard: Guard) -> None:
        self._connection = connection
        self._records = records
        self._guard = guard

    def steps(self, goal: RecordId) -> list[Step]:
        """List a goal's steps: open ones by due day, those without one last; then done ones."""
        return self._records.where(
            Step,
            "goal = ? ORDER BY done_on IS NOT NULL, done_on, due IS NULL, due, id",
            id_bytes(goal),
        )

    def evidence(self, goal: RecordId) -> list[Evidence]:
        """List a goal's evidence, the latest first."""
        return self._records.where(Evidence, "goal = ? ORDER BY day DESC, id", id_bytes(goal))

    def rules(self, goal: RecordId) -> list[Rule]:
        """List the rules of protected time for a goal, the oldest first."""
        return self._records.where(Rule, "goal = ? ORDER BY id", id_bytes(goal))

    def logged_minutes(self, start: datetime, end: datetime) -> Mapping[RecordId, int]:
        """Add up the entries that began in the period, by their goal."""
        if not self._guard.shows(SkillGoal):
            return {}
        rows = self._connection.execute(
            "SELECT goal, sum(minutes) FROM entry WHERE goal IS NOT NULL AND is_deleted = 0"
            " AND start >= ? AND start < ? GROUP BY goal",
            (written_moment(start), written_moment(end)),
        )
        return {id_of(goal): minutes for goal, minutes in rows}
