"""Proposals of protected time on the command line."""

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any

import click

from planner.commands.blocks import block_value
from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.shown import in_columns, moment_value, short_id
from planner.commands.written import read_day
from planner.domain.attention import Meeting
from planner.domain.people import Member
from planner.domain.proposals import StoredProposal
from planner.domain.protection import Block, Rule
from planner.domain.records import RecordId
from planner.scheduling.problem import LONGEST_HORIZON_WEEKS
from planner.scheduling.proposal import GivenUp, Proposal, Relaxation, Unmet
from planner.services import schedule as services
from planner.services.against_hours import is_against_hours
from planner.services.gathering import A_QUARTER, gather
from planner.services.session import Session
from planner.text import tr, tr_plural
from planner.words.numbers import day_text, hours_text, percent_text, stretch_text
from planner.words.scheduling import (
    binding_text,
    change_text,
    engine_text,
    meeting_text,
    relief_text,
    why_text,
)

_TABLE = {name: f"{__name__}:{name}" for name in ("propose", "replan", "accept", "reject")}


@group("schedule", _TABLE, invoke_without_command=True, help=tr("Propose protected time."))
@click.pass_context
def schedule(context: click.Context) -> None:
    """List what is proposed where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("schedule") as session:
        shown = _Shown(session)
        found = session.read.protection.proposals()
        lines = in_columns([shown.row(proposal) for proposal in found])
        frame.answer(
            {"blocks": [shown.proposal(proposal) for proposal in found]},
            lines or [tr("Nothing is proposed.")],
        )


@command("propose", help=tr("Search for the best places; nothing is planned before you accept."))
@click.option("--from", "first", metavar="DAY", help=tr("First day; today if it is not named."))
@click.option(
    "--weeks",
    type=click.IntRange(1, LONGEST_HORIZON_WEEKS),
    default=A_QUARTER,
    show_default=True,
    metavar="N",
    help=tr("How many weeks, the first day's included."),
)
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
        shown = _Shown(session)
        value = {
            "blocks": [shown.proposal(proposal) for proposal in stored],
            "unmet": [shown.unmet(unmet) for unmet in found.unmet],
            "objective": round(found.objective, 3),
            "bound": None if found.bound is None else round(found.bound, 3),
            "gap": None if found.gap is None else round(found.gap, 6),
            "engine": found.engine.value,
        }
        frame.answer(value, _lines(shown, stored, found))


@command("replan", help=tr("Find other places for blocks that meetings stand on."))
@click.option("--from", "first", metavar="DAY", help=tr("First day; today if it is not named."))
@click.option(
    "--weeks",
    type=click.IntRange(1, LONGEST_HORIZON_WEEKS),
    default=A_QUARTER,
    show_default=True,
    metavar="N",
    help=tr("How many weeks, the first day's included."),
)
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
        shown = _Shown(session)
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
        frame.answer(value, [said])


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
        frame.answer({"rejected": number}, [said])


def _chosen(
    session: Session, written: Sequence[str], *, takes_all: bool
) -> Sequence[StoredProposal]:
    if takes_all == bool(written):
        raise click.UsageError(tr("Name proposals, or give --all."))
    if takes_all:
        return session.read.protection.proposals()
    found = {p.id: p for p in (services.proposal_named(session, one) for one in written)}
    return tuple(found.values())


class _Shown:
    """Shows proposals and shortages of one plan."""

    def __init__(self, session: Session) -> None:
        self._zone = session.zone()
        self._session = session
        self._titles: Mapping[str, str] = {r.id: r.title for r in session.read.all(Rule)}

    def title(self, rule: str) -> str:
        """Return the title of a rule."""
        return self._titles.get(rule, "")

    def proposal(self, proposal: StoredProposal) -> dict[str, Any]:
        """Return a proposal as a JSON value."""
        return {
            "id": proposal.id,
            "rule": proposal.rule,
            "rule_title": self.title(proposal.rule),
            "start": moment_value(proposal.start, self._zone),
            "end": moment_value(proposal.end, self._zone),
            "minutes": proposal.minutes,
            "survival": None if proposal.survival is None else round(proposal.survival, 4),
            "why": why_text(proposal.why),
            "reasons": json.loads(proposal.why),
            "moves": proposal.moves,
            "from": self._from(proposal),
        }

    def row(self, proposal: StoredProposal) -> tuple[str, ...]:
        """Return the columns of a proposal: when, what for, chance, reasons, id."""
        survival = proposal.survival
        when = stretch_text(proposal.start, proposal.end, self._zone)
        block = self._moved(proposal)
        if block is not None:
            before = stretch_text(block.start, block.end, self._zone)
            when = tr("{when}, moved from {before}").format(when=when, before=before)
        return (
            when,
            self.title(proposal.rule),
            "" if survival is None else percent_text(round(100 * survival)),
            why_text(proposal.why),
            short_id(proposal.id),
        )

    def stuck_line(self, block: Block) -> str:
        """Return what to say of a block that has no other place."""
        when = stretch_text(block.start, block.end, self._zone)
        return tr("“{title}” ({when}) has no other place: shorten it or give it up.").format(
            title=block.title, when=when
        )

    def _moved(self, proposal: StoredProposal) -> Block | None:
        return self._session.read.get(Block, proposal.moves) if proposal.moves else None

    def _from(self, proposal: StoredProposal) -> str | None:
        block = self._moved(proposal)
        return None if block is None else moment_value(block.start, self._zone)

    def unmet(self, unmet: Unmet) -> dict[str, Any]:
        """Return what a rule does not get as a JSON value."""
        return {
            "rule": unmet.rule_key,
            "rule_title": self.title(unmet.rule_key),
            "week": unmet.week_start.isoformat(),
            "weeks": unmet.weeks,
            "asked_minutes": unmet.asked_minutes,
            "missing_minutes": unmet.missing_minutes,
            "at_best_minutes": unmet.at_best_minutes,
            "because": unmet.because.value,
            "because_words": binding_text(unmet.because.value),
            "would_help": [self._relief(relief) for relief in unmet.would_help],
        }

    def unmet_lines(self, unmet: Unmet) -> list[str]:
        """Return what a rule does not get as lines."""
        head = tr("{rule}, week of {day}: {minutes} missing.").format(
            rule=self.title(unmet.rule_key),
            day=day_text(unmet.week_start),
            minutes=hours_text(unmet.missing_minutes),
        )
        lines = [f"{head} {binding_text(unmet.because.value)}"]
        if unmet.at_best_minutes < unmet.asked_minutes:
            most = hours_text(unmet.at_best_minutes)
            lines.append("  " + tr("Planned alone it would get {most} at best.").format(most=most))
        return [*lines, *(f"  {self._relief_words(relief)}" for relief in unmet.would_help)]

    def _relief(self, relief: Relaxation) -> dict[str, Any]:
        return {
            **self._given_up(relief),
            "minutes_gained": relief.minutes_gained,
            "minutes_lost_by_others": relief.minutes_lost_by_others,
            "also": self._given_up(relief.also) if relief.also else None,
            "words": self._relief_words(relief),
        }

    def _given_up(self, given_up: GivenUp) -> dict[str, Any]:
        meeting = self._meeting(given_up)
        return {
            "kind": given_up.kind.value,
            "meeting": meeting.id if meeting else None,
            "attendee": given_up.attendee or None,
        }

    def _relief_words(self, relief: Relaxation) -> str:
        also = relief.also
        return relief_text(
            relief.kind.value,
            relief.minutes_gained,
            relief.minutes_lost_by_others,
            self._named(relief),
            change_text(also.kind.value, self._named(also)) if also else "",
        )

    def _named(self, given_up: GivenUp) -> str:
        if given_up.attendee:
            return self._session.read.get(Member, RecordId(given_up.attendee)).name
        if given_up.meeting is None:
            return ""
        when = stretch_text(given_up.meeting.start, given_up.meeting.end, self._zone)
        meeting = self._meeting(given_up)
        is_against = meeting is not None and is_against_hours(self._session, meeting)
        return meeting_text(meeting.title if meeting else "", when, is_against_hours=is_against)

    def _meeting(self, given_up: GivenUp) -> Meeting | None:
        busy = given_up.meeting
        if busy is None:
            return None
        near = self._session.read.attention.meetings_between(busy.start, busy.end)
        return next((m for m in near if (m.start, m.end) == (busy.start, busy.end)), None)


def _lines(shown: _Shown, stored: Sequence[StoredProposal], found: Proposal) -> list[str]:
    lines = in_columns([shown.row(proposal) for proposal in stored])
    for unmet in found.unmet:
        lines += shown.unmet_lines(unmet)
    if not lines:
        return [tr("Nothing to propose: no rule asks for more time.")]
    if found.gap:
        gap = percent_text(math.ceil(100 * found.gap))
        lines.append(tr("No plan can be better by more than {gap}.").format(gap=gap))
    lines.append(engine_text(found.engine.value))
    return lines
