"""Chapter 4: skill goals with the time given to them, and where attention went."""

from collections.abc import Sequence

from planner.domain.goals import HIGHEST_LEVEL, Evidence, GoalState, SkillGoal, Step
from planner.domain.release import Released
from planner.domain.summaries import GoalTime
from planner.drawing.display_list import Picture
from planner.drawing.goals import PlannedWeek, PlannedWords, level_boxes, planned_and_kept
from planner.export.plan.attention import tell_attention
from planner.export.plan.coach_fields import ask_one_question, ask_what_was_noticed
from planner.export.plan.newness import marked
from planner.export.plan.protected_time import tell_protected_time
from planner.export.plan.readiness import shows_figures
from planner.export.plan.shortening import Shortened, split_at, tell_what_is_left
from planner.export.plan.telling import Teller
from planner.export.plan.weeks_ahead import blocks_ahead, tell_weeks_ahead
from planner.text import tr
from planner.words.choices import choice_text, choice_title
from planner.words.numbers import brief_date_text, brief_day_text, day_text, hours_text

_CHART_WIDTH_PT, _CHART_HEIGHT_PT = 220.0, 64.0
_MOST_EVIDENCE = 2


def tell_skills(story: Teller, released: Released) -> None:
    """Tell the chapter: the goals with the widest gap in full, the others in short."""
    title = tr("Investing in leadership and management skills")
    under = tr("Where I am, where I mean to be, and the time I give to it")
    story.title(title, over=tr("Part 4"), under=under, anchor="skills")
    told = told_goals(released)
    if not (told.detailed or told.listed):
        story.paragraph(tr("No skill goal is shared here yet."))
    for goal in told.detailed:
        _tell_goal(story, released, goal)
    if told.listed:
        story.heading(2, tr("My other goals") if told.detailed else tr("My goals"))
        tell_goals_in_short(story, released, told.listed)
        tell_what_is_left(story, released, len(told.left))
    tell_attention(story, released)
    tell_protected_time(story, released)
    tell_weeks_ahead(story, released)
    ask_what_was_noticed(story, released, "skills", title)


def has_skills(released: Released) -> bool:
    """Say whether anything of the chapter is shared."""
    return bool(released.plan.all(SkillGoal) or released.sums.protection or blocks_ahead(released))


def told_goals(released: Released) -> Shortened[SkillGoal]:
    """Share the goals out: those with the widest gap first."""
    ordered = sorted(released.plan.all(SkillGoal), key=_by_gap)
    return split_at(ordered, released.occasion.choices.goals_in_full)


def tell_goals_in_short(story: Teller, released: Released, goals: Sequence[SkillGoal]) -> None:
    """Tell one row each; the levels only to those who may have figures."""
    if not shows_figures(released):
        story.table(
            (tr("Goal"), tr("Kind"), tr("State")),
            [
                (
                    marked(released, goal, goal.title),
                    choice_text(goal.kind),
                    choice_text(goal.state),
                )
                for goal in goals
            ],
            shares=(5, 2, 2),
        )
        return
    story.table(
        (tr("Goal"), tr("Kind"), tr("State"), tr("Now"), tr("Target"), tr("Importance")),
        [
            (
                marked(released, goal, goal.title),
                choice_text(goal.kind),
                choice_text(goal.state),
                str(goal.now_level),
                str(goal.target_level),
                str(goal.importance),
            )
            for goal in goals
        ],
        shares=(5, 2, 1.5, 1, 1.2, 1.7),
        numeric=(3, 4, 5),
    )


def _by_gap(goal: SkillGoal) -> tuple[bool, int, str]:
    return (goal.state is not GoalState.ACTIVE, -goal.gap, goal.id)


def _tell_goal(story: Teller, released: Released, goal: SkillGoal) -> None:
    parts = [
        *(step for step in released.plan.all(Step) if step.goal == goal.id),
        *(each for each in released.plan.all(Evidence) if each.goal == goal.id),
    ]
    story.heading(2, marked(released, goal, goal.title, *parts))
    story.paragraph(_kind_words(goal), "under_heading")
    with story.columns() as (left, right):
        left.heading(3, tr("Now"))
        left.paragraph(goal.now_words or tr("Not described yet."))
        if shows_figures(released):
            left.figure(_levels(goal))
        right.heading(3, _target_heading(goal))
        right.paragraph(goal.target_words or tr("Not described yet."))
    _tell_way(story, released, goal)
    if released.sums.protection is None:  # this reader is told nothing of anybody's time
        _tell_evidence(story, released, goal)
    else:
        with story.columns() as (left, right):
            _tell_evidence(left, released, goal)
            _tell_time(right, released, goal)
    ask_one_question(story, released, goal.id, goal.title)


