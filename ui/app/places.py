"""Where the window keeps what is not part of a plan."""

from pathlib import Path

from planner.domain.values import Frozen, frozen
from planner.services.places import log_file, window_file


@frozen(kw_only=False)
class Places(Frozen):
    """Files outside the plan.

    Attributes:
        settings: The window's place, theme and text size.
        log: Warnings and bugs.
    """

    settings: Path
    log: Path


def user_places() -> Places:
    """Return the places of the user who runs the program, as their system has them."""
    return Places(settings=window_file(), log=log_file())
