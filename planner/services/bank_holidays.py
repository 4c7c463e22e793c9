"""Which days are bank holidays where the owner works: days off, on which nothing is asked."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from planner.domain.changes import Action
from planner.domain.errors.fields import NotFoundError
from planner.domain.people import Member, Nation
from planner.progress import NoProgress, Progress
from planner.services.known_holidays import Holidays, YearOf
from planner.services.session import Session

_SUBDIVISIONS: Mapping[Nation, str] = {
    Nation.ENGLAND: "ENG",
    Nation.WALES: "WLS",
    Nation.SCOTLAND: "SCT",
    Nation.NORTHERN_IRELAND: "NIR",
}
_HOME_ZONE = "Europe/London"


def nation_of(session: Session) -> Nation:
    """Return whose bank holidays count; by the zone it is England's in Europe/London, or nobody's.

    An owner elsewhere logs days off as time away.
    """
    owner = session.owner()
    chosen = owner.nation if owner else Nation.BY_ZONE
    if chosen is not Nation.BY_ZONE:
        return chosen
    return Nation.ENGLAND if str(session.zone()) == _HOME_ZONE else Nation.NONE


def set_nation(session: Session, nation: Nation) -> None:
    """Choose whose bank holidays count; raises NotFoundError while the plan has no owner."""
    owner = session.owner()
    if owner is None:
        raise NotFoundError(Member.TYPE, "")
    with session.action(Action.EDIT_SETTINGS) as writer:
        writer.replace(owner, replace(owner, nation=nation))


def bank_holidays(session: Session, first: date, last: date) -> Mapping[date, str]:
    """Return the bank holidays of some days, both ends included, with their names, by day."""
    years = _years(session, first, last)
    missing = [year for year in years if year not in session.bank_holidays.known]
    if missing and not session.bank_holidays.is_put_off:
        session.bank_holidays.take(found_holidays(missing))
    elif missing:
        session.bank_holidays.missed.update(missing)
    return {
        day: name
        for year in years
        for day, name in session.bank_holidays.known.get(year, {}).items()
        if first <= day <= last
    }


def bank_holidays_off(session: Session, first: date, last: date) -> frozenset[date]:
    """Return the bank holidays of some days, both ends included."""
    return frozenset(bank_holidays(session, first, last))


def found_holidays(wanted: Collection[YearOf], progress: Progress | None = None) -> Holidays:
    """Compute the bank holidays of some years; it needs no plan and may run beside the window."""
    (progress or NoProgress()).step(0, 1)
    # Imported late: it takes longer than opening a plan.
    from holidays.countries.united_kingdom import UnitedKingdom  # noqa: PLC0415

    found = {}
    for nation, year in wanted:
        days = UnitedKingdom(subdiv=_SUBDIVISIONS[nation], years=year)  # type: ignore[no-untyped-call] # theirs
        found[nation, year] = dict(sorted(days.items()))
    return found


def _years(session: Session, first: date, last: date) -> list[YearOf]:
    nation = nation_of(session)
    years: Iterable[int] = range(first.year, last.year + 1) if nation in _SUBDIVISIONS else ()
    return [(nation, year) for year in years]
