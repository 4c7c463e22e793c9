"""How results that are read together are said: barriers, near-zero components, saying and doing."""

from collections.abc import Sequence

from planner.domain.readiness_results import ReadinessResult
from planner.text import tr, tr_plural
from planner.words.choices import choice_text
from planner.words.numbers import all_of_text, decimal_text, hours_text


def barrier_text(names: Sequence[str], *, is_known: bool) -> str:
    """Say which subscale comes first that is low; `names` is empty where none is."""
    if not is_known:
        return tr("Which part is the first barrier cannot be told: a mean before it is not shown.")
    if not names:
        return tr("No part lies at or under the middle of the scale.")
    return tr("The first part that is not above the middle of the scale is {part}.").format(
        part=all_of_text(names)
    )


def near_zero_text(names: Sequence[str], *, is_known: bool) -> str:
    """Say which components are near zero, which the others cannot make up for."""
    if names:
        return tr("Near zero: {parts}. The other parts cannot make up for that.").format(
            parts=all_of_text(names)
        )
    if not is_known:
        return tr("Whether a part is near zero cannot be told: a mean is not shown.")
    return tr("No part is near zero.")


def said_text(said: Sequence[ReadinessResult]) -> str:
    """Say what commitment was stated, by whom."""
    scales: dict[tuple[str, str], list[str]] = {}
    for result in said:
        if result.mean is not None:
            words = tr("{view} {mean} of {highest}").format(
                view=choice_text(result.rater),
                mean=decimal_text(result.mean),
                highest=result.highest,
            )
            scales.setdefault((result.instrument, result.subscale), []).append(words)
    if not scales:
        return tr("Stated commitment: not known.")
    views = [
        all_of_text(shown) if len(scales) == 1 else f"{all_of_text(shown)} ({subscale})"
        for (_, subscale), shown in scales.items()
    ]
    return tr("Stated commitment: {views}.").format(views="; ".join(views))


def done_text(minutes: int, kept: int, blocks: int) -> str:
    """Say what the log and the ledger show for the change."""
    return tr_plural(
        "Logged for it: {{hours}}; {{kept}} of {n} block kept.",
        "Logged for it: {{hours}}; {{kept}} of {n} blocks kept.",
        blocks,
    ).format(hours=hours_text(minutes), kept=kept)
