"""What goes into a readiness-for-change plan, and how much of it: short unless asked for more."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

USUAL_GOALS_IN_FULL: Final = 2
MOST_GOALS_IN_FULL: Final = 500
MOST_PAGES: Final = 10
"""What a reader has time for; a budget, not a limit."""


class Chapter(StrEnum):
    """A part that may be left out; the first page and the agreed action always stand."""

    READINESS = "readiness"
    TRUST = "trust"
    SHARED_GOALS = "shared_goals"
    SKILLS = "skills"
    ANNEX = "annex"


class PlanList(StrEnum):
    """A list that is told in short where it is long, or in full where that is asked for."""

    INITIATIVES = "initiatives"
    TENSIONS = "tensions"
    PROMISES = "promises"
    DECISIONS = "decisions"
    SHARED_GOALS = "shared_goals"


_MOST_IN_DETAIL: Mapping[PlanList, int] = {
    PlanList.INITIATIVES: 3,
    PlanList.TENSIONS: 4,
    PlanList.PROMISES: 9,
    PlanList.DECISIONS: 8,
    PlanList.SHARED_GOALS: 3,
}

_TOLD_IN: Mapping[str, frozenset[Chapter]] = {
    "initiative": frozenset({Chapter.READINESS, Chapter.SHARED_GOALS}),
    "round": frozenset({Chapter.READINESS}),
    **dict.fromkeys(
        (
            "tension",
            "tension_party",
            "tension_change",
            "promise",
            "pulse",
            "home_teams",
            "role_overlap",
            "intention",
            "decision",
            "concerned",
            "reference_back",
            "benefit_check",
            "loyalty",
        ),
        frozenset({Chapter.TRUST}),
    ),
    **dict.fromkeys(("shared_goal", "measure"), frozenset({Chapter.SHARED_GOALS})),
    **dict.fromkeys(
        ("goal", "step", "evidence", "goal_standard", "rule", "block"), frozenset({Chapter.SKILLS})
    ),
}
"""Which chapters tell the records of a type; without any of them they stay with their owner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChoices:
    """What the writer chose.

    Attributes:
        chapters: Those that are printed, in the order of `Chapter`.
        in_full: Lists of which every record is told in detail, however long they are.
        goals_in_full: So many skill goals are told in detail, those with the widest gap; 0 or more.

    Raises:
        ValueError: Fewer goals than none, or more than anybody could read.
    """

    chapters: Collection[Chapter] = tuple(Chapter)
    in_full: Collection[PlanList] = ()
    goals_in_full: int = USUAL_GOALS_IN_FULL

    def __post_init__(self) -> None:
        if not 0 <= self.goals_in_full <= MOST_GOALS_IN_FULL:
            message = f"0 to {MOST_GOALS_IN_FULL} goals can be told in full"
            raise ValueError(message)
        asked, told = set(self.chapters), set(self.in_full)
        object.__setattr__(self, "chapters", tuple(one for one in Chapter if one in asked))
        object.__setattr__(self, "in_full", tuple(one for one in PlanList if one in told))

    @classmethod
    def everything(cls) -> "PlanChoices":
        """Return the choices of somebody who wants every record in detail."""
        return cls(in_full=tuple(PlanList), goals_in_full=MOST_GOALS_IN_FULL)

    def has(self, chapter: Chapter) -> bool:
        """Say whether a chapter is printed."""
        return chapter in self.chapters

    def most_in_detail(self, which: PlanList) -> int | None:
        """Return how many records of a list are told in detail; None for all of them."""
        return None if which in self.in_full else _MOST_IN_DETAIL[which]

    def keeps_back(self, record_type: str) -> bool:
        """Say whether records of a type stay, because no chapter that is printed tells them."""
        told_in = _TOLD_IN.get(record_type)
        return told_in is not None and told_in.isdisjoint(self.chapters)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBudget:
    """Pages as fractions, without the white space where a page breaks.

    Attributes:
        fixed: The first page and the end, which always stand.
        chapters: Each chapter as the choices tell it, or would if it were not left out.
        lists: What telling a list in full costs more than telling it in short.
        goal: One more skill goal in full.
        total: What the chosen chapters and the fixed parts take together.
    """

    fixed: float
    chapters: Mapping[Chapter, float]
    lists: Mapping[PlanList, float]
    goal: float
    total: float

    @property
    def is_long(self) -> bool:
        """Say whether the plan takes more than its readers have time for."""
        return self.total > MOST_PAGES


USUAL_CHOICES: Final = PlanChoices()
"""All chapters, long lists in short: eight to ten pages."""
