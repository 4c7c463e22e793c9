"""Whose bank holidays are days off."""

from datetime import timedelta
from functools import partial

from PySide6.QtCore import Slot

from planner.domain.people import Nation
from planner.services.bank_holidays import bank_holidays, set_nation
from planner.text import tr
from planner.words.choices import choice_text, choice_title
from planner.words.numbers import day_text
from ui.context import Context
from ui.widgets.card import Card
from ui.widgets.choice import Option
from ui.widgets.form import Form
from ui.widgets.labels import label
from ui.widgets.pick import Pick

AHEAD = timedelta(days=366)


class HolidaysCard(Card):
    """Chooses a nation at once, and says which day off comes next."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Bank holidays"))
        self._context = context
        why = tr("Nothing is planned or asked on them, and coverage does not count them.")
        options = [Option(value=nation.value, words=choice_title(nation)) for nation in Nation]
        self.nation = Pick(options)
        self.next = label("", "muted")
        form = Form()
        form.add(tr("Of"), self.nation)
        for widget in (label(why, "muted"), form, self.next):
            self.add(widget)
        self.nation.chosen.connect(self._choose)
        self.refresh()

    def refresh(self) -> None:
        """Show what stands in the plan."""
        session = self._context.session
        owner = session.owner()
        self.setVisible(owner is not None)
        self.nation.choose((owner.nation if owner else Nation.BY_ZONE).value)
        first = session.today()
        found = bank_holidays(session, first, first + AHEAD)
        day = min(found, default=None)
        self.next.setText(
            tr("No bank holidays are known.")
            if day is None
            else tr("The next one: {name}, {day}.").format(name=found[day], day=day_text(day))
        )

    @Slot(str)
    def _choose(self, value: str) -> None:
        nation = Nation(value)
        if self._context.attempt(partial(set_nation, self._context.session, nation)):
            said = tr("Bank holidays: {nation}.").format(nation=choice_text(nation))
            self._context.show_done(said)
