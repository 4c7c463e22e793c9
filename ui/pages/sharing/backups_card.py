"""The backups of the plan: which there are, making one, putting one back, copying one out."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from planner.overriding import override
from planner.progress import Progress
from planner.services.backup_copies import copy_out
from planner.services.backups import (
    Backup,
    BackupReason,
    back_up,
    backups_folder_of,
    backups_of,
)
from planner.services.opening import Keyring
from planner.text import tr
from planner.words.backups import reason_text, size_text
from planner.words.numbers import moment_text
from ui.context import Context
from ui.jobs import Job
from ui.look.icons import icon
from ui.models.rows import Column, RowsModel
from ui.pages.sharing.backup_question import BackupQuestion
from ui.widgets.card import Card
from ui.widgets.file_dialog import FileDialog
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.row_table import RowTable


class BackupsCard(Card):
    """Lists backups, the latest first; the files are read and written beside the window."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Backups"))
        self._context = context
        self._plan = context.session.path
        self._zone, self._today = context.session.zone(), context.session.today()
        self._found: list[Backup] = []
        self._copied: Backup | None = None
        self.about = label(_about(self._plan), "muted")
        self.place = label(str(backups_folder_of(self._plan)) if self._plan else "", "small")
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.none_yet = label(tr("There is no backup yet."))
        self.model: RowsModel[Backup] = RowsModel(self._columns(), lambda: self._found, self)
        self.table = RowTable(tr("Backups"), self.model, wide=1, most_rows=6)
        self.now_button = QPushButton(icon("add"), tr("Back up now"))
        self.restore_button = QPushButton(icon("undo"), tr("Restore this backup…"))
        self.copy_button = QPushButton(icon("export"), tr("Copy to a folder…"))
        self._build()
        self.refresh()

    def _build(self) -> None:
        buttons = QWidget()
        row = Flow(buttons)
        for button, act in (
            (self.now_button, self.make),
            (self.restore_button, self.ask_restore),
            (self.copy_button, self.ask_copy),
        ):
            button.clicked.connect(act)
            row.add(button)
        for widget in (self.about, self.place, self.none_yet, self.table, buttons):
            self.add(widget)
        self.now_button.setEnabled(self._plan is not None)
        self.place.setVisible(self._plan is not None)

    def _columns(self) -> list[Column[Backup]]:
        return [
            Column(
                tr("Made"), lambda backup: moment_text(backup.name.made, self._zone, self._today)
            ),
            Column(
                tr("Why"),
                lambda backup: reason_text(backup.name.reason),
                tooltip=lambda backup: reason_text(backup.name.reason),
            ),
            Column(tr("Size"), lambda backup: size_text(backup.size_bytes), is_number=True),
        ]

    @property
    def chosen(self) -> Backup | None:
        """Return the current backup; None while there is none."""
        index = self.table.row
        return self.model.value(index) if index is not None else None

    @Slot()
    def refresh(self) -> None:
        """Look into the folder again."""
        self._found = backups_of(self._plan) if self._plan else []
        self.model.refresh()
        has_any = bool(self._found)
        self.none_yet.setVisible(not has_any)
        for widget in (self.table, self.restore_button, self.copy_button):
            widget.setVisible(has_any)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()  # one is made each day, and before what may go wrong

    @Slot()
    def make(self) -> None:
        """Make a backup now."""
        if self._plan is None:
            return
        self.now_button.setEnabled(False)
        work = partial(_back_up, self._plan, self._context.session.keys)
        job = self._context.jobs.start(work, tr("Backing up the plan"))
        job.succeeded.connect(self._on_made)
        job.failed.connect(self._context.show_error)
        job.ended.connect(self._on_ended)

    @Slot(object)
    def _on_made(self, made: Backup) -> None:
        self.refresh()
        self.table.go_to(0)
        self._context.show_info(
            tr("The plan is backed up, and the copy was proved: {size}.").format(
                size=size_text(made.size_bytes)
            )
        )

    @Slot(object)
    def _on_ended(self, _job: Job) -> None:
        self.now_button.setEnabled(self._plan is not None)

    @Slot()
    def ask_restore(self) -> None:
        """Ask whether the current backup is to be put in the place of the plan."""
        if self.chosen is not None and self._plan is not None:
            BackupQuestion(self._context, self, self._plan, self.chosen).open()

    @Slot()
    def ask_copy(self) -> None:
        """Ask for a folder, then copy the current backup into it."""
        self._copied = self.chosen
        if self._copied is not None:
            dialog = FileDialog(self, tr("Copy the backup into which folder?"), "")
            dialog.setFileMode(FileDialog.FileMode.Directory)
            dialog.chosen.connect(self.copy_into)
            dialog.open()

    @Slot(object)
    def copy_into(self, folder: Path) -> None:
        """Copy the backup that was chosen when the user was asked."""
        if self._copied is not None:
            work = partial(_copy, self._copied, folder)
            job = self._context.jobs.start(work, tr("Copying the backup"))
            job.succeeded.connect(self._on_copied)
            job.failed.connect(self._context.show_error)

    @Slot(object)
    def _on_copied(self, target: Path) -> None:
        self._context.show_info(
            tr("“{file}” is copied into “{folder}”, and the copy was proved.").format(
                file=target.name, folder=target.parent
            )
        )


def _about(plan: Path | None) -> str:
    if plan is None:
        return tr("The plan is only in memory: there is no file to back up.")
    return tr(
        "One is made on the first use of a day, and before everything that may go wrong. The last "
        "5 are kept, and those of 10 days, 8 weeks and 12 months. A plan with a passphrase has "
        "backups with the same passphrase. They lie on this computer, so copy one elsewhere now "
        "and then:"
    )


def _back_up(plan: Path, keys: Keyring | None, _progress: Progress) -> Backup | None:
    return back_up(plan, BackupReason.BY_HAND, keys)


def _copy(backup: Backup, folder: Path, _progress: Progress) -> Path:
    return copy_out(backup, folder)
