"""The week to look at: as a grid, as one day, or as a list; with the way to other weeks."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QTableView, QToolButton, QWidget

from planner.overriding import override
from planner.text import tr
from ui.look.icons import icon
from ui.look.measure import scaled
from ui.models.rows import RowsModel
from ui.pages.protected_time.key_tips import show_tip
from ui.pages.protected_time.keys import Keys
from ui.pages.protected_time.legend import Legend
from ui.pages.protected_time.week import Place, Week
from ui.pages.protected_time.week_lines import Line, line_columns
from ui.pages.protected_time.wording import days_words
from ui.widgets.card import Card
from ui.widgets.choice import Choice, Option
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_role
from ui.widgets.tables import set_up_table
from ui.widgets.week_grid.grid import WeekGrid
from ui.widgets.week_grid.items import GridItem
from ui.widgets.week_grid.scroll import WeekScroll

WEEK, DAY, LIST = "week", "day", "list"
LEAST_ROWS = 9
HINT_PX = 200
LEAST_WEEK_PX = 560
"""In less width, at 100 % text, a day is shown alone until somebody chooses otherwise."""


class WeekCard(Card):
    """Shows a week in three ways; what is chosen in one is chosen in all.

    Attributes:
        chosen_key: The id of what was chosen last, in any view.

    Signals:
        chosen: The id of what is chosen; empty on free time.
        activated: The id on which the user pressed Enter.
        free_activated: Start and end of free time on which the user pressed Enter.
        moved, stretched: An id, and the start or the end that is wanted for it.
        removed: The id on which the user pressed Delete.
        days_wanted: -1 or 1: earlier or later days; 0 for today.
        view_changed: Another of the three is shown; it wants its days.
        menu_wanted: Where on the screen the user asks what can be done with what is chosen.
    """

    chosen = Signal(str)
    activated = Signal(str)
    free_activated = Signal(object, object)
    moved = Signal(str, object)
    stretched = Signal(str, object)
    removed = Signal(str)
    days_wanted = Signal(int)
    view_changed = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("The week"))
        self._items: Sequence[GridItem] = ()
        self.chosen_key = ""
        self._is_view_chosen = False
        self.grid = WeekGrid(tr("The week"))
        self._scroll = WeekScroll(self.grid)
        self._model: RowsModel[Line] = RowsModel(line_columns(), self._lines, self)
        self.list = QTableView()
        self.period = label("", "h2")
        self.view = Choice(tr("Show as"), _views())
        self.earlier = _arrow("previous", tr("Earlier"))
        self.later = _arrow("next", tr("Later"))
        self.today = QPushButton(tr("Today"))
        self.legend = Legend()
        self._build()
        self._connect()

    def _build(self) -> None:
        set_role(self.today, "quiet")
        top = QWidget()
        row = Flow(top, gap_px=4)
        middle = Qt.AlignmentFlag.AlignVCenter
        for button in (self.earlier, self.today, self.later):
            row.add(button, align=middle)
        row.add(self.period, grow=1, basis_px=200, align=middle)
        row.add(self.view)
        self.list.setModel(self._model)
        set_up_table(self.list, tr("The week as a list"))
        rows = self.list.verticalHeader().defaultSectionSize()
        self.list.setMinimumHeight(rows * LEAST_ROWS)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.hide()
        self.add(top)
        self.add(self._scroll, 1)
        self.add(self.list, 1)
        foot = QWidget()
        below = Flow(foot)
        below.add(self.legend, align=middle)
        self.hint = label("", "small")
        below.add(self.hint, grow=1, basis_px=HINT_PX, align=middle)
        self.add(foot)
        self._show_hint(is_held=False)

    def _connect(self) -> None:
        self.earlier.clicked.connect(self._want_earlier)
        self.later.clicked.connect(self._want_later)
        self.today.clicked.connect(self._want_today)
        self.view.chosen.connect(self._on_view_chosen)
        self.grid.current_changed.connect(self._choose)
        self.grid.activated.connect(self.activated)
        self.grid.free_activated.connect(self.free_activated)
        self.grid.moved.connect(self.moved)
        self.grid.stretched.connect(self.stretched)
        self.grid.removed.connect(self.removed)
        self.grid.week_wanted.connect(self.days_wanted)
        self.grid.held_changed.connect(self._on_held)
        self.grid.menu_wanted.connect(self.menu_wanted)
        self.list.customContextMenuRequested.connect(self._on_list_menu)
        self.list.selectionModel().currentRowChanged.connect(self._choose_row)
        self.list.activated.connect(self._activate_row)

    def work_with(self, keys: Keys) -> None:
        """Have the keys that go to other days, or show the week in another way, work here."""
        for button, action in (
            (self.earlier, keys.earlier),
            (self.later, keys.later),
            (self.today, keys.today),
        ):
            action.triggered.connect(button.click)
            show_tip(button, action)
        keys.show_week.triggered.connect(self.show_as_week)
        keys.show_day.triggered.connect(self.show_as_day)
        keys.show_list.triggered.connect(self.show_as_list)
        keys.take_up.triggered.connect(self.grid.turn_over)

    @property
    def day_step(self) -> int:
        """Return by how many days earlier and later go."""
        return 1 if self.view.value == DAY else 7

    def show_week(self, week: Week, day: date, now: datetime, wanted: Place | None = None) -> None:
        """Show the week of `day`, or that day alone where one day is asked for."""
        items = week.items(wanted)
        count = week.day_count(wanted)
        is_day = self.view.value == DAY
        first, shown = (day, 1) if is_day else (week.monday, count)
        self._items = sorted(items, key=lambda item: (item.start, item.key))
        self.period.setText(days_words(first, shown))
        self.grid.setAccessibleName(tr("The week of {days}").format(days=days_words(first, shown)))
        self.grid.show_week(first, items, now=now, day_count=shown, grounds=week.grounds)
        self._model.refresh()

    def go_to(self, key: str) -> None:
        """Choose something; an id that is not shown changes nothing."""
        self.grid.go_to(key)
        row = self._model.row_of(key)
        if row is not None:
            self.list.setCurrentIndex(self._model.index(row, 0))

    def key(self) -> str:
        """Return the id of what is chosen in the view that is shown; empty on free time."""
        if self.view.value != LIST:
            return self.grid.current_key()
        index = self.list.currentIndex()
        return self._model.value(index).id if index.isValid() else ""

    def current_view(self) -> QWidget:
        """Return the widget in which one walks through the week now."""
        return self.list if self.view.value == LIST else self.grid

    @Slot()
    def show_as_week(self) -> None:
        """Show a whole week from now on, whatever the width."""
        self._show_as(WEEK)

    @Slot()
    def show_as_day(self) -> None:
        """Show one day from now on."""
        self._show_as(DAY)

    @Slot()
    def show_as_list(self) -> None:
        """Show a list from now on."""
        self._show_as(LIST)

    def _show_as(self, view: str) -> None:
        self._is_view_chosen = True
        if view != self.view.value:
            had_focus = self.current_view().hasFocus()
            self.view.choose(view)
            self._show_view(view)
            if had_focus:
                self.current_view().setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_view_chosen or self.view.value == LIST:
            return
        view = WEEK if self.width() >= scaled(LEAST_WEEK_PX) else DAY
        if view != self.view.value:
            self.view.choose(view)
            self._show_view(view)

    def _lines(self) -> list[Line]:
        return [Line(item) for item in self._items]

    @Slot()
    def _want_earlier(self) -> None:
        self.days_wanted.emit(-1)

    @Slot()
    def _want_later(self) -> None:
        self.days_wanted.emit(1)

    @Slot()
    def _want_today(self) -> None:
        self.days_wanted.emit(0)

    @Slot(str)
    def _on_view_chosen(self, view: str) -> None:
        self._is_view_chosen = True
        self._show_view(view)

    def _show_view(self, view: str) -> None:
        self._scroll.setVisible(view != LIST)
        self.list.setVisible(view == LIST)
        unit = tr("day") if view == DAY else tr("week")
        for button, words in (
            (self.earlier, tr("Earlier {unit}")),
            (self.later, tr("Later {unit}")),
        ):
            button.setAccessibleName(words.format(unit=unit))
        key = self.chosen_key
        self.view_changed.emit()
        self.go_to(key)

    @Slot(bool)
    def _on_held(self, is_held: bool) -> None:  # noqa: FBT001 - a signal's
        self._show_hint(is_held=is_held)

    def _show_hint(self, *, is_held: bool) -> None:
        self.hint.setText(
            tr("In hand: arrows move it, Shift and arrows change its length, Esc lets go.")
            if is_held
            else tr("Arrows walk, Space takes a block in hand, F1 lists all keys.")
        )

    @Slot(QPoint)
    def _on_list_menu(self, place: QPoint) -> None:
        self.menu_wanted.emit(self.list.viewport().mapToGlobal(place))

    @Slot(str)
    def _choose(self, key: str) -> None:
        self.chosen_key = key
        self.chosen.emit(key)

    @Slot(QModelIndex)
    def _choose_row(self, index: QModelIndex) -> None:
        if index.isValid() and self.view.value == LIST:
            self._choose(self._model.value(index).id)

    @Slot(QModelIndex)
    def _activate_row(self, index: QModelIndex) -> None:
        self.activated.emit(self._model.value(index).id)


def _views() -> list[Option]:
    return [
        Option(value=WEEK, words=tr("Week"), help=tr("Ctrl+1")),
        Option(value=DAY, words=tr("Day"), help=tr("Ctrl+2")),
        Option(value=LIST, words=tr("List"), help=tr("Ctrl+3")),
    ]


def _arrow(drawing: str, words: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(drawing))
    button.setAccessibleName(words)
    button.setToolTip(words)
    return button
