"""The page "Across the system": what is due, the registers, and the record that is chosen."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from planner.domain.changes import ChangeSet
from planner.domain.coaching import AgreedAction, CoachComment
from planner.domain.due_things import DueThing
from planner.domain.records import RecordId
from planner.overriding import override
from planner.services.due import due_things
from planner.services.search import whole_of
from planner.text import tr
from ui.context import Context
from ui.look.measure import scaled
from ui.models.line_list import LineList, ListLine
from ui.pages.across.asking import HISTORY, with_history
from ui.pages.across.deed_keys import DeedKeys
from ui.pages.across.due_card import DueCard
from ui.pages.across.form_card import AskCard
from ui.pages.across.forms import form_card
from ui.pages.across.register import Ask, Deed, Register, RegisterRow
from ui.pages.across.registers import registers
from ui.pages.across.rows_card import RowsCard
from ui.pages.across.sheet_card import PartsCard, SheetCard
from ui.widgets.card import Card
from ui.widgets.choice import Option
from ui.widgets.column import PAGE_GAP_PX, ScrollColumn
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.form import FormRow
from ui.widgets.page_header import PageHeader
from ui.widgets.pick import Pick
from ui.widgets.tab_order import order_parts

REGISTERS_PX, ROWS_PX, SHEET_PX = 210, 300, 400
NARROW_PX = 640
"""In less room the registers drop down instead of standing beside their rows."""
ROOMY_PX = 900
"""In less room a form stands alone."""
COACHING = (AgreedAction.TYPE, CoachComment.TYPE)
"""What is due with the coach stands on the page of the plan."""

DUE_SHARE, LEAST_DUE_PX = 0.25, 66
"""What is due takes so much of the height at most; the rest is scrolled to."""


class AcrossPage(ScrollColumn):
    """Shows the registers, and turns what the user does into services' actions."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._registers: Mapping[str, Register] = {one.name: one for one in registers()}
        self._rows: dict[str, list[RegisterRow]] = {}
        self.form: AskCard | None = None
        self.header = PageHeader(tr("Across the system"))
        self.add_button = self.header.add_action(tr("Add"), "add", is_primary=True)
        self.due_card = DueCard()
        self.registers = LineList(tr("Registers"), self._register_lines)
        self.register_pick = Pick()
        self._is_narrow = self._is_stale = False
        self.rows_card = RowsCard()
        self._keys = DeedKeys(self, self.rows_card.list)
        self.sheet_card = SheetCard()
        self.above_card = PartsCard()
        self.empty = EmptyState("across_system", " ", " ", " ")
        self._build()
        self._make_actions()
        self._connect()
        self._read()

    def _build(self) -> None:
        self._registers_card = Card()
        self._registers_card.column.setContentsMargins(6, 6, 6, 6)
        self._registers_card.add(self.registers)
        self.pick_row = FormRow(tr("Register"), self.register_pick)
        self.pick_row.hide()
        self._empty_card = Card()
        self._empty_card.add(self.empty)
        self._side = QWidget()
        self._side_row = Flow(self._side)
        top = Qt.AlignmentFlag.AlignTop
        for card in (self._empty_card, self.above_card, self.sheet_card):
            self._side_row.add(card, grow=1, basis_px=SHEET_PX, align=top)
        self._body = QWidget()
        row = Flow(self._body, gap_px=PAGE_GAP_PX)
        row.add(self._registers_card, grow=1, basis_px=REGISTERS_PX, align=top)
        row.add(self.rows_card, grow=5, basis_px=ROWS_PX, align=top)
        row.add(self._side, grow=8, basis_px=SHEET_PX, align=top)
        for widget in (self.header, self.due_card, self.pick_row, self._body):
            self.add(widget)
        self.end()
        self.setFocusProxy(self.registers)

    def _make_actions(self) -> None:
        for words, keys, act in (
            (tr("Add to the register"), "Ctrl+N", self._add),
            (tr("Search the register"), "Ctrl+F", self._search),
        ):
            action = QAction(words, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(act)
            self.addAction(action)

    def _connect(self) -> None:
        self._context.changed.connect(self._on_changed)
        self.due_card.wanted.connect(self._open_due)
        self.registers.chosen.connect(self._on_register)
        self.registers.opened.connect(self._go_to_rows)
        self.register_pick.chosen.connect(self.registers.go_to)
        self.rows_card.chosen.connect(self._show_sheet)
        self.rows_card.opened.connect(self._edit)
        self.add_button.clicked.connect(self._add)
        self.sheet_card.wanted.connect(self._do)
        self._keys.wanted.connect(self._do)
        self.empty.wanted.connect(self._add)

    def _today(self) -> date:
        return self._context.now().date()

    def _register(self) -> Register:
        return self._registers.get(self.registers.current) or next(iter(self._registers.values()))

    def _register_lines(self) -> list[ListLine]:
        return [
            ListLine(id=one.name, words=one.title(), remark=self._count(one))
            for one in self._registers.values()
        ]

    def _count(self, register: Register) -> str:
        rows = self._rows.get(register.name, [])
        return register.count(self._context.session, rows) if rows else tr("none yet")

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        touched = frozenset().union(*(one.record_types for one in self._registers.values()))
        self._is_stale = changes.touches(*touched, *COACHING) or self._is_stale
        if self._is_stale and self.isVisible():
            self._read()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def _read(self, wanted: str = "") -> None:
        self._is_stale = False
        session = self._context.session
        self._rows = {one.name: list(one.read(session)) for one in self._registers.values()}
        things = due_things(session)
        self.due_card.show_things(things, self._today())
        self.registers.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.registers.refresh()
        self.registers.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        options = [
            Option(value=line.id, words=f"{line.words}: {line.remark}")
            for line in self._register_lines()
        ]
        self.register_pick.offer(options, self.registers.current)
        self._show_register(wanted)

    @Slot()
    def _on_register(self) -> None:
        self.rows_card.search.clear()
        self._show_register("")

    def _show_register(self, wanted: str) -> None:
        register = self._register()
        self.register_pick.choose(register.name)
        rows = self._rows[register.name]
        self.rows_card.name(register.title(), register.notice())
        self.add_button.setText(register.add_words())
        above = tuple(register.above(self._context.session))
        self.above_card.show_parts(above)
        self.rows_card.show_rows(rows, wanted)
        self.header.show_line(f"{register.title()} · {self._count(register)}")
        self.empty.show_words(register.title(), register.empty(), register.add_words())
        self._show_sheet()
        if above:  # what was built last would come last in the Tab order
            order_parts(self._side, self.above_card, self.sheet_card)

    @Slot()
    def _show_sheet(self) -> None:
        register = self._register()
        record = self.rows_card.record
        is_asking = self.form is not None
        has_rows = bool(self._rows[register.name])
        self.rows_card.setVisible((has_rows or bool(register.notice())) and not is_asking)
        self._registers_card.setEnabled(not is_asking)
        is_crowded = is_asking and self.width() < scaled(ROOMY_PX)
        self._registers_card.setVisible(not self._is_narrow and not is_crowded)
        self.pick_row.setVisible(self._is_narrow and not is_asking)
        self.due_card.setVisible(not is_asking)
        self.add_button.setEnabled(not is_asking)
        self.add_button.setVisible(has_rows)  # without, the empty state offers it
        self._empty_card.setVisible(not has_rows and not is_asking)
        self.above_card.setVisible(self.above_card.has_parts and not is_asking)
        self.sheet_card.setVisible(record is not None and not is_asking)
        deeds: list[Deed] = []
        if record is not None:
            sheet = with_history(register.sheet(self._context.session, record))
            self.sheet_card.show_sheet(sheet)
            deeds = list(sheet.deeds)
        self._keys.offer([] if is_asking else deeds)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        height = event.size().height() * 100 // max(1, scaled(100))
        self.due_card.list.show_at_most(max(LEAST_DUE_PX, int(height * DUE_SHARE)))
        is_narrow = event.size().width() < scaled(NARROW_PX)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._show_sheet()

    @Slot(object)
    def _do(self, deed: Deed) -> None:
        if self.form is not None:
            self.form.focus_first()
        elif deed.ask is not None:
            self._begin(deed.ask())
        elif deed.name == HISTORY and (record := self.rows_card.record) is not None:
            self._context.history_wanted.emit(record.TYPE, record.id)
        elif deed.act is not None:
            act, before = deed.act, self.rows_card.list.current
            if self._context.attempt(act):
                self._read(before)
                self._context.show_done(deed.done)
            self._go_to_rows()

    @Slot()
    def _edit(self) -> None:
        record = self.rows_card.record
        if record is None:
            return
        sheet = self._register().sheet(self._context.session, record)
        for deed in sheet.deeds:
            if deed.name == "edit":
                self._do(deed)

    @Slot()
    def _add(self) -> None:
        if self.form is not None:
            self.form.focus_first()
        else:
            self._begin(self._register().add(self._context.session))

    @Slot()
    def _search(self) -> None:
        self.rows_card.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _go_to_rows(self) -> None:
        has_rows = self.rows_card.list.isVisible()
        (self.rows_card.list if has_rows else self.registers).setFocus()

    @Slot(object)
    def _open_due(self, thing: DueThing) -> None:
        if thing.record_type in COACHING:
            self._context.page_wanted.emit("plan")
        else:
            self.open_record(thing.record_type, thing.record)

    def open_record(self, record_type: str, record: RecordId) -> None:
        """Go to a record in its register, or to what it is a part of; a form stays in front."""
        if self.form is not None:
            self.form.focus_first()
            return
        opens = {name: register for register in self._registers.values() for name in register.opens}
        found = whole_of(self._context.session, record_type, record, opens)
        if found is not None:
            self.registers.go_to(opens[found.TYPE].name)
            self._show_register(found.id)
            self._go_to_rows()
            self.ensureWidgetVisible(self.sheet_card)

    def _begin(self, ask: Ask) -> None:
        self.form = form_card(self._context.session, ask, self._today, self._register().notice())
        self.form.saved.connect(self._save)
        self.form.cancelled.connect(self._leave)
        self._side_row.add(self.form, grow=1, basis_px=SHEET_PX, align=Qt.AlignmentFlag.AlignTop)
        self._show_sheet()
        self.form.show()  # Qt would show it only when its events are next at work
        self.form.focus_first()
        self.ensureWidgetVisible(self.form.title)

    @Slot()
    def _leave(self) -> None:
        if self.form is not None:
            self._side_row.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self._show_sheet()
        self._go_to_rows()

    @Slot()
    def _save(self) -> None:
        form = self.form
        if form is None:
            return
        saved: list[RecordId] = []
        if self._context.attempt(lambda: saved.append(form.ask.save(form.values())), form.explain):
            done = form.ask.done
            self._leave()
            self._read(saved[0])
            self._go_to_rows()
            self._context.show_done(done)
