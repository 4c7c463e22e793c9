"""What can be done with proposals: accept and reject, each with a way back."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from planner.domain.proposals import StoredProposal
from planner.services.schedule import accept_proposals, reject_proposals, restore_proposals
from planner.text import tr, tr_plural
from ui.context import Context
from ui.notices import NoticeAction
from ui.pages.protected_time.week import Week


class ProposalActions(QObject):
    """Turns a wish about proposals into a service call and a message.

    Signals:
        accepted: Proposals are blocks now.
    """

    accepted = Signal()

    def __init__(
        self, context: Context, parent: QObject, chosen: Callable[[], tuple[Week, str]]
    ) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self._context = context
        self._session = context.session

    def accept(self, chosen: Sequence[StoredProposal]) -> None:
        """Make blocks of proposals, in one step."""
        if chosen and self._context.attempt(partial(accept_proposals, self._session, chosen)):
            said = tr_plural("{n} block was accepted.", "{n} blocks were accepted.", len(chosen))
            self._context.show_done(said)
            self.accepted.emit()

    @Slot()
    def accept_shown(self) -> None:
        """Make blocks of the proposals of the week that is shown."""
        week, _ = self._chosen()
        self.accept(list(week.proposals.values()))

    @Slot()
    def accept_chosen(self) -> None:
        """Make a block of the proposal that is chosen."""
        proposal = self._chosen_one()
        if proposal:
            self.accept([proposal])

    @Slot()
    def reject_chosen(self) -> None:
        """Drop the proposal that is chosen."""
        proposal = self._chosen_one()
        if proposal:
            self.reject(proposal)

    def _chosen_one(self) -> StoredProposal | None:
        week, key = self._chosen()
        return week.proposals.get(key)

    @Slot()
    def accept_all(self) -> None:
        """Make blocks of all proposals, those of other weeks too."""
        self.accept(self._session.read.protection.proposals())

    def reject(self, proposal: StoredProposal) -> None:
        """Drop a proposal."""
        if self._context.attempt(partial(reject_proposals, self._session, [proposal])):
            back = partial(restore_proposals, self._session, [proposal])
            action = NoticeAction(words=tr("Bring it back"), run=back)
            self._context.show_info(tr("The proposal was rejected."), action)
