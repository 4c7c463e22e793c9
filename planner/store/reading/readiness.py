"""Questions about rounds and their answers."""

from planner.domain.readiness import Answer, Round, RoundComment
from planner.domain.records import RecordId
from planner.store.reading.records import RecordQueries
from planner.store.tables import id_bytes


class ReadinessQueries:
    """Answers about rounds."""

    def __init__(self, records: RecordQueries) -> None:
        self._records = records

    def rounds(self, initiative: RecordId) -> list[Round]:
        """List an initiative's rounds, the one opened first first."""
        return self._records.where(
            Round, "initiative = ? ORDER BY opened_on, id", id_bytes(initiative)
        )

    def answers(self, round_id: RecordId) -> list[Answer]:
        """List the answers of a round in the order in which they were entered."""
        return self._records.where(Answer, "round = ? ORDER BY id", id_bytes(round_id))

    def comments(self, round_id: RecordId) -> list[RoundComment]:
        """List what was written beside the answers of a round, in no order that tells of time."""
        return self._records.where(RoundComment, "round = ? ORDER BY id", id_bytes(round_id))
