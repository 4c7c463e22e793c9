"""What every page is given, and nothing else."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from planner.domain.changes import ChangeSet
from planner.domain.errors import PlannerError
from planner.services.session import Session
from planner.text import tr
from ui.jobs import Jobs
from ui.notices import Notice, NoticeAction, NoticeKind

EXPORTS = ("pdf", "html", "calendar", "json", "csv")
"""What can be written of a plan."""


class Context(QObject):
    """The open session as Qt sees it.

    Attributes:
        session: Questions through `session.read`, actions through `planner.services`.
        jobs: Starts long work beside the window.

    Signals:
        changed: A ChangeSet was committed, undone or redone.
        noticed: A Notice is to be shown.
        page_wanted: The name of the PageSpec to go to.
        record_wanted: The record of this type and id is to be shown on its page.
        history_wanted: What was done to the record of this type and id is to be shown.
        capture_wanted: The user wants to log time; the page that can takes the focus.
        calendar_wanted: The user wants to take in calendar files.
        drafts_wanted: Meetings came in that wait; the page that settles them takes the focus.
        publish_wanted: The user wants blocks published; True to put them over what differs.
        published: A Published came of it.
        feed_wanted: The calendar feed may have to be written anew.
        share_wanted, take_in_wanted: The user wants to write the assistant's file, or to take in
            what was done there.
        export_wanted: The user wants something written; carries one of `EXPORTS`.
        plan_import_wanted: The user wants a new plan made of an export.
        open_wanted: The user wants to choose another plan.
        plan_wanted: The Path of a plan that is to be opened in place of this one.
        closed_work_wanted: A ClosedWork; the window closes, and opens again when it is done.
        lane_wanted: The Lane in which the plan is to be opened again.
    """

    changed = Signal(object)
    noticed = Signal(object)
    page_wanted = Signal(str)
    record_wanted = Signal(str, str)
    history_wanted = Signal(str, str)
    capture_wanted = Signal()
    calendar_wanted = Signal()
    drafts_wanted = Signal()
    publish_wanted = Signal(bool)
    published = Signal(object)
    feed_wanted = Signal()
    share_wanted = Signal()
    take_in_wanted = Signal()
    export_wanted = Signal(str)
    plan_import_wanted = Signal()
    open_wanted = Signal()
    plan_wanted = Signal(object)
    closed_work_wanted = Signal(object)
    lane_wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.jobs = Jobs(self)
        session.listen(self._tell)

    def now(self) -> datetime:
        """Return the present moment in the time zone of the plan's owner."""
        return self.session.now().astimezone(self.session.zone())

    def attempt(
        self, action: Callable[[], object], explain: Callable[[Exception], bool] | None = None
    ) -> bool:
        """Run a user's action and say whether it was done.

        A refusal is shown to the user; a bug is not caught and ends in the crash dialog.

        Args:
            action: What to do.
            explain: Shows a refusal where it belongs, such as beside a field, and says whether
                it could; otherwise the message bar does.
        """
        try:
            action()
        except (PlannerError, OSError) as error:
            if explain is None or not explain(error):
                self.show_error(error)
            return False
        return True

    def show_error(self, error: Exception) -> None:
        """Tell the user about an expected error; connect a job's `failed` here."""
        from planner.words.errors import error_text  # noqa: PLC0415 - seldom needed

        self.noticed.emit(Notice(words=error_text(error), kind=NoticeKind.ERROR))

    def show_info(self, words: str, action: NoticeAction | None = None) -> None:
        """Tell the user that something was done, and offer at most one thing to do about it."""
        self.noticed.emit(Notice(words=words, action=action))

    def show_done(self, words: str) -> None:
        """Tell the user what the action just done was, and offer to take back that one alone."""
        undo = partial(self.take_back, self.session.undo_mark())
        self.show_info(words, NoticeAction(words=tr("Undo"), run=undo))

    def take_back(self, mark: bytes | None) -> None:
        """Undo the action that had this `undo_mark`, unless something else was done since."""
        from planner.words.actions import action_text  # noqa: PLC0415 - seldom needed

        action = self.session.undoable()
        if action is None or self.session.undo_mark() != mark:
            self.show_info(tr("Something else was done since; Ctrl+Z takes steps back one by one."))
        elif self.attempt(self.session.undo):
            self.show_info(tr("Undone: {action}").format(action=action_text(action)))

    def _tell(self, changes: ChangeSet) -> None:
        self.changed.emit(changes)
