"""Long lists in a short plan: some told in detail, some as rows, the rest in the annex."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from planner.domain.plan_choices import Chapter, PlanChoices, PlanList
from planner.domain.release import Released
from planner.export.plan.telling import Teller
from planner.text import tr_plural

MOST_ROWS: Final = 12
"""Rows that a table in a chapter holds; more would bury what matters."""

Told = TypeVar("Told")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortened(Generic[Told]):
    """A list, shared out in its own order.

    Attributes:
        detailed: Told one by one.
        listed: A row each.
        left: A row each in the annex.
    """

    detailed: Sequence[Told]
    listed: Sequence[Told]
    left: Sequence[Told]


def shortened(items: Sequence[Told], choices: PlanChoices, which: PlanList) -> Shortened[Told]:
    """Share a list out as the writer chose."""
    most = choices.most_in_detail(which)
    return split_at(items, len(items) if most is None else most)


def split_at(items: Sequence[Told], most_in_detail: int) -> Shortened[Told]:
    """Share a list out after so many told in detail; a lone row more is told in detail too."""
    detailed = most_in_detail + 1 if len(items) == most_in_detail + 1 else most_in_detail
    rows = detailed + MOST_ROWS
    return Shortened(detailed=items[:detailed], listed=items[detailed:rows], left=items[rows:])


def tell_what_is_left(story: Teller, released: Released, number: int) -> None:
    """Say how many more there are, and where; nothing where there are none."""
    if not number:
        return
    if released.occasion.choices.has(Chapter.ANNEX):
        said = tr_plural("{n} more stands in the annex.", "{n} more stand in the annex.", number)
    else:
        said = tr_plural("{n} more is not printed.", "{n} more are not printed.", number)
    story.paragraph(said, "small")
