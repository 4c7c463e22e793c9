"""Filling an empty plan with the example: made beside the plan, then taken in as one action."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from planner.domain.changes import Action
from planner.domain.plan import RECORD_TYPES, Plan
from planner.progress import Progress
from planner.services.example.making import make_example
from planner.services.session import Session, ordinary_surroundings

EXAMPLE_WEEKS: Final = 26


def example_plan(now: datetime, progress: Progress, weeks: int = EXAMPLE_WEEKS) -> Plan:
    """Make the example and return its records; may run in another thread.

    Raises:
        Cancelled: The user stopped it; nothing is left.
        OSError: There is no room for it.
    """
    with TemporaryDirectory(prefix="firebreak-") as folder:
        path = Path(folder, "example.firebreak")
        around = replace(ordinary_surroundings(), clock=lambda: now)
        make_example(path, weeks, around, progress)
        session = Session.open(path)
        try:
            return session.read.plan()
        finally:
            session.close()


def take_example(session: Session, example: Plan) -> None:
    """Put the example's records into an empty plan, in one action."""
    with session.action(Action.MAKE_EXAMPLE) as writer:
        for record_type in RECORD_TYPES.values():
            for record in example.all(record_type):
                writer.add(record)
