"""Which mixtures of block lengths can a period have? What makes a bound sharp.

A linear program may take a third of one block and a half of another. It may not take a third of a
mixture for nothing: rewards and targets of mixtures are exact, those of minutes are not.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

MOST_PATTERNS: Final = 400

# How many blocks of each length, in the order of the lengths.
Pattern = tuple[int, ...]


def patterns(lengths: Sequence[int], room: int, most: int) -> list[Pattern] | None:
    """List all mixtures of `lengths` that hold at most `room` and `most` blocks, but no empty one.

    None where there are more than MOST_PATTERNS.
    """
    found = list(islice(_patterns(lengths, room, most), MOST_PATTERNS + 2))
    return None if len(found) > MOST_PATTERNS + 1 else [each for each in found if any(each)]


def _patterns(lengths: Sequence[int], room: int, most: int) -> Iterator[Pattern]:
    if not lengths:
        yield ()
        return
    for number in range(min(most, room // lengths[0]) + 1):
        for rest in _patterns(lengths[1:], room - number * lengths[0], most - number):
            yield (number, *rest)
