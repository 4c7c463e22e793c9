"""What stands beside the week: what is chosen, what is proposed elsewhere, why not, the debt."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.services.debts import debt
from planner.services.schedule import repaid_minutes
from planner.text import tr
from ui.context import Context
from ui.look.measure import scaled
from ui.pages.protected_time.chosen_card import ChosenCard
from ui.pages.protected_time.keys import Keys
from ui.pages.protected_time.ledger.debt_card import DebtCard
from ui.pages.protected_time.ledger.hindsight_card import HindsightCard
from ui.pages.protected_time.ledger.keys import LedgerKeys
from ui.pages.protected_time.moves import displaced, moving_proposals
from ui.pages.protected_time.proposals_card import ProposalsCard
from ui.pages.protected_time.replan_card import ReplanCard
from ui.pages.protected_time.search import Search, Stage
from ui.pages.protected_time.survival_card import SurvivalCard
from ui.pages.protected_time.week import Place, Week
from ui.pages.protected_time.why_not.card import WhyNotCard
from ui.pages.protected_time.wording import quality_words
from ui.widgets.tab_order import order_parts


class Side(QWidget):
    """A column of cards, each with one question."""

    def __init__(self, context: Context, keys: Keys, ledger_keys: LedgerKeys) -> None:
        super().__init__()
        self._session = context.session
        self._ledger_keys = ledger_keys
        self.chosen = ChosenCard(keys)
        self.proposals = ProposalsCard()
        self.replan = ReplanCard(keys)
        self.why_not = WhyNotCard()
        self.hindsight = HindsightCard(context)
        self.debt = DebtCard(ledger_keys)
        self.survival = SurvivalCard(context)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(16))
        self._cards = (
            self.chosen,
            self.hindsight,
            self.replan,
            self.proposals,
            self.why_not,
            self.debt,
            self.survival,
        )
        for card in self._cards:
            column.addWidget(card)
        column.addStretch(1)

    def show_week(self, week: Week, search: Search, *, has_surge: bool) -> None:
        """Show what holds for the week and the whole plan."""
        session = self._session
        every = session.read.protection.proposals()
        minutes = sum(proposal.minutes for proposal in every)
        self.proposals.show_proposed(len(every), len(week.proposals), minutes, _quality(search))
        moving = moving_proposals(session)
        if moving or search.stuck:
            self.replan.show_moves(session, moving, len(every) - len(moving), search.stuck)
        else:
            self.replan.show_displaced(displaced(session), search.looked_for)
        if self.why_not.show_found(session, week, search.found):
            order_parts(self, *self._cards)
        owed = debt(session)
        repaid = min(max(0, owed.minutes), sum(repaid_minutes(each) for each in every))
        self.debt.show_debt(owed, repaid, session.now(), has_surge=has_surge)
        self.hindsight.refresh()
        self._ledger_keys.look_back.setEnabled(self.hindsight.is_due)

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


def _quality(search: Search) -> str:
    if search.stage is Stage.THE_BEST_PLAN:
        return tr("A good plan, found at once. Still looking for the best one.")
    return quality_words(search.found, is_preview=search.is_preview) if search.found else ""
