"""The charter: what it says on a day, how it changes, and whether it allows a displacement."""

from dataclasses import replace
from datetime import date

from planner.domain.changes import Action
from planner.domain.charter import CharterItem
from planner.domain.errors.fields import UnknownChoiceError
from planner.domain.errors.ledger import CharterSaysNoError
from planner.domain.local_time import local_day
from planner.domain.protection import Block, Displacement, Requester
from planner.insight.ledger_rows import displacements
from planner.services.cause import Cause
from planner.services.levels import level_names
from planner.services.references import check_references
from planner.services.session import Session

_LEVELS = "levels"


def charter(session: Session, on: date | None = None) -> list[CharterItem]:
    """List the items that hold on a day, today where none is named, as they were worded then."""
    day = on or session.today()
    return [item for item in session.read.all(CharterItem) if item.holds_on(day)]


def add_charter_item(session: Session, item: CharterItem) -> None:
    """Add an item, whose id comes from `session.new_id()`.

    Raises:
        NotFoundError: Its rule is not there.
        UnknownChoiceError: There is no such level.
    """
    check_references(session, item)
    _check_levels(session, item)
    with session.action(Action.ADD_CHARTER_ITEM) as writer:
        writer.add(item)


def edit_charter_item(session: Session, seen: CharterItem, new: CharterItem) -> CharterItem:
    """Word an item anew from today; what it said before stays readable.

    An item that holds only from today, and that nothing names yet, is changed as it stands.

    Args:
        session: The plan.
        seen: As the user saw it.
        new: The same item with other fields; `valid_from` and `replaces` follow by themselves.

    Returns:
        The item that holds from now on.

    Raises:
        CharterSaysNoError: It holds no more.
        UnknownChoiceError: It names a level that there is not, and that it did not name before.
        ChangedSinceError, NotFoundError: As everywhere.
    """
    check_references(session, new, seen)
    _check_levels(session, new, seen)
    today = session.today()
    _check_holds(seen, today)
    if new == seen:
        return seen
    if seen.valid_from >= today and not _named(session, seen):
        with session.action(Action.EDIT_CHARTER_ITEM) as writer:
            writer.replace(seen, new)
        return new
    after = replace(new, id=session.new_id(), valid_from=today, replaces=seen.id)
    with session.action(Action.EDIT_CHARTER_ITEM) as writer:
        writer.replace(seen, replace(seen, valid_until=today))
        writer.add(after)
    return after


def retire_charter_item(session: Session, seen: CharterItem) -> None:
    """Let an item hold no more from today; raises as `edit_charter_item`."""
    today = session.today()
    _check_holds(seen, today)
    end = max(today, seen.valid_from)
    with session.action(Action.RETIRE_CHARTER_ITEM) as writer:
        writer.replace(seen, replace(seen, valid_until=end))


def uses_this_month(session: Session, item: CharterItem) -> int:
    """Count what the item, or what it replaced, allowed in the present month."""
    zone, today = session.zone(), session.today()
    items = {one.id: one for one in session.read.all(CharterItem)}
    same = {item.id}
    before = item.replaces
    while before in items and before not in same:
        same.add(before)
        before = items[before].replaces
    rows = displacements(session.read.protection.ledger())
    days = [local_day(row.at, zone) for row in rows if row.charter_item in same]
    return sum((day.year, day.month) == (today.year, today.month) for day in days)


def fitting_items(
    session: Session, block: Block, for_whom: Requester, by_what: str = ""
) -> list[CharterItem]:
    """List what in the charter allows this today, the best first.

    The best shares most words with what takes the time, then names the rule, then the level.
    """
    fits = [item for item in charter(session) if _problem(session, item, block, for_whom) is None]
    said = _words(by_what)
    return sorted(
        fits,
        key=lambda item: (
            -len(said & _words(item.text)),
            item.rule is None,
            len(item.for_whom),
            item.id,
        ),
    )


def allowing_item(session: Session, block: Block, cause: Cause) -> CharterItem | None:
    """Return the item that allows it as the cause says; None for *just this once*.

    Raises:
        CharterSaysNoError: The item named does not, or none does.
        NotFoundError: There is no such item.
    """
    if cause.charter_item is not None:
        named = session.read.get(CharterItem, cause.charter_item)
        problem = _problem(session, named, block, cause.for_whom)
        if problem is not None:
            raise CharterSaysNoError(problem, named.text)
        return named
    if not cause.in_charter:
        return None
    fits = fitting_items(session, block, cause.for_whom, cause.by_what)
    if not fits:
        problem = "no_item"
        raise CharterSaysNoError(problem)
    return fits[0]


def _problem(session: Session, item: CharterItem, block: Block, for_whom: Requester) -> str | None:
    if not item.holds_on(session.today()):
        return "not_valid"
    if not item.allows(for_whom):
        return "other_level"
    if item.rule not in (None, block.rule):
        return "other_rule"
    is_used_up = item.most_a_month is not None and (
        uses_this_month(session, item) >= item.most_a_month
    )
    return "used_up" if is_used_up else None


def _check_levels(session: Session, new: CharterItem, seen: CharterItem | None = None) -> None:
    known = {*Requester, *level_names(session), *(seen.named_levels() if seen else ())}
    for level in new.named_levels():
        if level not in known:
            raise UnknownChoiceError(_LEVELS, level.value, tuple(level_names(session)))


def _check_holds(seen: CharterItem, today: date) -> None:
    if seen.valid_until is not None and seen.valid_until <= today:
        problem = "not_valid"
        raise CharterSaysNoError(problem, seen.text)


def _named(session: Session, item: CharterItem) -> bool:
    return any(row.charter_item == item.id for row in session.read.all(Displacement))


def _words(text: str) -> set[str]:
    return {word for word in text.casefold().split() if len(word) > 2}  # noqa: PLR2004 - not "a", "of"
