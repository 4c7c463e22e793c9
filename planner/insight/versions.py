"""Which subscales of an instrument's versions continue one another?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.domain.readiness import Instrument, Round, Subscale


@dataclass(frozen=True, slots=True)
class Member:
    """A subscale as one version has it."""

    instrument: Instrument
    subscale: Subscale


def version_of(one: Round, versions: Sequence[Instrument]) -> str:
    """Return the version that a round was answered in; older plans knew only the first."""
    return one.version or versions[0].version


def family_lines(versions: Sequence[Instrument]) -> Iterator[tuple[Member, ...]]:
    """Yield each subscale with those of older versions that a crosswalk ties to it.

    The latest version comes first; a subscale that a later version continues comes with that.

    Args:
        versions: The first one first.
    """
    told: set[tuple[str, str]] = set()
    for place in reversed(range(len(versions))):
        for subscale in versions[place].subscales:
            if (versions[place].version, subscale.key) in told:
                continue
            line = tuple(_line(Member(versions[place], subscale), versions[:place]))
            told.update((member.instrument.version, member.subscale.key) for member in line)
            yield line


def _line(newest: Member, older: Sequence[Instrument]) -> Iterator[Member]:
    """Follow a subscale back, from version to version."""
    yield newest
    last = newest
    for version in reversed(older):
        key = last.instrument.earlier_key(last.subscale.key, version)
        found = next((scale for scale in version.subscales if scale.key == key), None)
        if found is not None:
            last = Member(version, found)
            yield last
