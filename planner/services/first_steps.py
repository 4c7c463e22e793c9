"""Beginning a plan: its owner, the bodies they lead in, and their hats."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from planner.domain.changes import Action
from planner.domain.errors.fields import UnknownZoneError
from planner.domain.law import Law
from planner.domain.people import Body, Hat, Member
from planner.domain.protection import HoursSet
from planner.services.bodies import body_by_law, words_of
from planner.services.session import DEFAULT_ZONE, Session
from planner.store.plan_file import Surroundings


@dataclass(frozen=True, slots=True, kw_only=True)
class NewHat:
    """A role in a body, as its leader names them.

    Attributes:
        kind: Key of a kind of body in the law packs; None to go by the body's name.
        tag: The word after @ in a capture line; "" to take one from the names.
    """

    body: str
    role: str
    kind: str | None = None
    tag: str = ""


def create_plan(
    path: Path,
    around: Surroundings,
    name: str,
    hats: Sequence[NewHat] = (),
    zone: str = DEFAULT_ZONE.key,
) -> Session:
    """Make a plan file with its owner; where that fails no file is left.

    Raises:
        PlanExistsError: Something stands there; nothing is overwritten.
        UnknownZoneError, EmptyFieldError, FieldTooLongError: A name cannot be used.
    """
    session = Session.create(path, around)
    try:
        set_up(session, name, hats, zone)
    except BaseException:
        session.close()
        path.unlink(missing_ok=True)
        raise
    return session


def set_up(
    session: Session, name: str, hats: Sequence[NewHat] = (), zone: str = DEFAULT_ZONE.key
) -> Member:
    """Give an empty plan its owner, their hats and usual working hours, in one action."""
    owner = Member(id=session.new_id(), name=name.strip(), is_owner=True, zone=_known_zone(zone))
    added = _HatMaker(session, owner)
    records = [record for hat in hats for record in added.make(hat)]
    with session.action(Action.CREATE_PLAN) as writer:
        writer.add(owner)
        writer.add(HoursSet(id=session.only_id(HoursSet)))
        for record in records:
            writer.add(record)
    return owner


def add_hat(session: Session, owner: Member, new: NewHat) -> Hat:
    """Add a role, and its body where the plan has none of that name."""
    *bodies, hat = _HatMaker(session, owner).make(new)
    with session.action(Action.ADD_BODY) as writer:
        for body in bodies:
            writer.add(body)
        writer.add(hat)
    assert isinstance(hat, Hat)  # noqa: S101 - the last one always is
    return hat


class _HatMaker:
    """Makes hats with tags that differ, and the bodies that are missing."""

    def __init__(self, session: Session, owner: Member) -> None:
        self._session = session
        self._owner = owner
        self._bodies = {body.name.casefold(): body for body in session.read.all(Body)}
        self._tags = {hat.tag.casefold() for hat in session.read.all(Hat)}
        self._law = _law_of_today(session)

    def make(self, new: NewHat) -> list[Body | Hat]:
        """Return the body, where it is new, and the hat."""
        name = new.body.strip()
        known = self._bodies.get(name.casefold())
        body = known or self._body(name, new.kind)
        tag = _free_tag(new, self._tags, self._law)
        hat = Hat(
            id=self._session.new_id(),
            member=self._owner.id,
            body=body.id,
            role=new.role.strip(),
            tag=tag,
        )
        self._tags.add(tag.casefold())
        return [hat] if known else [body, hat]

    def _body(self, name: str, kind: str | None) -> Body:
        body = body_by_law(self._session.new_id(), name, self._law, kind)
        self._bodies[name.casefold()] = body
        return body


def _law_of_today(session: Session) -> Law:
    # Imported late: whoever opens a plan that has its bodies reads no pack.
    from planner.services.law import law_on  # noqa: PLC0415

    return law_on(session.today())


def _free_tag(new: NewHat, taken: set[str], law: Law) -> str:
    """Return a word that no hat has: of the body's kind, of its name, of the role, or numbered."""
    wished = list(_wished_tags(new, law))
    free = next((tag for tag in wished if tag not in taken), None)
    if free is not None:
        return free
    number = 2
    while f"{wished[0]}{number}" in taken:
        number += 1
    return f"{wished[0]}{number}"


def _wished_tags(new: NewHat, law: Law) -> Iterable[str]:
    if new.tag:
        yield "-".join(words_of(new.tag)) or "hat"
        return
    names = words_of(new.body)
    told = {word for kind in law.kinds() for word in kind.words}
    yield from (word for word in names if word in told)
    yield from names
    yield from words_of(new.role)
    yield "hat"


def _known_zone(written: str) -> str:
    try:
        return ZoneInfo(written.strip()).key
    except (KeyError, OSError, ValueError) as error:  # unknown, a folder, a path
        raise UnknownZoneError(written) from error
