"""What are the measures for, what do they count, and how soon can they move?"""

from collections import Counter
from collections.abc import Iterable

from planner.domain.direction import Horizon, Measure, MeasureLevel, Temperament
from planner.domain.partnership_results import MeasureMix


def mix_of(measures: Iterable[Measure]) -> MeasureMix:
    """Count the measures."""
    known = list(measures)
    temperaments = Counter(measure.temperament for measure in known)
    levels = Counter(measure.level for measure in known)
    horizons = Counter(measure.horizon for measure in known)
    return MeasureMix(
        number=len(known),
        temperaments={each: temperaments[each] for each in Temperament},
        levels={each: levels[each] for each in MeasureLevel},
        horizons={each: horizons[each] for each in Horizon},
    )
