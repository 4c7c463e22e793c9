"""The page of protected time: the week, what is proposed in it, and why."""

from datetime import timedelta

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from planner.domain.changes import Action, ChangeSet
from planner.domain.local_time import local_day, week_start
from planner.domain.protection import Block, Rule
from planner.domain.records import RecordId
from planner.overriding import override
from planner.services.search import whole_of
from ui.context import Context
from ui.pages.protected_time.block_actions import BlockActions
from ui.pages.protected_time.header import Header
from ui.pages.protected_time.keys import Keys
from ui.pages.protected_time.ledger.keys import LedgerKeys
from ui.pages.protected_time.ledger.ledger_actions import LedgerActions
from ui.pages.protected_time.ledger.surge_banner import SurgeBanner
from ui.pages.protected_time.menu import open_menu
from ui.pages.protected_time.movement import Movement
from ui.pages.protected_time.no_rules_card import NoRulesCard
from ui.pages.protected_time.proposal_actions import ProposalActions
from ui.pages.protected_time.rules_dialog import RulesDialog
from ui.pages.protected_time.search import Search
from ui.pages.protected_time.shown_day import ShownDay
from ui.pages.protected_time.side import Side
from ui.pages.protected_time.week import Week, read_week
from ui.pages.protected_time.week_card import WeekCard
from ui.pages.protected_time.wish import Wish
from ui.widgets.column import ScrollColumn
from ui.widgets.flow import Flow

GRID_PX, SIDE_PX = 600, 250
FOLLOW_PX = 12
_CHANGES_THE_SEARCH = ("rule", "hours_set", "meeting", "member", "participation")
_TOUCHED = (
    *_CHANGES_THE_SEARCH,
    "block",
    "displacement",
    "entry",
    "goal",
    "initiative",
    "surge",
    "hindsight",
    "charter_item",
)


