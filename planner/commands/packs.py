"""What is handed over on purpose: about a person, to a successor, for an appraisal."""

from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import command
from planner.commands.paths import read_path
from planner.commands.shown import in_columns, short_id
from planner.domain.handed_over import Pack, PackKind, Trace
from planner.services.packs import choosable, chosen_pack, hand_over, name_of, request_pack
from planner.services.session import Session
from planner.text import tr, tr_plural
from planner.words.records import record_title

MOST_YEARS = 100


@command(
    "request-pack",
    help=tr(
        "All that the plan holds about a person, private records too, as a page (.html) or as "
        "JSON; it leaves a trace in the plan."
    ),
)
@click.argument("out")
@click.option("--for", "about", metavar="NAME", required=True, help=tr("Whom it is about."))
@click.option(
    "--keep-years",
    type=click.IntRange(0, MOST_YEARS),
    help=tr("Your own rule: so many years after their last change records are kept."),
)
@click.pass_obj
def request_pack_(frame: Frame, out: str, about: str, keep_years: int | None) -> None:
    """Write what the plan holds about a person."""
    with frame.session("export request-pack") as session:
        pack = request_pack(session, about, keep_years)
        trace = hand_over(session, pack, read_path(out))
        frame.answer(_value(trace, pack, out), _lines(trace, out))


def _for_option(function: Any) -> Any:
    return click.option("--for", "name", metavar="NAME", help=tr("Who gets it."))(function)


@command(
    "successor-pack",
    help=tr(
        "Changes, reference-backs, promises and tensions for whoever comes next, those whose ids "
        "are named; without OUT, what could be named."
    ),
)
@click.argument("out", required=False)
@click.argument("ids", nargs=-1)
@_for_option
@click.pass_obj
def successor_pack(frame: Frame, out: str | None, ids: tuple[str, ...], name: str | None) -> None:
    """Write what a successor must know."""
    _chosen(frame, PackKind.SUCCESSOR, out, ids, name)


@command(
    "appraisal-pack",
    help=tr(
        "Evidence to be copied to the appraisal form, that whose ids are named; without OUT, what "
        "could be named."
    ),
)
@click.argument("out", required=False)
@click.argument("ids", nargs=-1)
@_for_option
@click.pass_obj
def appraisal_pack(frame: Frame, out: str | None, ids: tuple[str, ...], name: str | None) -> None:
    """Write evidence for an appraisal."""
    _chosen(frame, PackKind.APPRAISAL, out, ids, name)


def _chosen(
    frame: Frame, kind: PackKind, out: str | None, ids: tuple[str, ...], name: str | None
) -> None:
    with frame.session(f"export {kind.value}-pack") as session:
        if out is None:
            _offer(frame, session, kind)
            return
        if name is None:
            raise click.UsageError(tr("Say --for whom it is; it stands on it and in the trace."))
        chosen = [session.read.record_of_any_type(one).id for one in ids]
        pack = chosen_pack(session, kind, name, chosen)
        trace = hand_over(session, pack, read_path(out))
        frame.answer(_value(trace, pack, out), _lines(trace, out))


def _offer(frame: Frame, session: Session, kind: PackKind) -> None:
    offered = choosable(session, kind)
    value = [{"type": one.TYPE, "id": one.id, "words": name_of(one)} for one in offered]
    rows = [(record_title(one.TYPE), short_id(one.id), name_of(one)) for one in offered]
    frame.answer(value, in_columns(rows))


def _value(trace: Trace, pack: Pack, out: str) -> dict[str, object]:
    return {
        "file": out,
        "kind": trace.kind.value,
        "for": trace.recipient,
        "records": [{"type": one.record.TYPE, "id": one.record.id} for one in pack.entries],
        "trace": trace.id,
        "sha256": trace.content_hash,
    }


def _lines(trace: Trace, out: str) -> list[str]:
    wrote = tr_plural("{n} record was written to", "{n} records were written to", trace.records)
    return [f"{wrote} “{out}”.", tr("The plan notes what left, when and for whom.")]
