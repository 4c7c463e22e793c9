"""Whether the file of the plan is sound: checked when asked, told in words, nothing changed."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from planner.commands.file_problems import problem_line
from planner.progress import Progress
from planner.services.checking import Problem, check_plan
from planner.services.opening import Keyring
from planner.text import tr, tr_plural
from ui.context import Context
from ui.jobs import Job
from ui.look.icons import icon
from ui.widgets.announce import announce
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_role

MOST_LINES = 8


class CheckCard(Card):
    """The check reads the whole file beside the window."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Is the file sound?"))
        self._context = context
        self._plan = context.session.path
        self.button = QPushButton(icon("search"), tr("Check this file"))
        self.button.setEnabled(self._plan is not None)
        self.result = label("", "good")
        self.faults = label("")
        self.advice = label(_advice(), "muted")
        buttons = QWidget()
        Flow(buttons).add(self.button)
        about = tr(
            "Every page of the file is read, every edit is held against the chain that it stands "
            "in, and every record against its journal. Nothing is changed."
        )
        for widget in (label(about, "muted"), buttons, self.result, self.faults, self.advice):
            self.add(widget)
        for widget in (self.result, self.faults, self.advice):
            widget.hide()
        self.button.clicked.connect(self.check)

    @Slot()
    def check(self) -> None:
        """Check the file; the answer comes when it is read."""
        if self._plan is None:
            return
        self.button.setEnabled(False)
        work = partial(_problems, self._plan, self._context.session.keys)
        job = self._context.jobs.start(work, tr("Checking the plan"))
        job.succeeded.connect(self.tell)
        job.failed.connect(self._context.show_error)
        job.ended.connect(self._on_ended)

    @Slot(object)
    def tell(self, problems: list[Problem]) -> None:
        """Say what was found."""
        said = tr("The file is sound.")
        if problems:
            said = tr_plural(
                "The file is not sound: {n} fault was found. Nothing was changed.",
                "The file is not sound: {n} faults were found. Nothing was changed.",
                len(problems),
            ).format(n=len(problems))
        lines = [problem_line(one) for one in problems[:MOST_LINES]]
        if len(problems) > MOST_LINES:
            lines.append(tr("and {n} more").format(n=len(problems) - MOST_LINES))
        self.result.setText(said)
        set_role(self.result, "error" if problems else "good")
        self.faults.setText("\n".join(lines))
        self.result.show()
        for widget in (self.faults, self.advice):
            widget.setVisible(bool(problems))
        announce(self, said)

    @Slot(object)
    def _on_ended(self, _job: Job) -> None:
        self.button.setEnabled(self._plan is not None)


def _advice() -> str:
    return tr(
        "Restore a backup from before, or save what can be saved into a new plan: "
        "“firebreak check --repair NEW.firebreak”. Keep the present file until you have seen that "
        "nothing is missing."
    )


def _problems(path: Path, keys: Keyring | None, _progress: Progress) -> list[Problem]:
    return check_plan(path, keys)
