"""All data, taken out and in again: for the owner's own eyes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from planner.text import tr
from ui.look.icons import icon
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import label


class DataCard(Card):
    """Three ways for everything that the plan holds.

    Signals:
        json_wanted: All data as one file, of which a plan can be made again.
        csv_wanted: All data as tables.
        import_wanted: A plan made of such a file.
    """

    json_wanted = Signal()
    csv_wanted = Signal()
    import_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("All data, for my own eyes"))
        self.add(
            label(
                tr(
                    "Everything, private records too: as JSON, of which the same plan can be made "
                    "again without its history, or as tables for a spreadsheet."
                ),
                "muted",
            )
        )
        self.json_button = QPushButton(tr("Export all data"))
        self.csv_button = QPushButton(tr("Export as tables"))
        self.import_button = QPushButton(tr("Import a plan"))
        buttons = QWidget()
        row = Flow(buttons)
        for button, drawing, wanted in (
            (self.json_button, "export", self.json_wanted),
            (self.csv_button, "table", self.csv_wanted),
            (self.import_button, "import", self.import_wanted),
        ):
            button.setIcon(icon(drawing))
            button.clicked.connect(wanted)
            row.add(button)
        self.add(buttons)
