"""The made-up charter and surge: what the director decided about displacements beforehand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from planner.domain.charter import CharterItem, written_levels
from planner.domain.local_time import local_day
from planner.domain.protection import Requester
from planner.domain.surge import Surge
from planner.services.example.story import ExampleStory, Told
from planner.services.session import Session
from planner.store.writing import Writer

_MORNING = timedelta(hours=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promises:
    """The charter by the keys of the story, each item in its wordings, and the surge."""

    charter: Mapping[str, Sequence[CharterItem]]
    surge: Surge

    def item(self, key: str, day: date) -> CharterItem | None:
        """Return the item as it was worded on a day; None where the charter is silent."""
        worded = self.charter.get(key, ())
        return next((item for item in worded if item.holds_on(day)), None)


def add_promises(
    session: Session, writer: Writer, story: ExampleStory, first_day: date, now: datetime
) -> Promises:
    """Write charter and surge; `first_day` is the day on which the example begins."""
    today = local_day(now, session.zone())
    charter = {
        told["key"]: _wordings(session, told, first_day, today) for told in story.told["charter"]
    }
    for items in charter.values():
        for item in items:
            writer.add(item)
    surge = _surge(session, story.told["surge"], now)
    writer.add(surge)
    return Promises(charter=charter, surge=surge)


def _wordings(
    session: Session, told: Told, first_day: date, today: date
) -> tuple[CharterItem, ...]:
    item = CharterItem(
        id=session.new_id(),
        text=told["text"],
        levels=written_levels(frozenset(map(Requester, told["for"]))),
        valid_from=first_day,
        most_a_month=told.get("most_a_month"),
    )
    changed = today - timedelta(days=told.get("changed_days_ago", 0))
    if "was" not in told or changed <= first_day:
        return (item,)
    before = replace(item, text=told["was"], valid_until=changed)
    after = replace(item, id=session.new_id(), valid_from=changed, replaces=before.id)
    return (before, after)


def _surge(session: Session, told: Told, now: datetime) -> Surge:
    began = now - timedelta(days=told["began_days_ago"])
    start = began.astimezone(session.zone()).replace(hour=0, minute=0, second=0) + _MORNING
    return Surge(
        id=session.new_id(),
        reason=told["reason"],
        start=start,
        end=start + timedelta(days=told["lasted_days"]),
    )
