"""The bodies that a plan knows: new ones, by name, and those to which its owner owes a duty."""

import re
from dataclasses import replace

from planner.domain.errors.rules import AmbiguousNameError
from planner.domain.law import Law, LegalKind
from planner.domain.people import OTHER_KIND, Body, Hat
from planner.domain.records import RecordId
from planner.services.session import Session

_WORD = re.compile(r"[^\W_]+")


def kind_by_name(name: str, law: Law) -> LegalKind | None:
    """Return what a body seems to be by the words of its name; None where they do not tell."""
    kinds = {word: kind for kind in law.kinds() for word in kind.words}
    return next((kinds[word] for word in words_of(name) if word in kinds), None)


def words_of(name: str) -> list[str]:
    """List the words of a name in lower case."""
    return [word.casefold() for word in _WORD.findall(name)]


def body_by_law(body_id: RecordId, name: str, law: Law, key: str | None = None) -> Body:
    """Make a body as the law has it; its kind goes by its name where no `key` says it."""
    body = Body(id=body_id, name=name, kind=key or OTHER_KIND)
    kind = law.kind(key) if key else kind_by_name(name, law)
    if kind is None:
        return body
    in_law = kind.is_organisation_in_law
    return replace(body, kind=kind.key, is_organisation_in_law=in_law, forum=kind.forum)


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


def body_name(session: Session, body: RecordId | None) -> str:
    """Return the name of a body; "" where none is named or it is gone."""
    found = session.read.find(Body, body) if body else None
    return found.name if found else ""


def own_organisations(session: Session) -> list[Body]:
    """List the organisations in law in which the owner wears a hat."""
    owner = session.owner()
    worn = {hat.body for hat in session.read.all(Hat) if owner and hat.member == owner.id}
    return [
        body for body in session.read.all(Body) if body.id in worn and body.is_organisation_in_law
    ]
