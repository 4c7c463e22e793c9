"""What can be done about the ledger: each action opens what asks for it."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.pages.protected_time.ledger.charter_dialog import CharterDialog
from ui.pages.protected_time.ledger.keys import LedgerKeys
from ui.pages.protected_time.ledger.owed_dialog import OwedDialog
from ui.pages.protected_time.ledger.surge_dialog import SurgeDialog
from ui.pages.protected_time.ledger.write_off_dialog import WriteOffDialog


class LedgerActions(QObject):
    """Opens the dialogs of the ledger over the page."""

    def __init__(self, context: Context, page: QWidget, keys: LedgerKeys) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        keys.show_owed.triggered.connect(self._show_owed)
        keys.write_off.triggered.connect(self._write_off)
        keys.charter.triggered.connect(self._open_charter)
        keys.start_surge.triggered.connect(self._start_surge)

    @Slot()
    def _show_owed(self) -> None:
        OwedDialog(self._context.session, self._page).open()

    @Slot()
    def _write_off(self) -> None:
        WriteOffDialog(self._context, self._page).open()

    @Slot()
    def _open_charter(self) -> None:
        CharterDialog(self._context, self._page).open()

    @Slot()
    def _start_surge(self) -> None:
        SurgeDialog(self._context, self._page).open()
