"""The page of skill goals: a list by gap, and everything about the one that is chosen."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from planner.domain.changes import ChangeSet
from planner.domain.frameworks import Followed
from planner.domain.goals import SkillGoal
from planner.domain.people import Hat
from planner.domain.records import RecordId
from planner.services.frameworks import standards_of, ties_of
from planner.services.goals import GoalLine, GoalOverview, goal_overview, goals_with
from planner.services.goals import add_goal as add_goal_to
from planner.services.goals import delete_goal as delete_goal_of
from planner.services.goals import edit_goal as edit_goal_of
from planner.services.hats import hats
from planner.services.ratings import ratings
from planner.services.search import whole_of
from planner.text import tr
from planner.words.goal_warnings import goal_warning_text
from ui.context import Context
from ui.look.measure import scaled
from ui.pages.skill_goals.evidence_card import EvidenceCard
from ui.pages.skill_goals.goal_card import GoalCard
from ui.pages.skill_goals.goal_form import GoalForm
from ui.pages.skill_goals.goal_list import GoalList, GoalRow
from ui.pages.skill_goals.map_card import MapCard, active_lines
from ui.pages.skill_goals.steps_card import StepsCard
from ui.pages.skill_goals.wording import count_words
from ui.widgets.card import Card
from ui.widgets.choice import Option
from ui.widgets.column import PAGE_GAP_PX, ScrollColumn
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.page_header import PageHeader

LIST_PX, DETAIL_PX = 330, 420


class SkillGoalsPage(ScrollColumn):
    """Shows the goals and turns what the user does into services' actions."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._overview = goal_overview(context.session)
        self.header = PageHeader(tr("Skill goals"))
        self.add_button = self.header.add_action(tr("Add a goal"), "add", is_primary=True)
        self.warnings = label("")
        self.search = QLineEdit()
        self.list = GoalList(self._rows)
        self.map_card = MapCard(after=self.list)
        self.nothing_found = label("", "muted")
        self.goal_card = GoalCard()
        self.steps_card = StepsCard(context, self._today)
        self.evidence_card = EvidenceCard(context, self._today)
        self.form: GoalForm | None = None
        self.empty = EmptyState(
            "skill_goals",
            tr("No skill goals yet"),
            tr(
                "The leadership and management skills you want to move will stand here, "
                "the widest gap first, each with its next step, its evidence and its time."
            ),
            tr("Add your first goal"),
        )
        self._build()
        self._make_actions()
        self._connect()
        self._show()

    def _build(self) -> None:
        self._list_card = Card()
        self._list_card.column.setContentsMargins(*[scaled(6)] * 4)
        self.search.setPlaceholderText(tr("Search goals, steps and evidence"))
        self.search.setAccessibleName(tr("Search skill goals"))
        self.search.setClearButtonEnabled(True)
        for part in (self.search, self.list, self.nothing_found):
            self._list_card.add(part)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(scaled(PAGE_GAP_PX))
        left.addWidget(self._list_card)
        left.addWidget(self.map_card)
        self._detail = QWidget()
        self._cards = QVBoxLayout(self._detail)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(scaled(PAGE_GAP_PX))
        for card in (self.goal_card, self.steps_card, self.evidence_card):
            self._cards.addWidget(card)
        self._body = QWidget()
        row = Flow(self._body, gap_px=PAGE_GAP_PX)
        row.add(self._left, grow=2, basis_px=LIST_PX, align=Qt.AlignmentFlag.AlignTop)
        row.add(self._detail, grow=3, basis_px=DETAIL_PX, align=Qt.AlignmentFlag.AlignTop)
        for widget in (self.header, self.warnings, self.empty, self._body):
            self.add(widget)
        self.end()

    def _make_actions(self) -> None:
        for words, keys, act in (
            (tr("Add a skill goal"), "Ctrl+N", self._add),
            (tr("Edit the skill goal"), "F2", self._edit),
            (tr("Rate the skill again"), "Ctrl+R", self._rate),
            (tr("Delete the skill goal"), "", self._delete),
        ):
            action = QAction(words, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(act)
            self.addAction(action)

    def _connect(self) -> None:
        self._context.changed.connect(self._on_changed)
        self.add_button.clicked.connect(self._add)
        self.empty.wanted.connect(self._add)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._edit)
        self.search.textChanged.connect(self._on_searched)
        self.search.returnPressed.connect(self.list.setFocus)
        self.goal_card.edit_wanted.connect(self._edit)
        self.goal_card.rate_wanted.connect(self._rate)
        self.goal_card.delete_wanted.connect(self._delete)

    def _today(self) -> date:
        return self._context.now().date()

    def _rows(self) -> list[GoalRow]:
        active = [line.goal.id for line in active_lines(self._overview)]
        numbers = {goal_id: number for number, goal_id in enumerate(active, start=1)}
        found = goals_with(self._overview.lines, self.search.text())
        return [GoalRow(line, numbers.get(line.goal.id)) for line in found]

    def _current(self) -> GoalLine | None:
        wanted = self.list.current
        return next((line for line in self._overview.lines if line.goal.id == wanted), None)

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("goal", "step", "evidence", "entry", "hat", "member", "goal_standard"):
            self._read()

    @Slot()
    def _on_searched(self) -> None:
        self.list.refresh(self.list.current)
        self._show()

    def _read(self, wanted: str = "") -> None:
        wanted = wanted or self.list.current
        self._overview = goal_overview(self._context.session)
        self.list.refresh(wanted)
        self._show()

    def _show(self) -> None:
        overview: GoalOverview = self._overview
        has_goals = bool(overview.lines)
        self.header.show_line(count_words(overview))
        sentences = " ".join(goal_warning_text(warning.value) for warning in overview.warnings)
        self.warnings.setText(sentences)
        self.warnings.setVisible(bool(sentences))
        self.empty.setVisible(not has_goals and self.form is None)
        self._left.setVisible(has_goals)
        self.map_card.show_goals(overview)
        self._show_found()
        self._body.setVisible(has_goals or self.form is not None)
        if has_goals and self._current() is None:
            self.list.go_to("")
        self._show_current()

    def _show_found(self) -> None:
        count = self.list.rows.rowCount()
        words = self.search.text().strip()
        self.list.setVisible(count > 0)
        self.nothing_found.setVisible(count == 0)
        self.nothing_found.setText(tr("No skill goal holds “{words}”.").format(words=words))

    def open_record(self, record_type: str, record: RecordId) -> None:
        """Stand on a goal, or on that of a step; a form stays in front."""
        goal = whole_of(self._context.session, record_type, record, {SkillGoal.TYPE})
        if goal is not None and self.form is None:
            self.search.clear()
            self.list.go_to(goal.id)
            self.list.setFocus()
            self.ensureWidgetVisible(self.goal_card)

    @Slot()
    def _on_chosen(self) -> None:
        self._show_current()

    def _show_current(self) -> None:
        line = self._current()
        for card in (self.goal_card, self.steps_card, self.evidence_card):
            card.setVisible(line is not None and self.form is None)
        if line:
            hat = line.goal.hat and self._context.session.read.find(Hat, line.goal.hat)
            rated = ratings(self._context.session, line.goal)
            self.goal_card.show_goal(line, hat or None, rated)
            self.goal_card.show_standards(self._standards(line.goal))
            self.steps_card.show_goal(line)
            self.evidence_card.show_goal(line)

    def _standards(self, goal: SkillGoal) -> Sequence[Followed]:
        session = self._context.session
        return standards_of(session, goal) if ties_of(session, goal) else ()

    @Slot()
    def _add(self) -> None:
        self._begin(None)

    @Slot()
    def _edit(self) -> None:
        line = self._current()
        if line:
            self._begin(line.goal)

    @Slot()
    def _rate(self) -> None:
        line = self._current()
        if line:
            self._begin(line.goal, only_rates=True)

    def _begin(self, seen: SkillGoal | None, *, only_rates: bool = False) -> None:
        if self.form is not None:
            self.form.form.focus_first()
            return
        options = [
            Option(
                value=named.id,
                words=tr("{role}, {body}").format(role=named.hat.role, body=named.body),
            )
            for named in hats(self._context.session)
        ]
        self.form = GoalForm(self._today, options, only_rates=only_rates)
        self.form.saved.connect(self._save)
        self.form.cancelled.connect(self._leave_form)
        self._cards.insertWidget(0, self.form)
        self.list.setEnabled(False)
        self.add_button.setEnabled(False)
        self._show()
        self.form.show()  # Qt would show it only when its events are next at work
        self.form.begin(seen)
        self.ensureWidgetVisible(self.form.title)

    @Slot()
    def _leave_form(self) -> None:
        if self.form is not None:
            self._cards.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self.list.setEnabled(True)
        self.add_button.setEnabled(True)
        self._show()
        (self.list if self._overview.lines else self.add_button).setFocus()

    @Slot()
    def _save(self) -> None:
        form = self.form
        if form is None:
            return
        goal_id = form.seen.id if form.seen else self._context.session.new_id()
        if not self._context.attempt(partial(self._write, form, goal_id), form.form.explain):
            return
        title = self._context.session.read.get(SkillGoal, goal_id).title
        self._leave_form()
        if form.seen is None:
            self.search.clear()  # what is new may not hold the words that were looked for
        self._read(goal_id)
        said = tr("“{goal}” is saved.") if form.seen else tr("“{goal}” is added.")
        self._context.show_done(said.format(goal=title))

    def _write(self, form: GoalForm, goal_id: RecordId) -> None:
        session = self._context.session
        values = form.form.values()
        if form.seen is None:
            add_goal_to(session, SkillGoal(id=goal_id, **values))
        else:
            edit_goal_of(session, form.seen, replace(form.seen, **values))

    @Slot()
    def _delete(self) -> None:
        line = self._current()
        if line is None or self.form is not None:
            return
        if self._context.attempt(partial(delete_goal_of, self._context.session, line.goal)):
            said = tr("“{goal}” is deleted with its steps and evidence.")
            self._context.show_done(said.format(goal=line.goal.title))
            self.list.setFocus()
