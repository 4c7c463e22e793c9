"""How is long work followed, and stopped?"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Watch:
    """What somebody who waits wants to be told and asked.

    Attributes:
        report: Told which share of the work is done, 0 to 1, many times a second; may raise to
            stop it.
        is_out_of_time: Asked as often; True ends the work with what there is, which is then not
            reproducible.
    """

    report: Callable[[float], None] = lambda _share: None
    is_out_of_time: Callable[[], bool] = lambda: False

    def part(self, begin: float, end: float) -> "Watch":
        """Make the watch for a part of the work, which runs from `begin` to `end` of it."""
        return Watch(
            report=lambda share: self.report(begin + share * (end - begin)),
            is_out_of_time=self.is_out_of_time,
        )
