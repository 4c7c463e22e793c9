"""What a leader does with frameworks: take them in, tie goals to standards, rate oneself."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from planner.domain.changes import Action
from planner.domain.errors.standards import FrameworkUnknownError, StandardUnknownError
from planner.domain.frameworks import Crosswalk, Followed, Framework, Standard, StandardKey
from planner.domain.goals import SkillGoal
from planner.domain.law import Validity
from planner.domain.standards import (
    Correspondence,
    Frequency,
    GoalStandard,
    StandardRating,
    TakenFramework,
    TakenStandard,
)
from planner.intake.framework_file import read_crosswalk, read_standards
from planner.intake.framework_pack import shipped_frameworks
from planner.services.references import check_references, delete_with_parts
from planner.services.session import Session
from planner.store.writing import Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is said of a framework that its table does not say; `key` names it."""

    key: str
    name: str
    version: str = "1"
    licence: str = ""
    source: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedStandard:
    """A standard with how it was rated last; None where it never was."""

    framework: Framework
    standard: Standard
    rating: StandardRating | None


def frameworks(session: Session) -> tuple[Framework, ...]:
    """List the frameworks there are: those of the program, then those taken in."""
    return session.remember("frameworks", lambda: _frameworks(session))


def framework_called(session: Session, key: str) -> Framework:
    """Return the framework of this key; raises FrameworkUnknownError."""
    by_key = {framework.key: framework for framework in frameworks(session)}
    if key not in by_key:
        raise FrameworkUnknownError(key, tuple(by_key))
    return by_key[key]


def standard_called(session: Session, framework: str, key: str) -> Standard:
    """Return a standard; raises FrameworkUnknownError, StandardUnknownError."""
    found = framework_called(session, framework).standard(key)
    if found is None:
        raise StandardUnknownError(framework, key)
    return found


def take_framework(session: Session, path: Path, about: About) -> Framework:
    """Take a table of standards into the plan; what it said of a standard before is replaced.

    Standards that the table no longer names stay, so that no goal loses its tie; the same table
    again changes nothing.

    Raises:
        FrameworkUnreadableError: A line cannot be used; nothing was taken in.
        OSError: The file cannot be read.
    """
    standards = read_standards(path)
    head = TakenFramework(
        id=session.only_id(TakenFramework, about.key),
        framework=about.key,
        version=about.version,
        name=about.name,
        licence=about.licence,
        source=about.source,
        valid_from=about.first,
        valid_to=about.last,
    )
    with session.action(Action.TAKE_FRAMEWORK) as writer:
        _put(session, writer, head)
        for standard in standards:
            _put(session, writer, _record(session, head, standard))
    return framework_called(session, about.key)


def take_crosswalk(session: Session, path: Path, old: str, new: str) -> int:
    """Take in where the standards of `old` go on in `new`; returns how many lines are new.

    Raises:
        FrameworkUnknownError: There is no such framework.
        FrameworkUnreadableError: A line cannot be used; nothing was taken in.
        OSError: The file cannot be read.
    """
    pairs = read_crosswalk(path, framework_called(session, old), framework_called(session, new))
    added = 0
    with session.action(Action.TAKE_CROSSWALK) as writer:
        for before, after in pairs:
            line = Correspondence(
                id=session.only_id(Correspondence, old, before, new, after),
                old_framework=old,
                old_standard=before,
                new_framework=new,
                new_standard=after,
            )
            added += _put(session, writer, line)
    return added


def tie_goal(session: Session, goal: SkillGoal, framework: str, standard: str) -> GoalStandard:
    """Say that a goal serves a standard; once is enough.

    Raises:
        NotFoundError: The goal is gone.
        FrameworkUnknownError, StandardUnknownError: There is no such standard.
    """
    standard_called(session, framework, standard)
    tie = GoalStandard(
        id=session.only_id(GoalStandard, goal.id, framework, standard),
        tier=goal.tier,
        goal=goal.id,
        framework=framework,
        standard=standard,
    )
    check_references(session, tie)
    with session.action(Action.TIE_GOAL) as writer:
        _put(session, writer, tie)
    return tie


