"""The past of a record on the command line: restoring it, and erasing it for good."""

from collections.abc import Iterator

import click

from planner.commands.frame import Frame
from planner.commands.groups import command
from planner.commands.passwords import can_ask
from planner.commands.written import read_moment
from planner.domain.record_json import record_to_json
from planner.services import erasing, restoring
from planner.services.blind import seen_records
from planner.services.history import NamedRecord, record_named
from planner.text import tr, tr_plural
from planner.words.fields import field_label
from planner.words.records import record_text


@command("restore", help=tr("Take a record out of the bin, or back to how it stood earlier."))
@click.argument("record")
@click.option("--at", "moment", metavar="ISO", help=tr("As it stood at this moment."))
@click.option("--from", "edit", metavar="EDIT", help=tr("As this edit of its history left it."))
@click.pass_obj
def restore(frame: Frame, record: str, moment: str | None, edit: str | None) -> None:
    """Restore a record."""
    if moment and edit:
        raise click.UsageError(tr("Say either --at or --from."))
    with frame.session("restore") as session:
        named = record_named(session, record)
        if moment:
            restored = restoring.restore_as_at(session, named, read_moment(moment, session.zone()))
        elif edit:
            restored = restoring.restore_from_edit(session, named, edit)
        else:
            restored = restoring.take_out_of_bin(session, named)
        shown = seen_records(session, restored)
    value = {
        "restored": [{"record_type": one.TYPE, "record": one.id} for one in shown],
        "now": record_to_json(shown[0]),
    }
    lines = [
        tr("Restored: {record} {id}").format(record=record_text(one.TYPE), id=one.id[-8:])
        for one in shown
    ]
    frame.answer(value, lines)


@command("erase", help=tr("Erase a record, or one field of it, for good: from its history too."))
@click.argument("record")
@click.argument("field", required=False)
@click.option("--yes", "is_sure", is_flag=True, help=tr("Do not ask; nothing brings it back."))
@click.pass_obj
def erase(frame: Frame, record: str, field: str | None, *, is_sure: bool) -> None:
    """Erase values for good."""
    name = field.replace("-", "_") if field else None
    with frame.session("erase") as session:
        named = record_named(session, record)
        if not is_sure:
            _ask(named, name)
        erased = erasing.erase(session, named, name)
    value = {
        "erased": [{"record_type": one.record_type, "record": one.id} for one in erased.records],
        "field": name,
        "wiped": erased.is_wiped,
    }
    said = (
        tr("Erased: {field}.").format(field=field_label(named.record_type, name))
        if name
        else tr_plural("{n} record erased.", "{n} records erased.", len(erased.records))
    )
    frame.answer(value, [said, *_limits(erased)])


def _limits(erased: erasing.Erased) -> Iterator[str]:
    """Say where it may still stand."""
    yield tr(
        "Backups, exports and files that others have still hold it; "
        "a copy obeys when it is merged with this plan."
    )
    if not erased.is_wiped:
        yield tr(
            "Remains may still stand in the plan's file: another program reads it, or the disk has "
            "no room to write it anew. Put that right, and erase anything once more."
        )


def _ask(named: NamedRecord, field: str | None) -> None:
    what = record_text(named.record_type)
    if field:
        what = f"{what}: {field_label(named.record_type, field)}"
    question = tr("Erase for good, with its whole history: {what}? Undo cannot bring it back.")
    if not can_ask():
        raise click.UsageError(
            tr("Nothing brings back what is erased for good. Say --yes if you are sure.")
        )
    click.confirm(question.format(what=what), abort=True, err=True)
