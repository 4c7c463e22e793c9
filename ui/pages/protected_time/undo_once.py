"""Taking back what a notice tells of: once, and nothing that was done since."""

from planner.text import tr
from planner.words.actions import action_text
from ui.context import Context
from ui.notices import NoticeAction


class _UndoOnce:
    def __init__(self, context: Context) -> None:
        self._context = context
        self._action = context.session.undoable()

    def __call__(self) -> None:
        session, action = self._context.session, self._action
        self._action = None
        if action is not None and session.undoable() is action:
            if self._context.attempt(session.undo):
                self._context.show_info(tr("Undone: {action}").format(action=action_text(action)))
        elif action is not None:
            self._context.show_info(
                tr("Something else was done since; Ctrl+Z takes steps back one by one.")
            )


def undo_last(context: Context) -> NoticeAction:
    """Return what a notice offers to do about the action just finished."""
    return NoticeAction(words=tr("Undo"), run=_UndoOnce(context))
