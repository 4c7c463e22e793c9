"""Why the rules did not get more, and what would make room."""

from planner.scheduling.proposal import Proposal, Unmet
from planner.services.session import Session
from planner.text import tr, tr_plural
from ui.pages.protected_time.lines import Lines
from ui.pages.protected_time.week import Week
from ui.pages.protected_time.why_not.short_rule import ShortRule
from ui.widgets.card import Card

MOST_SHOWN = 4


class WhyNotCard(Card):
    """Tells, for the week shown, which rules are short, of how much and why."""

    def __init__(self) -> None:
        super().__init__(tr("Why not more?"))
        self.short_rules: list[ShortRule] = []
        self._lines = Lines(gap_px=10)
        self.add(self._lines)
        self._shown: tuple[object, ...] | None = None

    def show_found(self, session: Session, week: Week, found: Proposal | None) -> bool:
        """Show what a search could not meet in a week, and say whether that is something new.

        `found` is None where nothing was searched for.
        """
        shown = (found, week.monday)
        if shown == self._shown:
            return False  # what is unfolded stays so
        self._shown = shown
        self._clear()
        self._tell(session, week, found)
        return True

    def _tell(self, session: Session, week: Week, found: Proposal | None) -> None:
        if found is None:
            self._lines.say(tr("Propose blocks, and what does not fit is explained here."))
            return
        short = [unmet for unmet in found.unmet if _is_in(week, unmet)]
        if not short:
            self._lines.say(tr("Every rule gets what it asks for in this week."))
        for unmet in short[:MOST_SHOWN]:
            rule = week.rules.get(unmet.rule_key)
            self.short_rules.append(ShortRule(session, rule.title if rule else "", unmet))
            self._lines.add(self.short_rules[-1])
        if len(short) > MOST_SHOWN:
            more = tr_plural(
                "{n} more rule is short.", "{n} more rules are short.", len(short) - MOST_SHOWN
            )
            self._lines.say(more)

    def _clear(self) -> None:
        self.short_rules.clear()
        self._lines.clear()


def _is_in(week: Week, unmet: Unmet) -> bool:
    weeks = (week.monday - unmet.week_start).days // 7
    return 0 <= weeks < unmet.weeks
