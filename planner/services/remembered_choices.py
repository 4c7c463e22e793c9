"""What the owner last put into the plan for each audience, remembered on this installation."""

from pathlib import Path
from typing import Any

from planner.domain.coaching import Audience
from planner.domain.plan_choices import USUAL_CHOICES, Chapter, PlanChoices, PlanList
from planner.services.beside_plans import keep, kept
from planner.services.places import plan_choices_file
from planner.services.session import Session


def remembered_choices(
    session: Session, audience: Audience, file: Path | None = None
) -> PlanChoices:
    """Return what was chosen last; the usual choices where nothing can be used.

    Args:
        session: The plan.
        audience: For whom it is written.
        file: Where the choices stand; None for the usual place.
    """
    found = kept(file or plan_choices_file(), session.plan_uid).get(audience.value)
    try:
        return _read(found) if isinstance(found, dict) else USUAL_CHOICES
    except (TypeError, ValueError):
        return USUAL_CHOICES


def remember_choices(
    session: Session, audience: Audience, choices: PlanChoices, file: Path | None = None
) -> None:
    """Remember the choices for one audience, those for others as they are; raises OSError."""
    place = file or plan_choices_file()
    value = {
        "chapters": [one.value for one in choices.chapters],
        "in_full": [one.value for one in choices.in_full],
        "goals_in_full": choices.goals_in_full,
    }
    keep(place, session.plan_uid, {**kept(place, session.plan_uid), audience.value: value})


def _read(found: dict[str, Any]) -> PlanChoices:
    return PlanChoices(
        chapters=[Chapter(one) for one in found.get("chapters", Chapter)],
        in_full=[PlanList(one) for one in found.get("in_full", ())],
        goals_in_full=int(found.get("goals_in_full", USUAL_CHOICES.goals_in_full)),
    )
