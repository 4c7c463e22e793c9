"""Where a form stands in place of the page's cards, one at a time."""

from PySide6.QtCore import QObject, Signal, Slot

from ui.pages.readiness.forms import PageForm
from ui.widgets.column import ScrollColumn

_UNDER_HEADER = 1


class FormPlace(QObject):
    """Holds the form that is open, if any.

    Signals:
        changed: A form came, or went.
        left: The form went, so that something else should have the focus.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, page: ScrollColumn) -> None:
        super().__init__(page)
        self._page = page
        self.form: PageForm | None = None

    def begin(self, form: PageForm) -> None:
        """Show a form; where one is open already, that one stays."""
        if self.form is not None:
            self.form.focus_first()
            form.deleteLater()
            return
        self.form = form
        self._page.column.insertWidget(_UNDER_HEADER, form)
        form.cancelled.connect(self.leave)
        self.changed.emit()
        form.show()  # Qt would show it only when its events are next at work
        form.focus_first()
        self._page.verticalScrollBar().setValue(0)

    @Slot()
    def leave(self) -> None:
        """Take the form away."""
        if self.form is not None:
            self._page.column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self.changed.emit()
        self.left.emit()
