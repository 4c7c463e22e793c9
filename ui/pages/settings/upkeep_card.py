"""How much time the product itself takes, and whether that is measured."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent

from planner.overriding import override
from planner.services.places import upkeep_file
from planner.services.upkeep import load_upkeep, switch_upkeep
from planner.text import tr, tr_plural
from ui.context import Context
from ui.widgets.card import Card
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import label


class UpkeepCard(Card):
    """Says it quietly, and only here."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("What Firebreak takes"))
        self._context = context
        why = tr(
            "How long this window is in use is measured on this computer only, outside of your "
            "plan. Switched off, what was measured is forgotten."
        )
        self.switch = CheckBox(tr("Measure the time that Firebreak takes"))
        self.sentence = label("", "strong")
        self.advice = label(
            tr(
                "That is more than it should take. Leave out fields that you do not use, and "
                "close days by the week."
            )
        )
        for widget in (label(why, "muted"), self.switch, self.sentence, self.advice):
            self.add(widget)
        self.switch.clicked.connect(self._switch)
        self.refresh()

    def refresh(self) -> None:
        """Read again what was measured."""
        upkeep, today = load_upkeep(upkeep_file()), self._context.now().date()
        self.switch.setChecked(upkeep.is_on)
        minutes = upkeep.minutes_a_week(today)
        self.sentence.setVisible(upkeep.is_on)
        self.sentence.setText(
            tr("It is known after four weeks.")
            if minutes is None
            else tr_plural("{n} minute in a usual week.", "{n} minutes in a usual week.", minutes)
        )
        self.advice.setVisible(upkeep.takes_too_long(today))

    @Slot(bool)
    def _switch(self, is_on: bool) -> None:  # noqa: FBT001 - as Qt calls it
        self._context.attempt(partial(switch_upkeep, upkeep_file(), is_on=is_on))
        self.refresh()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        super().showEvent(event)
