"""What a leader does with hours and rules of protected time."""

from dataclasses import replace

from planner.domain.changes import Action
from planner.domain.protection import HoursSet, Rule
from planner.services.references import check_references
from planner.services.session import Session


def hours_of(session: Session) -> HoursSet:
    """Return when the leader may plan at all; the usual hours until they were set.

    `edit_hours` takes either kind as what the user saw.
    """
    stored = session.read.all(HoursSet)
    return stored[0] if stored else HoursSet(id=session.only_id(HoursSet))


def edit_hours(session: Session, seen: HoursSet, new: HoursSet) -> None:
    """Set the hours; raises ChangedSinceError when they are not as `seen` any more."""
    with session.action(Action.EDIT_HOURS) as writer:
        if session.read.all(HoursSet):
            writer.replace(seen, new)
        else:
            writer.add(new)


def add_rule(session: Session, rule: Rule) -> None:
    """Add a rule, whose id comes from `session.new_id()`.

    Raises:
        NotFoundError: Its goal or initiative is not there.
    """
    check_references(session, rule)
    with session.action(Action.ADD_RULE) as writer:
        writer.add(rule)


def edit_rule(session: Session, seen: Rule, new: Rule) -> None:
    """Put `new` in the rule's place; raises ChangedSinceError, and as `add_rule`."""
    check_references(session, new, seen)
    with session.action(Action.EDIT_RULE) as writer:
        writer.replace(seen, new)


def pause_rule(session: Session, seen: Rule, *, is_paused: bool) -> None:
    """Let a rule rest, or work again; its blocks stay where they are."""
    edit_rule(session, seen, replace(seen, is_active=not is_paused))


def delete_rule(session: Session, seen: Rule) -> None:
    """Delete a rule; its blocks and their ledger stay. Raises ChangedSinceError."""
    with session.action(Action.DELETE_RULE) as writer:
        writer.delete(seen)
