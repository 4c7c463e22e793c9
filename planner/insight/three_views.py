"""Where do self, coach and team see one named change differently?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from planner.domain.readiness_results import ReadinessResult

ONE_STEP = 1.0
"""Views nearer than one step of the scale are called near: nobody can answer more finely."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Two views on one subscale, the lower one first; they are of the same wording."""

    lower: ReadinessResult
    higher: ReadinessResult

    @property
    def gap(self) -> float:
        """Return how many steps of the scale lie between the two means."""
        return (self.higher.mean or 0.0) - (self.lower.mean or 0.0)


def farthest_apart(results: Iterable[ReadinessResult]) -> tuple[Apart, ...]:
    """Return for each subscale the two views that are farthest apart, the widest gap first.

    Only closed rounds whose mean is shown count. A subscale with one view is left out; so
    the answer is empty while there is nothing to compare.
    """
    by_subscale: dict[tuple[str, str, str], list[ReadinessResult]] = {}
    for result in results:
        if result.mean is not None and result.closed_on is not None:
            key = (result.instrument_key, result.version, result.subscale_key)
            by_subscale.setdefault(key, []).append(result)
    found = [_widest(views) for views in by_subscale.values() if len(views) > 1]
    return tuple(sorted(found, key=lambda apart: -apart.gap))


def _widest(views: Sequence[ReadinessResult]) -> Apart:
    ordered = (sorted(pair, key=lambda one: one.mean or 0.0) for pair in combinations(views, 2))
    pairs = [Apart(lower=lower, higher=higher) for lower, higher in ordered]
    return max(pairs, key=lambda apart: apart.gap)
