"""What the coach said and what was agreed, with room for the leader's replies."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from planner.domain.coaching import AgreedAction, CoachComment
from planner.domain.records import RecordId
from planner.services.coaching import finish_action, reopen_action, reply
from planner.services.records import delete_record
from planner.services.reviews import agreed_actions, comments
from planner.text import tr, tr_plural
from planner.words.coach_returns import comment_text, place_text
from planner.words.numbers import day_text
from ui.context import Context
from ui.look.measure import scaled
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.form import FormRow
from ui.widgets.labels import label, set_role, shortened
from ui.widgets.tick_list import TickItem, TickList

LONGEST_NAME = 60
MOST_SHOWN = 30


class CommentsCard(Card):
    """Lists what the coach said, what waits for a reply first, and what was agreed."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Comments of the coach"))
        self._context = context
        self._shown: list[CoachComment] = []
        self.none_yet = label(
            tr("Nothing yet: what you take in from a returned PDF stands here."), "muted"
        )
        self.more = label("", "muted")
        self.agreed_title = label(tr("What we agreed"), "strong")
        self.agreed = TickList(tr("Delete the agreed action: {words}"))
        self.lines: list[CommentLine] = []
        self._list = QWidget()
        # Qt puts new widgets at the end of the window's Tab order; see TickList.
        self._place = QWidget(self._list)
        self._place.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._place.hide()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(scaled(14))
        for widget in (self.none_yet, self._list, self.more, self.agreed_title, self.agreed):
            self.add(widget)
        self.agreed.ticked.connect(self._tick)
        self.agreed.removed.connect(self._delete)
        self.refresh()

    def refresh(self) -> None:
        """Show what stands in the plan; a reply that is being written stays."""
        found = comments(self._context.session)
        actions = agreed_actions(self._context.session)
        self.none_yet.setVisible(not found and not actions)
        self.agreed_title.setVisible(bool(actions))
        self.agreed.show_items([_item(action) for action in actions])
        rest = len(found) - MOST_SHOWN
        self.more.setText(tr_plural("{n} more comment", "{n} more comments", max(rest, 0)))
        self.more.setVisible(rest > 0)
        waiting = sum(not one.reply for one in found)
        self.show_remark(tr("{n} without a reply").format(n=waiting) if waiting else "")
        if found[:MOST_SHOWN] != self._shown:
            self._show_comments(found[:MOST_SHOWN])

    def _show_comments(self, found: list[CoachComment]) -> None:
        kept = {line.comment.id: line for line in self.lines}
        fresh = []
        for comment in found:
            line = kept.pop(comment.id, None)
            if line is None:
                line = CommentLine(comment)
                line.replied.connect(self._reply)
            else:
                line.show_comment(comment)
            fresh.append(line)
        for line in kept.values():
            self._column.removeWidget(line)
            line.hide()
            line.setParent(None)
            line.deleteLater()
        for place, line in enumerate(fresh):
            if self._column.indexOf(line) != place:
                self._column.insertWidget(place, line)
            line.show()
        _order_tabs([self._place, *(stop for line in fresh for stop in line.tab_stops())])
        self._list.setVisible(bool(fresh))
        self._shown, self.lines = found, fresh

    @Slot(str, str)
    def _reply(self, key: str, words: str) -> None:
        line = next((one for one in self.lines if one.comment.id == key), None)
        if line is None:
            return
        act = partial(reply, self._context.session, line.comment, words)
        if self._context.attempt(act):
            line.close_reply()
            self._context.show_done(tr("Your reply is saved; the next revision shows it."))

    @Slot(str, bool)
    def _tick(self, key: str, is_done: bool) -> None:  # noqa: FBT001 - a signal's
        action = self._action(key)
        act = finish_action if is_done else reopen_action
        if action and self._context.attempt(partial(act, self._context.session, action)):
            said = tr("The action is done.") if is_done else tr("The action is open again.")
            self._context.show_done(said)
        else:
            self.refresh()

    @Slot(str)
    def _delete(self, key: str) -> None:
        action = self._action(key)
        if action and self._context.attempt(partial(delete_record, self._context.session, action)):
            self._context.show_done(tr("The agreed action is deleted."))

    def _action(self, key: str) -> AgreedAction | None:
        return self._context.session.read.find(AgreedAction, RecordId(key))


class CommentLine(QWidget):
    """One comment and the reply to it.

    Signals:
        replied: Its id, and the words of the reply.
    """

    replied = Signal(str, str)

    def __init__(self, comment: CoachComment) -> None:
        super().__init__()
        self.comment = comment
        self.place = label("", "small")
        self.words = label("")
        self.reply = label("", "muted")
        self.field = QPlainTextEdit()
        self.row = FormRow(tr("My reply"), self.field)
        self.reply_button = QPushButton()
        self.save_button = QPushButton(tr("Save the reply"))
        set_role(self.save_button, "primary")
        self.cancel_button = QPushButton(tr("Cancel"))
        self._build()
        self.reply_button.clicked.connect(self._open_reply)
        self.cancel_button.clicked.connect(self._cancel)
        self.save_button.clicked.connect(self._save)
        self.show_comment(comment)
        self._show_field(is_shown=False)

    def _build(self) -> None:
        buttons = QWidget()
        beside = Flow(buttons, gap_px=8)
        for button in (self.reply_button, self.save_button, self.cancel_button):
            beside.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(4))
        for widget in (self.place, self.words, self.reply, self.row, buttons):
            column.addWidget(widget)

    def show_comment(self, comment: CoachComment) -> None:
        """Show the comment as it stands; what is being typed stays."""
        self.comment = comment
        said = tr("{place}, to revision {number}").format(
            place=place_text(comment), number=comment.revision
        )
        self.place.setText(said)
        self.words.setText(comment_text(comment))
        self.reply.setText(tr("My reply: {words}").format(words=comment.reply))
        self.reply.setVisible(bool(comment.reply))
        self.reply_button.setText(tr("Change the reply") if comment.reply else tr("Reply"))
        named = shortened(" ".join(comment_text(comment).split()), LONGEST_NAME)
        self.reply_button.setAccessibleName(tr("Reply to: {words}").format(words=named))

    def tab_stops(self) -> tuple[QWidget, ...]:
        """Return what Tab goes to, in its order."""
        return self.field, self.reply_button, self.save_button, self.cancel_button

    def close_reply(self) -> None:
        """Put the field away and the focus back."""
        self._show_field(is_shown=False)
        self.reply_button.setFocus()

    @Slot()
    def _open_reply(self) -> None:
        self.field.setPlainText(self.comment.reply)
        self._show_field(is_shown=True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _cancel(self) -> None:
        self.close_reply()

    @Slot()
    def _save(self) -> None:
        self.replied.emit(str(self.comment.id), self.field.toPlainText())

    def _show_field(self, *, is_shown: bool) -> None:
        for widget in (self.row, self.save_button, self.cancel_button):
            widget.setVisible(is_shown)
        self.reply_button.setVisible(not is_shown)


def _order_tabs(stops: list[QWidget]) -> None:
    for earlier, later in pairwise(stops):
        QWidget.setTabOrder(earlier, later)


def _item(action: AgreedAction) -> TickItem:
    due = day_text(action.due) if action.due else action.by_when
    remarks = [
        tr("by {day}").format(day=due) if due else "",
        tr("not for the sponsor") if action.is_not_for_sponsor else "",
    ]
    return TickItem(
        key=str(action.id),
        words=action.words or tr("An action without words"),
        remark=", ".join(filter(None, remarks)),
        is_ticked=action.done_on is not None,
    )
