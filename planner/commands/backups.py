"""Backing a plan up, listing its backups, and putting one in its place."""

from collections.abc import Mapping

import click

from planner.commands.frame import Frame
from planner.commands.groups import command
from planner.commands.paths import read_path
from planner.services.backup_copies import copy_out
from planner.services.backup_restoring import chosen_backup, restore_backup
from planner.services.backups import Backup, BackupReason, back_up, backups_of, find_backup
from planner.text import tr
from planner.words.backups import reason_text


@command("backup", help=tr("Copy the plan into the folder of its backups, and prove the copy."))
@click.pass_obj
def backup(frame: Frame) -> None:
    """Back the plan up."""
    with frame.session("backup") as session:
        made = back_up(session, BackupReason.BY_HAND)
    assert made is not None  # noqa: S101 - a plan of the command line has a file
    lines = [
        tr("Backup {id} of “{plan}”.").format(id=made.name.id, plan=frame.plan_path()),
        tr("It stands in “{path}”.").format(path=made.path.parent),
    ]
    frame.answer(_told(made), lines)


@command("backups", help=tr("List the backups of the plan, the last one first."))
@click.pass_obj
def backups(frame: Frame) -> None:
    """List backups; the plan may be damaged or gone."""
    plan = frame.plan_path()
    found = backups_of(plan)
    lines = [f"{one.name.id}  {reason_text(one.name.reason)}" for one in found]
    none = [tr("There is no backup of “{plan}” yet.").format(plan=plan)]
    frame.answer([_told(one) for one in found], lines or none)


@command("copy-backup", help=tr("Copy a backup into a folder, such as a stick; prove the copy."))
@click.argument("backup", metavar="ID|last")
@click.argument("folder")
@click.pass_obj
def copy(frame: Frame, backup: str, folder: str) -> None:
    """Copy a backup out."""
    chosen = find_backup(frame.plan_path(), backup)
    target = copy_out(chosen, read_path(folder))
    lines = [tr("Backup {id} stands in “{path}”.").format(id=chosen.id, path=target)]
    frame.answer({**_told(chosen), "copy": str(target)}, lines)


@command("restore-backup", help=tr("Put a backup in the plan's place; the present file is kept."))
@click.argument("backup", metavar="ID|FILE|last")
@click.pass_obj
def restore(frame: Frame, backup: str) -> None:
    """Put a backup in the plan's place."""
    plan = frame.plan_path()
    chosen = chosen_backup(plan, str(read_path(backup)))
    done = frame.secrets.opened(lambda keys: restore_backup(plan, chosen, keys, frame.now))
    value = {
        "plan": str(plan),
        "restored": str(done.source),
        "aside": str(done.aside) if done.aside else None,
        "backup": str(done.backup) if done.backup else None,
    }
    lines = [tr("“{plan}” is what “{source}” was.").format(plan=plan, source=done.source)]
    if done.aside:
        lines.append(tr("The file that was there is “{aside}” now.").format(aside=done.aside))
    frame.answer(value, lines)


def _told(backup: Backup) -> Mapping[str, object]:
    return {
        "id": backup.name.id,
        "made": backup.name.made.isoformat(),
        "reason": backup.name.reason.value,
        "path": str(backup.path),
        "bytes": backup.size_bytes,
        "sha256_begins": backup.name.digest,
    }
