"""Asking for the passphrase of a copy that the plan's own does not open."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from planner.services.passphrase import Keyring
from planner.text import tr
from ui.pages.sharing.passphrase_field import PassphraseField
from ui.widgets.dialog_form import DialogForm
from ui.widgets.labels import breakable, label


class CopyPassphraseDialog(DialogForm):
    """Asks once; whoever opened it opens it again where the copy stays closed.

    Signals:
        given: The Keyring to open the copy with.
    """

    given = Signal(object)

    def __init__(self, parent: QWidget, path: Path, wrong: str = "") -> None:
        super().__init__(parent, tr("This copy has a passphrase"), tr("Open it"))
        self.field = PassphraseField(
            tr("Passphrase of the copy"), tr("It is used to read the copy, and kept nowhere.")
        )
        self.body.add(label(breakable(str(path)), "muted"))
        self.body.add(self.field)
        self.body.end()
        if wrong:
            self.field.row.show_error(wrong)
        self.submitted.connect(self._take)

    @Slot()
    def _take(self) -> None:
        if self.field.line.text():
            self.given.emit(Keyring(self.field.line.text()))
            self.accept()
