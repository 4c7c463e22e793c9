"""What a plan for one audience would be before it goes out: pages, what is missing.

preview_pdf(released, progress)       its pages; may run in another thread
chapters(released)                    what each chapter still lacks
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from planner.domain.coaching import Agreement, Audience, Question
from planner.domain.direction import Initiative, Measure, SharedGoal
from planner.domain.goals import Evidence, GoalState, SkillGoal, Step
from planner.domain.governance import Decision
from planner.domain.partnership import Promise, Tension
from planner.domain.records import Record, RecordId
from planner.domain.release import Released
from planner.progress import Progress
from planner.services.releasing import write_pdf


class Chapter(StrEnum):
    """The parts of the plan that can lack something, in their order."""

    GLANCE = "glance"
    READINESS = "readiness"
    TRUST = "trust"
    SHARED_GOALS = "shared_goals"
    SKILLS = "skills"


class Missing(StrEnum):
    """What a chapter can lack."""

    NAME = "name"
    AGREEMENT = "agreement"
    QUESTION = "question"
    LOGGED_TIME = "logged_time"
    INITIATIVE = "initiative"
    RESULTS = "results"
    TRUST_RECORDS = "trust_records"
    SHARED_GOAL = "shared_goal"
    MEASURE = "measure"
    SOURCE = "source"
    GOAL = "goal"
    TARGET_WORDS = "target_words"
    IF_THEN = "if_then"
    OPEN_STEP = "open_step"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """Something that is missing; `of` names the records that lack it, if it is of some."""

    what: Missing
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterState:
    """A chapter and what it lacks; complete where `lacks` is empty."""

    chapter: Chapter
    lacks: tuple[Lack, ...]


def preview_pdf(released: Released, progress: Progress) -> bytes:
    """Return the PDF that would be written; nothing is kept on the disk.

    Raises:
        Cancelled: The user stopped it.
        OSError: There is no room for a moment's file.
    """
    with TemporaryDirectory(prefix="firebreak-") as folder:
        target = Path(folder, "preview.pdf")
        write_pdf(released, target, progress)
        return target.read_bytes()


def chapters(released: Released) -> tuple[ChapterState, ...]:
    """Tell for each chapter what its audience would miss."""
    lacks = {
        Chapter.GLANCE: _glance(released),
        Chapter.READINESS: _readiness(released),
        Chapter.TRUST: _trust(released),
        Chapter.SHARED_GOALS: _shared_goals(released),
        Chapter.SKILLS: _skills(released),
    }
    return tuple(
        ChapterState(chapter=chapter, lacks=tuple(found)) for chapter, found in lacks.items()
    )


def _glance(released: Released) -> Iterable[Lack]:
    if not released.owner_name():
        yield Lack(what=Missing.NAME)
    if released.occasion.audience is Audience.COACH:
        if not any(one.purpose for one in released.plan.all(Agreement)):
            yield Lack(what=Missing.AGREEMENT)
        if not any(one.settled_on is None for one in released.plan.all(Question)):
            yield Lack(what=Missing.QUESTION)
    if released.sums.time is not None and released.sums.time.shares is None:
        yield Lack(what=Missing.LOGGED_TIME)


def _readiness(released: Released) -> Iterable[Lack]:
    initiatives = [one for one in released.plan.all(Initiative) if one.is_open]
    if not initiatives:
        yield Lack(what=Missing.INITIATIVE)
    told = {result.initiative for result in released.sums.readiness if result.mean is not None}
    yield from _lack(Missing.RESULTS, (one.title for one in initiatives if one.id not in told))


def _trust(released: Released) -> Iterable[Lack]:
    kinds: tuple[type[Record], ...] = (Tension, Promise, Decision)
    if not any(released.plan.all(kind) for kind in kinds):
        yield Lack(what=Missing.TRUST_RECORDS)


def _shared_goals(released: Released) -> Iterable[Lack]:
    goals = released.plan.all(SharedGoal)
    if not goals:
        yield Lack(what=Missing.SHARED_GOAL)
    measured = {measure.shared_goal for measure in released.plan.all(Measure)}
    yield from _lack(Missing.MEASURE, (one.title for one in goals if one.id not in measured))
    yield from _lack(Missing.SOURCE, (one.title for one in goals if not one.source))


def _skills(released: Released) -> Iterable[Lack]:
    goals = [one for one in released.plan.all(SkillGoal) if one.state is GoalState.ACTIVE]
    if not goals:
        yield Lack(what=Missing.GOAL)
    stepped = {step.goal for step in released.plan.all(Step) if step.done_on is None}
    shown: set[RecordId] = {evidence.goal for evidence in released.plan.all(Evidence)}
    for what, without in (
        (Missing.TARGET_WORDS, [one for one in goals if not one.target_words]),
        (Missing.IF_THEN, [one for one in goals if not (one.if_cue and one.then_act)]),
        (Missing.OPEN_STEP, [one for one in goals if one.id not in stepped]),
        (Missing.EVIDENCE, [one for one in goals if one.id not in shown]),
    ):
        yield from _lack(what, (one.title for one in without))


def _lack(what: Missing, titles: Iterable[str]) -> Iterable[Lack]:
    found = tuple(titles)
    if found:
        yield Lack(what=what, of=found)
