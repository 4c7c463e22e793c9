"""The people a plan knows, by the names that its owner calls them."""

from planner.domain.errors.fields import NotFoundError
from planner.domain.errors.rules import AmbiguousNameError
from planner.domain.people import Member
from planner.services.session import Session


def other_members(session: Session) -> list[Member]:
    """List everybody but the owner, in the order in which they were added."""
    return [member for member in session.read.all(Member) if not member.is_owner]


def member_called(session: Session, written: str) -> Member:
    """Return the member of this name or, failing that, of this id.

    Raises:
        NotFoundError: Nobody is called so.
        AmbiguousNameError: Several are.
    """
    name = written.strip()
    fits = [
        member
        for member in session.read.all(Member)
        if member.name.strip().casefold() == name.casefold()
    ]
    if len(fits) > 1:
        raise AmbiguousNameError(Member.TYPE, name)
    return fits[0] if fits else session.read.named(Member, written)


def member_called_or_new(session: Session, written: str) -> Member:
    """Return the member of this name, or a new one who is not added yet; raises as above."""
    try:
        return member_called(session, written)
    except NotFoundError:
        return Member(id=session.new_id(), name=written.strip())
