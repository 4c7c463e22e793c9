"""What is said when the charter, a surge, hindsight or the clocks refuse."""

from collections.abc import Callable, Mapping
from typing import Any

from planner.domain.errors import PlannerError
from planner.domain.errors import ledger as errors
from planner.text import tr
from planner.words.numbers import hours_text

LEDGER_TEXTS: Mapping[type[PlannerError], Callable[[Any], str]] = {
    errors.CharterSaysNoError: lambda e: (
        _charter_texts().get(e.problem, _charter_texts()["no_item"]).format(text=e.text)
    ),
    errors.WriteOffTooLargeError: lambda e: (
        tr(
            "You cannot write off {minutes}: {owed} is owed to that rule. Nothing was changed; "
            "write off so much at most."
        ).format(minutes=hours_text(e.minutes), owed=hours_text(e.owed))
        if e.owed
        else tr("Nothing is owed to that rule, so nothing can be written off. Nothing was changed.")
    ),
    errors.SurgeOverlapError: lambda e: tr(
        "A surge that began on {start} holds at some of that time. Nothing was changed; "
        "end that one first."
    ).format(start=e.start),
    errors.NoSurgeError: lambda _: tr(
        "There is no surge to end or to settle. Nothing was changed."
    ),
    errors.SurgeNotOverError: lambda _: tr(
        "The surge is not over, so its debt waits. Nothing was changed; end it first."
    ),
    errors.SurgeSettledError: lambda _: tr(
        "The debt of this surge was settled already. Nothing was changed."
    ),
    errors.NoHindsightError: lambda _: tr(
        "This row of the ledger is no displacement to look back on. Nothing was saved."
    ),
    errors.HindsightGivenError: lambda _: tr(
        "You looked back on this displacement already, and it is asked once. Nothing was changed."
    ),
    errors.ClockChangeError: lambda e: (
        tr(
            "The clocks show {written} twice that day. Nothing was changed; write {first} or "
            "{second}."
        ).format(written=e.written, first=e.moments[0], second=e.moments[-1])
        if e.moments
        else tr(
            "The clocks skip {written}, so there is no such time. Nothing was changed; "
            "write another one."
        ).format(written=e.written)
    ),
}


def _charter_texts() -> Mapping[str, str]:
    return {
        "no_item": tr(
            "Nothing in the charter allows this. Nothing was changed; count it as just this once, "
            "or add it to the charter first."
        ),
        "other_level": tr(
            "“{text}” stands in the charter for others than whoever asked. Nothing was changed."
        ),
        "other_rule": tr(
            "“{text}” stands in the charter for blocks of another rule. Nothing was changed."
        ),
        "not_valid": tr("“{text}” is not in the charter on that day. Nothing was changed."),
        "used_up": tr(
            "“{text}” was used this month as often as the charter allows. Nothing was changed; "
            "count it as just this once."
        ),
    }
