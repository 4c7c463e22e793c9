"""A file for the assistant, which holds their lane of the plan and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from planner.domain.attention import Entry, Meeting
from planner.domain.errors.sharing import ChangesWaitingError
from planner.domain.records import Record
from planner.progress import NoProgress, Progress
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


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """What an assistant's file will hold; it may be written in another thread."""

    records: tuple[Record, ...]
    plan_uid: str


def hand_over(
    session: Session, target: Path, around: Surroundings, *, leaves_out_changes: bool = False
) -> HandedOver:
    """Read the assistant's lane, to be written to `target`.

    Args:
        session: The director's plan, which is not changed.
        target: A new file, or one that was shared from this plan.
        around: Clock and randomness of the new file.
        leaves_out_changes: What the assistant did there and nobody took in may be lost.

    Raises:
        ChangesWaitingError: The assistant did something there that was not taken in.
        NotAssistantFileError, SharedElsewhereError: Another file stands there; it is kept.
    """
    if target.exists():
        waiting = changes_in(session, target, around)
        if waiting.number and not leaves_out_changes:
            raise ChangesWaitingError(target, waiting.number)
    return HandedOver(records=tuple(_handed_over(session)), plan_uid=session.plan_uid)


def write_for_assistant(
    handed: HandedOver, target: Path, around: Surroundings, progress: Progress
) -> Shared:
    """Write the assistant's lane into a file of its own, made anew.

    Raises:
        Cancelled: The user stopped it; what stood at `target` stands there still.
        FileLockedError, DiskFullError, OSError: It cannot be written.
    """
    uid = bytes.fromhex(handed.plan_uid)
    write_assistant_file(handed.records, uid, target, around, progress)
    return Shared(target=target, records=len(handed.records))


def share_with_assistant(
    session: Session, target: Path, around: Surroundings, *, leaves_out_changes: bool = False
) -> Shared:
    """Do both at once; raises as `hand_over` and `write_for_assistant`."""
    handed = hand_over(session, target, around, leaves_out_changes=leaves_out_changes)
    return write_for_assistant(handed, target, around, NoProgress())


def _handed_over(session: Session) -> Iterator[Record]:
    lane, now = session.seen_by_assistant(), session.now()
    yield from lane.attention.meetings_between(now - DIARY_BACK, _LATEST)
    yield from lane.attention.entries_between(now - DIARY_BACK, _LATEST)
    # The diary is long, and most of it over; all else is needed for the sums of the ledger.
    rest = lane.plan(leaving_out=(Meeting, Entry)).records
    yield from (record for records in rest.values() for record in records)
