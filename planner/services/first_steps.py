"""Beginning a plan: its owner, the bodies they lead in, and their hats."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from planner.domain.changes import Action
from planner.domain.errors import UnknownZoneError
from planner.domain.people import Body, BodyKind, Hat, Member
from planner.domain.protection import HoursSet
from planner.services.session import DEFAULT_ZONE, Session
from planner.store.plan_file import Surroundings

_KINDS: Mapping[str, BodyKind] = {
    "trust": BodyKind.TRUST,
    "icb": BodyKind.ICB,
    "place": BodyKind.PLACE_PARTNERSHIP,
    "collaborative": BodyKind.PROVIDER_COLLABORATIVE,
    "board": BodyKind.BOARD,
    "committee": BodyKind.COMMITTEE,
    "team": BodyKind.TEAM,
}
"""Words in the name of a body that say what it is, and that people call it by."""

_IN_LAW = frozenset({BodyKind.TRUST, BodyKind.ICB})
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewHat:
    """A role in a body, as its leader names them.

    Attributes:
        kind: What the body is; None to go by its name.
        tag: The word after @ in a capture line; "" to take one from the names.
    """

    body: str
    role: str
    kind: BodyKind | None = None
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


def kind_by_name(name: str) -> BodyKind:
    """Return what a body seems to be by the words of its name."""
    return next((_KINDS[word] for word in _words(name) if word in _KINDS), BodyKind.OTHER)


class _HatMaker:
    """Makes hats with tags that differ, and the bodies that are missing."""

    def __init__(self, session: Session, owner: Member) -> None:
        self._session = session
        self._owner = owner
        self._bodies = {body.name.casefold(): body for body in session.read.all(Body)}
        self._tags = {hat.tag.casefold() for hat in session.read.all(Hat)}

    def make(self, new: NewHat) -> list[Body | Hat]:
        """Return the body, where it is new, and the hat."""
        name = new.body.strip()
        known = self._bodies.get(name.casefold())
        body = known or self._body(name, new.kind or kind_by_name(name))
        tag = _free_tag(new, self._tags)
        hat = Hat(
            id=self._session.new_id(),
            member=self._owner.id,
            body=body.id,
            role=new.role.strip(),
            tag=tag,
        )
        self._tags.add(tag.casefold())
        return [hat] if known else [body, hat]

    def _body(self, name: str, kind: BodyKind) -> Body:
        body = Body(
            id=self._session.new_id(), name=name, kind=kind, is_organisation_in_law=kind in _IN_LAW
        )
        self._bodies[name.casefold()] = body
        return body


def _free_tag(new: NewHat, taken: set[str]) -> str:
    """Return a word that no hat has: of the body's kind, of its name, of the role, or numbered."""
    wished = list(_wished_tags(new))
    free = next((tag for tag in wished if tag not in taken), None)
    if free is not None:
        return free
    number = 2
    while f"{wished[0]}{number}" in taken:
        number += 1
    return f"{wished[0]}{number}"


def _wished_tags(new: NewHat) -> Iterable[str]:
    if new.tag:
        yield "-".join(_words(new.tag)) or "hat"
        return
    names = _words(new.body)
    yield from (word for word in names if word in _KINDS)
    yield from names
    yield from _words(new.role)
    yield "hat"


def _words(name: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(name)]


def _known_zone(written: str) -> str:
    try:
        return ZoneInfo(written.strip()).key
    except (KeyError, OSError, ValueError) as error:  # unknown, a folder, a path
        raise UnknownZoneError(written) from error