class ProtectedTimePage(ScrollColumn):
    """Shows a week and turns keys and clicks into service calls; decides nothing itself."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._session = context.session
        self.week = read_week(self._session, week_start(context.now().date()))
        self.wish = Wish(self)
        self.keys = Keys(self)
        self.ledger_keys = LedgerKeys(self)
        self.ledger_actions = LedgerActions(context, self, self.ledger_keys)
        self.search = Search(context, self)
        self.movement = Movement(context, self.keys, self.wish, self._chosen_key)
        self.block_actions = BlockActions(context, self, self._chosen_block)
        self.proposal_actions = ProposalActions(context, self, self._chosen_key)
        self._make_parts()
        self._shown = ShownDay(context, self.week_card, self)
        self._build()
        self._connect()
        self.refresh()

    def _make_parts(self) -> None:
        self.header = Header(self.keys)
        self.week_card = WeekCard()
        self.surge = SurgeBanner(self._context, self.ledger_keys)
        self.side = Side(self._context, self.keys, self.ledger_keys)
        self.empty_card = NoRulesCard()
        self.empty = self.empty_card.state

    def _build(self) -> None:
        self.body_row = QWidget()
        row = Flow(self.body_row, gap_px=16)
        row.add(self.week_card, grow=12, basis_px=GRID_PX, align=Qt.AlignmentFlag.AlignTop)
        row.add(self.side, grow=1, basis_px=SIDE_PX)
        self.add(self.header)
        self.add(self.surge)
        self.add(self.body_row)
        self.add(self.empty_card)
        self.end()
        for view in (self.week_card.grid, self.week_card.list):
            self.keys.work_in(view)
            view.installEventFilter(self.wish)

    def _connect(self) -> None:
        self._context.changed.connect(self._on_changed)
        self.search.changed.connect(self.refresh)
        self.search.found_some.connect(self._show_first_proposal)
        self._connect_buttons()
        self._connect_week()

    def _connect_buttons(self) -> None:
        keys = self.keys
        keys.rules.triggered.connect(self._open_rules)
        keys.propose.triggered.connect(self._propose)
        keys.replan.triggered.connect(self._look_for_other_places)
        self.proposal_actions.accepted.connect(self._focus_week)
        keys.accept_shown.triggered.connect(self.proposal_actions.accept_shown)
        keys.accept_all.triggered.connect(self.proposal_actions.accept_all)
        keys.accept.triggered.connect(self.proposal_actions.accept_chosen)
        keys.reject.triggered.connect(self.proposal_actions.reject_chosen)
        keys.keep.triggered.connect(self.block_actions.keep)
        keys.move.triggered.connect(self.block_actions.move)
        keys.displace.triggered.connect(self.block_actions.displace)
        keys.defend.triggered.connect(self.block_actions.defend)
        keys.lock.triggered.connect(self.block_actions.lock)
        keys.reopen.triggered.connect(self.block_actions.reopen)
        keys.confirm.triggered.connect(self._confirm)
        keys.take_back.triggered.connect(self.wish.take_back)
        self.ledger_keys.look_back.triggered.connect(self.side.hindsight.question.take_focus)
        self.wish.changed.connect(self._on_wish)
        self.empty_card.wanted.connect(self._add_rule)
        self.side.proposals.next_wanted.connect(self._show_next_proposal)
        self.side.proposals.all_wanted.connect(self.proposal_actions.accept_all)

    def _connect_week(self) -> None:
        card = self.week_card
        card.chosen.connect(self._on_chosen)
        card.activated.connect(self._on_activated)
        card.moved.connect(self.movement.move)
        card.stretched.connect(self.movement.stretch)
        card.menu_wanted.connect(self._show_menu)
        card.removed.connect(self._on_removed)
        card.free_activated.connect(self.block_actions.add)
        self._shown.moved.connect(self._on_moved)
        card.view_changed.connect(self._on_view_changed)
        card.work_with(self.keys)

    @Slot()
    def refresh(self) -> None:
        """Read again and show everything; what is chosen stays chosen."""
        self.week = read_week(self._session, week_start(self._shown.day))
        self.week_card.show_week(self.week, self._shown.day, self._context.now(), self.wish.place)
        has_rules = bool(self.week.rules) or self._session.read.count(Block) > 0
        self.body_row.setVisible(has_rules)
        self.empty_card.setVisible(not has_rules)
        self.header.show_week(self.week, has_rules=has_rules, is_looking=self.search.is_running)
        self.surge.refresh()
        self.side.show_week(self.week, self.search, has_surge=self.surge.has_surge)
        self._show_chosen()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room, gap = self.column.contentsMargins(), self.column.spacing()
        used = room.top() + room.bottom() + self.header.height() + gap
        if not self.surge.isHidden():
            used += self.surge.height() + gap
        self.week_card.setMinimumHeight(max(0, self.viewport().height() - used))

    def _show_chosen(self) -> None:
        self.side.show_chosen(self.week, self.week_card.key(), self.wish.place)

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches(*_CHANGES_THE_SEARCH):
            self.search.forget()
        if changes.touches("block"):
            self.search.settle()
            self.side.survival.refresh()
            self.wish.forget()
            self.week_card.grid.let_go()
        if changes.action is Action.PROPOSE or changes.touches(*_TOUCHED):
            self.refresh()

    @Slot()
    def _on_view_changed(self) -> None:
        standing = self.week.standing(self.week_card.chosen_key)
        if standing:  # one day alone is that of what is chosen
            self._shown.day = local_day(standing.start, self.week.zone)
        self.refresh()

    @Slot()
    def _on_moved(self) -> None:
        self.wish.forget()
        self.refresh()

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        place = self.wish.place
        if place and key != place.block.id:
            self.wish.take_back()
        self._show_chosen()
        self._follow()

    def _follow(self) -> None:
        """Keep in view what the arrow keys stand on in the week."""
        grid, inner = self.week_card.grid, self.widget()
        area = grid.current_area()
        if inner and grid.isVisible() and grid.hasFocus() and not area.isEmpty():
            place = grid.mapTo(inner, area.center())
            room = min(area.height(), self.viewport().height()) // 2
            self.ensureVisible(place.x(), place.y(), 0, room + FOLLOW_PX)

    @Slot(str)
    def _on_activated(self, key: str) -> None:
        if self.wish.place:
            self._confirm()
        elif key in self.week.proposals:
            self.proposal_actions.accept_chosen()
        elif key in self.week.blocks:
            self.side.chosen.focus_first()

    @Slot(str)
    def _on_removed(self, key: str) -> None:
        if key in self.week.proposals:
            self.proposal_actions.reject_chosen()
        elif key in self.week.blocks:
            self.block_actions.displace()

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        open_menu(self, self.keys, place)

    @Slot()
    def _on_wish(self) -> None:
        place = self.wish.place
        key = place.block.id if place else self.week_card.key()
        if place:
            self._shown.day = local_day(place.start, self.week.zone)
        else:
            self.week_card.grid.let_go()
        self.refresh()
        self.week_card.go_to(key)
        self._follow()

    def _chosen_key(self) -> tuple[Week, str]:
        return self.week, self.week_card.key()

    def _chosen_block(self) -> Block | None:
        return self.week.blocks.get(self.week_card.key())

    @Slot()
    def _confirm(self) -> None:
        if self.wish.place:
            self.block_actions.put(self.wish.place)

    @Slot()
    def _propose(self) -> None:
        if self.search.is_running:
            self.search.stop()
        else:
            self.search.start(self.week.monday)

    @Slot()
    def _look_for_other_places(self) -> None:
        if not self.search.is_running:
            self.search.look_for_other_places()

    @Slot()
    def _show_first_proposal(self) -> None:
        if not self.week.proposals:
            self._show_next_proposal()
        elif not self.week.standing(self.week_card.key()):
            self._go_to(next(iter(self.week.proposals)))

    @Slot()
    def _show_next_proposal(self) -> None:
        every = self._session.read.protection.proposals()
        days = [local_day(each.start, self.week.zone) for each in every]
        later = [day for day in days if day >= self.week.monday + timedelta(days=7)]
        if days:
            self._shown.go_to(min(later or days))
            self._go_to(next(iter(self.week.proposals)))

    def _go_to(self, key: str) -> None:
        """Choose something of the week that is shown; a single day changes with it."""
        standing = self.week.standing(key)
        if standing:
            self._shown.go_to(local_day(standing.start, self.week.zone))
            self.week_card.go_to(key)

    def open_record(self, record_type: str, record: RecordId) -> None:
        """Go to a block in its week, or to a rule; what belongs to one leads there."""
        found = whole_of(self._session, record_type, record, {Block.TYPE, Rule.TYPE})
        match found:
            case Block():
                self._shown.go_to(local_day(found.start, self.week.zone))
                self._go_to(found.id)
                self._focus_week()
            case Rule():
                RulesDialog(self._context, self, begins_at=found.id).open()

    @Slot()
    def _focus_week(self) -> None:
        """Go on in the week: the button that was pressed is gone."""
        self.week_card.current_view().setFocus()

    @Slot()
    def _open_rules(self) -> None:
        RulesDialog(self._context, self).open()

    @Slot()
    def _add_rule(self) -> None:
        RulesDialog(self._context, self, begins_new=True).open()
