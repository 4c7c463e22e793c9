"""What travels between files, and what is told when it has come: values that know no file."""

from collections.abc import Mapping
from typing import NamedTuple

from planner.domain.records import RecordId
from planner.domain.values import Frozen, frozen
from planner.store.engine import Value


class TravellingEdit(NamedTuple):
    """One edit with the site that wrote it, independent of any file. See `docs/file-format.md`.

    Attributes:
        site: The site's own id, 16 bytes.
        member: Id of the member whose installation the site is; None where that is not known.
        device: Name of the site's computer.
        salt: None where the value was erased for good.
    """

    site: bytes
    member: bytes | None
    device: str | None
    seq: int
    hash: bytes
    hlc: int
    action: int
    action_name: str
    undoes: bytes | None
    record_type: str
    record: bytes
    field: str
    value: Value
    salt: bytes | None
    digest: bytes
    bases: bytes
    signature: bytes | None = None


class Place(NamedTuple):
    """A place in a site's chain; equal places mean that all edits before them are equal too."""

    seq: int
    hash: bytes


@frozen(kw_only=False)
class SiteReach(Frozen):
    """How far a file reaches into one site's chain.

    Attributes:
        tips: Its last edit; several where two copies wrote under one site by mistake.
        marks: Places further back, each twice as far as the one before: a file that is behind, or
            parted from this one, finds the place up to which both are the same. May be empty.
    """

    tips: tuple[Place, ...]
    marks: tuple[Place, ...] = ()


Reach = Mapping[bytes, SiteReach]
"""By the ids of sites; a site of which a file holds nothing is left out."""


@frozen
class Refused(Frozen):
    """Edits of one site that were not taken in.

    Attributes:
        seq: Number of the first of them.
        edits: How many.
        reason: "gap" where the edit before is missing, and all may come when it does; "chain" where
            a hash does not say what its edit says; "unreadable" where a value is of a wrong kind.
    """

    site: bytes
    device: str
    seq: int
    edits: int
    reason: str


class Cell(NamedTuple):
    """One field of one record."""

    record_type: str
    record: RecordId
    field: str


@frozen
class AheadSite(Frozen):
    """A site whose clock is ahead by more than a day; its edits do not move our clock.

    Attributes:
        device: Name of its computer.
        hlc: Its latest hybrid logical clock.
    """

    site: bytes
    device: str
    hlc: int


@frozen
class TakenIn(Frozen):
    """What came of edits that were taken in.

    Attributes:
        edits: How many were new.
        known: How many the file held already.
        records: The records they are about, of types that this version knows.
        doubtful: Those of them of which only reading them tells whether they can be read.
        clashes: Fields on which people disagree since; `_deleted` where one deleted what another
            edited.
        refused: What was not taken in, and why.
        branched: Names of computers under whose site two copies wrote; both branches are kept.
        ahead: Sites whose clocks are in the future.
    """

    edits: int = 0
    known: int = 0
    records: tuple[tuple[str, RecordId], ...] = ()
    doubtful: tuple[tuple[str, RecordId], ...] = ()
    clashes: tuple[Cell, ...] = ()
    refused: tuple[Refused, ...] = ()
    branched: tuple[str, ...] = ()
    ahead: tuple[AheadSite, ...] = ()
