"""Blocks and their ledger on the command line."""

from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

import click

from planner.commands.causes import cause_of, cause_options
from planner.commands.debts import debt_lines, debt_value
from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.shown import in_columns, moment_value, short_id
from planner.commands.written import read_moment
from planner.commands.written_fields import read_choice
from planner.domain.charter import CharterItem
from planner.domain.durations import read_minutes
from planner.domain.protection import Block, Displacement, Rule
from planner.domain.record_json import record_to_json
from planner.services import blocks as services
from planner.services import corrections, debts
from planner.services.cause import Cause
from planner.services.session import Session
from planner.text import tr
from planner.words.assistant import title_text
from planner.words.choices import choice_text
from planner.words.numbers import percent_text, stretch_text

_TABLE = {
    **{name: f"{__name__}:{name}" for name in ("add", "keep", "move", "shorten", "displace")},
    **{name: f"{__name__}:{name}" for name in ("lock", "unlock", "defend", "undefend")},
    "correct": f"{__name__}:correct",
    "write-off": f"{__name__}:write_off",
}


class _Truth(StrEnum):
    KEPT = "kept"
    LOST = "lost"
    OPEN = "open"


@command("blocks", help=tr("List blocks, what is owed, and how much was kept."))
@click.pass_obj
def blocks(frame: Frame) -> None:
    """List all blocks with the state of the ledger."""
    with frame.session("blocks") as session:
        found = debts.ledger(session)
        zone = session.zone()
        value = {
            **debt_value(found.debt),
            "kept_share": None if found.kept_share is None else round(found.kept_share, 4),
            "blocks": [block_value(block, zone) for block in found.blocks],
        }
        lines = in_columns([_row(session, block) for block in found.blocks])
        if found.kept_share is not None:
            kept = percent_text(round(100 * found.kept_share))
            lines.append(tr("Kept: {share} of the blocks that are over.").format(share=kept))
        frame.answer(value, [*lines, *debt_lines(found.debt)])


@group("block", _TABLE, help=tr("Keep, move or give up a block of protected time."))
def block() -> None:
    """Change one block."""


@command("add", help=tr("Add a block by hand."))
@click.argument("title")
@click.option("--start", required=True, metavar="ISO", help=tr("When it begins."))
@click.option("--minutes", required=True, metavar="LENGTH", help=tr("How long, such as 1h30."))
@click.option("--rule", metavar="ID", help=tr("The rule it serves."))
@click.option("--defended", is_flag=True, help=tr("It counts as busy."))
@click.pass_obj
def add(
    frame: Frame, /, title: str, start: str, minutes: str, rule: str | None, *, defended: bool
) -> None:
    """Add a block."""
    with frame.session("block add") as session:
        begins, length = read_moment(start, session.zone()), read_minutes(minutes)
        new = Block(
            id=session.new_id(),
            rule=session.read.named(Rule, rule).id if rule else None,
            title=title,
            start=begins,
            minutes=length,
            first_start=begins,
            first_minutes=length,
            is_defended=defended,
        )
        services.add_block(session, new)
        _answer(frame, session, new)


@command("keep", help=tr("Note that a block was kept."))
@click.argument("block_id", metavar="ID")
@click.pass_obj
def keep(frame: Frame, block_id: str) -> None:
    """Keep a block."""
    with frame.session("block keep") as session:
        seen = session.read.named(Block, block_id)
        row = services.keep_block(session, seen)
        _answer(frame, session, seen, row=row)


@command("move", help=tr("Move a block."))
@click.argument("block_id", metavar="ID")
@click.option("--to", "start", required=True, metavar="ISO", help=tr("When it begins now."))
@click.option("--minutes", metavar="LENGTH", help=tr("How long it is now."))
@cause_options(are_required=False)
@click.pass_obj
def move(frame: Frame, /, block_id: str, start: str, minutes: str | None, **cause: Any) -> None:
    """Move a block."""
    with frame.session("block move") as session:
        seen = session.read.named(Block, block_id)
        begins = read_moment(start, session.zone())
        length = read_minutes(minutes) if minutes else None
        row = services.move_block(session, seen, begins, cause_of(session, cause), length)
        _answer(frame, session, seen, row=row)


@command("shorten", help=tr("Leave a block only its first minutes."))
@click.argument("block_id", metavar="ID")
@click.option("--to", "minutes", required=True, metavar="LENGTH", help=tr("How long it is now."))
@cause_options(are_required=True)
@click.pass_obj
def shorten(frame: Frame, /, block_id: str, minutes: str, **cause: Any) -> None:
    """Shorten a block."""
    with frame.session("block shorten") as session:
        seen = session.read.named(Block, block_id)
        row = services.shorten_block(session, seen, read_minutes(minutes), cause_of(session, cause))
        _answer(frame, session, seen, row=row)


@command("displace", help=tr("Give a block up, and say by what and for whom."))
@click.argument("block_id", metavar="ID")
@cause_options(are_required=True)
@click.pass_obj
def displace(frame: Frame, /, block_id: str, **cause: Any) -> None:
    """Give a block up."""
    with frame.session("block displace") as session:
        seen = session.read.named(Block, block_id)
        row = services.displace_block(session, seen, cause_of(session, cause))
        _answer(frame, session, seen, row=row)


