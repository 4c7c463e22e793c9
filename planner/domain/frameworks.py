"""What a framework is: dated standards, and where each goes on when it ends."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from planner.domain.law import Validity
from planner.domain.standards import Correspondence


class StandardKey(NamedTuple):
    """What names one standard among all frameworks."""

    framework: str
    standard: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """What somebody in a role is expected to do.

    Attributes:
        domain: The heading under which the framework puts it, "" for none.
    """

    key: str
    title: str
    description: str
    domain: str
    span: Validity


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """Standards that one publisher set for a time.

    Attributes:
        licence: What its owner allows; "" where nobody said.
        note: What in it is not settled, "" for nothing.
    """

    key: str
    name: str
    version: str
    licence: str
    source: str
    span: Validity
    standards: tuple[Standard, ...]
    note: str = ""

    def standard(self, key: str) -> Standard | None:
        """Return the standard of this key, None where there is none."""
        return next((standard for standard in self.standards if standard.key == key), None)

    def holds(self, standard: Standard, day: date) -> bool:
        """Say whether a standard of this framework holds on a day."""
        return self.span.holds_on(day) and standard.span.holds_on(day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """Where a tie to a standard leads on one day.

    Attributes:
        framework, standard: None where the plan no longer knows what the tie names.
        came_from: The standards that it went through, the one that was tied first.
        holds: It is in force on the day; otherwise it ended and nothing is known to follow.
    """

    key: StandardKey
    framework: Framework | None
    standard: Standard | None
    came_from: tuple[StandardKey, ...]
    holds: bool


class Crosswalk:
    """Follows standards that ended to those that go on from them."""

    def __init__(self, frameworks: Iterable[Framework], lines: Iterable[Correspondence]) -> None:
        self._frameworks = {framework.key: framework for framework in frameworks}
        self._next: dict[StandardKey, list[StandardKey]] = {}
        for line in lines:
            old = StandardKey(line.old_framework, line.old_standard)
            self._next.setdefault(old, []).append(
                StandardKey(line.new_framework, line.new_standard)
            )

    def follow(self, tied: StandardKey, day: date) -> list[Followed]:
        """Return what a tie means on a day: one standard, or several where one became many."""
        return list(self._follow(tied, day, ()))

    def _follow(
        self, key: StandardKey, day: date, before: tuple[StandardKey, ...]
    ) -> Iterator[Followed]:
        here = self._at(key, day, before)
        onwards = [new for new in self._next.get(key, ()) if new not in (*before, key)]
        if here.holds or not onwards:
            yield here
            return
        for new in onwards:
            yield from self._follow(new, day, (*before, key))

    def _at(self, key: StandardKey, day: date, before: tuple[StandardKey, ...]) -> Followed:
        framework = self._frameworks.get(key.framework)
        standard = framework.standard(key.standard) if framework else None
        holds = framework is not None and standard is not None and framework.holds(standard, day)
        return Followed(
            key=key, framework=framework, standard=standard, came_from=before, holds=holds
        )
