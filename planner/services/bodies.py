"""The bodies that a plan knows: by name, and those to which its owner owes a duty."""

from planner.domain.errors import AmbiguousNameError
from planner.domain.people import Body, Hat
from planner.domain.records import RecordId
from planner.services.session import Session


def body_called(session: Session, written: str) -> Body:
    """Return the body of this name or, failing that, of this id.

    Raises:
        NotFoundError: None is called so.
        AmbiguousNameError: Several are.
    """
    name = written.strip()
    fits = [
        body for body in session.read.all(Body) if body.name.strip().casefold() == name.casefold()
    ]
    if len(fits) > 1:
        raise AmbiguousNameError(Body.TYPE, name)
    return fits[0] if fits else session.read.named(Body, written)


def bodies_by_id(session: Session) -> dict[RecordId, Body]:
    """Return the bodies by their ids."""
    return {body.id: body for body in session.read.all(Body)}


def own_organisations(session: Session) -> list[Body]:
    """List the organisations in law in which the owner wears a hat."""
    owner = session.owner()
    worn = {hat.body for hat in session.read.all(Hat) if owner and hat.member == owner.id}
    return [
        body for body in session.read.all(Body) if body.id in worn and body.is_organisation_in_law
    ]
