"""The rules of protected time: a list, and beside it the rule that is being written."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.domain.changes import ChangeSet
from planner.domain.people import Member
from planner.domain.protection import SLOT_MINUTES, Rule
from planner.domain.records import RecordId
from planner.overriding import override
from planner.text import tr
from planner.words.numbers import all_of_text
from ui.context import Context
from ui.look.measure import scaled
from ui.notices import Notice, NoticeAction
from ui.pages.protected_time.hours_dialogs import HoursSetsDialog
from ui.pages.protected_time.member_calendar import MemberCalendar
from ui.pages.protected_time.rule_form import problem_words
from ui.pages.protected_time.rule_forms import RuleForms
from ui.pages.protected_time.rule_list import RuleList
from ui.pages.protected_time.rule_preview import PreviewCard, Trying
from ui.widgets.column import ScrollColumn
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_role
from ui.widgets.message_bar import MessageBar
from ui.widgets.tab_order import order_parts

WIDTH_PX, HEIGHT_PX = 1060, 740
LIST_PX = 350
BESIDE_PX = 900
"""The list stands beside the form where there is so much room, else over it."""
PREVIEW_PX = 136
"""So tall that the form above it seldom moves while one types."""
MOST_ROWS_BESIDE, MOST_ROWS_OVER = 12, 3
ANY_WIDTH = (1 << 24) - 1
"""Qt's own bound, which the binding does not name."""
_LOOKED_AT = ("rule", "participation", "hours_set", "member", "busy_time", "meeting", "block")


