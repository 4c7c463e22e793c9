"""Every question one can ask a plan, by theme."""

# Themes are imported when they are first asked about: the first page asks about two of them.
# ruff: noqa: PLC0415

from functools import cached_property
from typing import TYPE_CHECKING

from planner.store.engine import Connection
from planner.store.reading.attention import AttentionQueries
from planner.store.reading.guard import Guard
from planner.store.reading.history import HistoryQueries
from planner.store.reading.protection import ProtectionQueries
from planner.store.reading.records import RecordQueries

if TYPE_CHECKING:
    from planner.store.conflicts import ConflictQueries
    from planner.store.reading.goals import GoalQueries
    from planner.store.reading.past import PastQueries
    from planner.store.reading.readiness import ReadinessQueries
    from planner.store.reading.suggestions import SuggestionQueries
    from planner.store.reading.team import TeamQueries
    from planner.store.searching import SearchIndex


class Reader(RecordQueries):
    """Every question one can ask the plan.

    Attributes:
        attention, protection, history: Questions by theme, like the properties below.
    """

    def __init__(self, connection: Connection, guard: Guard) -> None:
        super().__init__(connection, guard)
        self.attention = AttentionQueries(self)
        self.protection = ProtectionQueries(connection, self, guard)
        self.history = HistoryQueries(connection, guard)

    @cached_property
    def goals(self) -> "GoalQueries":
        """Return the questions about skill goals."""
        from planner.store.reading.goals import GoalQueries

        return GoalQueries(self._connection, self, self._guard)

    @cached_property
    def readiness(self) -> "ReadinessQueries":
        """Return the questions about rounds and answers."""
        from planner.store.reading.readiness import ReadinessQueries

        return ReadinessQueries(self)

    @cached_property
    def past(self) -> "PastQueries":
        """Return the questions how a record stood earlier."""
        from planner.store.reading.past import PastQueries

        return PastQueries(self._connection, self._guard)

    @cached_property
    def conflicts(self) -> "ConflictQueries":
        """Return the questions about fields on which people disagree."""
        from planner.store.conflicts import ConflictQueries

        return ConflictQueries(self._connection, self._guard)

    @cached_property
    def search(self) -> "SearchIndex":
        """Return the search of all texts."""
        from planner.store.searching import SearchIndex

        return SearchIndex(self._connection, self._guard)

    @property
    def team(self) -> "TeamQueries":
        """Return the questions about what a team gets of the plan, as it is now."""
        from planner.store.reading.team import team_queries

        return team_queries(self._connection, self._guard)

    @cached_property
    def suggestions(self) -> "SuggestionQueries":
        """Return the questions about what was logged of the diary."""
        from planner.store.reading.suggestions import SuggestionQueries

        return SuggestionQueries(self._connection, self._guard)
