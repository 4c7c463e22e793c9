"""Where the window keeps what is not part of a plan."""

from dataclasses import dataclass
from pathlib import Path

import appdirs

_NAME = "firebreak"


@dataclass(frozen=True, slots=True)
class Places:
    """Files outside the plan.

    Attributes:
        settings: The window's place, theme and text size.
        log: Warnings and bugs.
    """

    settings: Path
    log: Path


def user_places() -> Places:
    """Return the places of the user who runs the program, as their system has them."""
    return Places(
        settings=Path(appdirs.user_config_dir(_NAME, appauthor=False), "window.ini"),
        log=Path(appdirs.user_log_dir(_NAME, appauthor=False), "firebreak.log"),
    )
