"""What stands in the list of a day: its entries, and the working time between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from planner.domain.attention import Entry
from planner.domain.records import RecordId
from planner.insight.day import DayToClose, Gap
from planner.services.day import entries_of
from planner.services.hats import NamedHat
from planner.services.session import Session
from planner.text import tr
from planner.words.choices import choice_title
from planner.words.numbers import hours_text


@dataclass(frozen=True, slots=True)
class DayLine:
    """An entry, or a gap in which nothing was logged."""

    part: Entry | Gap

    @property
    def id(self) -> str:
        """Return the entry's id; a gap is known by its start."""
        return self.part.id if isinstance(self.part, Entry) else f"gap {self.part.start}"

    @property
    def entry(self) -> Entry | None:
        """Return the entry; None for a gap."""
        return self.part if isinstance(self.part, Entry) else None


def day_lines(session: Session, day: date, overview: DayToClose) -> list[DayLine]:
    """List the entries and gaps of a day by start."""
    parts: list[Entry | Gap] = [*entries_of(session, day), *overview.gaps]
    return [DayLine(part) for part in sorted(parts, key=_start)]


def _start(part: Entry | Gap) -> datetime:
    return part.start


def what_words(line: DayLine) -> str:
    """Say what the time was used for."""
    entry = line.entry
    if entry is None:
        return tr("not logged")
    marks = " ".join(f"#{tag}" for tag in entry.tags.split())
    return " ".join(part for part in (entry.what, marks) if part) or choice_title(entry.mode)


def mode_words(line: DayLine) -> str:
    """Name the mode; nothing for a gap."""
    return choice_title(line.entry.mode) if line.entry else ""


def hat_words(line: DayLine, named: Mapping[RecordId, NamedHat]) -> str:
    """Name the body of the hat; nothing where none was worn."""
    hat = named.get(line.entry.hat) if line.entry and line.entry.hat else None
    return (hat.body or f"@{hat.hat.tag}") if hat else ""


def length_words(line: DayLine) -> str:
    """Write how long it took."""
    return hours_text(line.part.minutes)
