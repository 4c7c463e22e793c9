"""Arithmetic of stretches of time: unions, what is left, what is common.

A stretch is a pair of whole numbers, from and before, such as seconds since 1970. A *row* of
stretches is in order and without overlap.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

Stretch = tuple[int, int]


def union(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return the row that covers what at least one of the stretches covers."""
    row: list[Stretch] = []
    for begin, end in sorted(stretches):
        if end <= begin:
            continue
        if row and begin <= row[-1][1]:
            if end > row[-1][1]:
                row[-1] = (row[-1][0], end)
        else:
            row.append((begin, end))
    return row


def common(one: Sequence[Stretch], other: Sequence[Stretch]) -> list[Stretch]:
    """Return the row that both rows cover."""
    row: list[Stretch] = []
    if not one or not other:
        return row
    i, j = _near(one, other[0][0]), _near(other, one[0][0])
    while i < len(one) and j < len(other):
        begin, end = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if begin < end:
            row.append((begin, end))
        if one[i][1] <= other[j][1]:
            i += 1
        else:
            j += 1
    return row


def _near(row: Sequence[Stretch], instant: int) -> int:
    """Find where to begin: no stretch before it reaches `instant`."""
    return max(0, bisect_left(row, (instant, instant)) - 1)


def without(row: Sequence[Stretch], taken: Sequence[Stretch]) -> list[Stretch]:
    """Return the row that `row` covers and the row `taken` does not."""
    if not row:
        return []
    edges = [row[0][0], *(edge for stretch in taken for edge in stretch), row[-1][1]]
    free = [(begin, end) for begin, end in zip(edges[::2], edges[1::2], strict=True) if begin < end]
    return common(row, free)


def length(row: Iterable[Stretch]) -> int:
    """Add up what a row covers."""
    return sum(end - begin for begin, end in row)
