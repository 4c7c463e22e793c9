"""What shows that one skill grows: add and delete what was seen."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Slot

from planner.domain.goals import Evidence
from planner.services.goals import GoalLine, add_evidence, delete_evidence
from planner.text import tr
from ui.context import Context
from ui.pages.skill_goals.wording import evidence_words, goes_with_words
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.record_fields import Surroundings
from ui.widgets.record_form import RecordForm
from ui.widgets.tick_list import TickItem, TickList


class EvidenceCard(Card):
    """Lists the evidence for the goal shown, the latest first, over a form for more."""

    def __init__(self, context: Context, today: Callable[[], date]) -> None:
        super().__init__(tr("Evidence"))
        self._context = context
        self._line: GoalLine | None = None
        self.none_yet = label(
            tr("Nothing yet. What did somebody see you do, and what came of it?"), "muted"
        )
        self.list = TickList(tr("Delete the evidence: {words}"))
        self.form = RecordForm(
            Evidence,
            (("what",), ("source", "day")),
            Surroundings(today=today, references={}),
            save_words=tr("Add the evidence"),
            can_cancel=False,
        )
        self.goes_with = label("", "muted")
        for widget in (self.none_yet, self.list, self.form, self.goes_with):
            self.add(widget)
        self.form.saved.connect(self._add)
        self.list.removed.connect(self._delete)

    def show_goal(self, line: GoalLine) -> None:
        """Show the evidence for a goal; what is typed for another goal is put away."""
        if self._line is None or self._line.goal.id != line.goal.id:
            self.form.clear()
        self._line = line
        self.goes_with.setText(goes_with_words(line.goal.tier))
        self.none_yet.setVisible(not line.evidence)
        self.list.show_items(
            [
                TickItem(
                    key=found.id, words=found.what, remark=evidence_words(found), can_tick=False
                )
                for found in line.evidence
            ]
        )

    @Slot()
    def _add(self) -> None:
        if self._context.attempt(self._add_typed, self.form.explain):
            self.form.clear()
            self.form.focus_first()

    def _add_typed(self) -> None:
        if self._line:
            typed = self.form.values()
            add_evidence(
                self._context.session,
                self._line.goal,
                typed["what"],
                typed["day"],
                typed["source"],
            )

    @Slot(str)
    def _delete(self, key: str) -> None:
        seen = self._line.evidence if self._line else ()
        found = next((evidence for evidence in seen if evidence.id == key), None)
        if found and self._context.attempt(partial(delete_evidence, self._context.session, found)):
            self._context.show_done(tr("The evidence is deleted."))
