"""What may be asked of the leader today: two prompts at most, none on leave or in a surge."""

from collections.abc import Collection, Iterator
from datetime import time
from enum import StrEnum
from typing import Final

from planner.domain.hindsight import Hindsight
from planner.domain.local_time import local_day
from planner.domain.values import Frozen, frozen
from planner.services.close_offer import USUAL_CLOSE, CloseOffer, close_offer
from planner.services.day import closed, day_overview
from planner.services.hindsights import DueHindsight, due_hindsights
from planner.services.session import Session
from planner.services.surges import open_surge

MOST_A_DAY: Final = 2


class PromptKind(StrEnum):
    """What is asked."""

    WEEK_CLOSE = "week_close"
    DAY_CLOSE = "day_close"
    HINDSIGHT = "hindsight"


@frozen
class Prompt(Frozen):
    """One question to the leader.

    Attributes:
        close: Of a day or week; None for hindsight.
        hindsight: The oldest displacement to look back on; None for a close.
    """

    kind: PromptKind
    close: CloseOffer | None = None
    hindsight: DueHindsight | None = None


def prompts_allowed(session: Session) -> bool:
    """Say whether the leader may be asked anything today: not on leave, not in a surge."""
    works = day_overview(session, session.today()).account.working_minutes > 0
    return works and open_surge(session) is None


def prompts(
    session: Session, given: Collection[PromptKind] = (), close_from: time = USUAL_CLOSE
) -> tuple[Prompt, ...]:
    """Return what is left to ask today, the most urgent first.

    Args:
        session: The plan.
        given: Kinds that were shown today; they are not asked again, answered or not.
        close_from: From when a day's close is asked for.
    """
    if not prompts_allowed(session):
        return ()
    used = {*given, *_answered_today(session)}
    due = [prompt for prompt in _due(session, close_from) if prompt.kind not in used]
    return tuple(due[: max(0, MOST_A_DAY - len(used))])


def _due(session: Session, close_from: time) -> Iterator[Prompt]:
    offer = close_offer(session, close_from)
    if offer is not None:
        kind = PromptKind.WEEK_CLOSE if offer.is_week else PromptKind.DAY_CLOSE
        yield Prompt(kind=kind, close=offer)
    for due in due_hindsights(session)[:1]:
        yield Prompt(kind=PromptKind.HINDSIGHT, hindsight=due)


def _answered_today(session: Session) -> set[PromptKind]:
    day, zone = session.today(), session.zone()
    found = set()
    if closed(session, day):
        found.add(PromptKind.DAY_CLOSE)
    if any(local_day(answer.at, zone) == day for answer in session.read.all(Hindsight)):
        found.add(PromptKind.HINDSIGHT)
    return found
