"""What would fit of the rule that is being written, told while one types."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from planner.domain.changes import ChangeSet
from planner.domain.protection import Rule
from planner.services.protection import TakingPart
from planner.services.rule_trial import Fitting, RuleTrial, try_rule
from planner.services.session import Session
from planner.text import tr
from planner.words.rule_trial import fitting_text
from planner.words.scheduling import binding_text
from ui.context import Context
from ui.jobs import Job
from ui.look.measure import scaled
from ui.pages.protected_time.wording import relief_words
from ui.widgets.announce import announce
from ui.widgets.labels import label

PAUSE_MS = 350
"""How long nobody types before places are looked for."""

MOST_RELIEFS = 2


class Trying(QObject):
    """Looks for the places of one rule at a time; the next question ends the search for the last.

    Signals:
        found: A Fitting for the rule asked for last.
    """

    found = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._trial: RuleTrial | None = None
        self._asked: tuple[Rule, TakingPart] | None = None
        self._job: Job | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._start)
        context.changed.connect(self._on_changed)

    def ask(self, rule: Rule, members: TakingPart, *, at_once: bool = False) -> None:
        """Look for places when nobody has asked for something else for a moment."""
        self.stop()
        self._asked = rule, members
        self._pause.start(0 if at_once else PAUSE_MS)

    def stop(self) -> None:
        """Ask for nothing any more."""
        self._pause.stop()
        self._asked = None
        if self._job:
            self._job.cancel()
            self._job = None

    @Slot()
    def _start(self) -> None:
        if self._asked is None:
            return
        rule, members = self._asked
        self._trial = self._trial or RuleTrial(self._context.session)
        problem = self._trial.problem(rule, members)
        self._job = self._context.jobs.start(partial(try_rule, problem, rule))
        self._job.succeeded.connect(self._on_found)

    @Slot(object)
    def _on_found(self, fitting: Fitting) -> None:
        if self.sender() is self._job:  # an answer to an earlier question may still be on its way
            self._job = None
            self.found.emit(fitting)

    @Slot(object)
    def _on_changed(self, _changes: ChangeSet) -> None:
        self._trial = None


class PreviewCard(QFrame):
    """Shows what was found, or what must be put right first."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("Well")
        title = tr("What would fit")
        self.setAccessibleName(title)
        self.words = label("")
        self.why = label("", "muted")
        column = QVBoxLayout(self)
        padding = scaled(12)
        column.setContentsMargins(padding, padding, padding, padding)
        column.setSpacing(scaled(4))
        for part in (label(title, "strong"), self.words, self.why):
            column.addWidget(part)
        column.addStretch(1)
        self.why.hide()

    def show_searching(self) -> None:
        """Say that places are being looked for; what was found before is of another rule."""
        self._show(tr("Looking for places in the next four weeks…"))

    def show_problem(self, words: str) -> None:
        """Say what must be put right first; empty where it is not filled in yet."""
        self._show(words or tr("Say how much you want, and it is told here what would fit."))

    def show_fitting(self, fitting: Fitting) -> None:
        """Say how much would fit and where, what keeps out the rest, and what would help."""
        unmet = fitting.unmet
        why = ""
        if unmet:
            reliefs = [
                tr("\N{BULLET} {words}").format(words=relief_words(self._session, relief))
                for relief in unmet.would_help[:MOST_RELIEFS]
            ]
            why = "\n".join([binding_text(unmet.because.value), *reliefs])
        self._show(fitting_text(fitting), why)
        announce(self, self.words.text())

    def _show(self, words: str, why: str = "") -> None:
        self.words.setText(words)
        self.why.setText(why)
        self.why.setVisible(bool(why))
