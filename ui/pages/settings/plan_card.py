"""Where the plan lies, whether its file is sound, and what goes in."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from planner.progress import Progress
from planner.services.checking import Problem, check_plan
from planner.services.opening import Keyring
from planner.text import tr, tr_plural
from ui.context import Context
from ui.jobs import Job
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import label


class PlanCard(Card):
    """The file of the plan. Checking reads it and changes nothing."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("The plan"))
        self._context = context
        path = context.session.path
        self.place = label(str(path) if path else tr("Only in memory: it is not saved anywhere."))
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.check_button = QPushButton(tr("Check the plan"))
        self.check_button.setEnabled(path is not None)
        self.import_button = QPushButton(tr("Import a calendar"))
        undo = tr(
            "Everything you do can be taken back with Ctrl+Z, one action at a time, and done "
            "again with Ctrl+Shift+Z."
        )
        actions = QWidget()
        row = Flow(actions)
        row.add(self.check_button)
        row.add(self.import_button)
        for widget in (self.place, label(undo, "muted"), actions):
            self.add(widget)
        self.check_button.clicked.connect(self._check)
        self.import_button.clicked.connect(context.calendar_wanted)

    @Slot()
    def _check(self) -> None:
        path = self._context.session.path
        if path is None:
            return
        self.check_button.setEnabled(False)
        work = partial(_problems, path, self._context.session.keys)
        job = self._context.jobs.start(work, tr("Checking the plan"))
        job.succeeded.connect(self._tell)
        job.failed.connect(self._context.show_error)
        job.ended.connect(self._on_ended)

    @Slot(object)
    def _tell(self, problems: list[Problem]) -> None:
        if not problems:
            self._context.show_info(tr("The plan's file is sound."))
            return
        found = tr_plural("{n} fault was found", "{n} faults were found", len(problems))
        self._context.show_info(
            tr("{faults}; nothing was changed. Make a copy of the file before you go on.").format(
                faults=found
            )
        )

    @Slot(object)
    def _on_ended(self, _job: Job) -> None:
        self.check_button.setEnabled(True)


def _problems(path: Path, keys: Keyring | None, _progress: Progress) -> list[Problem]:
    return check_plan(path, keys)
