"""The owner's hats with the names that people know them by."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.domain.people import Body, Hat
from planner.domain.records import RecordId
from planner.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedHat:
    """A hat and its body; `body` is "" where that was deleted."""

    hat: Hat
    body: str

    @property
    def id(self) -> RecordId:
        """Return the id of the hat."""
        return self.hat.id


def hats(session: Session) -> list[NamedHat]:
    """List the hats in the order in which they were added."""
    bodies = {body.id: body.name for body in session.read.all(Body)}
    return [NamedHat(hat=hat, body=bodies.get(hat.body, "")) for hat in session.read.all(Hat)]


def hats_by_id(session: Session) -> Mapping[RecordId, NamedHat]:
    """Return the hats by their ids."""
    return {named.id: named for named in hats(session)}
