"""Protecting a plan with a passphrase."""

import click

from planner.commands.frame import Frame, print_line
from planner.commands.groups import command
from planner.commands.paths import read_path
from planner.services.passphrase import Keyring, Rewritten, is_protected, unprotect
from planner.services.passphrase import protect as protect_plan
from planner.text import tr, tr_plural


@command("protect", help=tr("Encrypt a plan with a passphrase, or give it another one."))
@click.argument("file", required=False)
@click.option(
    "--new-passphrase-file", "new", metavar="FILE", help=tr("The new one; otherwise it is asked.")
)
@click.pass_obj
def protect(frame: Frame, file: str | None, new: str | None) -> None:
    """Set or change the passphrase."""
    path = read_path(file) if file else frame.plan_path()
    old = _old_keys(frame, file) if is_protected(path) else None
    chosen = frame.secrets.new(new)
    done = protect_plan(path, chosen, old)
    value = {"plan": str(path), "is_protected": True, **_told(done)}
    said = tr("“{path}” is protected. Without the passphrase nobody opens it again.")
    frame.answer(value, [said.format(path=path), *_lines(done)])
    _warn(done)


@command("unprotect", help=tr("Take the passphrase of a plan away."))
@click.argument("file", required=False)
@click.pass_obj
def unprotect_(frame: Frame, file: str | None) -> None:
    """Take the passphrase away."""
    path = read_path(file) if file else frame.plan_path()
    done = unprotect(path, _old_keys(frame, file))
    value = {"plan": str(path), "is_protected": False, **_told(done)}
    said = tr("“{path}” is not protected any more: whoever has the file reads it.")
    frame.answer(value, [said.format(path=path), *_lines(done)])
    _warn(done)


def _old_keys(frame: Frame, file: str | None) -> Keyring:
    """Return what opens the plan now, asked for where it was not given."""
    with frame.session("protect", read_path(file) if file else None) as session:
        return session.keys or Keyring("")


def _told(done: Rewritten) -> dict[str, object]:
    return {"backups": done.backups, "left": [str(path) for path in done.left]}


def _lines(done: Rewritten) -> list[str]:
    written = tr_plural(
        "{n} backup was written anew in the same way.",
        "{n} backups were written anew in the same way.",
        done.backups,
    )
    return [written]


def _warn(done: Rewritten) -> None:
    for path in done.left:
        line = tr("The backup “{path}” could not be opened and is as it was; remove it if you can.")
        print_line(line.format(path=path), is_error=True)
