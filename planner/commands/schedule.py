"""Proposals of protected time on the command line."""

import math
from collections.abc import Sequence

import click

from planner.commands.blocks import block_value
from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.options import with_options
from planner.commands.shown import in_columns
from planner.commands.shown_schedule import ShownSchedule
from planner.commands.written import read_day
from planner.domain.proposals import StoredProposal
from planner.domain.protection import Block
from planner.domain.records import RecordId
from planner.scheduling.hours import NO_HOURS
from planner.scheduling.problem import LONGEST_HORIZON_WEEKS, Problem
from planner.scheduling.proposal import Proposal
from planner.services import schedule as services
from planner.services.gathering import A_QUARTER, gather
from planner.services.session import Session
from planner.text import tr, tr_plural
from planner.words.numbers import percent_text
from planner.words.scheduling import engine_text

_TABLE = {name: f"{__name__}:{name}" for name in ("propose", "replan", "accept", "reject")}


@group("schedule", _TABLE, invoke_without_command=True, help=tr("Propose protected time."))
@click.pass_context
def schedule(context: click.Context) -> None:
    """List what is proposed where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("schedule") as session:
        shown = ShownSchedule(session)
        found = session.read.protection.proposals()
        lines = in_columns([shown.row(proposal) for proposal in found])
        frame.answer(
            {"blocks": [shown.proposal(proposal) for proposal in found]},
            lines or [tr("Nothing is proposed.")],
        )


_horizon_options = with_options(
    click.option(
        *("--from", "first"), metavar="DAY", help=tr("First day; today if it is not named.")
    ),
    click.option(
        "--weeks",
        type=click.IntRange(1, LONGEST_HORIZON_WEEKS),
        default=A_QUARTER,
        show_default=True,
        metavar="N",
        help=tr("How many weeks, the first day's included."),
    ),
)


@command("propose", help=tr("Search for the best places; nothing is planned before you accept."))
@_horizon_options
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0),
    metavar="S",
    help=tr("Stop searching after S seconds."),
)
@click.pass_obj
def propose(frame: Frame, first: str | None, weeks: int, time_limit: float | None) -> None:
    """Propose blocks, and say why what is missing does not fit."""
    with frame.session("schedule propose") as session:
        problem = gather(session, first=read_day(first) if first else None, weeks=weeks)
        with frame.progress() as progress:
            found = services.search(problem, progress, seconds=time_limit)
        stored = services.store_proposals(session, found)
        shown = ShownSchedule(session)
        value = {
            "blocks": [shown.proposal(proposal) for proposal in stored],
            "unmet": [shown.unmet(unmet) for unmet in found.unmet],
            "objective": round(found.objective, 3),
            "bound": None if found.bound is None else round(found.bound, 3),
            "gap": None if found.gap is None else round(found.gap, 6),
            "engine": found.engine.value,
        }
        frame.answer(value, _lines(shown, stored, found) or [_nothing(problem)])


@command("replan", help=tr("Find other places for blocks that meetings stand on."))
@_horizon_options
@click.pass_obj
def replan(frame: Frame, first: str | None, weeks: int) -> None:
    """Propose few moves, and places for what was given up; accept them as other proposals."""
    with frame.session("schedule replan") as session:
        day = read_day(first) if first else None
        problem = gather(session, first=day, weeks=weeks, may_move=True)
        with frame.progress() as progress:
            found = services.replan(problem, progress, lost=services.lost_starts(session))
        stored = services.store_replan(session, found)
        stuck = [session.read.get(Block, RecordId(block.key)) for block in found.stuck]
        shown = ShownSchedule(session)
        value = {
            "blocks": [shown.proposal(proposal) for proposal in stored],
            "stuck": [block_value(block, session.zone()) for block in stuck],
            "engine": found.proposal.engine.value,
        }
        lines = in_columns([shown.row(proposal) for proposal in stored])
        lines += [shown.stuck_line(block) for block in stuck]
        frame.answer(value, lines or [tr("Nothing has to move.")])


@command("accept", help=tr("Make blocks of proposals."))
@click.argument("proposal_ids", metavar="ID…", nargs=-1)
@click.option("--all", "takes_all", is_flag=True, help=tr("All that is proposed."))
@click.pass_obj
def accept(frame: Frame, proposal_ids: tuple[str, ...], *, takes_all: bool) -> None:
    """Accept some proposals, or all."""
    with frame.session("schedule accept") as session:
        chosen = _chosen(session, proposal_ids, takes_all=takes_all)
        blocks = services.accept_proposals(session, chosen)
        value = {
            "accepted": len(blocks),
            "blocks": [block_value(block, session.zone()) for block in blocks],
        }
        said = tr_plural("{n} block was accepted.", "{n} blocks were accepted.", len(blocks))
        frame.answer(value, [said if chosen else _none_waits()])


@command("reject", help=tr("Drop proposals."))
@click.argument("proposal_ids", metavar="ID…", nargs=-1)
@click.option("--all", "takes_all", is_flag=True, help=tr("All that is proposed."))
@click.pass_obj
def reject(frame: Frame, proposal_ids: tuple[str, ...], *, takes_all: bool) -> None:
    """Reject some proposals, or all."""
    with frame.session("schedule reject") as session:
        chosen = _chosen(session, proposal_ids, takes_all=takes_all)
        services.reject_proposals(session, chosen)
        number = len(chosen)
        said = tr_plural("{n} proposal was dropped.", "{n} proposals were dropped.", number)
        frame.answer({"rejected": number}, [said if chosen else _none_waits()])


def _none_waits() -> str:
    return tr("No proposal waits, so nothing was changed. “schedule propose” looks for places.")


def _chosen(
    session: Session, written: Sequence[str], *, takes_all: bool
) -> Sequence[StoredProposal]:
    if takes_all == bool(written):
        raise click.UsageError(tr("Name proposals, or give --all."))
    if takes_all:
        return session.read.protection.proposals()
    found = {p.id: p for p in (services.proposal_named(session, one) for one in written)}
    return tuple(found.values())


def _lines(shown: ShownSchedule, stored: Sequence[StoredProposal], found: Proposal) -> list[str]:
    lines = in_columns([shown.row(proposal) for proposal in stored])
    for unmet in found.unmet:
        lines += shown.unmet_lines(unmet)
    if not lines:
        return []
    if found.gap:
        gap = percent_text(math.ceil(100 * found.gap))
        lines.append(tr("No plan can be better by more than {gap}.").format(gap=gap))
    lines.append(engine_text(found.engine.value))
    return lines


def _nothing(problem: Problem) -> str:
    if problem.horizon.monday(problem.horizon.weeks) <= problem.not_before.date():
        return tr("Nothing to propose: these weeks are over.")
    if problem.working_hours == NO_HOURS:
        return tr("Nothing to propose: there are no working hours. “hours set” sets them.")
    return tr("Nothing to propose: no rule asks for more time.")
