"""Do people agree so far that their mean says something?"""

from collections.abc import Mapping, Sequence
from statistics import fmean, variance

LEAST_AGREEMENT = 0.7
"""A custom, not a law of nature, and our choice.

0.70 is what is usually asked of the older index rWG, and is disputed there, as answers by lot can
reach it (Harvey and Hollander 2004, at the conference of the SIOP; Woehr and others 2015,
Organizational Research Methods, doi 10.1177/1094428115582090). We found no study that sets a
bound for r*WG(J), which is the stricter of the two where there are many items.
"""

_FEWEST = 2

Turned = Mapping[str, int]
"""What one person said by item, reversed items turned."""


def agreement(sheets: Sequence[Turned], steps: int) -> float | None:
    """Return how far people agree: 1 wholly, 0 as if all had answered by lot.

    None where fewer than two people answered any item.

    Args:
        sheets: What each person said.
        steps: How many values the scale has.

    Source:
        The index r*WG(J) of Lindell, Brandt and Whitney (1999, doi 10.1177/01466219922031257):
        1 less the mean variance of the items over that of answers drawn evenly from the scale,
        (steps squared - 1) / 12. Unlike rWG(J) it does not grow with the number of items; where it
        falls below 0 we say 0. It stands among the indices that O'Neill, T. A. (2017), An overview
        of interrater agreement on Likert scales for researchers and practitioners, Frontiers in
        Psychology 8:777, compares. Read were its abstract and the descriptions of the R packages
        multilevel and misty, not the papers themselves.
    """
    items = {item for sheet in sheets for item in sheet}
    columns = ([sheet[item] for sheet in sheets if item in sheet] for item in items)
    spreads = [variance(column) for column in columns if len(column) >= _FEWEST]
    if not spreads:
        return None
    by_lot = (steps**2 - 1) / 12
    return max(0.0, 1 - fmean(spreads) / by_lot)


def agree(sheets: Sequence[Turned], steps: int) -> bool:
    """Say whether people agree far enough that a mean of theirs may be shown."""
    found = agreement(sheets, steps)
    return found is None or found >= LEAST_AGREEMENT
