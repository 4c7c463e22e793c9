"""Whether a backup is really to be put in the place of the plan: what that means is said first."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.progress import Progress
from planner.services.backup_restoring import restore_backup
from planner.services.backups import Backup
from planner.services.opening import Keyring
from planner.text import tr
from planner.words.backups import reason_text
from planner.words.numbers import moment_text
from ui.context import Context
from ui.jobs import ClosedWork
from ui.pages.sharing.passphrase_field import PassphraseField
from ui.widgets.dialog_form import DialogForm
from ui.widgets.labels import label


class BackupQuestion(DialogForm):
    """Asks once; on yes the window closes, and comes back with the backup."""

    def __init__(self, context: Context, parent: QWidget, plan: Path, backup: Backup) -> None:
        session = context.session
        made = moment_text(backup.name.made, session.zone(), session.today())
        title = tr("Restore the backup of {moment}?").format(moment=made)
        super().__init__(parent, title, tr("Restore it"))
        self._context = context
        self._plan = plan
        self._backup = backup
        self.words = label(
            tr(
                "The plan becomes what it was when this backup was made ({reason}). What was done "
                "since is not in it any more."
            ).format(reason=reason_text(backup.name.reason))
        )
        kept = label(
            tr(
                "The present file is backed up first, and stays beside the plan under another "
                "name, so that you can go back. The window closes for a moment and opens the plan "
                "again."
            )
        )
        self.body.add(self.words)
        self.body.add(kept)
        self.old: PassphraseField | None = None
        if context.session.is_protected:
            self.old = PassphraseField(
                tr("Passphrase of the backup, if it was another one then"),
                tr("Leave it empty for the present passphrase."),
            )
            self.body.add(self.old)
        self.body.end()
        self.setAccessibleDescription(f"{self.words.text()} {kept.text()}")
        self.submitted.connect(self._restore)

    @Slot()
    def _restore(self) -> None:
        keys = self._context.session.keys
        if self.old is not None and self.old.line.text():
            keys = Keyring(self.old.line.text())
        work = partial(_restored, self._plan, self._backup, keys)
        title = tr("Restoring the backup")
        self.accept()
        self._context.closed_work_wanted.emit(ClosedWork(title=title, work=work, keys=keys))


def _restored(plan: Path, backup: Backup, keys: Keyring | None, _progress: Progress) -> str:
    done = restore_backup(plan, backup, keys)
    if done.aside is None:
        return tr("The backup is restored.")
    return tr(
        "The backup is restored. The file from before is “{file}” in the same folder."
    ).format(file=done.aside.name)
