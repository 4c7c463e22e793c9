"""Every question one can ask a plan, by theme."""

from planner.store.engine import Connection
from planner.store.reading.attention import AttentionQueries
from planner.store.reading.goals import GoalQueries
from planner.store.reading.guard import Guard
from planner.store.reading.history import HistoryQueries
from planner.store.reading.protection import ProtectionQueries
from planner.store.reading.readiness import ReadinessQueries
from planner.store.reading.records import RecordQueries
from planner.store.reading.suggestions import SuggestionQueries


class Reader(RecordQueries):
    """Every question one can ask the plan.

    Attributes:
        attention, goals, protection, readiness, history, suggestions: Questions by theme.
    """

    def __init__(self, connection: Connection, guard: Guard) -> None:
        super().__init__(connection, guard)
        self.attention = AttentionQueries(self)
        self.goals = GoalQueries(connection, self, guard)
        self.protection = ProtectionQueries(connection, self, guard)
        self.readiness = ReadinessQueries(self)
        self.history = HistoryQueries(connection, guard)
        self.suggestions = SuggestionQueries(connection, guard)
