"""Chapter 3: what partners want together, for whom, and how they would notice."""

from planner.domain.direction import Initiative, Measure, SharedGoal
from planner.domain.release import Released
from planner.export.pdf.text import Words, muted
from planner.export.plan.coach_fields import ask_what_was_noticed
from planner.export.plan.newness import marked
from planner.export.plan.telling import Teller
from planner.text import tr
from planner.words.choices import choice_text, choice_title
from planner.words.numbers import brief_date_text


def tell_shared_goals(story: Teller, released: Released) -> None:
    """Tell the chapter."""
    title = tr("Clarifying shared goals")
    under = tr("The Triple Aim, the population's priorities, and what is different here")
    story.title(title, over=tr("Part 3"), under=under, anchor="goals")
    goals = released.plan.all(SharedGoal)
    if not goals:
        story.paragraph(tr("No shared goal is shared here yet."))
    for goal in goals:
        _tell_goal(story, released, goal)
    _tell_blueprints(story, released)
    ask_what_was_noticed(story, released, "shared_goals", title)


def _tell_goal(story: Teller, released: Released, goal: SharedGoal) -> None:
    story.heading(2, marked(released, goal, goal.title))
    story.paragraph(choice_title(goal.aim), "under_heading")
    story.paragraph(goal.note)
    story.paragraph(_priority_words(goal.priority, goal))
    measures = [m for m in released.plan.all(Measure) if m.shared_goal == goal.id]
    if measures:
        story.bullets([_measure_words(measure) for measure in measures])


def _measure_words(measure: Measure) -> Words:
    return [
        measure.title,
        muted(
            tr(" ({level}, {temperament}, {horizon})").format(
                level=choice_text(measure.level),
                temperament=choice_text(measure.temperament),
                horizon=choice_text(measure.horizon),
            )
        ),
    ]


def _priority_words(priority: str, goal: SharedGoal) -> str:
    if not priority:
        return ""
    if goal.source and goal.source_date:
        return tr("Priority: {priority} ({source}, {day}).").format(
            priority=priority, source=goal.source, day=brief_date_text(goal.source_date)
        )
    return tr("Priority: {priority} (no dated source yet).").format(priority=priority)


def _tell_blueprints(story: Teller, released: Released) -> None:
    told = [i for i in released.plan.all(Initiative) if i.blueprint or i.adaptation]
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


def _labelled(label: str, words: str) -> str:
    return label + words if words else ""
