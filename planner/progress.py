"""How long work tells its progress, and is told to stop, without knowing about threads."""

from typing import Protocol


class Cancelled(Exception):  # noqa: N818 - no error: the user wanted it
    """The user stopped the work; not an error, so nothing is shown."""


class Progress(Protocol):
    """Given to every function that may take longer than a tenth of a second."""

    def step(self, done: int, total: int) -> None:
        """Report `done` of `total` steps, and raise Cancelled if the user asked to stop."""


class NoProgress:
    """Progress for callers who do not watch."""

    def step(self, done: int, total: int) -> None:
        """Ignore the report."""
