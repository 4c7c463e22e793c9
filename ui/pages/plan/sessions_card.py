"""The sessions with the coach, and a form to note one."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Slot

from planner.domain.coaching import CoachingSession
from planner.domain.records import RecordId
from planner.services.coaching import note_session, sessions
from planner.services.records import delete_record
from planner.text import tr
from planner.words.numbers import day_text, hours_text
from ui.context import Context
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.record_fields import Surroundings
from ui.widgets.record_form import RecordForm
from ui.widgets.tick_list import TickItem, TickList

MOST_SHOWN = 12


class SessionsCard(Card):
    """Lists the latest sessions, and takes down another."""

    def __init__(self, context: Context, today: Callable[[], date]) -> None:
        super().__init__(tr("Coaching sessions"))
        self._context = context
        self.none_yet = label(tr("No session yet: when did you last meet your coach?"), "muted")
        self.list = TickList(tr("Delete the session: {words}"))
        self.form = RecordForm(
            CoachingSession,
            (("day", "minutes"), ("agreed",)),
            Surroundings(today=today, references={}),
            save_words=tr("Note the session"),
            can_cancel=False,
        )
        for widget in (self.none_yet, self.list, self.form):
            self.add(widget)
        self.form.saved.connect(self._note)
        self.list.removed.connect(self._delete)
        self.refresh()

    def refresh(self) -> None:
        """Show the sessions as they stand; what is being typed stays."""
        found = sessions(self._context.session)
        self.none_yet.setVisible(not found)
        self.list.show_items([_item(met) for met in found[:MOST_SHOWN]])

    @Slot()
    def _note(self) -> None:
        if self._context.attempt(self._write, self.form.explain):
            self.form.clear()
            self.form.focus_first()
            self._context.show_done(tr("The session is noted."))

    def _write(self) -> None:
        held = self.form.values()
        note_session(self._context.session, held["day"], held["minutes"], held["agreed"])

    @Slot(str)
    def _delete(self, key: str) -> None:
        met = self._context.session.read.find(CoachingSession, RecordId(key))
        if met and self._context.attempt(partial(delete_record, self._context.session, met)):
            self._context.show_done(tr("The session is deleted."))


def _item(met: CoachingSession) -> TickItem:
    words = tr("{day}, {length}").format(day=day_text(met.day), length=hours_text(met.minutes))
    version = tr("agreement {version}").format(version=met.agreement) if met.agreement else ""
    remark = " · ".join(filter(None, (" ".join(met.agreed.split()), version)))
    return TickItem(key=str(met.id), words=words, remark=remark, can_tick=False)
