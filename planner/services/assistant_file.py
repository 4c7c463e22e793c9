"""A file for the assistant, which holds their lane of the plan and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from planner.domain.attention import Entry, Meeting
from planner.domain.errors.sharing import ChangesWaitingError
from planner.domain.records import Record
from planner.services.assistant_changes import changes_in
from planner.services.session import Session
from planner.store.assistant_file import write_assistant_file
from planner.store.plan_file import Surroundings

DIARY_BACK: Final = timedelta(weeks=4)
"""Of the diary, no more of the past is handed over."""

_LATEST: Final = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A file for the assistant that was written."""

    target: Path
    records: int


def share_with_assistant(
    session: Session, target: Path, around: Surroundings, *, leaves_out_changes: bool = False
) -> Shared:
    """Write the assistant's lane into a file of its own, made anew.

    Args:
        session: The director's plan, which is not changed.
        target: A new file, or one that was shared from this plan.
        around: Clock and randomness of the new file.
        leaves_out_changes: What the assistant did there and nobody took in may be lost.

    Raises:
        ChangesWaitingError: The assistant did something there that was not taken in.
        NotAssistantFileError, SharedElsewhereError: Another file stands there; it is kept.
        FileLockedError, DiskFullError, OSError: It cannot be written.
    """
    if target.exists():
        waiting = changes_in(session, target, around)
        if waiting.number and not leaves_out_changes:
            raise ChangesWaitingError(target, waiting.number)
    records = list(_handed_over(session))
    write_assistant_file(records, bytes.fromhex(session.plan_uid), target, around)
    return Shared(target=target, records=len(records))


def _handed_over(session: Session) -> Iterator[Record]:
    lane, now = session.seen_by_assistant(), session.now()
    yield from lane.attention.meetings_between(now - DIARY_BACK, _LATEST)
    yield from lane.attention.entries_between(now - DIARY_BACK, _LATEST)
    # The diary is long, and most of it over; all else is needed for the sums of the ledger.
    rest = lane.plan(leaving_out=(Meeting, Entry)).records
    yield from (record for records in rest.values() for record in records)