def _kind_words(goal: SkillGoal) -> str:
    words = [
        tr("{kind} skill: {skill}").format(
            kind=choice_title(goal.kind), skill=choice_text(goal.skill)
        )
    ]
    if goal.is_beyond_strength:
        words.append(tr("beyond my strengths"))
    if goal.state is not GoalState.ACTIVE:
        words.append(choice_text(goal.state))
    return " · ".join(words)


def _target_heading(goal: SkillGoal) -> str:
    return tr("By {day}").format(day=day_text(goal.due)) if goal.due else tr("In the end")


def _levels(goal: SkillGoal) -> Picture:
    words = tr("{now} of {highest}, target {target}").format(
        now=goal.now_level, highest=HIGHEST_LEVEL, target=goal.target_level
    )
    alternative = tr("Level now {now} of {highest}, target level {target}").format(
        now=goal.now_level, highest=HIGHEST_LEVEL, target=goal.target_level
    )
    return level_boxes(
        goal.now_level, goal.target_level, HIGHEST_LEVEL, words=words, alternative=alternative
    )


def _tell_way(story: Teller, released: Released, goal: SkillGoal) -> None:
    steps = "; ".join(
        tr("{step} ({state})").format(step=step.title, state=_step_state(step))
        for step in released.plan.all(Step)
        if step.goal == goal.id
    )
    plan = (
        tr("If {cue}, then {act}.").format(cue=goal.if_cue, act=goal.then_act)
        if goal.if_cue and goal.then_act
        else ""
    )
    rows = [
        (label, words)
        for label, words in (
            (tr("What"), goal.what),
            (tr("How"), goal.how),
            (tr("Who"), goal.who),
            (tr("Steps"), steps),
            (tr("If-then"), plan),
        )
        if words
    ]
    if rows:
        story.table((tr("The way"), tr("In my own words")), rows, shares=(1, 7))


def _step_state(step: Step) -> str:
    if step.done_on:
        return tr("done {day}").format(day=brief_date_text(step.done_on))
    if step.due:
        return tr("due {day}").format(day=brief_date_text(step.due))
    return tr("open")


def _tell_evidence(story: Teller, released: Released, goal: SkillGoal) -> None:
    found = sorted(
        (e for e in released.plan.all(Evidence) if e.goal == goal.id), key=lambda e: e.day
    )
    story.heading(3, tr("Evidence"))
    if not found:
        story.paragraph(tr("None noted yet."))
        return
    story.bullets(
        [
            tr("{day}: {what}").format(day=brief_date_text(evidence.day), what=evidence.what)
            for evidence in found[-_MOST_EVIDENCE:]
        ]
    )


def _tell_time(story: Teller, released: Released, goal: SkillGoal) -> None:
    given = next((time for time in released.sums.goal_time if time.goal == goal.id), None)
    story.heading(3, tr("Time given"))
    if given is None or not (given.planned_minutes or given.logged_minutes):
        story.paragraph(tr("None in this period."))
        return
    story.paragraph(_given_words(given))
    if any(week.planned or week.kept for week in given.weeks):
        story.figure(_weeks_picture(given, goal.title))


def _given_words(given: GoalTime) -> str:
    kept = tr("{kept} kept (filled) of {planned} planned (dashed).").format(
        kept=hours_text(given.kept_minutes), planned=hours_text(given.planned_minutes)
    )
    if given.logged_minutes == given.kept_minutes:
        return kept
    return tr("{kept} In the log: {logged}.").format(
        kept=kept, logged=hours_text(given.logged_minutes)
    )


def _weeks_picture(given: GoalTime, title: str) -> Picture:
    most = max(max(week.planned, week.kept) for week in given.weeks)
    hours = -(-most // 60)
    every = max(1, -(-hours // 3))
    words = PlannedWords(
        alternative=tr("Weekly protected time for “{goal}”: {kept} of {planned} planned.").format(
            goal=title,
            kept=hours_text(given.kept_minutes),
            planned=hours_text(given.planned_minutes),
        ),
        hours_axis={hour: hours_text(hour * 60) for hour in range(every, hours + every, every)},
        header=(tr("Week of"), tr("Planned"), tr("Kept")),
    )
    weeks = [
        PlannedWeek(
            label=brief_day_text(week.monday),
            planned=week.planned,
            kept=week.kept,
            words=tr("Week of {day}: {kept} of {planned}").format(
                day=day_text(week.monday),
                kept=hours_text(week.kept),
                planned=hours_text(week.planned),
            ),
        )
        for week in given.weeks
    ]
    rows = [
        (day_text(week.monday), hours_text(week.planned), hours_text(week.kept))
        for week in given.weeks
    ]
    return planned_and_kept(weeks, rows, words, width=_CHART_WIDTH_PT, height=_CHART_HEIGHT_PT)
