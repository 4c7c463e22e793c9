"""Which logged time and which displaced blocks are a barrier's cost, to be ticked."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget

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
from ui.pages.across.form_card import AskCard
from ui.pages.across.register import Ask
from ui.widgets.announce import announce
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_role, shortened

LONGEST_SHOWN = 60


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
    """Shows a box for each, and those alone that hold the words typed above."""

    def __init__(self, ask: Ask) -> None:
        super().__init__(ask, "")
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search"))
        self.search.setAccessibleName(tr("Search what it may have cost"))
        self.found = label("", "muted")
        self.boxes: dict[str, QCheckBox] = {}
        for cost_id, words in ask.shown["lines"].items():
            self.boxes[cost_id] = QCheckBox(shortened(words, LONGEST_SHOWN))
            self.boxes[cost_id].setToolTip(words)
            self.boxes[cost_id].setAccessibleName(words)
            self.boxes[cost_id].setChecked(cost_id in ask.shown["chosen"])
        self.save_button = QPushButton(tr("Save"))
        self.cancel_button = QPushButton(tr("Cancel"))
        set_role(self.save_button, "primary")
        self._build()
        self.search.textChanged.connect(self._filter)
        self.save_button.clicked.connect(self.saved)
        self.cancel_button.clicked.connect(self.cancelled)

    def _build(self) -> None:
        self.add(label(self.ask.shown["about"], "muted"))
        self.search.setVisible(bool(self.boxes))
        self.add(self.search)
        for box in self.boxes.values():
            self.add(box)
        self.found.setText(tr("Nothing was logged or displaced in this time."))
        self.found.setVisible(not self.boxes)
        self.add(self.found)
        buttons = QWidget()
        row = Flow(buttons)
        row.add(self.save_button)
        row.add(self.cancel_button)
        self.add(buttons)

    @override
    def values(self) -> Mapping[str, Any]:
        ticked = (cost_id for cost_id, box in self.boxes.items() if box.isChecked())
        return {"chosen": frozenset(ticked)}

    @override
    def explain(self, error: Exception) -> bool:
        return False

    @override
    def focus_first(self) -> None:
        (self.search if self.boxes else self.cancel_button).setFocus()

    @Slot(str)
    def _filter(self, typed: str) -> None:
        wanted = typed.casefold().split()
        left = 0
        for box in self.boxes.values():
            words = box.accessibleName().casefold()
            fits = all(word in words for word in wanted)
            box.setVisible(fits)
            left += fits
        announce(self.search, tr_plural("{n} found", "{n} found", left))


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
