"""The page of the balance; its parts are the other modules of this folder."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHeaderView

from planner.domain.attention import WORKING_MODES
from planner.domain.changes import ChangeSet
from planner.insight.account import Account, Days
from planner.services.balance import balance, last_weeks, this_week
from planner.services.hats import hats_by_id
from planner.services.session import Session
from planner.text import tr
from planner.words.bandwidth import bandwidth_sentence
from planner.words.choices import choice_title
from planner.words.numbers import hours_text, period_text
from ui.context import Context
from ui.pages.balance.entries import Entries
from ui.pages.balance.pictures import weeks_picture
from ui.pages.balance.survival import Survival
from ui.widgets.card import Card
from ui.widgets.chart import Chart
from ui.widgets.choice import Choice, Option
from ui.widgets.column import ScrollColumn
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import label
from ui.widgets.page_header import PageHeader
from ui.widgets.tables import WordsTable

PERIODS: Mapping[str, Callable[[Session], Days]] = {
    "week": this_week,
    "4 weeks": partial(last_weeks, weeks=4),
    "13 weeks": partial(last_weeks, weeks=13),
    "52 weeks": partial(last_weeks, weeks=52),
}
USUAL_PERIOD = "4 weeks"


class BalancePage(ScrollColumn):
    """Shows where the time of the chosen weeks went."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.header = PageHeader(tr("Balance"))
        self.period = Choice(tr("Period"), _options(), USUAL_PERIOD)
        account = self._account()
        self.weeks = Card(bandwidth_sentence(account))
        self.away = label("", "muted")
        self.chart = Chart(partial(weeks_picture, account))
        self.empty = EmptyState(
            "balance",
            tr("Nothing is logged in these weeks"),
            tr("Your weeks will stand here as bars, by mode, with how much of them was logged."),
            tr("Log time"),
        )
        self.hat_card = Card(tr("By hat"))
        self.hats = WordsTable(tr("Time by hat"))
        self.entries = Entries(context, self._chosen())
        self.survival = Survival(context)
        self._build()
        self._connect()
        self._show()

    def _build(self) -> None:
        for widget in (self.away, self.chart, self.empty):
            self.weeks.add(widget)
        self.hat_card.add(self.hats)
        for part in (
            self.header,
            self.period,
            self.weeks,
            self.hat_card,
            self.entries,
            self.survival,
        ):
            self.add(part)
        self.end()

    def _connect(self) -> None:
        self.period.chosen.connect(self._show_period)
        self.empty.wanted.connect(self._log)
        self.survival.page_wanted.connect(self._plan)
        self._context.changed.connect(self._on_changed)

    def _chosen(self) -> Days:
        return PERIODS[self.period.value](self._context.session)

    def _account(self) -> Account:
        return balance(self._context.session, self._chosen())

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("entry", "hours_set", "hat", "body", "member"):
            self._show_period()
        if changes.touches("block", "displacement", "member"):
            self.survival.refresh()

    @Slot()
    def _show_period(self) -> None:
        self._show()
        self.entries.show_period(self._chosen())

    @Slot()
    def _log(self) -> None:
        self._context.page_wanted.emit("this_week")
        self._context.capture_wanted.emit()

    @Slot()
    def _plan(self) -> None:
        self._context.page_wanted.emit("protected_time")

    def _show(self) -> None:
        account = self._account()
        is_empty = not account.logged_minutes
        self.header.show_line(period_text(account.first, account.last))
        self.weeks.show_title(bandwidth_sentence(account))
        self.weeks.title.setVisible(not is_empty)
        self.chart.setVisible(not is_empty)
        self.empty.setVisible(is_empty)
        self.hat_card.setVisible(not is_empty)
        self.away.setVisible(bool(account.away_minutes))
        away = hours_text(account.away_minutes)
        self.away.setText(tr("Away: {hours}, which counts nowhere.").format(hours=away))
        self.chart.show_chart(partial(weeks_picture, account))
        self._show_hats(account)

    def _show_hats(self, account: Account) -> None:
        named = hats_by_id(self._context.session)
        modes = [choice_title(mode) for mode in WORKING_MODES]
        rows = []
        for row in account.hats:
            hat = named.get(row.hat) if row.hat else None
            name = (hat.body or f"@{hat.hat.tag}") if hat else tr("no hat")
            minutes = (*(row.by_mode[mode] for mode in WORKING_MODES), row.logged_minutes)
            rows.append((name, *(hours_text(part) for part in minutes)))
        self.hats.show_words((tr("Hat"), *modes, tr("Logged")), rows)
        self.hats.horizontalHeader().setSectionResizeMode(
            0, QHeaderView.ResizeMode.ResizeToContents
        )


def _options() -> list[Option]:
    return [
        Option(value="week", words=tr("This week")),
        Option(value="4 weeks", words=tr("4 weeks")),
        Option(value="13 weeks", words=tr("13 weeks")),
        Option(value="52 weeks", words=tr("A year")),
    ]
