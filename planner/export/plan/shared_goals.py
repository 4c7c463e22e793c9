"""Chapter 3: what partners want together, for whom, and how they would notice."""

from collections.abc import Sequence
from datetime import date

from planner.domain.direction import Aim, Initiative, Measure, SharedGoal
from planner.domain.plan_choices import PlanList
from planner.domain.release import Released
from planner.export.plan.coach_fields import ask_what_was_noticed
from planner.export.plan.newness import marked
from planner.export.plan.shortening import Shortened, shortened, tell_what_is_left
from planner.export.plan.telling import Teller
from planner.text import tr
from planner.words.choices import choice_text, choice_title
from planner.words.numbers import brief_date_text


def tell_shared_goals(story: Teller, released: Released) -> None:
    """Tell the chapter."""
    title = tr("Clarifying shared goals")
    under = tr("The Triple Aim, the population's priorities, and what is different here")
    story.title(title, over=tr("Part 3"), under=under, anchor="shared_goals")
    told = told_shared_goals(released)
    if not told.detailed:
        story.paragraph(tr("No shared goal is shared here yet."))
    for goal in told.detailed:
        _tell_goal(story, released, goal)
    if told.listed:
        story.heading(2, tr("Other shared goals"))
        tell_shared_goals_in_short(story, released, told.listed)
        tell_what_is_left(story, released, len(told.left))
    _tell_blueprints(story, released)
    ask_what_was_noticed(story, released, "shared_goals", title)


def told_shared_goals(released: Released) -> Shortened[SharedGoal]:
    """Share the goals out in the order in which they were agreed."""
    goals = released.plan.all(SharedGoal)
    return shortened(goals, released.occasion.choices, PlanList.SHARED_GOALS)


def tell_shared_goals_in_short(
    story: Teller, released: Released, goals: Sequence[SharedGoal]
) -> None:
    """Tell one row each."""
    story.table(
        (tr("Shared goal"), tr("Aim"), tr("Priority")),
        [
            (
                marked(released, goal, goal.title),
                choice_text(goal.aim),
                goal.priority or tr("none named"),
            )
            for goal in goals
        ],
        shares=(3, 2, 3),
    )


def has_shared_goals(released: Released) -> bool:
    """Say whether anything of the chapter is shared."""
    return bool(released.plan.all(SharedGoal) or _with_blueprints(released))


def _tell_goal(story: Teller, released: Released, goal: SharedGoal) -> None:
    measures = [m for m in released.plan.all(Measure) if m.shared_goal == goal.id]
    story.heading(2, marked(released, goal, goal.title, *measures))
    story.paragraph(choice_title(goal.aim), "under_heading")
    story.paragraph(goal.note)
    story.paragraph(_priority_words(goal.priority, goal.source, goal.source_date))
    considered = [
        tr("{limb}: {note}").format(limb=choice_title(limb), note=note)
        for limb in Aim
        if (note := goal.limb(limb).strip()) and note != goal.note.strip()
    ]
    if considered:
        story.bullets(considered)
    if measures:
        _tell_measures(story, measures)


def _tell_measures(story: Teller, measures: Sequence[Measure]) -> None:
    has_values = any(one.baseline or one.target or one.latest for one in measures)
    header = [tr("Measure"), tr("What it is")]
    rows = [[measure.title, _kind_words(measure)] for measure in measures]
    if has_values:
        header.append(tr("From, now, target"))
        for row, measure in zip(rows, measures, strict=True):
            row.append(_values_words(measure))
    story.table(header, rows, shares=(3, 3.2, 3.8)[: len(header)])


def _kind_words(measure: Measure) -> str:
    return tr("{level}, {temperament}, {horizon}").format(
        level=choice_text(measure.level),
        temperament=choice_text(measure.temperament),
        horizon=choice_text(measure.horizon),
    )


def _values_words(measure: Measure) -> str:
    latest = measure.latest
    if latest and measure.latest_on:
        latest = tr("{value} ({day})").format(value=latest, day=brief_date_text(measure.latest_on))
    target = measure.target
    if target and measure.due:
        target = tr("{value} by {day}").format(value=target, day=brief_date_text(measure.due))
    return ", ".join(value or "–" for value in (measure.baseline, latest, target))


def _priority_words(priority: str, source: str, day: date | None) -> str:
    if not priority:
        return ""
    if source and day:
        return tr("Priority: {priority} ({source}, {day}).").format(
            priority=priority, source=source, day=brief_date_text(day)
        )
    return tr("Priority: {priority} (no dated source yet).").format(priority=priority)


def _with_blueprints(released: Released) -> list[Initiative]:
    return [one for one in released.plan.all(Initiative) if one.blueprint or one.adaptation]


def _tell_blueprints(story: Teller, released: Released) -> None:
    found = _with_blueprints(released)
    told = shortened(found, released.occasion.choices, PlanList.INITIATIVES).detailed
    if not told:
        return
    story.heading(2, tr("Blueprint and local adaptation"))
    for left, right in zip(told[::2], told[1::2], strict=False):
        with story.columns() as (on_left, on_right):
            _tell_blueprint(on_left, left)
            _tell_blueprint(on_right, right)
    if len(told) % 2:
        with story.together():
            _tell_blueprint(story, told[-1])


def _tell_blueprint(story: Teller, initiative: Initiative) -> None:
    story.heading(3, initiative.title)
    story.paragraph(_labelled(tr("Built on: "), initiative.blueprint))
    story.paragraph(_labelled(tr("Different here: "), initiative.adaptation))
    story.paragraph(_labelled(tr("What people say: "), initiative.community_voice))
    story.paragraph(
        _priority_words(initiative.priority, initiative.priority_source, initiative.priority_date)
    )


def _labelled(label: str, words: str) -> str:
    return label + words if words else ""
