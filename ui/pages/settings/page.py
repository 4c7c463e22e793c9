"""The page of the settings; its cards are the other modules of this folder."""

from PySide6.QtCore import Slot

from planner.domain.changes import ChangeSet
from planner.text import tr
from ui.context import Context
from ui.pages.settings.calendars_card import CalendarsCard
from ui.pages.settings.hats_card import HatsCard
from ui.pages.settings.holidays_card import HolidaysCard
from ui.pages.settings.hours_card import HoursCard
from ui.pages.settings.keys_card import KeysCard
from ui.pages.settings.look_card import LookCard
from ui.pages.settings.plan_card import PlanCard
from ui.pages.settings.suggestions_card import SuggestionsCard
from ui.pages.settings.upkeep_card import UpkeepCard
from ui.widgets.card import Card
from ui.widgets.column import ScrollColumn
from ui.widgets.page_header import PageHeader


class SettingsPage(ScrollColumn):
    """Stacks the cards, and has them read again what changed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.look = LookCard(context)
        self.hours = HoursCard(context)
        self.holidays = HolidaysCard(context)
        self.hats = HatsCard(context)
        self.suggestions = SuggestionsCard(context)
        self.calendars = CalendarsCard(context)
        self.plan = PlanCard(context)
        self.upkeep = UpkeepCard(context)
        self.keys = KeysCard()
        header = PageHeader(tr("Settings"), tr("Of this window, and of your plan"))
        for part in (header, self.look, *self._of_the_plan(), self.upkeep, self.keys):
            self.add(part)
        self.end()
        context.changed.connect(self._on_changed)

    def _of_the_plan(self) -> tuple[Card, ...]:
        mine = (self.hours, self.holidays, self.hats)
        return (*mine, self.suggestions, self.calendars, self.plan)

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("hours_set"):
            self.hours.refresh()
        if changes.touches("hours_set", "member"):
            self.holidays.refresh()
        if changes.touches("hat", "body"):
            self.hats.refresh()
        if changes.touches("suggesting", "entry", "meeting"):
            self.suggestions.refresh()