def untie_goal(session: Session, seen: GoalStandard) -> None:
    """Take a tie away; raises ChangedSinceError."""
    with session.action(Action.UNTIE_GOAL) as writer:
        delete_with_parts(session, writer, seen)


def ties_of(session: Session, goal: SkillGoal) -> list[GoalStandard]:
    """List the standards that a goal was tied to, as they were named then."""
    return [tie for tie in session.read.all(GoalStandard) if tie.goal == goal.id]


def standards_of(session: Session, goal: SkillGoal, day: date | None = None) -> list[Followed]:
    """Return the standards that a goal serves on a day, today where none is named.

    A tie to a standard that has ended is followed through the crosswalks.
    """
    on = day or session.today()
    crosswalk = Crosswalk(frameworks(session), session.read.all(Correspondence))
    found: dict[StandardKey, Followed] = {}
    for tie in ties_of(session, goal):
        for followed in crosswalk.follow(StandardKey(tie.framework, tie.standard), on):
            found.setdefault(followed.key, followed)
    return list(found.values())


def rate_standard(
    session: Session,
    framework: str,
    standard: str,
    frequency: Frequency,
    on: date | None = None,
    note: str = "",
) -> StandardRating:
    """Note how often one does what a standard says; a second rating of a day replaces the first.

    Raises:
        FrameworkUnknownError, StandardUnknownError: There is no such standard.
    """
    standard_called(session, framework, standard)
    day = on or session.today()
    rating = StandardRating(
        id=session.only_id(StandardRating, framework, standard, day.isoformat()),
        framework=framework,
        standard=standard,
        frequency=frequency,
        rated_on=day,
        note=note,
    )
    with session.action(Action.RATE_STANDARD) as writer:
        _put(session, writer, rating)
    return rating


def ratings(
    session: Session, framework: Framework, day: date | None = None
) -> tuple[RatedStandard, ...]:
    """List the standards in force on a day, each with its latest rating until then."""
    on = day or session.today()
    latest: dict[str, StandardRating] = {}
    for rating in sorted(session.read.all(StandardRating), key=lambda r: r.rated_on):
        if rating.framework == framework.key and rating.rated_on <= on:
            latest[rating.standard] = rating
    return tuple(
        RatedStandard(framework=framework, standard=one, rating=latest.get(one.key))
        for one in framework.standards
        if framework.holds(one, on)
    )


def _put(
    session: Session,
    writer: Writer,
    new: TakenFramework | TakenStandard | Correspondence | GoalStandard | StandardRating,
) -> bool:
    """Add a record whose id says what it is of, or change what stands there; say whether new."""
    seen = session.read.find(type(new), new.id)
    if seen is None:
        writer.add(new)
        return True
    if seen != new:
        writer.replace(seen, replace(new, tier=seen.tier))
    return False


def _record(session: Session, head: TakenFramework, standard: Standard) -> TakenStandard:
    return TakenStandard(
        id=session.only_id(TakenStandard, head.framework, standard.key),
        framework=head.id,
        standard=standard.key,
        title=standard.title,
        description=standard.description,
        domain=standard.domain,
        valid_from=standard.span.first,
        valid_to=standard.span.last,
    )


def _frameworks(session: Session) -> tuple[Framework, ...]:
    by_key = {framework.key: framework for framework in shipped_frameworks()}
    by_key.update((framework.key, framework) for framework in _taken(session))
    return tuple(by_key.values())


def _taken(session: Session) -> Iterator[Framework]:
    standards = session.read.all(TakenStandard)
    for head in session.read.all(TakenFramework):
        yield Framework(
            key=head.framework,
            name=head.name,
            version=head.version,
            licence=head.licence,
            source=head.source,
            span=Validity(first=head.valid_from, last=head.valid_to),
            standards=tuple(_standard(one) for one in standards if one.framework == head.id),
        )


def _standard(taken: TakenStandard) -> Standard:
    return Standard(
        key=taken.standard,
        title=taken.title,
        description=taken.description,
        domain=taken.domain,
        span=Validity(first=taken.valid_from, last=taken.valid_to),
    )
