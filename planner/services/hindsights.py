"""Hindsight: which displacements are asked about, and what the leader answers."""

from planner.domain.changes import Action
from planner.domain.errors.ledger import HindsightGivenError, NoHindsightError
from planner.domain.hindsight import JUDGED, Hindsight, Worth
from planner.domain.protection import Block, Displacement
from planner.domain.records import RecordId
from planner.domain.values import Frozen, frozen
from planner.insight.hindsight import HindsightSummary, due_for_hindsight
from planner.insight.hindsight import hindsight_summary as summary_of
from planner.insight.ledger_rows import displacements
from planner.services.ledger_read import ledger_rows
from planner.services.log import check_text
from planner.services.session import Session


@frozen
class DueHindsight(Frozen):
    """A displacement that is to be asked about, and the block that gave way."""

    row: Displacement
    block: Block | None


def due_hindsights(session: Session) -> list[DueHindsight]:
    """List what is to be asked about now, the oldest first; each is asked once."""
    rows = ledger_rows(session)
    due = due_for_hindsight(rows, _answered(session), session.now())
    return [
        DueHindsight(row=row, block=session.read.find(Block, row.block) if row.block else None)
        for row in due
    ]


def answer_hindsight(
    session: Session,
    row: Displacement,
    worth: Worth,
    *,
    could_have_waited: bool = False,
    words: str = "",
    confirmed: bool = False,
) -> Hindsight:
    """Note what the leader thinks of a displacement now; earlier or later than asked is fine.

    Args:
        session: The plan.
        row: The row of the ledger.
        worth: Was it worth it?
        could_have_waited: Counts only with a yes or no.
        words: The leader's own.
        confirmed: The words hold no patient's number, whatever it looks like.

    Raises:
        NoHindsightError: The row is no displacement, or was corrected.
        HindsightGivenError: It was answered or passed over already.
        PatientNumberError: The words may hold a patient's number.
    """
    check_text(words, confirmed=confirmed)
    if row.id not in {known.id for known in displacements(session.read.protection.ledger())}:
        raise NoHindsightError(row.id)
    if row.id in _answered(session):
        raise HindsightGivenError(row.id)
    answer = Hindsight(
        id=session.only_id(Hindsight, row.id),
        displacement=row.id,
        at=session.now(),
        worth=worth,
        could_have_waited=could_have_waited and worth in JUDGED,
        words=words,
    )
    with session.action(Action.LOOK_BACK) as writer:
        writer.add(answer)
    return answer


def skip_hindsight(session: Session, row: Displacement) -> Hindsight:
    """Pass over a displacement; it is not asked about again. Raises as `answer_hindsight`."""
    return answer_hindsight(session, row, Worth.SKIPPED)


def hindsight_summary(session: Session) -> HindsightSummary:
    """Return what hindsight says of all displacements, by the level of whoever asked."""
    return summary_of(session.read.protection.ledger(), session.read.all(Hindsight))


def _answered(session: Session) -> set[RecordId]:
    return {answer.displacement for answer in session.read.all(Hindsight)}
