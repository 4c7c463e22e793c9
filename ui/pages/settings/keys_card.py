"""The keys that work everywhere."""

from planner.text import tr
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.tables import WordsTable


class KeysCard(Card):
    """A table to look at; F1 shows the keys of the page as well."""

    def __init__(self) -> None:
        super().__init__(tr("Keys"))
        self.table = WordsTable(tr("Keys that work everywhere"))
        self.table.show_words((tr("Key"), tr("What it does")), _rows())
        self.add(label(tr("F1 shows these and the keys of the page you are on."), "muted"))
        self.add(self.table)


def _rows() -> list[tuple[str, str]]:
    return [
        (tr("Ctrl+L"), tr("Log time, from any page")),
        (tr("Alt+1 to Alt+8"), tr("Go to a page")),
        (tr("Ctrl+K"), tr("Find a page or an action by a few letters")),
        (tr("Ctrl+Z, Ctrl+Shift+Z"), tr("Take back, do again")),
        (tr("Tab, arrow keys"), tr("Go to the next control; move within lists and charts")),
        (tr("Esc"), tr("Dismiss a message or a dialog")),
        (tr("F, R, L, D, A"), tr("In a list of meetings or gaps: log it as that mode")),
    ]
