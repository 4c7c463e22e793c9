"""What people wrote beside their answers to a closed round, or why that is not shown."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.readiness_results import RoundComments
from planner.text import tr
from planner.words.round_comments import no_comments_text
from ui.look.measure import scaled
from ui.widgets.labels import label

_GAP_PX = 8


class Comments(QWidget):
    """Lists the comments of one round below a heading; hidden while there is no closed round."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(scaled(_GAP_PX))
        self._column.addWidget(label(tr("Comments"), "strong"))
        self._none = label("", "muted")
        self._column.addWidget(self._none)
        self._shown: tuple[str, ...] = ()
        self._labels: list[QWidget] = []
        self.hide()

    def show_comments(self, found: RoundComments | None) -> None:
        """Show those of another round; None where none is closed."""
        self.setVisible(found is not None)
        why_none = no_comments_text(found) if found else ""
        self._none.setText(why_none)
        self._none.setVisible(bool(why_none))
        words = found.words if found else ()
        if words == self._shown:
            return
        self._shown = words
        for old in self._labels:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._labels = [
            label(f"\N{LEFT DOUBLE QUOTATION MARK}{said}\N{RIGHT DOUBLE QUOTATION MARK}")
            for said in words
        ]
        for new in self._labels:
            self._column.addWidget(new)
            new.show()
