"""What the latest results of a change say when they are read together, rater by rater."""

from dataclasses import dataclass

from planner.domain.direction import Initiative
from planner.domain.readiness import Instrument, Rater
from planner.insight.readings import Found, first_barrier, near_zero
from planner.services.instruments import instruments
from planner.services.readiness import readiness_of
from planner.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class RaterReading:
    """What one rater's answers to one instrument say together.

    Attributes:
        barrier, near_zero: None where the instrument does not ask for that reading.
    """

    rater: Rater
    instrument: Instrument
    barrier: Found | None
    near_zero: Found | None


def readings_of(session: Session, initiative: Initiative) -> tuple[RaterReading, ...]:
    """Read each rater's latest closed round of each instrument in its latest version."""
    lines = readiness_of(session, initiative)
    found = []
    for instrument in instruments(session):
        for rater in Rater:
            results = [
                line.latest
                for line in lines
                if line.rater is rater
                and line.instrument is instrument
                and line.latest.closed_on is not None
            ]
            reading = RaterReading(
                rater=rater,
                instrument=instrument,
                barrier=first_barrier(instrument, results),
                near_zero=near_zero(instrument, results),
            )
            if results and (reading.barrier or reading.near_zero):
                found.append(reading)
    return tuple(found)
