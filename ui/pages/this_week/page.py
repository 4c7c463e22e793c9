"""The page of this week; its parts are the other modules of this folder."""

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction

from planner.domain.attention import Entry
from planner.domain.changes import ChangeSet
from planner.domain.records import RecordId
from planner.services.balance import balance, this_week
from planner.services.week_progress import week_progress
from planner.text import tr
from ui.context import Context
from ui.first_paint import after_first_paint
from ui.pages.this_week.bandwidth import Bandwidth
from ui.pages.this_week.capture import Capture
from ui.pages.this_week.cards import Cards
from ui.pages.this_week.progress import progress_line
from ui.pages.this_week.timer import RunningTimer
from ui.widgets.column import ScrollColumn
from ui.widgets.page_header import PageHeader


class ThisWeekPage(ScrollColumn):
    """Puts the parts together and opens the dialogs they ask for.

    The cards are filled once everything above them has been painted.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        session = context.session
        self.header = PageHeader(tr("This week"), progress_line(week_progress(session)))
        self.timer_button = self.header.add_action(tr("Start the timer"), "timer_start")
        self.close_button = self.header.add_action(tr("Close today"), "accept")
        self.log_button = self.header.add_action(tr("Log time"), "add", is_primary=True)
        self.capture = Capture(context)
        self.timer = RunningTimer(context, self.capture)
        self.bandwidth = Bandwidth(balance(session, this_week(session)))
        self.cards = Cards(context)
        for widget in (self.header, self.capture, self.timer, self.bandwidth, self.cards):
            self.add(widget)
        self.end()
        self._connect()
        self._add_actions()
        self._show_timer()
        after_first_paint(self, self._fill_cards)

    def _connect(self) -> None:
        context = self._context
        context.changed.connect(self._on_changed)
        context.capture_wanted.connect(self._focus_capture)
        context.drafts_wanted.connect(self._focus_drafts)
        self.timer_button.clicked.connect(self._start_timer)
        self.close_button.clicked.connect(self._close_today)
        self.log_button.clicked.connect(self.capture.save)
        self.capture.help_wanted.connect(self._show_grammar)
        self.bandwidth.calendar_wanted.connect(context.calendar_wanted)

    def _fill_cards(self) -> None:
        cards = self.cards
        cards.fill()
        cards.protected.page_wanted.connect(self._show_protected_time)
        cards.settle.review_wanted.connect(self._review)
        cards.settle.close_wanted.connect(self._close)
        cards.settle.week_wanted.connect(self._close_week)
        cards.settle.timer_wanted.connect(self._focus_timer)
        cards.today.edit_wanted.connect(self._edit)
        cards.today.split_wanted.connect(self._split)
        cards.today.capture_wanted.connect(self._focus_capture)
        cards.line_wanted.connect(self._fill)

    def _add_actions(self) -> None:
        """Offer in the palette, and by key, what the page can do."""
        for words, keys, slot in (
            (tr("Start or stop the timer"), "Ctrl+T", self._start_timer),
            (tr("Close today"), "Ctrl+D", self._close_today),
            (tr("Close the week"), "Ctrl+Shift+D", self._close_this_week),
            (tr("Review the meetings"), "Ctrl+M", self._review),
            (tr("Keep the earliest block that is over"), "Ctrl+B", self._keep_first),
            (tr("Put next week on paper"), "", self._put_on_paper),
            (tr("How to log time"), "", self._show_grammar),
            (tr("Import a calendar"), "Ctrl+I", self._context.calendar_wanted.emit),
        ):
            action = QAction(words, self)
            if keys:
                action.setShortcut(keys)
            action.triggered.connect(slot)
            self.addAction(action)

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("timer"):
            self._show_timer()
        if changes.touches("entry", "hours_set", "member"):
            session = self._context.session
            self.bandwidth.show_account(balance(session, this_week(session)))
        self.cards.show_changes(changes)
        self.header.show_line(progress_line(week_progress(self._context.session)))

    def _show_timer(self) -> None:
        had_focus = self.timer.isAncestorOf(self.window().focusWidget())
        self.timer.refresh()
        self.timer_button.setEnabled(not self.timer.is_running)
        if had_focus and not self.timer.is_running:
            self.timer_button.setFocus()

    @Slot()
    def _start_timer(self) -> None:
        if self.timer.is_running:
            self._focus_timer()
        elif self.timer.start(self.capture.line.text()):
            self.capture.line.start_afresh()
            self._focus_timer()

    @Slot()
    def _focus_timer(self) -> None:
        self.ensureWidgetVisible(self.timer)
        first = next((one for one in self.timer.stop_buttons if one.isVisible()), None)
        if first:
            first.setFocus()

    @Slot()
    def _focus_capture(self) -> None:
        self.ensureWidgetVisible(self.capture)
        self.capture.line.setFocus()

    @Slot()
    def _focus_drafts(self) -> None:
        if not self.cards.is_filled:
            after_first_paint(self, self._focus_drafts)
            return
        table = self.cards.settle.drafts.table
        self.ensureWidgetVisible(table)
        table.go_to(0)
        table.setFocus()

    @Slot(str)
    def _fill(self, words: str) -> None:
        self.ensureWidgetVisible(self.capture)
        self.capture.begin(words)

    @Slot()
    def _keep_first(self) -> None:
        if self.cards.is_filled:
            self.cards.protected.keep_first()

    @Slot()
    def _show_protected_time(self) -> None:
        self._context.page_wanted.emit("protected_time")

    def open_record(self, record_type: str, record: RecordId) -> None:
        """Open an entry, of whichever day it is."""
        entry = self._context.session.read.find(Entry, record)
        if record_type == Entry.TYPE and entry is not None:
            self._edit(entry)

    @Slot(object)
    def _edit(self, entry: Entry) -> None:
        from ui.pages.this_week.entry_form import EntryForm  # noqa: PLC0415 - only when asked

        EntryForm(self._context, entry, self).open()

    @Slot(object)
    def _split(self, entry: Entry) -> None:
        from ui.pages.this_week.split_form import SplitForm  # noqa: PLC0415 - only when asked

        SplitForm(self._context, entry, self).open()

    @Slot()
    def _review(self) -> None:
        from ui.pages.this_week.review import Review  # noqa: PLC0415 - only when asked

        Review(self._context, self).open()

    @Slot()
    def _close_today(self) -> None:
        self._close(self._context.session.today())

    @Slot(object)
    def _close(self, day: date) -> None:
        # Imported late: only when asked.
        from ui.pages.this_week.closing.close_day import CloseDay  # noqa: PLC0415

        CloseDay(self._context, day, self).open()

    @Slot()
    def _close_this_week(self) -> None:
        from planner.services.week_close import week_to_close  # noqa: PLC0415 - only when asked

        self._close_week(week_to_close(self._context.session))

    @Slot(object)
    def _close_week(self, monday: date) -> None:
        # Imported late: only when asked.
        from ui.pages.this_week.closing.close_week import CloseWeek  # noqa: PLC0415

        CloseWeek(self._context, monday, self).open()

    @Slot()
    def _put_on_paper(self) -> None:
        # Imported late: only when asked.
        from planner.services.week_sheet import next_monday  # noqa: PLC0415
        from ui.pages.this_week.week_paper import WeekPaper  # noqa: PLC0415

        WeekPaper(self._context, next_monday(self._context.session), self).open()

    @Slot()
    def _show_grammar(self) -> None:
        from ui.pages.this_week.grammar import GrammarHelp  # noqa: PLC0415 - only when asked

        GrammarHelp(self).open()
