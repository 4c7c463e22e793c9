"""What this page says about goals, in sentences."""

from collections.abc import Sequence
from datetime import date

from planner.domain.frameworks import Followed
from planner.domain.goals import HIGHEST_LEVEL, Evidence, SkillGoal, Step
from planner.domain.goals import GoalState as State
from planner.domain.records import Tier
from planner.services.goals import GoalLine, GoalOverview
from planner.services.ratings import Rating
from planner.text import tr, tr_plural
from planner.words.choices import choice_text, choice_title
from planner.words.goal_warnings import goal_warning_text
from planner.words.numbers import day_text, hours_text


def levels_words(goal: SkillGoal) -> str:
    """Say from which level to which."""
    return tr("Level now {now} of {highest}, wanted {target}").format(
        now=goal.now_level, highest=HIGHEST_LEVEL, target=goal.target_level
    )


def earlier_ratings_words(rated: Sequence[Rating]) -> str:
    """Say a line for each rating before the newest; "" where there is none."""
    return "\n".join(map(_rating_words, rated[1:]))


def _rating_words(rating: Rating) -> str:
    words = tr("{level} of {highest} on {day}").format(
        level=rating.level, highest=HIGHEST_LEVEL, day=day_text(rating.day)
    )
    return tr("{rating}: {words}").format(rating=words, words=rating.words or tr("no words"))


def standards_words(served: Sequence[Followed]) -> str:
    """Say a line for each standard that a goal serves; "" where it serves none."""
    return "\n".join(map(_standard_words, served))


def _standard_words(served: Followed) -> str:
    words = tr("{standard} ({framework})").format(
        standard=served.standard.title if served.standard else served.key.standard,
        framework=served.framework.name if served.framework else served.key.framework,
    )
    return words if served.holds else tr("{standard}, no longer in force").format(standard=words)


def kind_words(goal: SkillGoal) -> str:
    """Say what kind of skill it is: "Leadership: speak truth to power"."""
    return tr("{kind}: {skill}").format(kind=choice_title(goal.kind), skill=choice_text(goal.skill))


def row_words(line: GoalLine) -> str:
    """Say in one line what stands under a goal's title in the list."""
    goal = line.goal
    parts = [choice_title(goal.kind), tr("importance {n}").format(n=goal.importance)]
    if goal.state is not State.ACTIVE:
        parts.append(choice_text(goal.state))
    else:
        lately = hours_text(line.minutes_lately) if line.minutes_lately else tr("no time")
        parts.append(tr("{hours} in four weeks").format(hours=lately))
    return " · ".join(parts)


def warnings_words(line: GoalLine) -> str:
    """Say what a goal lacks; "" where it lacks nothing."""
    return " ".join(goal_warning_text(warning.value) for warning in line.warnings)


def spoken_row(line: GoalLine) -> str:
    """Say a row of the list as a screen reader reads it."""
    return ". ".join((line.goal.title, row_words(line), levels_words(line.goal)))


def count_words(overview: GoalOverview) -> str:
    """Say how many goals are active and how many rest."""
    active = sum(line.goal.state is State.ACTIVE for line in overview.lines)
    resting = len(overview.lines) - active
    words = tr_plural("{n} active goal", "{n} active goals", active)
    if resting:
        words += ", " + tr_plural("{n} at rest", "{n} at rest", resting)
    return tr("{goals}, the widest gap first").format(goals=words) if overview.lines else ""


def time_words(line: GoalLine) -> str:
    """Say how much time was given."""
    if not line.minutes:
        return tr("No time was logged for it yet.")
    return tr("{all} logged in all, {lately} of them in the last four weeks.").format(
        all=hours_text(line.minutes), lately=hours_text(line.minutes_lately)
    )


def if_then_words(goal: SkillGoal) -> str:
    """Say the if-then plan as a sentence; "" while either half is missing."""
    if not (goal.if_cue and goal.then_act):
        return ""
    return tr("If {cue}, then {act}.").format(cue=goal.if_cue, act=goal.then_act.rstrip("."))


def step_words(step: Step, today: date) -> str:
    """Say when a step was done, or by when it should be."""
    if step.done_on:
        return tr("done on {day}").format(day=day_text(step.done_on))
    if step.due is None:
        return ""
    if step.due < today:
        return tr("was due by {day}").format(day=day_text(step.due))
    return tr("by {day}").format(day=day_text(step.due))


def evidence_words(evidence: Evidence) -> str:
    """Say when something was seen, and by whom."""
    day = day_text(evidence.day)
    return f"{day} · {evidence.source}" if evidence.source else day


def goes_with_words(tier: Tier) -> str:
    """Say who sees the steps and the evidence of a goal: whoever sees the goal."""
    return {
        Tier.MINE: tr("Stays with you, as the goal does."),
        Tier.COACH: tr("Goes to your coach with the goal."),
        Tier.TEAM: tr("Goes to your team and your coach with the goal."),
    }[tier]
