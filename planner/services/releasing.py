"""Writing the plan for an audience: gather what it may see, write it, note the revision.

released = gather_release(session, Audience.COACH)       reads the plan
written = write_pdf(released, target, progress)          may run in another thread
note_revision(session, released)                         one action
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from planner.domain.changes import Action
from planner.domain.coaching import Audience, Revision
from planner.domain.direction import Initiative
from planner.domain.hindsight import Hindsight
from planner.domain.local_time import DAY, day_start, local_day, week_start
from planner.domain.logo import Logo
from planner.domain.plan_choices import USUAL_CHOICES, PageBudget, PlanChoices
from planner.domain.protection import Block, Requester, Rule
from planner.domain.readiness import Answer, Round
from planner.domain.readiness_results import ReadinessResult
from planner.domain.records import RecordId
from planner.domain.release import (
    NEVER_RELEASED,
    Occasion,
    Period,
    Released,
    Sums,
    release,
)
from planner.domain.summaries import ProtectionSummary, SaidAndDone
from planner.insight.account import Days
from planner.insight.protection_summary import goal_times, mondays, protection_summary
from planner.insight.readiness import latest_results
from planner.insight.say_do import SayDo
from planner.insight.time_summary import time_summary
from planner.progress import Progress
from planner.services.balance import balance
from planner.services.instruments import families
from planner.services.levels import level_names
from planner.services.revision_changes import touched_since
from planner.services.say_do import say_do_of
from planner.services.session import Session

USUAL_WEEKS = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A document that stands on the disk.

    Attributes:
        sha256: Its fingerprint.
        missing_glyphs: Characters that no font has; their names stand in the text.
    """

    target: Path
    pages: int
    sha256: str
    missing_glyphs: tuple[str, ...]


def usual_period(session: Session) -> Period:
    """Return the last thirteen weeks, this one included, up to today."""
    today = local_day(session.now(), session.zone())
    return Period(start=week_start(today) - 7 * (USUAL_WEEKS - 1) * DAY, end=today)


def gather_release(
    session: Session,
    audience: Audience,
    period: Period | None = None,
    choices: PlanChoices = USUAL_CHOICES,
) -> Released:
    """Gather what the audience may see of the plan, as far as the writer wants it told.

    A plan that has not changed since its last revision keeps that revision's number and
    moment, so that the same plan gives the same bytes.
    """
    covered = period or usual_period(session)
    revisions = [r for r in session.read.all(Revision) if r.audience is audience]
    last = revisions[-1] if revisions else None
    released = _released(session, audience, covered, last, choices)
    if last is None or last.content_hash != _fingerprint(released):
        return released
    before = revisions[-2] if len(revisions) > 1 else None
    again = _released(session, audience, covered, before, choices)
    same = replace(again.occasion, revision=last.number, exported_at=last.exported_at)
    return replace(again, occasion=same)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogoFile:
    """A picture to print above the title; `words` say what it shows."""

    path: Path
    words: str


def write_pdf(
    released: Released, target: Path, progress: Progress, logo: LogoFile | None = None
) -> Written:
    """Write the plan as an accessible PDF.

    Raises:
        Cancelled: The user stopped it; no file is left behind.
        LogoUnreadableError, LogoWordsMissingError: The logo cannot be used.
        OSError: The folder cannot be written.
    """
    # Imported late: a plan can be opened and used without ReportLab.
    from planner.export.plan_pdf import write_plan_pdf  # noqa: PLC0415

    report = write_plan_pdf(released, target, progress, _read(logo))
    return Written(
        target=target,
        pages=report.pages,
        sha256=report.sha256,
        missing_glyphs=report.missing_glyphs,
    )


def write_html(
    released: Released, target: Path, progress: Progress, logo: LogoFile | None = None
) -> None:
    """Write the plan as one HTML file; raises as `write_pdf`."""
    from planner.export.plan_html import write_plan_html  # noqa: PLC0415

    write_plan_html(released, target, progress, _read(logo))


def _read(logo: LogoFile | None) -> Logo | None:
    if logo is None:
        return None
    from planner.export.logo import read_logo  # noqa: PLC0415

    return read_logo(logo.path, logo.words)