class RulesDialog(QDialog):
    """Writes rules, one at a time in view; each stays as typed until it is saved or taken back.

    Args:
        context: The plan.
        parent: Over which it opens.
        begins_new: Begin with an empty rule.
        begins_at: Begin with this rule, else with the first.
    """

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        *,
        begins_new: bool = False,
        begins_at: RecordId | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Rules of protected time"))
        self._context = context
        self._may_close = False
        self.list = RuleList(context)
        self.form_scroll = ScrollColumn()
        self.forms = RuleForms(context)
        self.preview = PreviewCard(context.session)
        self.trying = Trying(context, self)
        self.messages = MessageBar()
        self.save_button = QPushButton(tr("Save the rule"))
        self.take_back_button = QPushButton(tr("Take back"))
        self.close_button = QPushButton(tr("Close"))
        self._body = QHBoxLayout()
        self._build()
        self._connect()
        if begins_new:
            self._begin_new()
        elif begins_at:
            self.list.go_to(begins_at)
            self._show_rule()
        else:
            self._show_rule()

    def _build(self) -> None:
        self._body.setSpacing(scaled(24))
        self._body.addWidget(self.list)
        self.list.setFixedWidth(scaled(LIST_PX))
        self.list.table.show_at_most(MOST_ROWS_BESIDE)
        self.preview.setMinimumHeight(scaled(PREVIEW_PX))
        written = QVBoxLayout()
        written.setSpacing(scaled(12))
        written.addWidget(self.form_scroll, 1)
        written.addWidget(self.preview)
        self._body.addLayout(written, 1)
        margin = scaled(4)
        self.form_scroll.column.setContentsMargins(margin, margin, scaled(12), margin)
        self.form_scroll.add(self.forms, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(20))
        column.setSpacing(scaled(12))
        column.addWidget(label(tr("Rules of protected time"), "h2"))
        column.addLayout(self._body, 1)
        column.addWidget(self.messages)
        ends = Flow(gap_px=12)
        for button in (self.save_button, self.take_back_button, self.close_button):
            button.setAutoDefault(False)
            ends.add(button)
        column.addLayout(ends)
        set_role(self.save_button, "primary")
        self.save_button.setToolTip(tr("Ctrl+S"))

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_rule)
        self.list.opened.connect(self._focus_form)
        self.list.new_wanted.connect(self._begin_new)
        self.list.new_dropped.connect(self._drop_new)
        self.list.hours_wanted.connect(self._open_hours)
        self.save_button.clicked.connect(self._save)
        self.take_back_button.clicked.connect(self._take_back)
        self.close_button.clicked.connect(self.reject)
        self.forms.edited.connect(self._on_edited)
        self.forms.saved.connect(self._save)
        self.forms.calendar_wanted.connect(self._import_calendar)
        QShortcut(QKeySequence.StandardKey.Save, self).activated.connect(self._save)
        self.trying.found.connect(self.preview.show_fitting)
        self._context.changed.connect(self._on_changed)
        self._context.noticed.connect(self.messages.show_notice)

    @Slot()
    def _begin_new(self) -> None:
        rule = self.forms.new().rule_id
        self.list.begin_new(Rule(id=rule, title=tr("New rule"), target=SLOT_MINUTES))
        self._focus_form()

    @Slot()
    def _show_rule(self) -> None:
        """Show the form of the current rule."""
        rule = self.list.current()
        self.forms.show_rule(rule)
        self.preview.setVisible(rule is not None)
        self._show_buttons()
        self._order_tabs()
        self._try(at_once=True)

    @Slot()
    def _drop_new(self) -> None:
        self.forms.drop_new()
        self._show_rule()

    def _show_buttons(self) -> None:
        form = self.forms.current()
        can_save = form is not None and (form.is_edited or form.is_new)
        self.save_button.setEnabled(can_save)
        self.take_back_button.setEnabled(form is not None and form.is_edited)

    def _try(self, *, at_once: bool = False) -> None:
        """Look for what would fit of the rule in view, as it is typed."""
        form = self.forms.current()
        if form is None:
            self.trying.stop()
            return
        written = form.written()
        if written.can_be_tried:
            self.preview.show_searching()
            self.trying.ask(written.rule, written.members, at_once=at_once)
        else:
            self.trying.stop()
            is_begun = form.is_edited or not form.is_new
            self.preview.show_problem(problem_words(written) if is_begun else "")

    @Slot()
    def _on_edited(self) -> None:
        self._may_close = False
        self._show_buttons()
        self._try()

    @Slot()
    def _save(self) -> None:
        form = self.forms.current()
        if form is None or not self.save_button.isEnabled():
            return
        was_new = form.is_new
        refused = form.save()
        if refused:
            self._context.show_error(refused)
        elif not form.is_edited and not form.is_new:
            said = tr("Added “{rule}”.") if was_new else tr("Saved “{rule}”.")
            self._context.show_done(said.format(rule=form.title))
        self._show_buttons()
        self._see_focus()

    @Slot()
    def _take_back(self) -> None:
        form = self.forms.current()
        if form is not None:
            form.take_back()
            self._show_buttons()
            self._try()
            self._focus_form()

    @Slot()
    def _focus_form(self) -> None:
        form = self.forms.current()
        if form is not None:
            form.form.focus_first()
            self._see_focus()

    def _see_focus(self) -> None:
        """Scroll to where the focus went by itself; Qt does so for Tab alone."""
        focused = self.focusWidget()
        if self.form_scroll.isAncestorOf(focused):
            self.form_scroll.ensureWidgetVisible(focused)

    @Slot()
    def _open_hours(self) -> None:
        HoursSetsDialog(self._context, self).open()

    @Slot(object)
    def _import_calendar(self, member: Member) -> None:
        MemberCalendar(self._context, member, self).choose(self)

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        self.forms.follow(changes)
        if changes.touches(*_LOOKED_AT):
            self._show_rule()

    @override
    def reject(self) -> None:
        unsaved = self.forms.unsaved()
        if unsaved and not self._may_close:
            self._may_close = True
            self._warn(unsaved)
            return
        super().reject()

    def _warn(self, unsaved: list[str]) -> None:
        named = all_of_text([tr("“{title}”").format(title=title) for title in unsaved])
        words = tr("{rules}: what you typed is not saved yet. Save it, or close once more.")
        close = NoticeAction(words=tr("Close without saving"), run=self.reject)
        self.messages.show_notice(Notice(words=words.format(rules=named), action=close))

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.trying.stop()
        super().hideEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_list(is_beside=self.width() >= scaled(BESIDE_PX))

    def _place_list(self, *, is_beside: bool) -> None:
        """Put the list beside the form or, where that is too narrow, over it in its scroll."""
        if is_beside == (self._body.indexOf(self.list) >= 0):
            return
        self.list.table.show_at_most(MOST_ROWS_BESIDE if is_beside else MOST_ROWS_OVER)
        self.preview.setMinimumHeight(scaled(PREVIEW_PX) if is_beside else 0)
        if is_beside:
            self._body.insertWidget(0, self.list)
            self.list.setFixedWidth(scaled(LIST_PX))
        else:
            self.form_scroll.column.insertWidget(0, self.list)
            self.list.setMinimumWidth(0)
            self.list.setMaximumWidth(ANY_WIDTH)
        self.list.show()
        self._order_tabs()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        room = self.screen().availableSize()
        width, height = scaled(WIDTH_PX), scaled(HEIGHT_PX)
        self.resize(min(width, room.width() * 9 // 10), min(height, room.height() * 9 // 10))
        super().showEvent(event)
        self._order_tabs()
        form = self.forms.current()
        if form is not None and form.is_new:
            self._focus_form()
        else:
            self.list.table.setFocus()

    def _order_tabs(self) -> None:
        """Let Tab go from the list through the form in view to the buttons below."""
        ends = (self.save_button, self.take_back_button, self.close_button)
        order_parts(self, self.list, self.forms, self.messages, *ends)
