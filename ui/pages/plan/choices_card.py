"""What goes into the plan, and how many pages each choice costs."""

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from planner.domain.plan_choices import (
    MOST_GOALS_IN_FULL,
    MOST_PAGES,
    USUAL_CHOICES,
    Chapter,
    PageBudget,
    PlanChoices,
    PlanList,
)
from planner.text import tr
from planner.words.choices import choice_title
from planner.words.numbers import decimal_text
from ui.look.measure import scaled
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.number_field import NumberField


class ChoicesCard(Card):
    """Chapters to leave out, lists to tell in full; the budget is a help, never a limit.

    Signals:
        changed: Something else was chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(tr("What goes into it"))
        self.total = label(tr("The pages are being counted…"))
        self.chapters = {one: QCheckBox(choice_title(one)) for one in Chapter}
        self.lists = {one: QCheckBox(choice_title(one)) for one in PlanList}
        self.goals = NumberField(0, MOST_GOALS_IN_FULL)
        self._build()
        self._show(USUAL_CHOICES)
        for box in (*self.chapters.values(), *self.lists.values()):
            box.toggled.connect(self._on_changed)
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
            chapters=[one for one, box in self.chapters.items() if box.isChecked()],
            in_full=[one for one, box in self.lists.items() if box.isChecked()],
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
        for chapter, box in self.chapters.items():
            _put(box, choice_title(chapter), tr("{n} pages"), budget.chapters.get(chapter, 0.0))
        for which, box in self.lists.items():
            _put(box, choice_title(which), tr("+{n} pages"), budget.lists.get(which, 0.0))

    def _show(self, choices: PlanChoices) -> None:
        with QSignalBlocker(self):
            for chapter, box in self.chapters.items():
                box.setChecked(choices.has(chapter))
            for which, box in self.lists.items():
                box.setChecked(which in choices.in_full)
            self.goals.setValue(choices.goals_in_full)

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()


def _group(title: str, boxes: list[QCheckBox]) -> QWidget:
    shown = QWidget()
    column = QVBoxLayout(shown)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(scaled(4))
    column.addWidget(label(title, "strong"))
    for box in boxes:
        column.addWidget(box)
    return shown


def _put(box: QCheckBox, title: str, cost: str, pages: float) -> None:
    named = cost.format(n=decimal_text(pages))
    box.setText(tr("{title} ({cost})").format(title=title, cost=named))
