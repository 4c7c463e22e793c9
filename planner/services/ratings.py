"""How a leader rated a skill over time, read from the history of its goal."""

from dataclasses import dataclass
from datetime import date

from planner.domain.goals import SkillGoal
from planner.domain.local_time import local_day
from planner.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """What a leader said of a skill on a day.

    Attributes:
        level: The level of that day, or the last one said before it.
        words: What it looked like, in the leader's words; "" where nothing was said.
    """

    day: date
    level: int
    words: str


def ratings(session: Session, goal: SkillGoal) -> tuple[Rating, ...]:
    """List how a goal was rated, the newest first; the last word of each day counts.

    A rating that was taken back on its day leaves no trace here; the history keeps it.
    """
    by_day: dict[date, Rating] = {}
    level, words = None, ""
    for edit in session.read.history.edits_of(SkillGoal.TYPE):
        if edit.record != goal.id or not {"now_level", "now_words"} & edit.said.keys():
            continue
        level = edit.said.get("now_level", level)
        words = str(edit.said.get("now_words", words) or "")
        if isinstance(level, int):
            day = local_day(edit.at, session.zone())
            by_day[day] = Rating(day=day, level=level, words=words)
    told: list[Rating] = []
    for rating in by_day.values():
        if not told or (told[-1].level, told[-1].words) != (rating.level, rating.words):
            told.append(rating)
    return tuple(reversed(told))