def plan_budget(released: Released, choices: PlanChoices) -> PageBudget:
    """Say what each choice costs in pages; `released` holds all chapters."""
    from planner.export.plan.budget import page_budget  # noqa: PLC0415

    return page_budget(released, choices)


def note_revision(session: Session, released: Released) -> Revision:
    """Note that this plan went out; the same content again is the same revision."""
    occasion = released.occasion
    known = next(
        (
            revision
            for revision in session.read.all(Revision)
            if revision.audience is occasion.audience and revision.number == occasion.revision
        ),
        None,
    )
    if known:
        return known
    revision = Revision(
        id=session.new_id(),
        number=occasion.revision,
        audience=occasion.audience,
        exported_at=occasion.exported_at,
        period_start=occasion.period.start,
        period_end=occasion.period.end,
        content_hash=_fingerprint(released),
    )
    with session.action(Action.EXPORT_PLAN) as writer:
        writer.add(revision)
    return revision


def _released(
    session: Session,
    audience: Audience,
    period: Period,
    last: Revision | None,
    choices: PlanChoices,
) -> Released:
    numbers = [revision.number for revision in session.read.all(Revision)]
    occasion = Occasion(
        audience=audience,
        plan_uid=session.plan_uid,
        revision=1 + max(numbers, default=0),
        exported_at=session.now(),
        zone=session.zone().key,
        period=period,
        choices=choices,
    )
    unread = sum(session.read.count(kind) for kind in NEVER_RELEASED if kind is not Revision)
    seen = session.read.plan(leaving_out=NEVER_RELEASED)
    return release(seen, occasion, _sums(session, period, last), unread=unread)


def _sums(session: Session, period: Period, last: Revision | None) -> Sums:
    zone = session.zone()
    start, end = day_start(period.start, zone), day_start(period.end + DAY, zone)
    account = balance(session, Days(first=period.start, last=period.end))
    blocks = session.read.all(Block)
    return Sums(
        last_revision=last.number if last else None,
        touched=touched_since(session, last),
        time=time_summary(account),
        protection=_named(
            protection_summary(
                blocks,
                session.read.protection.ledger(),
                (start, min(end, session.now())),
                session.read.all(Hindsight),
            ),
            level_names(session, period.end),
        ),
        goal_time=goal_times(
            blocks,
            session.read.all(Rule),
            session.read.goals.logged_minutes(start, end),
            mondays(period.start, period.end),
            zone,
        ),
        readiness=_readiness(session),
        said_and_done=_said_and_done(session, period),
    )


def _named(found: ProtectionSummary, names: Mapping[Requester, str]) -> ProtectionSummary:
    called = (replace(one, called=names.get(one.for_whom, "")) for one in found.displacers)
    return replace(found, displacers=tuple(called))


def _readiness(session: Session) -> tuple[ReadinessResult, ...]:
    rounds, answers = session.read.all(Round), session.read.all(Answer)
    return tuple(
        result
        for initiative in session.read.all(Initiative)
        for family in families(session)
        for result in latest_results(
            family.latest, initiative.id, rounds, answers, family.versions[:-1]
        )
    )


def _said_and_done(session: Session, period: Period) -> tuple[SaidAndDone, ...]:
    weeks = len(mondays(period.start, period.end))
    return tuple(
        _in_short(initiative.id, weeks, say_do_of(session, initiative, weeks))
        for initiative in session.read.all(Initiative)
    )


def _in_short(initiative: RecordId, weeks: int, found: SayDo) -> SaidAndDone:
    return SaidAndDone(
        initiative=initiative,
        weeks=weeks,
        said=tuple((one.rater, one.mean) for one in found.said if one.mean is not None),
        logged_minutes=found.logged_minutes,
        blocks=found.blocks,
        blocks_kept=found.blocks_kept,
        steps=found.steps,
        steps_done=found.steps_done,
        references=found.references,
        references_closed=found.references_closed,
    )


def _fingerprint(released: Released) -> str:
    """Return the hash of what is said, whenever and for which time it is said."""
    from planner.export.released_json import content_hash  # noqa: PLC0415

    timeless = replace(
        released.occasion, revision=0, exported_at=day_start(date(2000, 1, 1), ZoneInfo("UTC"))
    )
    sums = replace(released.sums, last_revision=None, touched=())
    return content_hash(replace(released, occasion=timeless, sums=sums))
