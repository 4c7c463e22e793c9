"""How much of a calendar is read before it is cut, and reported as cut."""

from dataclasses import dataclass

LINE_BYTES = 1_000_000
"""What is kept of one content line, after unfolding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """The limits of one reading.

    Work is counted in steps instead of seconds, so that the same file gives the same
    occurrences on every machine; a step takes a few microseconds.

    Attributes:
        file_bytes: A larger file is refused.
        series_steps: Work for one series, about a second of it.
        file_steps: Work for all series together; when it is used up, each series left
            still gets `least_steps`.
    """

    file_bytes: int = 200_000_000
    series_occurrences: int = 50_000
    all_occurrences: int = 500_000
    series_steps: int = 200_000
    file_steps: int = 2_000_000
    least_steps: int = 200


class StepsUsedUpError(Exception):
    """A series needs more work than it may cause; no news for the user beyond the report."""


class Steps:
    """The work that one series may cause."""

    def __init__(self, allowed: int) -> None:
        self.taken = 0
        self._allowed = allowed

    def take(self, count: int = 1) -> None:
        """Take `count` steps.

        Raises:
            StepsUsedUpError: That many are not left.
        """
        self.taken += count
        if self.taken > self._allowed:
            raise StepsUsedUpError
