"""Which logged time and which displaced blocks are a barrier's cost, to be ticked."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget

from planner.domain.attention import Entry
from planner.domain.barriers import Barrier
from planner.domain.records import RecordId
from planner.overriding import override
from planner.services.balance import usual_period
from planner.services.barriers import Cost, choose_costs, possible_costs
from planner.services.session import Session
from planner.text import tr, tr_plural
from planner.words.choices import choice_text
from planner.words.numbers import hours_text, moment_text, period_text
from ui.look.measure import scaled
from ui.pages.across.form_card import AskCard
from ui.pages.across.register import Ask
from ui.widgets.announce import announce
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_role

LIST_PX = 320


def ask_costs(session: Session, barrier: Barrier) -> Ask:
    """Return the form that asks which entries and displacements are the barrier's cost."""
    period = usual_period(session)
    offered = possible_costs(session, barrier, period)

    def save(values: Mapping[str, Any]) -> RecordId:
        choose_costs(session, barrier, offered, values["chosen"])
        return barrier.id

    return Ask(
        record_type=Entry,
        title=tr("What “{barrier}” cost").format(barrier=barrier.title),
        rows=(),
        save=save,
        done=tr("The costs of the barrier are noted."),
        shown={
            "about": tr(
                "From {period}, and what was ticked before; what is another barrier's is left out."
            ).format(period=period_text(period.first, period.last)),
            "lines": {one.id: _words(session, one) for one in offered},
            "chosen": frozenset(one.id for one in offered if one.barrier == barrier.id),
        },
    )


class CostCard(AskCard):
    """Lists them with a box for each, and those alone that hold the words typed above."""

    def __init__(self, ask: Ask) -> None:
        super().__init__(ask, "")
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search"))
        self.search.setAccessibleName(tr("Search what it may have cost"))
        self.lines = QListWidget()
        self.lines.setAccessibleName(ask.title)
        self.lines.setWordWrap(True)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.setFixedHeight(scaled(LIST_PX))
        self.none = label(tr("Nothing was logged or displaced in this time."), "muted")
        self.save_button = QPushButton(tr("Save"))
        self.cancel_button = QPushButton(tr("Cancel"))
        set_role(self.save_button, "primary")
        self._fill()
        self._build()
        self.search.textChanged.connect(self._filter)
        self.save_button.clicked.connect(self.saved)
        self.cancel_button.clicked.connect(self.cancelled)

    def _fill(self) -> None:
        for cost_id, words in self.ask.shown["lines"].items():
            is_chosen = cost_id in self.ask.shown["chosen"]
            line = QListWidgetItem(words, self.lines)
            line.setData(Qt.ItemDataRole.UserRole, cost_id)
            line.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
        self.lines.setCurrentRow(0)

    def _build(self) -> None:
        buttons = QWidget()
        row = Flow(buttons)
        row.add(self.save_button)
        row.add(self.cancel_button)
        has_lines = self.lines.count() > 0
        self.search.setVisible(has_lines)
        self.lines.setVisible(has_lines)
        self.none.setVisible(not has_lines)
        self.save_button.setVisible(has_lines)
        about = label(self.ask.shown["about"], "muted")
        for part in (about, self.search, self.lines, self.none, buttons):
            self.add(part)

    def _every_line(self) -> list[QListWidgetItem]:
        return [self.lines.item(number) for number in range(self.lines.count())]

    @override
    def values(self) -> Mapping[str, Any]:
        checked = Qt.CheckState.Checked
        ticked = (line for line in self._every_line() if line.checkState() == checked)
        return {"chosen": frozenset(line.data(Qt.ItemDataRole.UserRole) for line in ticked)}

    @override
    def explain(self, error: Exception) -> bool:
        return False

    @override
    def focus_first(self) -> None:
        (self.search if self.lines.count() else self.cancel_button).setFocus()

    @Slot(str)
    def _filter(self, typed: str) -> None:
        wanted = typed.casefold().split()
        found = 0
        for line in self._every_line():
            fits = all(word in line.text().casefold() for word in wanted)
            line.setHidden(not fits)
            found += fits
        announce(self.search, tr_plural("{n} found", "{n} found", found))


def _words(session: Session, cost: Cost) -> str:
    zone = session.zone()
    if isinstance(cost, Entry):
        what = cost.what or choice_text(cost.mode)
        return tr("{when}, {minutes}: {what}").format(
            when=moment_text(cost.start, zone), minutes=hours_text(cost.minutes), what=what
        )
    return tr("{when}, {minutes} of protected time: {what}").format(
        when=moment_text(cost.was_start or cost.at, zone),
        minutes=hours_text(cost.minutes),
        what=cost.by_what,
    )
