"""Ten points for the teams that felt like home, by arrow keys."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from planner.domain.errors import PlannerError
from planner.domain.errors.partnership import PulseSumError
from planner.domain.pulse import PULSE_POINTS, HomeTeam
from planner.overriding import override
from planner.services.session import Session
from planner.text import tr, tr_plural
from planner.words.errors import error_text
from ui.pages.across.form_card import AskCard
from ui.pages.across.pulse import team_names
from ui.pages.across.register import Ask
from ui.widgets.announce import announce
from ui.widgets.day_field import DayField
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.labels import label, set_role
from ui.widgets.number_field import NumberField


class PulseCard(AskCard):
    """Asks for the points of one week, and says at each step what is left."""

    def __init__(
        self, session: Session, ask: Ask, today: Callable[[], date], notice: str = ""
    ) -> None:
        super().__init__(ask, notice)
        self.week = DayField(today, stands_for_today=True)
        self.week.show_day(ask.shown["week"])
        self.points = {team: NumberField(0, PULSE_POINTS) for team in HomeTeam}
        self.note = QLineEdit(ask.shown["note"])
        self.left = label("", "strong")
        self.save_button = QPushButton(tr("Save"))
        self.cancel_button = QPushButton(tr("Cancel"))
        set_role(self.save_button, "primary")
        self._build(team_names(session))
        for team, field in self.points.items():
            field.setValue(ask.shown["shares"].get(team, 0))
            field.valueChanged.connect(self._on_points)
        self.save_button.clicked.connect(self.saved)
        self.cancel_button.clicked.connect(self.cancelled)
        self._show_left()

    def _build(self, names: Mapping[HomeTeam, str]) -> None:
        self.add(
            label(
                tr(
                    "Share out ten points: up and down keys change a number, Tab goes on. They "
                    "stay with you; there is no level to reach."
                ),
                "muted",
            )
        )
        form = Form()
        for team, field in self.points.items():
            form.add(names[team], field)
        self.add(form)
        self.add(self.left)
        rest = Form()
        self._week_row = rest.add(tr("Week of"), self.week)
        rest.add(tr("Note"), self.note)
        self.add(rest)
        buttons = QWidget()
        row = Flow(buttons)
        row.add(self.save_button)
        row.add(self.cancel_button)
        self.add(buttons)

    @override
    def values(self) -> Mapping[str, Any]:
        self._week_row.show_error("")
        return {
            "week": self.week.day(),
            "shares": {team: field.value() for team, field in self.points.items()},
            "note": self.note.text(),
        }

    @override
    def explain(self, error: Exception) -> bool:
        if isinstance(error, PulseSumError):
            self.left.setText(error_text(error))
            announce(self.left, error_text(error), urgent=True)
            self.focus_first()
            return True
        if isinstance(error, PlannerError):
            self._week_row.show_error(error_text(error))
            self.week.setFocus()
            return True
        return False

    @override
    def focus_first(self) -> None:
        next(iter(self.points.values())).setFocus()

    @Slot()
    def _on_points(self) -> None:
        self._show_left()
        announce(self.left, self.left.text())

    def _show_left(self) -> None:
        missing = PULSE_POINTS - sum(field.value() for field in self.points.values())
        if missing > 0:
            words = tr_plural("{n} point is left to share out.", "{n} points are left.", missing)
        elif missing < 0:
            words = tr_plural("{n} point too many.", "{n} points too many.", -missing)
        else:
            words = tr("All ten points are shared out.")
        self.left.setText(words)
