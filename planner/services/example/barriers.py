"""The example's barriers, and which of the story's hours and displacements are their cost."""

from collections.abc import Mapping
from datetime import date, timedelta

from planner.domain.barriers import Barrier, BarrierKind, Delay
from planner.domain.records import RecordId, Tier
from planner.services.example.cast import Cast
from planner.services.example.story import Told
from planner.services.session import Session
from planner.store.writing import Writer


def add_barriers(
    session: Session, writer: Writer, told: Told, cast: Cast, today: date
) -> Mapping[str, RecordId]:
    """Write the barriers and what they delay; return which is behind a title or a cause."""
    behind: dict[str, RecordId] = {}
    for barrier in told["barrier"]:
        made = _barrier(session, barrier, today)
        writer.add(made)
        for delayed, days_ago in barrier["delays"]:
            goal = cast.goals.get(delayed)
            writer.add(
                Delay(
                    id=session.new_id(),
                    tier=made.tier,
                    barrier=made.id,
                    goal=goal.id if goal else None,
                    initiative=cast.initiatives[delayed] if goal is None else None,
                    since=today - timedelta(days=days_ago),
                    until=made.cleared_on,
                )
            )
        behind |= dict.fromkeys((*barrier["costs"], *barrier["displaces"]), made.id)
    return behind


def _barrier(session: Session, told: Told, today: date) -> Barrier:
    cleared = told.get("cleared_days_ago")
    return Barrier(
        id=session.new_id(),
        tier=Tier.TEAM,
        title=told["title"],
        kind=BarrierKind(told["kind"]),
        owner=told["owner"],
        blocks=told["blocks"],
        tag=told["tag"],
        found_on=today - timedelta(days=told["found_days_ago"]),
        cleared_on=None if cleared is None else today - timedelta(days=cleared),
    )
