"""Bringing another copy of the plan into this one."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from planner.domain.conflicts import Conflict
from planner.domain.errors.storage import DamagedFileError
from planner.services.backups import BackupReason, back_up
from planner.services.blind import seen_conflicts
from planner.services.session import Session
from planner.store.keys import Keyring
from planner.store.merging_source import OtherCopy
from planner.store.travelling import Refused, TakenIn

__all__ = ["Merged", "Refused", "TakenIn", "merge", "preview_of_merge"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What another copy brought, or would bring.

    Attributes:
        came: How many edits, for which records, and what is to be told about where they come from.
        conflicts: Fields on which people disagree since, without words that nobody may read yet.
    """

    came: TakenIn
    conflicts: tuple[Conflict, ...]


def merge(session: Session, theirs: Path, keys: Keyring | None = None) -> Merged:
    """Take in all edits that another copy of the plan has; it is only read.

    One undo takes them back. The plan is backed up before, unless nothing is new. A copy that is
    protected is opened with `keys`, or where they are missing with the plan's own passphrase.

    Raises:
        PassphraseNeededError, WrongPassphraseError: They do not open it.
        AnotherPlanError, AssistantFileMergedError, MergedWithItselfError: It is no other copy.
        DamagedFileError, ForeignFileError, NotAPlanFileError, NewerFormatError, PlanMissingError,
        FolderNotFileError, NoPermissionError: It cannot be used.
    """
    with closing(_other_copy(session, theirs, keys)) as other:
        if not session.lacks_any_of(other):
            return Merged(came=TakenIn(), conflicts=())
        back_up(session, BackupReason.MERGE)
        return _run(session, other, theirs, keeps=True)


def preview_of_merge(session: Session, theirs: Path, keys: Keyring | None = None) -> Merged:
    """Say what `merge` would bring, and change nothing; raises as `merge` does."""
    with closing(_other_copy(session, theirs, keys)) as other:
        return _run(session, other, theirs, keeps=False)


def _other_copy(session: Session, theirs: Path, keys: Keyring | None) -> OtherCopy:
    uid = bytes.fromhex(session.plan_uid)
    return OtherCopy.open(theirs, uid, session.path, keys or session.keys)


def _run(session: Session, other: OtherCopy, theirs: Path, *, keeps: bool) -> Merged:
    conflicts: list[Conflict] = []

    def judge(came: TakenIn) -> bool:
        for refused in came.refused:
            raise DamagedFileError(theirs, f"{refused.reason} {refused.site.hex()} {refused.seq}")
        conflicts.extend(session.read.conflicts.of(came.clashes))
        return keeps

    came = session.merge(other, judge)
    return Merged(came=came, conflicts=tuple(seen_conflicts(session, conflicts)))
