"""What an assistant can do on their page; whatever else the keys know is taken away."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from planner.domain.protection import BlockState
from planner.overriding import override
from planner.text import tr
from ui.pages.protected_time.keys import Keys


class AssistantKeys(Keys):
    """The keys of the week without those that only its director has."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.busy = self._anywhere(tr("Add &busy time…"), "Ctrl+B")
        kept = {
            *(self.show_week, self.show_day, self.show_list, self.busy),
            *(self.confirm, self.take_back),
            *(*self.of_block(), *self.of_arrows(), *self.of_week()),
        }
        for action in page.actions():
            if action not in kept:
                action.setVisible(False)
                action.setEnabled(False)
                page.removeAction(action)

    @override
    def of_block(self) -> Sequence[QAction]:
        return (self.keep, self.move, self.displace)

    @override
    def of_over(self, state: BlockState) -> Sequence[QAction]:
        return ()

    @override
    def of_chosen(self) -> Sequence[QAction]:
        return (*self.of_block(), self.confirm, self.take_back)
