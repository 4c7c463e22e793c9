"""How the fields of instruments, frameworks, ratings and reflection points are labelled."""

from collections.abc import Callable, Mapping

from planner.text import tr

Labels = Mapping[str, str]


def _instrument() -> Labels:
    return {
        "instrument": tr("Key"),
        "version": tr("Version"),
        "name": tr("Name"),
        "licence": tr("Licence"),
        "taken_on": tr("Taken in on"),
        "pack": tr("The pack as it was written"),
    }


def _framework() -> Labels:
    return {
        "framework": tr("Key"),
        "version": tr("Version"),
        "name": tr("Name"),
        "licence": tr("Licence"),
        "source": tr("Source"),
        "valid_from": tr("Holds from"),
        "valid_to": tr("Holds until"),
    }


def _standard() -> Labels:
    return {
        "framework": tr("Framework"),
        "standard": tr("Key"),
        "title": tr("Standard"),
        "description": tr("What it says"),
        "domain": tr("Domain"),
        "valid_from": tr("Holds from"),
        "valid_to": tr("Holds until"),
    }


def _correspondence() -> Labels:
    return {
        "old_framework": tr("Old framework"),
        "old_standard": tr("Old standard"),
        "new_framework": tr("New framework"),
        "new_standard": tr("New standard"),
    }


def _goal_standard() -> Labels:
    return {
        "goal": tr("Skill goal"),
        "framework": tr("Framework"),
        "standard": tr("Standard"),
    }


def _rating() -> Labels:
    return {
        "framework": tr("Framework"),
        "standard": tr("Standard"),
        "frequency": tr("How often"),
        "rated_on": tr("Rated on"),
        "note": tr("Note"),
    }


def _reflection() -> Labels:
    return {
        "quarter": tr("Quarter from"),
        "opened_on": tr("Opened on"),
        "closes_on": tr("Answers until"),
    }


def _reflection_answer() -> Labels:
    return {
        "reflection": tr("Reflection point"),
        "side": tr("Who answers"),
        "question": tr("Question"),
        "words": tr("Answer"),
    }


STANDARD_LABELS: Mapping[str, Callable[[], Labels]] = {
    "instrument": _instrument,
    "framework": _framework,
    "standard": _standard,
    "correspondence": _correspondence,
    "goal_standard": _goal_standard,
    "rating": _rating,
    "reflection": _reflection,
    "reflection_answer": _reflection_answer,
}
