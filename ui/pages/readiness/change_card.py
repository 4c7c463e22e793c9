"""The named change whose readiness is shown, and which one that is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from planner.domain.direction import Initiative
from planner.domain.people import Hat
from planner.text import tr
from planner.words.choices import choice_text
from ui.look.icons import icon
from ui.pages.readiness.wording import about_words, built_on_words
from ui.widgets.card import Card
from ui.widgets.choice import Option
from ui.widgets.described import Described
from ui.widgets.flow import Flow
from ui.widgets.form import FormRow
from ui.widgets.labels import label
from ui.widgets.pick import Pick

DETAIL_PX = 260


class ChangeCard(Card):
    """Chooses one named change and shows what was said about it.

    Signals:
        chosen: The id of the change that is wanted.
        edit_wanted: The user wants to change what is said.
    """

    chosen = Signal(str)
    edit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.pick = Pick()
        self.about = label("")
        self.who = label("", "muted")
        self.edit_button = QPushButton(tr("Edit the change"))
        self.edit_button.setIcon(icon("edit"))
        self._details = QWidget()
        self._detail_row = Flow(self._details, gap_px=18)
        self._shown: dict[str, str] = {}
        self._words: list[QWidget] = []
        top = QWidget()
        row = Flow(top)
        row.add(FormRow(tr("Named change"), self.pick), grow=1, basis_px=DETAIL_PX)
        row.add(self.edit_button, align=Qt.AlignmentFlag.AlignBottom)
        for widget in (top, self.about, self._details, self.who):
            self.add(widget)
        self.pick.chosen.connect(self.chosen)
        self.edit_button.clicked.connect(self.edit_wanted)

    def show_change(
        self, initiatives: Sequence[Initiative], current: Initiative, hat: Hat | None
    ) -> None:
        """Show one of the changes there are."""
        options = [Option(value=one.id, words=one.title) for one in initiatives]
        self.pick.offer(options, current.id)
        self.about.setText(about_words(current) or tr("What changes is not described yet."))
        self._show_details({k: v for k, v in built_on_words(current).items() if v})
        seen = tr("Seen by: {who}").format(who=choice_text(current.tier))
        self.who.setText(f"{hat.role} · {seen}" if hat else seen)

    def _show_details(self, said: dict[str, str]) -> None:
        if said == self._shown:
            return
        self._shown = said
        for old in self._words:
            self._detail_row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._words = [Described(title, words) for title, words in said.items()]
        for detail in self._words:
            self._detail_row.add(
                detail, grow=1, basis_px=DETAIL_PX, align=Qt.AlignmentFlag.AlignTop
            )
            detail.show()
        self._details.setVisible(bool(self._words))
