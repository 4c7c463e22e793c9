"""How a capture line is written: examples to look at, on request."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from planner.text import tr
from ui.look.measure import scaled
from ui.widgets.column import ScrollColumn
from ui.widgets.labels import label
from ui.widgets.tables import WordsTable


class GrammarHelp(QDialog):
    """Shows what one can write in the capture line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("How to log time"))
        self.examples = WordsTable(tr("What you write, and what it means"))
        self.examples.show_words([tr("You write"), tr("It means")], _rows())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(20), scaled(20), scaled(20), scaled(16))
        column.setSpacing(scaled(12))
        self.body = ScrollColumn()
        self.body.column.setContentsMargins(0, 0, 0, 0)
        self.body.add(label(tr("One line, one entry"), "h2"))
        self.body.add(
            label(
                tr(
                    "First when and which mode, in any order, then what it was. "
                    "Words in quotation marks are always text. Whatever can be read in two ways "
                    "is asked about, never guessed."
                ),
                "muted",
            )
        )
        self.body.add(self.examples)
        column.addWidget(self.body, 1)
        column.addWidget(buttons)
        self.resize(scaled(640), scaled(560))


def _rows() -> list[tuple[str, str]]:
    return [
        (tr("45m fire ED escalation"), tr("45 minutes of firefighting that ended now")),
        (tr("14:00-15:30 long place board"), tr("long-term work today from 14:00 to 15:30")),
        (tr("2pm 45m run bed meeting"), tr("running, from 14:00 for 45 minutes")),
        (tr("yesterday 2h dev coaching"), tr("development on the day before")),
        (tr("mon 9-10:30 run finance"), tr("the latest Monday")),
        (tr("8h leave"), tr("time away: it counts in no ratio")),
        (tr("fire, run, long, dev, away"), tr("the five modes; one is always needed")),
        (tr("@trust"), tr("the hat you wore")),
        (tr("#flow"), tr("a tag, as many as you like")),
        (tr("+truth"), tr("the skill goal with such a word in its title")),
    ]
