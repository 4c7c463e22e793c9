"""What a plan file is given from outside."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from planner.domain.values import Frozen, frozen
from planner.store.engine import LOCK_PATIENCE_SECONDS
from planner.store.keys import Keyring
from planner.store.sites import Profile, Randomness


@frozen
class Surroundings(Frozen):
    """What a plan file needs from outside, handed in so that runs can be repeated.

    Attributes:
        clock: Says the time, with a time zone.
        randomness: Gives so many random bytes, for ids and salts.
        profile: Where this installation remembers what it wrote; None forgets.
        keys: Open a plan that is protected with a passphrase.
        before_rebuilding: Is given the path of a plan whose journal is migrated or whose tables
            are built anew, before that happens.
        patience_seconds: How long to wait while another program writes.
    """

    clock: Callable[[], datetime]
    randomness: Randomness
    profile: Profile | None = None
    keys: Keyring | None = None
    before_rebuilding: Callable[[Path], object] | None = None
    patience_seconds: float = LOCK_PATIENCE_SECONDS
