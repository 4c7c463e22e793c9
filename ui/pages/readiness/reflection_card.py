"""The reflection point: started each quarter, answered blind, then shown side by side."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from planner.domain.reflection import ReflectionQuestion, Side
from planner.services.reflection import SideBySide, Words
from planner.text import tr
from planner.words.choices import choice_text, choice_title
from planner.words.numbers import day_text
from ui.look.icons import icon
from ui.look.measure import scaled
from ui.widgets.card import Card
from ui.widgets.described import Described
from ui.widgets.flow import Flow
from ui.widgets.labels import label

SIDE_PX = 300
_MONTHS = 3


class ReflectionCard(Card):
    """Says where the reflection point stands, and shows both sides once it may.

    Signals:
        start_wanted: The user wants to start that of this quarter.
        leader_wanted, coach_wanted: The user wants to answer, or to type in the coach's answers.
    """

    start_wanted = Signal()
    leader_wanted = Signal()
    coach_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Reflection point"))
        self.about = label(
            tr(
                "Once a quarter you and your coach answer the same five questions, each without "
                "the other's answers; then they stand side by side."
            ),
            "muted",
        )
        self.state = label("")
        self.start_button = QPushButton(tr("Start this quarter"))
        self.leader_button = QPushButton(tr("Answer yourself"))
        self.coach_button = QPushButton(tr("Coach's answers"))
        self.coach_button.setToolTip(tr("Type in from paper what your coach answered"))
        self._sides: QWidget | None = None
        self._shown: Words = {}
        buttons = QWidget()
        row = Flow(buttons)
        for button, drawing in (
            (self.start_button, "add"),
            (self.leader_button, "edit"),
            (self.coach_button, "person"),
        ):
            button.setIcon(icon(drawing))
            row.add(button)
        for widget in (self.about, self.state, buttons):
            self.add(widget)
        self.start_button.clicked.connect(self.start_wanted)
        self.leader_button.clicked.connect(self.leader_wanted)
        self.coach_button.clicked.connect(self.coach_wanted)

    def show_point(self, seen: SideBySide | None, quarter: date) -> None:
        """Show the latest reflection point, None where there is none yet.

        Args:
            seen: What of it may be seen.
            quarter: First day of the present quarter.
        """
        is_open = seen is not None and not seen.is_shown
        is_due = seen is None or (seen.is_shown and seen.reflection.quarter < quarter)
        self.start_button.setVisible(is_due)
        for button in (self.leader_button, self.coach_button):
            button.setVisible(is_open)
        self.state.setText(state_words(seen) if seen else "")
        self.state.setVisible(seen is not None)
        self._show_sides(seen.words if seen and seen.is_shown else {})

    def _show_sides(self, words: Words) -> None:
        if words == self._shown:
            return
        self._shown = words
        if self._sides is not None:
            self.column.removeWidget(self._sides)
            self._sides.hide()
            self._sides.deleteLater()
            self._sides = None
        if words:
            self._sides = _side_by_side(words)
            self.add(self._sides)
            self._sides.show()


def _side_by_side(words: Words) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(scaled(10))
    for question in ReflectionQuestion:
        column.addWidget(label(choice_text(question), "strong"))
        both = QWidget()
        row = Flow(both, gap_px=18)
        for side in Side:
            said = words.get(side, {}).get(question, "") or tr("not answered")
            row.add(
                Described(choice_title(side), said),
                grow=1,
                basis_px=SIDE_PX,
                align=Qt.AlignmentFlag.AlignTop,
            )
        column.addWidget(both)
    return made


def state_words(seen: SideBySide) -> str:
    """Say of which quarter it is, who has answered, and until when."""
    quarter = tr("Quarter {number} of {year}.").format(
        number=(seen.reflection.quarter.month - 1) // _MONTHS + 1, year=seen.reflection.quarter.year
    )
    if seen.is_shown:
        return quarter
    return " ".join(
        (
            quarter,
            *(_answered_words(side, seen.answered) for side in Side),
            tr("Nothing is shown before both have answered all, or {day} has passed.").format(
                day=day_text(seen.reflection.closes_on)
            ),
        )
    )


def _answered_words(side: Side, answered: Mapping[Side, int]) -> str:
    return tr("{side}: {n} of {all} answered.").format(
        side=choice_title(side), n=answered[side], all=len(ReflectionQuestion)
    )
