"""What is counted of promises and measures: values that are told, never a score."""

from collections.abc import Mapping
from typing import Final

from planner.domain.direction import Horizon, MeasureLevel, Temperament
from planner.domain.values import Frozen, frozen

LEAST_SETTLED: Final = 8
"""No share is given of fewer promises."""


@frozen
class KeepRate(Frozen):
    """What became of promises.

    Attributes:
        released: The other side let go of them; they count neither way.
    """

    kept: int
    broken: int
    released: int
    open: int

    @property
    def settled(self) -> int:
        """Return the n of the rate: kept or broken."""
        return self.kept + self.broken

    @property
    def per_cent(self) -> int | None:
        """Return the share of those settled that were kept; None below LEAST_SETTLED."""
        if self.settled < LEAST_SETTLED:
            return None
        return round(100 * self.kept / self.settled)


@frozen
class KeepRates(Frozen):
    """What became of the leader's own promises, in all and by partner, and of others'."""

    own: KeepRate
    by_partner: Mapping[str, KeepRate]
    others: KeepRate


@frozen
class MeasureMix(Frozen):
    """How many measures there are of each kind, none left out; each adds up to `number`."""

    number: int
    temperaments: Mapping[Temperament, int]
    levels: Mapping[MeasureLevel, int]
    horizons: Mapping[Horizon, int]
