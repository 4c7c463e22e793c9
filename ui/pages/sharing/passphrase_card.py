"""Whether a passphrase protects the plan, what that does and does not mean, and changing it."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from planner.text import tr
from ui.context import Context
from ui.look.icons import icon
from ui.pages.sharing.passphrase_dialogs import (
    PassphraseDialog,
    RemoveDialog,
    beyond_words,
)
from ui.widgets.card import Card
from ui.widgets.described import Described
from ui.widgets.flow import Flow
from ui.widgets.labels import label


class PassphraseCard(Card):
    """Says how the file stands; the window closes while it is written anew."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Passphrase"))
        self._context = context
        self._plan = context.session.path
        is_protected = context.session.is_protected
        self.standing = label(self._standing(), "strong")
        self.set_button = QPushButton(icon("lock"), tr("Set a passphrase…"))
        self.change_button = QPushButton(icon("edit"), tr("Change it…"))
        self.remove_button = QPushButton(icon("remove"), tr("Remove it…"))
        self.change_button.setAccessibleName(tr("Change the passphrase"))
        self.remove_button.setAccessibleName(tr("Remove the passphrase"))
        self.set_button.setVisible(not is_protected)
        self.set_button.setEnabled(self._plan is not None)
        for button in (self.change_button, self.remove_button):
            button.setVisible(is_protected)
        self._build()

    def _build(self) -> None:
        buttons = QWidget()
        row = Flow(buttons)
        for button, act in (
            (self.set_button, self.ask_new),
            (self.change_button, self.ask_new),
            (self.remove_button, self.ask_remove),
        ):
            button.clicked.connect(act)
            row.add(button)
        self.add(self.standing)
        self.add(Described(tr("What a passphrase does not protect"), beyond_words()))
        self.add(buttons)

    def _standing(self) -> str:
        if self._plan is None:
            return tr("The plan is only in memory: there is no file to protect.")
        if self._context.session.is_protected:
            return tr(
                "The file of the plan and its backups are encrypted. Without the passphrase nobody "
                "opens them, neither we nor your IT department."
            )
        return tr("The file of the plan is not encrypted: whoever has the file reads it.")

    @Slot()
    def ask_new(self) -> None:
        """Ask for a new passphrase."""
        if self._plan is not None:
            PassphraseDialog(self._context, self, self._plan).open()

    @Slot()
    def ask_remove(self) -> None:
        """Ask whether the passphrase is really to go."""
        if self._plan is not None:
            RemoveDialog(self._context, self, self._plan).open()
