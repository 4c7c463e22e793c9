"""Asking for the passphrase of a plan before there is a window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit

from planner.domain.errors.safekeeping import WrongPassphraseError
from planner.services.passphrase import Keyring
from planner.services.session import Session
from planner.text import tr
from ui.app.places import Places
from ui.look.theme import begin_look
from ui.widgets.announce import announce
from ui.widgets.check_box import CheckBox
from ui.widgets.dialog_form import DialogForm
from ui.widgets.form import Form
from ui.widgets.labels import label
from ui.window_state import WindowState

TRIES = 3


class UnlockDialog(DialogForm):
    """Asks for the passphrase of one plan, three times at most.

    Attributes:
        session: The plan, once a passphrase has opened it.
    """

    def __init__(self, path: Path, open_with: Callable[[Keyring], Session]) -> None:
        super().__init__(None, tr("Passphrase of “{plan}”").format(plan=path.stem), tr("Open"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)  # it holds the answer
        self.session: Session | None = None
        self._path = path
        self._open_with = open_with
        self._tries = 0
        self.cancel_button.setText(tr("Do not open it"))
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.shows = CheckBox(tr("Show what I type"))
        self.shows.toggled.connect(self._show)
        form = Form()
        self.row = form.add(
            tr("Passphrase"),
            self.passphrase,
            tr("Without it nobody can open the plan. It is written nowhere."),
        )
        self.body.add(label(str(path), "muted"))
        self.body.add(form)
        self.body.add(self.shows)
        self.body.end()
        self.submitted.connect(self._take)

    @Slot(bool)
    def _show(self, is_shown: bool) -> None:  # noqa: FBT001 - Qt's
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        self.passphrase.setEchoMode(mode)

    @Slot()
    def _take(self) -> None:
        if self.passphrase.text():
            self.attempt(self._open, self._explain)

    def _open(self) -> None:
        self.session = self._open_with(Keyring(self.passphrase.text()))

    def _explain(self, error: Exception) -> bool:
        if not isinstance(error, WrongPassphraseError):
            return False
        self._tries += 1
        if self._tries < TRIES:
            self.row.show_error(tr("The plan is not opened by this passphrase. Try again."))
            self.passphrase.selectAll()
            self.passphrase.setFocus()
        else:
            self._give_up()
        return True

    def _give_up(self) -> None:
        self.row.show_error("")
        self.refusal.setText(
            tr(
                "The plan is not opened by this passphrase either. It was left as it is. Look at "
                "the language of the keyboard and for another passphrase, then start again; "
                "“firebreak backups” lists earlier copies."
            )
        )
        self.refusal.show()
        for widget in (self.body, self.do_button):
            widget.hide()
        self.adjustSize()
        self.cancel_button.setText(tr("Close"))
        self.cancel_button.setFocus()
        announce(self, self.refusal.text(), urgent=True)


def unlocked(path: Path, places: Places, open_with: Callable[[Keyring], Session]) -> Session | None:
    """Ask until the plan is open; None when the person gives it up.

    Args:
        path: The plan.
        places: Where the look is remembered.
        open_with: Opens the plan; raises WrongPassphraseError.
    """
    from ui.app.run import application_of_window  # noqa: PLC0415 - it imports the window

    app = application_of_window()
    state = WindowState(str(places.settings))
    begin_look(state.theme, state.text_percent)
    quits = app.quitOnLastWindowClosed()
    app.setQuitOnLastWindowClosed(False)  # the window comes after the dialog
    dialog = UnlockDialog(path, open_with)
    dialog.exec()
    dialog.deleteLater()
    app.setQuitOnLastWindowClosed(quits)
    return dialog.session
