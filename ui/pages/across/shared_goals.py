"""The register of shared goals, each with the measures that would show it."""

from collections.abc import Iterator, Sequence
from functools import partial

from planner.domain.direction import (
    STATUTORY_LIMBS,
    Aim,
    Initiative,
    Measure,
    SharedGoal,
    Temperament,
)
from planner.domain.records import Record
from planner.services.session import Session
from planner.text import tr, tr_plural
from planner.words.choices import choice_text, choice_title
from planner.words.numbers import brief_date_text
from ui.pages.across.asking import ask_new, usual_deeds
from ui.pages.across.register import Deed, Register, RegisterRow, Said, Sheet, row
from ui.widgets.record_form import Heading, Rows

MEASURE_ROWS: Rows = (
    ("title",),
    ("level", "temperament"),
    ("horizon", "owner"),
    ("baseline", "target"),
    ("due", "latest"),
    ("latest_on", "tier"),
)


def goal_rows() -> Rows:
    """Return the form of a shared goal, with a note for each limb of the Triple Aim."""
    return (
        ("title",),
        ("aim",),
        ("initiative",),
        ("priority",),
        ("source", "source_date"),
        Heading(tr("Triple Aim: what was considered")),
        ("health",),
        ("quality",),
        ("resources",),
        ("inequalities",),
        ("note",),
        ("evidence",),
        ("noted_on", "tier"),
    )


def shared_goals() -> Register:
    """Return the register."""
    return Register(
        name="shared_goals",
        title=lambda: tr("Shared goals and measures"),
        record_types=frozenset({"shared_goal", "measure", "initiative"}),
        opens=frozenset({SharedGoal.TYPE, Measure.TYPE}),
        read=_read,
        count=_count,
        sheet=_sheet,
        add=lambda session: ask_new(session, SharedGoal, tr("A shared goal"), goal_rows()),
        add_words=lambda: tr("Add a shared goal"),
        empty=lambda: tr(
            "What you and your partners agreed to aim for will stand here, with what it means "
            "for each limb of the Triple Aim, and how you would notice that it comes nearer."
        ),
        above=_mix,
    )


def _read(session: Session) -> list[RegisterRow]:
    measures = session.read.all(Measure)
    found = []
    for goal in session.read.all(SharedGoal):
        found.append(row(goal, goal.title, _goal_remark(goal)))
        found += [
            row(one, one.title, _measure_remark(one), is_part=True)
            for one in measures
            if one.shared_goal == goal.id
        ]
    return found


def _goal_remark(goal: SharedGoal) -> str:
    words = [choice_text(goal.aim)]
    words.append(goal.priority or tr("no population priority named"))
    return " · ".join(words)


def _measure_remark(measure: Measure) -> str:
    words = [choice_text(measure.level), choice_text(measure.temperament)]
    return " · ".join([*words, choice_text(measure.horizon)])


def _count(_session: Session, rows: Sequence[RegisterRow]) -> str:
    goals = sum(isinstance(one.record, SharedGoal) for one in rows)
    measures = len(rows) - goals
    return tr("{goals}, {measures}").format(
        goals=tr_plural("{n} goal", "{n} goals", goals),
        measures=tr_plural("{n} measure", "{n} measures", measures),
    )


def _mix(session: Session) -> list[Said]:
    """Say what the measures are for, taken together."""
    measures = session.read.all(Measure)
    counts = [
        f"{sum(one.temperament is kind for one in measures)} {choice_text(kind)}"
        for kind in Temperament
    ]
    if not measures:
        return []
    return [Said(title=tr("What the measures are for"), words=" · ".join(counts))]


def _sheet(session: Session, record: Record) -> Sheet:
    if isinstance(record, SharedGoal):
        return Sheet(
            record=record,
            title=record.title,
            remark=choice_title(record.aim),
            parts=tuple(_goal_parts(session, record)),
            deeds=tuple(_goal_deeds(session, record)),
        )
    assert isinstance(record, Measure)  # noqa: S101 - its own register asks
    return Sheet(
        record=record,
        title=record.title,
        remark=_measure_remark(record),
        parts=tuple(_measure_parts(record)),
        deeds=usual_deeds(session, record, MEASURE_ROWS),
    )


def _goal_parts(session: Session, goal: SharedGoal) -> Iterator[Said]:
    initiative = session.read.find(Initiative, goal.initiative) if goal.initiative else None
    if initiative:
        yield Said(title=tr("Initiative"), words=initiative.title)
    yield Said(title=tr("Population priority"), words=_priority_words(goal))
    for aim in (*STATUTORY_LIMBS, Aim.INEQUALITIES):
        words = goal.limb(aim).strip()
        yield Said(title=choice_title(aim), words=words or tr("blank"), is_muted=not words)
    if goal.note.strip() and goal.note.strip() != goal.limb(goal.aim).strip():
        yield Said(title=tr("Note"), words=goal.note)
    yield Said(title=tr("Evidence"), words=goal.evidence or tr("blank"), is_muted=not goal.evidence)
    if goal.noted_on:
        yield Said(title=tr("Considered on"), words=brief_date_text(goal.noted_on))


def _priority_words(goal: SharedGoal) -> str:
    if not goal.priority:
        return tr("No population priority is named.")
    words = [goal.priority, goal.source]
    if goal.source_date:
        words.append(brief_date_text(goal.source_date))
    return " · ".join(word for word in words if word)


def _goal_deeds(session: Session, goal: SharedGoal) -> Iterator[Deed]:
    title = tr("A measure of “{goal}”").format(goal=goal.title)
    yield Deed(
        name="measure",
        words=tr("Add a measure"),
        keys="M",
        ask=partial(ask_new, session, Measure, title, MEASURE_ROWS, shared_goal=goal.id),
    )
    yield from usual_deeds(session, goal, goal_rows())


def _measure_parts(measure: Measure) -> Iterator[Said]:
    latest = measure.latest
    if latest and measure.latest_on:
        latest = f"{latest} ({brief_date_text(measure.latest_on)})"
    target = measure.target
    if target and measure.due:
        day = brief_date_text(measure.due)
        target = tr("{target} by {day}").format(target=target, day=day)
    for title, words in (
        (tr("Who answers for it"), measure.owner),
        (tr("Where it began"), measure.baseline),
        (tr("Where it is wanted"), target),
        (tr("Where it is now"), latest),
    ):
        yield Said(title=title, words=words or tr("not said"), is_muted=not words)
