"""Opening plans as this installation does, or so that a run can be repeated."""

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from planner.domain.lane import Lane
from planner.services.places import profile_file
from planner.services.session import Session
from planner.store.engine import storage_errors
from planner.store.keys import Keyring
from planner.store.plan_file import Surroundings
from planner.store.sites import Profile

__all__ = [
    "Keyring",
    "SeededBytes",
    "create_empty",
    "open_plan",
    "opened_plan",
    "surroundings",
]


class SeededBytes:
    """Random bytes that come the same again for the same seed, plan, state and purpose.

    Without the plan's state in it, two commands with one seed would give two records one id.
    """

    def __init__(self, seed: int, purpose: str = "") -> None:
        self._seed = f"{seed} {purpose}"
        self.mix("")

    def mix(self, state: str) -> None:
        """Begin anew with the plan's state mixed in."""
        import random  # noqa: PLC0415 - only repeatable runs need it

        self._generator = random.Random(f"{self._seed} {state}")  # noqa: S311 - repeatable, not secret

    def __call__(self, count: int) -> bytes:
        """Return `count` bytes."""
        return self._generator.randbytes(count)


def surroundings(
    now: datetime | None = None,
    randomness: Callable[[int], bytes] = os.urandom,
    keys: Keyring | None = None,
) -> Surroundings:
    """Return this installation's surroundings, with a standing clock where `now` is given."""

    def back_up_first(path: Path) -> None:
        # Imported late: a plan is migrated or built anew after an update only.
        from planner.services.backups import BackupReason, back_up  # noqa: PLC0415

        back_up(path, BackupReason.MIGRATION, keys, now)

    return Surroundings(
        clock=(lambda: now) if now else (lambda: datetime.now(UTC)),
        randomness=randomness,
        profile=Profile(profile_file()),
        keys=keys,
        before_rebuilding=back_up_first,
    )


def create_empty(path: Path, now: datetime | None = None) -> Session:
    """Make a plan that nobody owns yet, and its folder; raises PlanExistsError, OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return Session.create(path, surroundings(now))


@contextmanager
def opened_plan(
    path: Path,
    now: datetime | None = None,
    randomness: Callable[[int], bytes] = os.urandom,
    lane: Lane = Lane.DIRECTOR,
    keys: Keyring | None = None,
) -> Generator[Session]:
    """Open the plan at `path` and close it at the end, whatever happens to its file meanwhile."""
    with storage_errors(path):
        session = open_plan(path, now, randomness, lane, keys)
        try:
            yield session
        finally:
            session.close()


def open_plan(
    path: Path,
    now: datetime | None = None,
    randomness: Callable[[int], bytes] = os.urandom,
    lane: Lane = Lane.DIRECTOR,
    keys: Keyring | None = None,
) -> Session:
    """Open the plan at `path`; raises what PlanFile.open raises."""
    session = Session.open(path, surroundings(now, randomness, keys), lane)
    if isinstance(randomness, SeededBytes):
        randomness.mix(f"{session.plan_uid} {session.read.history.state().hex()}")
    return session
