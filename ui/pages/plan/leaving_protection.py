"""Asking before something of a protected plan is written where no passphrase protects it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from planner.text import tr
from ui.context import Context
from ui.widgets.dialog_form import DialogForm
from ui.widgets.labels import label


class LeaveDialog(DialogForm):
    """Says what a file outside of the plan means, and lets it be written or not."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, tr("The file will not be protected"), tr("Write it all the same"))
        words = tr(
            "Your plan is protected with a passphrase. What is written now is not: "
            "whoever has the file can read it."
        )
        self.body.add(label(words))
        self.body.end()
        self.setAccessibleDescription(words)
        self.submitted.connect(self.accept)


class ProtectionAsked(QObject):
    """Goes on at once with what is asked for, after a question where the plan is protected."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._next: Callable[[], object] | None = None

    def before(self, go_on: Callable[[], object]) -> None:
        """Call `go_on` now or when the person says so; a refusal writes nothing."""
        if not self._context.session.is_protected:
            go_on()
            return
        self._next = go_on
        dialog = LeaveDialog(self._page)
        dialog.accepted.connect(self._go_on)
        dialog.open()

    @Slot()
    def _go_on(self) -> None:
        if self._next is not None:
            self._next()
