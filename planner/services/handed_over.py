"""What other calendars were given last, block by block.

It is kept beside the plan and not in it: what a calendar holds is no part of the plan, would be
taken back by undo, and would be merged between copies although each has calendars of its own.
A copy on another computer begins without it. It then hands over everything once more, and a
calendar server is asked what it has.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from planner.domain.calendar_blocks import CalendarBlock
from planner.domain.publishing import Published, Tallied
from planner.domain.record_json import read_moment, written_moment
from planner.services.beside_plans import keep, kept

FILES = "file"
"""The kind of target that imports .ics files."""

_LAST = "last"


@dataclass(frozen=True, slots=True)
class Version:
    """Which version of a block a calendar was given; `mark` is "" where none was made."""

    sequence: int
    mark: str = ""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The memory of one plan on this installation."""

    file: Path
    plan_uid: str

    def to(self, target: str) -> dict[str, Version]:
        """Return what a target was given, by block or UID.

        Args:
            target: FILES, or a calendar's address.
        """
        found = kept(self.file, self.plan_uid).get(target)
        versions = found if isinstance(found, dict) else {}
        return {key: Version(*said) for key, said in versions.items() if _is_version(said)}

    def note(self, target: str, versions: Mapping[str, Version]) -> None:
        """Remember this for a target in the place of all earlier; raises OSError."""
        known = kept(self.file, self.plan_uid)
        known[target] = {key: [said.sequence, said.mark] for key, said in versions.items()}
        keep(self.file, self.plan_uid, known)

    def note_last(self, published: Published) -> None:
        """Remember what came of publishing, to be told again; raises OSError."""
        known = kept(self.file, self.plan_uid)
        known[_LAST] = {
            "address": published.address,
            "at": written_moment(published.at),
            "tallied": asdict(published.tallied),
        }
        keep(self.file, self.plan_uid, known)

    def last(self) -> Published | None:
        """Return what came of publishing last, without its conflicts."""
        try:
            found = kept(self.file, self.plan_uid)[_LAST]
            return Published(
                address=str(found["address"]),
                at=read_moment(found["at"]),
                tallied=Tallied(**{name: int(n) for name, n in found["tallied"].items()}),
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            return None


def newer_than(
    handed_over: Mapping[str, Version], blocks: Iterable[CalendarBlock]
) -> list[CalendarBlock]:
    """Return the blocks that a calendar does not hold, or holds in an earlier version."""
    return [
        block
        for block in blocks
        if (
            block.sequence > handed_over[block.block].sequence
            if block.block in handed_over
            else not block.is_cancelled
        )
    ]


def _is_version(said: object) -> bool:
    kinds = [int, str]
    return isinstance(said, list) and [type(part) for part in said] == kinds
