"""Closing a day: its meetings, its gaps, how much is covered, done."""

from datetime import date
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.domain.changes import ChangeSet
from planner.services.day import close_day, closed, day_overview
from planner.text import tr, tr_plural
from planner.words.numbers import hours_text, long_day_text, percent_text
from ui.context import Context
from ui.pages.this_week.drafts import Drafts
from ui.pages.this_week.gaps import Gaps
from ui.widgets.dialog_form import DialogForm
from ui.widgets.form import Form
from ui.widgets.labels import label


class CloseDay(DialogForm):
    """Leads through what is open on a day. Nothing has to be settled: the close says what is."""

    def __init__(self, context: Context, day: date, parent: QWidget) -> None:
        super().__init__(
            parent, tr("Close {day}").format(day=long_day_text(day)), tr("Close the day")
        )
        self._context = context
        self._day = day
        self.drafts_title = label("", "strong")
        self.drafts = Drafts(context, lambda: day_overview(context.session, day).drafts)
        self.gaps_title = label("", "strong")
        self.gaps = Gaps(context, lambda: day_overview(context.session, day).gaps)
        self.coverage = label("", "strong")
        before = closed(context.session, day)
        self.note = QLineEdit(before.note if before else "")
        self._build_steps()
        self._show()
        context.changed.connect(self._on_changed)
        self.submitted.connect(self._close)

    def _build_steps(self) -> None:
        form = Form()
        form.add(tr("A note, if you like"), self.note)
        for widget in (
            self.drafts_title,
            self.drafts,
            self.gaps_title,
            self.gaps,
            self.coverage,
            form,
        ):
            self.body.add(widget)
        self.body.end()

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("entry", "meeting", "hours_set"):
            self._show()

    def _show(self) -> None:
        overview = day_overview(self._context.session, self._day)
        drafts, gaps = len(overview.drafts), len(overview.gaps)
        self.drafts_title.setText(
            tr_plural("1. {n} meeting to accept", "1. {n} meetings to accept", drafts)
            if drafts
            else tr("1. All meetings are settled")
        )
        missing = hours_text(sum(gap.minutes for gap in overview.gaps))
        self.gaps_title.setText(
            tr("2. {time} not logged").format(time=missing) if gaps else tr("2. No gap is left")
        )
        for part, count in ((self.drafts, drafts), (self.gaps, gaps)):
            part.refresh()
            part.setVisible(bool(count))
        self.coverage.setText(self._coverage_words(overview.account.coverage))

    def _coverage_words(self, coverage: int | None) -> str:
        logged = hours_text(day_overview(self._context.session, self._day).account.logged_minutes)
        if coverage is None:
            return tr("3. {hours} logged").format(hours=logged)
        return tr("3. {hours} logged, coverage {percent}").format(
            hours=logged, percent=percent_text(coverage)
        )

    @Slot()
    def _close(self) -> None:
        close = partial(
            close_day,
            self._context.session,
            self._day,
            self.note.text().strip(),
            confirmed=self.is_confirmed,
        )
        if self.attempt(close):
            self._context.show_done(tr("Closed {day}.").format(day=long_day_text(self._day)))
