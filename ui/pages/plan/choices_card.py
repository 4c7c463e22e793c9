"""What goes into the plan, and how many pages each choice costs."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from planner.domain.plan_choices import (
    MOST_GOALS_IN_FULL,
    MOST_PAGES,
    USUAL_CHOICES,
    Chapter,
    PageBudget,
    PlanChoices,
    PlanList,
)
from planner.overriding import override
from planner.text import tr
from planner.words.choices import choice_title
from planner.words.numbers import decimal_text
from ui.look.measure import scaled
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.number_field import NumberField

LEAST_COST = 0.05
"""Pages; less is not spoken of."""


class ChoicesCard(Card):
    """Chapters to leave out, lists to tell in full; the budget is a help, never a limit.

    Signals:
        changed: Something else was chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(tr("What goes into it"))
        self.total = label(tr("The pages are being counted…"))
        self.chapters = {one: ChoiceLine(choice_title(one)) for one in Chapter}
        self.lists = {one: ChoiceLine(choice_title(one)) for one in PlanList}
        self.goals = NumberField(0, MOST_GOALS_IN_FULL)
        self._build()
        self.show_choices(USUAL_CHOICES)
        for line in (*self.chapters.values(), *self.lists.values()):
            line.box.toggled.connect(self._on_changed)
        self.goals.valueChanged.connect(self._on_changed)

    def _build(self) -> None:
        self.add(self.total)
        self.add(_group(tr("Chapters"), list(self.chapters.values())))
        self.add(_group(tr("Told in full, however long"), list(self.lists.values())))
        title = label(tr("Skill goals told in full"), wraps=False)
        title.setBuddy(self.goals)
        self.goals.setAccessibleName(title.text())
        row = QWidget()
        flow = Flow(row, gap_px=8)
        flow.add(title)
        flow.add(self.goals)
        self.add(row)

    @property
    def choices(self) -> PlanChoices:
        """Return what is chosen."""
        return PlanChoices(
            chapters=[one for one, line in self.chapters.items() if line.box.isChecked()],
            in_full=[one for one, line in self.lists.items() if line.box.isChecked()],
            goals_in_full=self.goals.value(),
        )

    @Slot(object)
    def show_budget(self, budget: PageBudget) -> None:
        """Say what each choice costs; connect a job's result here."""
        words = tr("About {total} pages; readers have time for {most}.")
        said = words.format(total=decimal_text(budget.total), most=MOST_PAGES)
        self.total.setText(
            said + (" " + tr("Leave something out, or tell it shorter.") if budget.is_long else "")
        )
        for chapter, line in self.chapters.items():
            line.show_cost(tr("{n} pages"), budget.chapters.get(chapter, 0.0))
        for which, line in self.lists.items():
            line.show_cost(tr("{n} pages more"), budget.lists.get(which, 0.0))

    def show_choices(self, choices: PlanChoices) -> None:
        """Show what is chosen without telling anybody."""
        with QSignalBlocker(self):
            for chapter, line in self.chapters.items():
                line.box.setChecked(choices.has(chapter))
            for which, line in self.lists.items():
                line.box.setChecked(which in choices.in_full)
            self.goals.setValue(choices.goals_in_full)

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()


class ChoiceLine(QWidget):
    """A box whose words break where there is no room; pressing them ticks it too."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self.box = QCheckBox()
        self.box.setAccessibleName(title)
        self.box.setFixedWidth(scaled(32))
        self.words = label(title)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(4))
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)

    def show_cost(self, words: str, pages: float) -> None:
        """Say how many pages it takes, unless that is next to none."""
        cost = words.format(n=decimal_text(pages)) if pages >= LEAST_COST else ""
        shown = tr("{title}: {cost}").format(title=self._title, cost=cost) if cost else self._title
        self.words.setText(shown)
        self.box.setAccessibleDescription(cost)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # or the release would go elsewhere

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if self.rect().contains(event.position().toPoint()):
            self.box.click()


def _group(title: str, lines: list[ChoiceLine]) -> QWidget:
    shown = QWidget()
    column = QVBoxLayout(shown)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(scaled(4))
    column.addWidget(label(title, "strong"))
    for line in lines:
        column.addWidget(line)
    return shown
