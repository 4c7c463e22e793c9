"""The assistant's page: the week, its blocks, and what may displace them.

It is a page of its own: what the director's page learns tomorrow is not on it until somebody
puts it there.
"""

from datetime import datetime, timedelta

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.changes import ChangeSet
from planner.domain.local_time import local_day, week_start
from planner.domain.protection import Block
from planner.overriding import override
from planner.services.charter import charter
from planner.text import tr
from planner.words.assistant import (
    charter_text,
    own_file_text,
    view_text,
)
from ui.context import Context
from ui.look.measure import scaled
from ui.pages.protected_time.assistant_keys import AssistantKeys
from ui.pages.protected_time.block_actions import BlockActions
from ui.pages.protected_time.busy_dialog import BusyDialog
from ui.pages.protected_time.chosen_card import ChosenCard
from ui.pages.protected_time.lines_card import LinesCard
from ui.pages.protected_time.menu import open_menu
from ui.pages.protected_time.movement import Movement
from ui.pages.protected_time.shown_day import ShownDay
from ui.pages.protected_time.week import Week, read_week
from ui.pages.protected_time.week_card import WeekCard
from ui.pages.protected_time.wish import Wish
from ui.pages.protected_time.wording import days_words
from ui.widgets.card import Card
from ui.widgets.column import ScrollColumn
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.page_header import PageHeader

GRID_PX, SIDE_PX = 600, 250


class AssistantPage(ScrollColumn):
    """Shows a week and turns keys and clicks into service calls; decides nothing itself."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._session = context.session
        self.week = read_week(self._session, week_start(context.now().date()))
        self.wish = Wish(self)
        self.keys = AssistantKeys(self)
        self.movement = Movement(context, self.keys, self.wish, self._chosen_key)
        self.block_actions = BlockActions(context, self, self._chosen_block)
        self._make_parts()
        self._shown = ShownDay(context, self.week_card, self)
        self._build()
        self._connect()
        self.refresh()

    def _make_parts(self) -> None:
        self.header = PageHeader(tr("Protected time"))
        self.busy_button = self.header.add_action(tr("Add busy time…"), is_primary=True)
        self.week_card = WeekCard()
        self.week_card.legend.hide()  # what blocks are for is not told here
        self.chosen = ChosenCard(self.keys)
        self.charter = LinesCard(
            tr("What may displace a block"),
            tr("Nothing beforehand: each displacement counts as just this once."),
        )
        is_own_file = self._session.shared_from is not None
        self.about = Card(tr("Assistant's view"))
        self.about.add(label(own_file_text() if is_own_file else view_text(), "muted"))

    def _build(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(16))
        for card in (self.chosen, self.charter, self.about):
            column.addWidget(card)
        column.addStretch(1)
        body = QWidget()
        row = Flow(body, gap_px=16)
        row.add(self.week_card, grow=12, basis_px=GRID_PX, align=Qt.AlignmentFlag.AlignTop)
        row.add(side, grow=1, basis_px=SIDE_PX)
        self.add(self.header)
        self.add(body)
        self.end()
        for view in (self.week_card.grid, self.week_card.list):
            self.keys.work_in(view)
            view.installEventFilter(self.wish)

    def _connect(self) -> None:
        keys, card = self.keys, self.week_card
        self._context.changed.connect(self._on_changed)
        self.wish.changed.connect(self._on_wish)
        self.busy_button.clicked.connect(keys.busy.trigger)
        keys.busy.triggered.connect(self._add_busy_now)
        keys.keep.triggered.connect(self.block_actions.keep)
        keys.move.triggered.connect(self.block_actions.move)
        keys.displace.triggered.connect(self.block_actions.displace)
        keys.confirm.triggered.connect(self._confirm)
        keys.take_back.triggered.connect(self.wish.take_back)
        card.chosen.connect(self._on_chosen)
        card.activated.connect(self._on_activated)
        card.moved.connect(self.movement.move)
        card.stretched.connect(self.movement.stretch)
        card.menu_wanted.connect(self._show_menu)
        card.removed.connect(self._on_removed)
        card.free_activated.connect(self._add_busy)
        self._shown.moved.connect(self._on_moved)
        card.view_changed.connect(self.refresh)
        card.work_with(keys)

    @Slot()
    def refresh(self) -> None:
        """Read again and show everything; what is chosen stays chosen."""
        self.week = read_week(self._session, week_start(self._shown.day))
        self.week_card.show_week(self.week, self._shown.day, self._context.now(), self.wish.place)
        self.header.show_line(days_words(self.week.monday, self.week.day_count()))
        self.charter.show_lines([charter_text(item) for item in charter(self._session)])
        self._show_chosen()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.column.contentsMargins()
        used = room.top() + room.bottom() + self.header.height() + self.column.spacing()
        self.week_card.setMinimumHeight(self.viewport().height() - used)

    def _show_chosen(self) -> None:
        standing = self.week.standing(self.week_card.key())
        if self.wish.place:
            self.chosen.show_wanted(self.week, self.wish.place)
        elif standing:
            self.chosen.show_standing(self.week, standing)
        else:
            self.chosen.show_nothing(
                tr("Choose a block, and what can be done with it stands here.")
            )

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches(Block.TYPE):
            self.wish.forget()
            self.week_card.grid.let_go()
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

    @Slot(str)
    def _on_activated(self, key: str) -> None:
        if self.wish.place:
            self._confirm()
        elif key in self.week.blocks:
            self.chosen.focus_first()

    @Slot(str)
    def _on_removed(self, key: str) -> None:
        if key in self.week.blocks:
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

    @Slot()
    def _confirm(self) -> None:
        if self.wish.place:
            self.block_actions.put(self.wish.place)

    @Slot()
    def _add_busy_now(self) -> None:
        hour = self._context.now().replace(minute=0, second=0)
        start = datetime.combine(self._shown.day, hour.timetz()) + timedelta(hours=1)
        self._add_busy(start, start + timedelta(hours=1))

    @Slot(object, object)
    def _add_busy(self, start: datetime, end: datetime) -> None:
        BusyDialog(self._context, self, start, end).open()

    def _chosen_key(self) -> tuple[Week, str]:
        return self.week, self.week_card.key()

    def _chosen_block(self) -> Block | None:
        return self.week.blocks.get(self.week_card.key())
