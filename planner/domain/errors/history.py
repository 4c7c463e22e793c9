"""What can go wrong with the past of a record: erasing for good, and restoring."""

from typing import ClassVar

from planner.domain.errors import PlannerError


class ErasedForGoodError(PlannerError):
    """What is to be brought back was erased for good."""

    code: ClassVar[str] = "erased_for_good"
    record_type: str
    record_id: str


class NotErasableError(PlannerError):
    """A field cannot be erased by itself.

    `reason` is needed (the record cannot be without it), unknown (there is no such field), newer
    (the record has fields of a newer version) or ledger (the record may not go as a whole).
    """

    code: ClassVar[str] = "not_erasable"
    record_type: str
    field: str
    reason: str


class NotYetMadeError(PlannerError):
    """The record was not there yet at the moment to which it is to be restored."""

    code: ClassVar[str] = "not_yet_made"
    record_type: str
    record_id: str


class NotRestorableError(PlannerError):
    """A record does not change in this way.

    `reason` is ledger (what became of a block), shown (an answer both sides have read) or newer.
    """

    code: ClassVar[str] = "not_restorable"
    record_type: str
    reason: str


class NothingToRestoreError(PlannerError):
    """The record is as it is to be restored already."""

    code: ClassVar[str] = "nothing_to_restore"
    record_type: str
    record_id: str


class UnknownEditError(PlannerError):
    """A record has no edit of this id."""

    code: ClassVar[str] = "unknown_edit"
    edit: str