@command("lock", help=tr("Hold a block where it is."))
@click.argument("block_id", metavar="ID")
@click.pass_obj
def lock(frame: Frame, block_id: str) -> None:
    """Hold a block."""
    with frame.session("block lock") as session:
        seen = session.read.named(Block, block_id)
        services.lock_block(session, seen, is_locked=True)
        _answer(frame, session, seen)


@command("unlock", help=tr("Let a block go again."))
@click.argument("block_id", metavar="ID")
@click.pass_obj
def unlock(frame: Frame, block_id: str) -> None:
    """Let a block go."""
    with frame.session("block unlock") as session:
        seen = session.read.named(Block, block_id)
        services.lock_block(session, seen, is_locked=False)
        _answer(frame, session, seen)


@command("defend", help=tr("Count a block as busy."))
@click.argument("block_id", metavar="ID")
@click.pass_obj
def defend(frame: Frame, block_id: str) -> None:
    """Defend a block."""
    with frame.session("block defend") as session:
        seen = session.read.named(Block, block_id)
        services.defend_block(session, seen, is_defended=True)
        _answer(frame, session, seen)


@command("undefend", help=tr("Let a block stand flexibly again."))
@click.argument("block_id", metavar="ID")
@click.pass_obj
def undefend(frame: Frame, block_id: str) -> None:
    """Make a block flexible."""
    with frame.session("block undefend") as session:
        seen = session.read.named(Block, block_id)
        services.defend_block(session, seen, is_defended=False)
        _answer(frame, session, seen)


@command("correct", help=tr("Say what really became of a block that was kept or lost."))
@click.argument("block_id", metavar="ID")
@click.option(
    "--to",
    "truth",
    required=True,
    metavar="kept|lost|open",
    help=tr("What really became of it; “open” if nothing is settled yet."),
)
@cause_options(are_required=False)
@click.pass_obj
def correct(frame: Frame, /, block_id: str, truth: str, **said: Any) -> None:
    """Correct a block."""
    with frame.session("block correct") as session:
        seen = session.read.named(Block, block_id)
        cause = cause_of(session, said)
        row = _corrected(session, seen, read_choice("to", _Truth, truth), cause)
        _answer(frame, session, seen, row=row)


def _corrected(session: Session, seen: Block, truth: _Truth, cause: Cause) -> Displacement:
    if truth is _Truth.KEPT:
        return corrections.correct_to_kept(session, seen, cause.why)
    if truth is _Truth.LOST:
        return corrections.correct_to_lost(session, seen, cause)
    return corrections.reopen_block(session, seen, cause.why)


@command("write-off", help=tr("Give up minutes that are owed to a block's rule."))
@click.argument("block_id", metavar="ID")
@click.option("--minutes", required=True, metavar="LENGTH", help=tr("How much."))
@click.option("--why", required=True, metavar="TEXT", help=tr("The reason."))
@click.pass_obj
def write_off(frame: Frame, block_id: str, minutes: str, why: str) -> None:
    """Write debt off."""
    with frame.session("block write-off") as session:
        seen = session.read.named(Block, block_id)
        debts.write_off(session, seen, read_minutes(minutes), why)
        _answer(frame, session, seen)


def block_value(block: Block, zone: ZoneInfo) -> dict[str, Any]:
    """Return a block as a JSON value."""
    return {
        "id": block.id,
        "rule": block.rule,
        "title": block.title,
        "start": moment_value(block.start, zone),
        "end": moment_value(block.end, zone),
        "minutes": block.minutes,
        "first_start": moment_value(block.first_start, zone),
        "first_minutes": block.first_minutes,
        "state": block.state.value,
        "defended": block.is_defended,
        "locked": block.is_locked,
    }


def _answer(
    frame: Frame, session: Session, seen: Block, *, row: Displacement | None = None
) -> None:
    zone = session.zone()
    now = session.read.get(Block, seen.id)
    debt = debts.debt(session)
    value = {
        **debt_value(debt),
        "block": block_value(now, zone),
        "row": record_to_json(row) if row else None,
    }
    line = "  ".join(filter(None, _row(session, now)))
    frame.answer(value, [line, *_reasons(session, row), *debt_lines(debt)])


def _reasons(session: Session, row: Displacement | None) -> list[str]:
    if row is None:
        return []
    if row.charter_item:
        text = session.read.get(CharterItem, row.charter_item).text
        return [tr("The charter allows it: {text}.").format(text=text)]
    if row.exception_number:
        return [tr("Just this once, number {n}.").format(n=row.exception_number)]
    return []


def _row(session: Session, block: Block) -> tuple[str, ...]:
    return (
        stretch_text(block.start, block.end, session.zone(), session.today()),
        title_text(block.title),
        choice_text(block.state),
        tr("(locked)") if block.is_locked else "",
        short_id(block.id),
    )
