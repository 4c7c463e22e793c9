"""What is chosen in the week: why it stands there, and what can be done with it."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from planner.domain.attention import Entry, Meeting
from planner.domain.proposals import StoredProposal
from planner.domain.protection import Block, BlockState
from planner.text import tr
from planner.words.numbers import moment_text
from planner.words.scheduling import why_text
from ui.pages.protected_time.key_tips import show_tip
from ui.pages.protected_time.keys import Keys
from ui.pages.protected_time.week import Place, Standing, Week
from ui.pages.protected_time.wording import cause_words, place_words, what_words, when_words
from ui.widgets.card import Card
from ui.widgets.command_palette import plain_text
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_role

SETTLED = (BlockState.KEPT, BlockState.LOST)


class ChosenCard(Card):
    """Tells about one thing of the week; its buttons are the actions of the page."""

    def __init__(self, keys: Keys) -> None:
        super().__init__(tr("Nothing chosen"))
        self._keys = keys
        self.what = label("", "muted")
        self.why = label("")
        self._buttons: Mapping[QAction, QPushButton] = {
            action: _button(action) for action in keys.of_chosen()
        }
        row = QWidget()
        flow = Flow(row, gap_px=8)
        for button in self._buttons.values():
            flow.add(button)
        for widget in (self.what, self.why, row):
            self.add(widget)

    def show_nothing(self, words: str) -> None:
        """Show what to do to see something here."""
        self._show(tr("Nothing chosen"), "", words, ())
        self._allow_arrows(is_allowed=False)

    def show_standing(self, week: Week, standing: Standing) -> None:
        """Show something that stands in the week."""
        keys = self._keys
        offered: Sequence[QAction] = ()
        why, can_move = "", False
        match standing:
            case StoredProposal():
                why = why_text(standing.why, week.absent[standing.id])
                offered = (keys.accept, keys.reject)
            case Block():
                why = _why(week, standing)
                is_open = standing.state not in SETTLED
                offered = keys.of_block() if is_open else keys.of_over(standing.state)
                can_move = is_open
                keys.name_block(standing)
            case Meeting() | Entry():
                why = tr("It stands in your diary, which is not changed here.")
        self._show(when_words(week, standing), what_words(week, standing), why, offered)
        self._allow_arrows(is_allowed=can_move)

    def show_wanted(self, week: Week, wanted: Place) -> None:
        """Show a block that is on its way to another place."""
        words = tr("Not moved yet. It stands at {when} until you move it.").format(
            when=when_words(week, wanted.block)
        )
        heading = place_words(week, wanted)
        offered = (self._keys.confirm, self._keys.take_back)
        self._show(heading, what_words(week, wanted.block), words, offered)
        self._allow_arrows(is_allowed=True)

    def focus_first(self) -> None:
        """Put the focus on the first button."""
        for button in self._buttons.values():
            if button.isVisible():
                button.setFocus()
                return

    def _allow_arrows(self, *, is_allowed: bool) -> None:
        for action in self._keys.of_arrows():
            action.setEnabled(is_allowed)

    def _show(self, heading: str, what: str, why: str, offered: Sequence[QAction]) -> None:
        self.show_title(heading)
        for line, words in ((self.what, what), (self.why, why)):
            line.setText(words)
            line.setVisible(bool(words))
        for action, button in self._buttons.items():
            action.setEnabled(action in offered)
            button.setText(plain_text(action))
            show_tip(button, action)
            button.setVisible(action in offered)


def _button(action: QAction) -> QPushButton:
    button = QPushButton(plain_text(action))
    show_tip(button, action)
    button.clicked.connect(action.trigger)
    set_role(button, "primary" if action.data() == "primary" else "")
    return button


def _why(week: Week, block: Block) -> str:
    if block.state is BlockState.KEPT:
        return tr("Kept.")
    said = []
    row = week.causes.get(block.id)
    if row:
        said.append(cause_words(row, week.levels))
    if block.state in (BlockState.MOVED, BlockState.SHORTENED):
        when = moment_text(block.first_start, week.zone)
        said.append(tr("Accepted for {when}.").format(when=when))
    return " ".join(said)
