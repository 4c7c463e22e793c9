"""How does one person score on a subscale, and who counts?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean

from planner.domain.readiness import Answer, Instrument, Item, Subscale
from planner.domain.records import RecordId

LEAST_ANSWERED = 75
"""Per cent of a subscale's items; a respondent with fewer is not scored."""

Sheet = dict[str, int]
"""What one respondent said: the values by item; 'no chance to say' is left out."""

Sheets = Mapping[RecordId, Mapping[str, Sheet]]
"""By round and respondent."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One respondent on one subscale: what was said, reversed items turned, and its mean."""

    turned: Mapping[str, int]

    @property
    def score(self) -> float:
        """Return the mean of what was answered."""
        return fmean(self.turned.values())

    @property
    def sheet(self) -> tuple[tuple[str, int], ...]:
        """Return what was said as one value that can be counted."""
        return tuple(sorted(self.turned.items()))


def sheets_of(answers: Iterable[Answer]) -> Sheets:
    """Sort answers by round and respondent."""
    sheets: dict[RecordId, dict[str, Sheet]] = {}
    for answer in answers:
        if answer.value is not None:
            sheet = sheets.setdefault(answer.round, {}).setdefault(answer.respondent, {})
            sheet[answer.item] = answer.value
    return sheets


def scored(instrument: Instrument, subscale: Subscale, sheets: Iterable[Sheet]) -> list[Scored]:
    """Score each respondent who answered enough of the subscale; nobody else counts."""
    found = []
    for sheet in sheets:
        turned = {
            item.key: _turned(instrument, item, sheet[item.key])
            for item in subscale.items
            if instrument.lowest <= sheet.get(item.key, instrument.lowest - 1) <= instrument.highest
        }
        if turned and 100 * len(turned) >= LEAST_ANSWERED * len(subscale.items):
            found.append(Scored(turned))
    return found


def _turned(instrument: Instrument, item: Item, value: int) -> int:
    return instrument.lowest + instrument.highest - value if item.is_reversed else value
