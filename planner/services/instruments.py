"""Which questionnaires there are: those that come with the program, and those taken in."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.domain.changes import Action
from planner.domain.errors.log import PackUnreadableError, UnknownInstrumentError
from planner.domain.instrument_files import PackProblem
from planner.domain.readiness import Instrument, Round, TakenInstrument
from planner.insight.versions import version_of
from planner.intake.pack_file import (
    instrument_called,
    read_instrument_text,
    read_storable_instrument,
    shipped_instruments,
)
from planner.services.session import Session


@dataclass(frozen=True, slots=True)
class Family:
    """All versions of one instrument, the first one first."""

    versions: tuple[Instrument, ...]

    @property
    def latest(self) -> Instrument:
        """Return the version in which new rounds are opened."""
        return self.versions[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of a pack; `is_new` is False where the plan had it word for word."""

    instrument: Instrument
    is_new: bool


def families(session: Session) -> tuple[Family, ...]:
    """List all instruments with their versions; what cannot be read any more is left out."""
    return session.remember("instruments", lambda: _families(session))


def instruments(session: Session) -> tuple[Instrument, ...]:
    """List the instruments there are, each in its latest version."""
    return tuple(family.latest for family in families(session))


def first_instrument(session: Session) -> Instrument:
    """Return the instrument of a round for which none was named."""
    return instruments(session)[0]


def instrument_of(session: Session, key: str) -> Instrument:
    """Return the latest version of an instrument; raises UnknownInstrumentError."""
    return instrument_called(key, instruments(session))


def instrument_of_round(session: Session, one: Round) -> Instrument:
    """Return the instrument in the version that a round was opened in.

    Raises:
        UnknownInstrumentError: Neither the program nor the plan has it.
    """
    for family in families(session):
        if family.latest.key == one.instrument:
            wanted = version_of(one, family.versions)
            for instrument in family.versions:
                if instrument.version == wanted:
                    return instrument
    known = tuple(instrument.key for instrument in instruments(session))
    raise UnknownInstrumentError(one.instrument, known)


def take_instrument(session: Session, path: Path) -> Taken:
    """Take a pack into the plan; the same one again changes nothing.

    Raises:
        PackUnreadableError: It cannot be read, or the plan has this version with another wording.
        OSError: The file cannot be read.
    """
    instrument, text = read_storable_instrument(path)
    same = _version(families(session), instrument)
    if same is not None:
        if same == instrument:
            return Taken(instrument=same, is_new=False)
        problem = f"{PackProblem.VERSION_TAKEN.value}:{instrument.version}"
        raise PackUnreadableError(path.name, problem)
    taken = TakenInstrument(
        id=session.only_id(TakenInstrument, instrument.key, instrument.version),
        instrument=instrument.key,
        version=instrument.version,
        name=instrument.name,
        licence=instrument.licence,
        taken_on=session.today(),
        pack=text,
    )
    with session.action(Action.TAKE_INSTRUMENT) as writer:
        writer.add(taken)
    return Taken(instrument=instrument, is_new=True)


def _families(session: Session) -> tuple[Family, ...]:
    by_key: dict[str, dict[str, Instrument]] = {}
    for instrument in (*shipped_instruments(), *_taken(session)):
        by_key.setdefault(instrument.key, {}).setdefault(instrument.version, instrument)
    return tuple(Family(tuple(versions.values())) for versions in by_key.values())


def _taken(session: Session) -> list[Instrument]:
    found = []
    for taken in sorted(session.read.all(TakenInstrument), key=lambda t: (t.taken_on, t.version)):
        try:
            found.append(read_instrument_text(taken.name, taken.pack))
        except PackUnreadableError:  # a newer program's, or a damaged copy's: rounds say so
            continue
    return found


def _version(known: Sequence[Family], wanted: Instrument) -> Instrument | None:
    return next(
        (
            instrument
            for family in known
            for instrument in family.versions
            if (instrument.key, instrument.version) == (wanted.key, wanted.version)
        ),
        None,
    )
