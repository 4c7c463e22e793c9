"""What a leader does with hours and rules of protected time."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from planner.domain.changes import Action
from planner.domain.errors import PlannerError
from planner.domain.errors.rules import AmbiguousNameError, HoursSetInUseError
from planner.domain.joint import Participation
from planner.domain.people import Member
from planner.domain.possible_rules import hours_problems, rule_problems
from planner.domain.protection import HoursSet, Rule
from planner.domain.records import RecordId
from planner.services.references import check_references, delete_with_parts
from planner.services.session import Session
from planner.store.writing import Writer

TakingPart = Mapping[RecordId, bool]
"""The members who take part in the blocks of a rule: True for those who must be free."""


def hours_of(session: Session) -> HoursSet:
    """Return the working hours; the usual ones until they were set.

    `edit_hours` takes either kind as what the user saw.
    """
    stored = session.read.all(HoursSet)
    if len(stored) == 1:
        return stored[0]
    only = session.only_id(HoursSet)
    named = next((hours for hours in stored if hours.id == only), None)
    return named or (stored[0] if stored else HoursSet(id=only))


def hours_sets(session: Session) -> list[HoursSet]:
    """List the working hours first, then the sets that rules may name, as they were added."""
    working = hours_of(session)
    others = [hours for hours in session.read.all(HoursSet) if hours.id != working.id]
    return [working, *others]


def hours_called(session: Session, written: str) -> HoursSet:
    """Return the hours set of this name or, failing that, of this id.

    Raises:
        NotFoundError: None is called so.
        AmbiguousNameError: Several are.
    """
    name = written.strip().casefold()
    fits = [hours for hours in hours_sets(session) if hours.name.strip().casefold() == name]
    if len(fits) > 1:
        raise AmbiguousNameError(HoursSet.TYPE, written.strip())
    return fits[0] if fits else session.read.named(HoursSet, written)


def edit_hours(session: Session, seen: HoursSet, new: HoursSet) -> None:
    """Change the working hours or another set.

    Raises:
        ChangedSinceError: They are not as `seen` any more.
        LastDayTooEarlyError, NoHoursLeftError: There would never be any hours.
    """
    _refuse(hours_problems(new), hours_problems(seen))
    with session.action(Action.EDIT_HOURS) as writer:
        if session.read.all(HoursSet):
            writer.replace(seen, new)
        else:
            writer.add(new)


def add_hours(session: Session, hours: HoursSet) -> None:
    """Add a set that rules may name, whose id comes from `session.new_id()`; raises as above."""
    _refuse(hours_problems(hours))
    with session.action(Action.ADD_HOURS) as writer:
        if not session.read.all(HoursSet):  # the first one stored is the working hours
            writer.add(hours_of(session))
        writer.add(hours)


def delete_hours(session: Session, seen: HoursSet) -> None:
    """Delete a set that no rule names.

    Raises:
        HoursSetInUseError: A rule names it, or they are the working hours.
        ChangedSinceError: It is not as `seen` any more.
    """
    users = tuple(rule.title for rule in session.read.all(Rule) if rule.hours == seen.id)
    if users or seen.id == hours_of(session).id:
        raise HoursSetInUseError(users)
    with session.action(Action.DELETE_HOURS) as writer:
        writer.delete(seen)


def taking_part(session: Session, rule: Rule) -> TakingPart:
    """Return who takes part in the blocks of a rule."""
    found = session.read.protection.participations(rule.id)
    return {participation.member: participation.is_required for participation in found}


def participations(
    session: Session, rule: RecordId, members: TakingPart
) -> tuple[Participation, ...]:
    """Return the records that say so; they are the same in every copy of the plan."""
    return tuple(
        Participation(
            id=session.only_id(Participation, rule, member),
            rule=rule,
            member=member,
            is_required=is_required,
        )
        for member, is_required in members.items()
    )


def problems_of(session: Session, rule: Rule) -> tuple[PlannerError, ...]:
    """List everything that makes a rule impossible, each with the name of its field."""
    own = session.read.find(HoursSet, rule.hours) if rule.hours else None
    return rule_problems(rule, hours_of(session), own)


def add_rule(
    session: Session,
    rule: Rule,
    members: TakingPart | None = None,
    newcomers: Sequence[Member] = (),
) -> None:
    """Add a rule, whose id comes from `session.new_id()`, and who takes part.

    `newcomers` are those of the members whom the plan does not know yet.

    Raises:
        NotFoundError: Its goal, initiative, hours set or a member is not there.
        PlannerError: One of `problems_of` it.
    """
    check_references(session, rule)
    _refuse(problems_of(session, rule))
    with session.action(Action.ADD_RULE) as writer:
        writer.add(rule)
        for newcomer in newcomers:
            writer.add(newcomer)
        _write_members(session, writer, rule, members)


def edit_rule(
    session: Session,
    seen: Rule,
    new: Rule,
    members: TakingPart | None = None,
    newcomers: Sequence[Member] = (),
) -> None:
    """Put `new` in the rule's place; raises ChangedSinceError, and as `add_rule`.

    What made the rule impossible before may stay. `members` None leaves who takes part.
    """
    check_references(session, new, seen)
    _refuse(problems_of(session, new), problems_of(session, seen))
    with session.action(Action.EDIT_RULE) as writer:
        writer.replace(seen, new)
        for newcomer in newcomers:
            writer.add(newcomer)
        _write_members(session, writer, new, members)


def pause_rule(session: Session, seen: Rule, *, is_paused: bool) -> None:
    """Let a rule rest, or work again; its blocks stay where they are."""
    edit_rule(session, seen, replace(seen, is_active=not is_paused))


def delete_rule(session: Session, seen: Rule) -> None:
    """Delete a rule; its blocks and their ledger stay. Raises ChangedSinceError."""
    with session.action(Action.DELETE_RULE) as writer:
        delete_with_parts(session, writer, seen)


def _refuse(problems: tuple[PlannerError, ...], before: tuple[PlannerError, ...] = ()) -> None:
    """Raise the first problem that was not there before."""
    known = {(type(problem), problem.args) for problem in before}
    for problem in problems:
        if (type(problem), problem.args) not in known:
            raise problem


def _write_members(
    session: Session, writer: Writer, rule: Rule, members: TakingPart | None
) -> None:
    if members is None:
        return
    before = {one.id: one for one in session.read.protection.participations(rule.id)}
    wanted = participations(session, rule.id, members)
    for new in wanted:
        seen = before.pop(new.id, None)
        if seen is None:
            check_references(session, new)
            writer.add(new)
        else:
            writer.replace(seen, new)
    for gone in before.values():
        writer.delete(gone)
