"""What can be done on this page, each with its key."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from planner.domain.protection import SLOT_MINUTES, Block, BlockState
from planner.text import tr

PRIMARY = "primary"
_SLOT, _DAY = timedelta(minutes=SLOT_MINUTES), timedelta(days=1)


class Keys(QObject):
    """The actions of the page; the page connects them.

    Single letters and arrows work only while the focus is in the week: elsewhere one may be
    typing, and speech input must not set them off.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.propose = self._anywhere(tr("&Propose blocks"), "Ctrl+P")
        self.accept_shown = self._anywhere(tr("Accept the blocks shown"), "Ctrl+Return")
        self.accept_all = self._anywhere(tr("Accept the blocks of all weeks"), "Ctrl+Shift+Return")
        self.replan = self._anywhere(tr("Look for other places"), "Ctrl+Shift+P")
        self.rules = self._anywhere(tr("&Rules…"), "Ctrl+R")
        self.show_week = self._anywhere(tr("Show the week"), "Ctrl+1")
        self.show_day = self._anywhere(tr("Show one day"), "Ctrl+2")
        self.show_list = self._anywhere(tr("Show a list"), "Ctrl+3")
        self._add_letters()
        self._add_arrows()

    def _add_letters(self) -> None:
        self.accept = self._letter(tr("Accept"), "A", PRIMARY)
        self.reject = self._letter(tr("Reject"), "R", also="X")
        self.keep = self._letter(tr("Keep"), "K")
        self.move = self._letter(tr("Move…"), "M")
        self.displace = self._letter(tr("Displace…"), "D")
        self.defend = self._letter(tr("Defend"), "F")
        self.lock = self._letter(tr("Lock"), "L")
        self.reopen = self._letter(tr("It stands again"), "U")
        self.confirm = self._letter(tr("Move it there…"), "", PRIMARY)
        self.take_back = self._letter(tr("Leave it"), "")

    def _add_arrows(self) -> None:
        self.take_up = self._letter(tr("Take it in hand: arrows move it"), "Space")
        self.moves = self._make_moves()
        self.stretches = self._make_stretches()
        self.earlier = self._letter(tr("Go to the week or day before"), "PgUp")
        self.later = self._letter(tr("Go to the week or day after"), "PgDown")
        self.today = self._letter(tr("Go to today"), "T")
        for action in self.of_week():
            action.setEnabled(True)

    def _make_moves(self) -> dict[QAction, timedelta]:
        return {
            self._letter(tr("Move it a quarter of an hour earlier"), "Alt+Up"): -_SLOT,
            self._letter(tr("Move it a quarter of an hour later"), "Alt+Down"): _SLOT,
            self._letter(tr("Move it to the day before"), "Alt+Left"): -_DAY,
            self._letter(tr("Move it to the day after"), "Alt+Right"): _DAY,
        }

    def _make_stretches(self) -> dict[QAction, timedelta]:
        return {
            self._letter(tr("Make it a quarter of an hour shorter"), "Shift+Up"): -_SLOT,
            self._letter(tr("Make it a quarter of an hour longer"), "Shift+Down"): _SLOT,
        }

    def of_block(self) -> Sequence[QAction]:
        """List what can be done with a block that stands."""
        return (self.keep, self.move, self.displace, self.defend, self.lock)

    def of_over(self, state: BlockState) -> Sequence[QAction]:
        """List how what was said of a block can be corrected."""
        if state is BlockState.LOST:
            return (self.keep, self.displace, self.reopen)
        return (self.displace, self.reopen)

    def of_chosen(self) -> Sequence[QAction]:
        """List everything that can be done with what is chosen, besides moving it by arrows."""
        fixed = (self.accept, self.reject, *self.of_block(), self.reopen)
        return (*fixed, self.confirm, self.take_back)

    def of_arrows(self) -> Sequence[QAction]:
        """List what arrow keys do with a block."""
        return (self.take_up, *self.moves, *self.stretches)

    def of_week(self) -> Sequence[QAction]:
        """List what goes to other days."""
        return (self.earlier, self.later, self.today)

    def name_block(self, block: Block) -> None:
        """Name the actions after the state of a block: what is over is corrected."""
        self.defend.setText(tr("Make flexible") if block.is_defended else tr("Defend"))
        self.lock.setText(tr("Unlock") if block.is_locked else tr("Lock"))
        is_lost, is_kept = block.state is BlockState.LOST, block.state is BlockState.KEPT
        self.keep.setText(tr("Kept after all") if is_lost else tr("Keep"))
        displace = tr("Displace…")
        if is_lost:
            displace = tr("Lost to something else…")
        elif is_kept:
            displace = tr("Lost after all…")
        self.displace.setText(displace)

    def work_in(self, widget: QWidget) -> None:
        """Have the letters and arrows work while `widget` has the focus."""
        widget.addActions([*self.of_chosen(), *self.of_arrows(), *self.of_week()])

    def _anywhere(self, words: str, keys: str) -> QAction:
        return self._action(words, keys)  # as long as the page is on screen

    def _letter(self, words: str, key: str, role: str = "", *, also: str = "") -> QAction:
        made = self._action(words, key)
        if also:
            made.setShortcuts([QKeySequence(key), QKeySequence(also)])
        made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        made.setEnabled(False)
        made.setData(role)
        return made

    def _action(self, words: str, keys: str) -> QAction:
        made = QAction(words, self)
        if keys:
            made.setShortcut(QKeySequence(keys))
        self._page.addAction(made)
        return made
