"""Which levels demands come from on a day, and how the law packs call them then."""

from collections.abc import Mapping
from datetime import date

from planner.domain.people import USUAL_JURISDICTION, Body
from planner.domain.protection import Requester
from planner.services.law import law_on
from planner.services.session import Session


def level_names(session: Session, day: date | None = None) -> Mapping[Requester, str]:
    """Return what people choose from when they say for whom, on a day, today if none is named.

    The packs of the place whose law the plan's organisations follow say it. Where they say
    nothing, all levels that the program knows are there, without names.
    """
    law = law_on(day or session.today(), _jurisdiction(session))
    named = {Requester(level.key): level.name for level in law.levels()}
    return named or dict.fromkeys(Requester, "")


def _jurisdiction(session: Session) -> str:
    bodies = session.read.all(Body)
    in_law = (body.jurisdiction for body in bodies if body.is_organisation_in_law)
    return next(in_law, USUAL_JURISDICTION)
