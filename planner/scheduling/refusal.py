"""How a value of the problem refuses nonsense.

Users cannot cause it: whoever builds the problem has checked what was typed. So it is a bug of
the caller, and no `PlannerError`.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(eq=False)  # eq=False: an exception must stay hashable
class ImpossibleValueError(ValueError):
    """A field of the problem holds what cannot be planned with."""

    of: str
    value: object


def refuse_other_zones(instant: datetime) -> None:
    """Refuse an instant that is not given in UTC."""
    if instant.tzinfo is not UTC:
        raise ImpossibleValueError(of="instant in UTC", value=instant)


def refuse_negative(of: str, number: int) -> None:
    """Refuse a number below 0."""
    if number < 0:
        raise ImpossibleValueError(of=of, value=number)


def refuse_twice(of: str, keys: Iterable[str]) -> None:
    """Refuse keys of which one comes again."""
    for key, times in Counter(keys).items():
        if times > 1:
            raise ImpossibleValueError(of=of, value=key)
