"""What stands beside the week: what is chosen, what is proposed elsewhere, why not, the debt."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.services.debts import debt
from planner.services.schedule import repaid_minutes
from planner.services.session import Session
from planner.text import tr
from ui.look.measure import scaled
from ui.pages.protected_time.chosen_card import ChosenCard
from ui.pages.protected_time.debt_card import DebtCard
from ui.pages.protected_time.keys import Keys
from ui.pages.protected_time.proposals_card import ProposalsCard
from ui.pages.protected_time.search import Search
from ui.pages.protected_time.shortage_card import ShortageCard
from ui.pages.protected_time.week import Place, Week


class Side(QWidget):
    """A column of cards, each with one question."""

    def __init__(self, keys: Keys) -> None:
        super().__init__()
        self.chosen = ChosenCard(keys)
        self.proposals = ProposalsCard()
        self.shortages = ShortageCard()
        self.debt = DebtCard()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(16))
        for card in (self.chosen, self.proposals, self.shortages, self.debt):
            column.addWidget(card)
        column.addStretch(1)

    def show_week(self, session: Session, week: Week, search: Search) -> None:
        """Show what holds for the week and the whole plan."""
        every = session.read.protection.proposals()
        minutes = sum(proposal.minutes for proposal in every)
        self.proposals.show_numbers(len(every), len(week.proposals), minutes)
        self.shortages.show_found(session, week, search.found)
        owed = debt(session)
        repaid = min(max(0, owed.minutes), sum(repaid_minutes(each) for each in every))
        self.debt.show_debt(owed, repaid, session.now())

    def show_chosen(self, week: Week, key: str, wanted: Place | None) -> None:
        """Tell about what is chosen in the week, or on its way in it."""
        standing = week.standing(key)
        if wanted:
            self.chosen.show_wanted(week, wanted)
        elif standing:
            self.chosen.show_standing(week, standing)
        else:
            self.chosen.show_nothing(
                tr("Choose something in the week, and why it stands there is told here.")
            )
