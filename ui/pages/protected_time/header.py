"""The top of the page: which days, how much is proposed in them, and three actions."""

from planner.text import tr, tr_plural
from ui.pages.protected_time.key_tips import show_tip
from ui.pages.protected_time.keys import Keys
from ui.pages.protected_time.week import Week
from ui.pages.protected_time.wording import days_words, proposals_words
from ui.widgets.labels import set_role
from ui.widgets.page_header import PageHeader


class Header(PageHeader):
    """Its buttons are actions of the page."""

    def __init__(self, keys: Keys) -> None:
        super().__init__(tr("Protected time"))
        self._keys = keys
        self.rules_button = self.add_action(tr("Rules…"))
        self.propose_button = self.add_action(tr("Propose"))
        self.accept_button = self.add_action(tr("Accept"), is_primary=True)
        for button, action in (
            (self.rules_button, keys.rules),
            (self.propose_button, keys.propose),
            (self.accept_button, keys.accept_shown),
        ):
            button.clicked.connect(action.trigger)
            show_tip(button, action)

    def show_week(self, week: Week, *, has_rules: bool, is_looking: bool) -> None:
        """Show what is proposed in a week, or what the page is for while there are no rules."""
        shown = len(week.proposals)
        line = tr("{days} \N{MIDDLE DOT} {proposals}").format(
            days=days_words(week.monday, week.day_count()), proposals=proposals_words(shown)
        )
        self.show_line(line if has_rules else tr("Hours kept clear for what is yours to do"))
        self.accept_button.setText(tr_plural("Accept {n} block", "Accept {n} blocks", shown))
        self.accept_button.setVisible(bool(shown))
        self._keys.accept_shown.setEnabled(bool(shown))
        self.propose_button.setVisible(has_rules)
        self.propose_button.setText(_propose_words(shown, is_looking=is_looking))
        set_role(self.propose_button, "primary" if not shown and not is_looking else "")
        self.rules_button.setVisible(has_rules)


def _propose_words(shown: int, *, is_looking: bool) -> str:
    if is_looking:
        return tr("Stop looking")
    return tr("Propose again") if shown else tr("Propose")
