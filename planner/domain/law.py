"""What a dated pack says of the law of one place: kinds of bodies, their duties, levels."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from planner.domain.people import Forum


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity:
    """The days on which something holds, both ends included.

    Attributes:
        first, last: None where it always did, or has no end in sight.
    """

    first: date | None = None
    last: date | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether it holds on this day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class _Dated(Protocol):
    @property
    def span(self) -> Validity: ...


_Part = TypeVar("_Part", bound=_Dated)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalKind:
    """A kind of body.

    Attributes:
        is_organisation_in_law: Its directors owe it a duty.
        forum: How bodies of this kind usually decide.
        words: What in a name tells that a body is of this kind, in lower case.
        note: What one should know of it.
    """

    key: str
    name: str
    is_organisation_in_law: bool
    forum: Forum
    span: Validity
    words: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalDuty:
    """A duty that directors of certain kinds of bodies have.

    Attributes:
        kinds: Keys of the kinds of bodies.
        source: Where that was read.
        note: What about it is not verified, "" for nothing.
    """

    key: str
    kinds: tuple[str, ...]
    text: str
    source: str
    span: Validity
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How a level from which demands come is called at a time; `key` is a `Requester`."""

    key: str
    name: str
    span: Validity


@dataclass(frozen=True, slots=True, kw_only=True)
class LawPack:
    """One pack.

    Attributes:
        key: Stable; `version` counts up with each correction.
        jurisdiction: Whose law it tells, as `Body.jurisdiction` names it.
        note: What in it is not verified or may change soon.
    """

    key: str
    name: str
    version: str
    jurisdiction: str
    licence: str
    source: str
    note: str
    span: Validity
    kinds: tuple[LegalKind, ...]
    duties: tuple[LegalDuty, ...]
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Law:
    """What the packs of one place say on one day; of two with a key the later pack counts."""

    packs: tuple[LawPack, ...]
    day: date

    def kinds(self) -> tuple[LegalKind, ...]:
        """List the kinds of bodies that there are."""
        found = {kind.key: kind for pack in self.packs for kind in self._holding(pack.kinds)}
        return tuple(found.values())

    def kind(self, key: str) -> LegalKind | None:
        """Return the kind of this key; None where it is not known on the day."""
        return next((kind for kind in self.kinds() if kind.key == key), None)

    def duties_of(self, kind: str) -> tuple[tuple[LegalDuty, LawPack], ...]:
        """List the duties to bodies of a kind, each with the pack that tells it."""
        found = {
            duty.key: (duty, pack)
            for pack in self.packs
            for duty in self._holding(pack.duties)
            if kind in duty.kinds
        }
        return tuple(found.values())

    def levels(self) -> tuple[Level, ...]:
        """List what the levels are called."""
        found = {level.key: level for pack in self.packs for level in self._holding(pack.levels)}
        return tuple(found.values())

    def _holding(self, parts: Iterable[_Part]) -> tuple[_Part, ...]:
        return tuple(part for part in parts if part.span.holds_on(self.day))


def law_of(packs: Iterable[LawPack], jurisdiction: str, day: date) -> Law:
    """Return what the packs say of a place on a day."""
    name = jurisdiction.strip().casefold()
    fits = (p for p in packs if p.jurisdiction.casefold() == name and p.span.holds_on(day))
    return Law(tuple(sorted(fits, key=lambda pack: pack.span.first or date.min)), day)
