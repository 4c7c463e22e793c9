"""What is said when a tension, promise, pulse, initiative or barrier refuses."""

from collections.abc import Callable, Mapping
from typing import Any

from planner.domain.errors import PlannerError
from planner.domain.errors import partnership as errors
from planner.text import tr
from planner.words.records import record_text

PARTNERSHIP_TEXTS: Mapping[type[PlannerError], Callable[[Any], str]] = {
    errors.CostCarrierMissingError: lambda e: tr(
        "Who carries the cost of “{title}”? Nothing was saved; “nobody” and “not known” are "
        "answers too."
    ).format(title=e.title),
    errors.AlreadyEndedError: lambda e: tr(
        "For “{title}” ({record}) it is noted already how it ended. Nothing was changed; edit it "
        "if that was wrong."
    ).format(title=e.title, record=record_text(e.record_type)),
    errors.PulseSumError: lambda e: tr(
        "Exactly {needed} points are to be shared out, and these add up to {points}. "
        "Nothing was saved."
    ).format(needed=e.needed, points=e.points),
    errors.StatementTooLongError: lambda e: tr(
        "What changes is said in {characters} characters, and must be said in {longest} at most. "
        "Nothing was saved; put what is left over into another field."
    ).format(characters=e.characters, longest=e.longest),
    errors.OneDelayedThingError: lambda e: tr(
        "A delay names exactly one goal, initiative or shared goal; {named} were named. "
        "Nothing was saved."
    ).format(named=e.named),
}
