"""Working on the file of the plan after one window has closed it, before the next one opens it."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout

from planner.overriding import override
from planner.services.opening import Keyring
from planner.text import tr
from planner.words.errors import error_text
from ui.app.places import Places
from ui.jobs import ClosedWork, Job, Jobs
from ui.look.measure import scaled
from ui.look.theme import begin_look
from ui.notices import Notice, NoticeKind
from ui.widgets.job_bar import JobBar
from ui.widgets.labels import label
from ui.window_state import WindowState

WIDTH_PX = 480


class BetweenDialog(QDialog):
    """Shows how far the work is; it closes by itself, and not before the work has ended.

    Attributes:
        words: What the work returned; "" where it failed.
        error: What ended it, if it failed.
    """

    def __init__(self, wanted: ClosedWork) -> None:
        super().__init__()
        self.words = ""
        self.error: Exception | None = None
        self.setWindowTitle(wanted.title)
        self.bar = JobBar()
        self.bar.cancel_button.hide()
        column = QVBoxLayout(self)
        margin = scaled(20)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(scaled(12))
        column.addWidget(self.bar)
        column.addWidget(
            label(tr("The plan is closed meanwhile, and opens again by itself."), "muted")
        )
        self.resize(scaled(WIDTH_PX), 0)
        self.bar.begin(wanted.title)
        self.jobs = Jobs(self)
        job = self.jobs.start(wanted.work, wanted.title)
        job.progressed.connect(self.bar.show_progress)
        job.succeeded.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.ended.connect(self._on_ended)

    @Slot(object)
    def _on_done(self, words: str) -> None:
        self.words = words

    @Slot(Exception)
    def _on_failed(self, error: Exception) -> None:
        self.error = error

    @Slot(object)
    def _on_ended(self, _job: Job) -> None:
        self.accept()

    @override
    def reject(self) -> None:
        """Stay: what is half done to the file must come to its end."""


def done_between(
    wanted: ClosedWork, keys: Keyring | None, places: Places
) -> tuple[Keyring | None, Notice | None]:
    """Do the work while a small dialog shows it.

    Args:
        wanted: The work; nobody may have the plan open.
        keys: What opens the plan now.
        places: Where the look is remembered.

    Returns:
        What opens the plan afterwards, and what the user is to be told.
    """
    from ui.app.run import application_of_window  # noqa: PLC0415 - it imports the window

    app = application_of_window()
    state = WindowState(str(places.settings))
    begin_look(state.theme, state.text_percent)
    quits = app.quitOnLastWindowClosed()
    app.setQuitOnLastWindowClosed(False)  # the window comes after the dialog
    dialog = BetweenDialog(wanted)
    dialog.exec()
    dialog.jobs.shut_down()
    dialog.deleteLater()
    app.setQuitOnLastWindowClosed(quits)
    if dialog.error is not None:
        return keys, Notice(words=error_text(dialog.error), kind=NoticeKind.ERROR)
    if not dialog.words:  # a bug, which was reported; nobody knows how far it went
        return keys, None
    return wanted.keys, Notice(words=dialog.words)
