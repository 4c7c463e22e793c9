"""What one return would bring: each comment with a way to take it in, or to leave it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from planner.domain.coaching import CoachComment
from planner.services.returned_comments import Difference, Offer
from planner.services.reviews import Review
from planner.text import tr, tr_plural
from planner.words.coach_returns import (
    answer_text,
    asked_text,
    comment_text,
    found_text,
    place_text,
    stale_text,
)
from ui.look.icons import icon
from ui.look.measure import scaled
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_role, shortened

LONGEST_NAME = 60
WORDS_PX = 200


class OfferList(QWidget):
    """Shows a return beside the plan; it changes nothing itself.

    Signals:
        taken: The ids of the records that the user wants taken in.
        closed: The user is done with this return.
    """

    taken = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._review: Review | None = None
        self._left: set[str] = set()
        self.answers = label("", "strong")
        self.stale = label("", "warning")
        self.found = label("", "muted")
        self.all_button = QPushButton()
        set_role(self.all_button, "primary")
        self.close_button = QPushButton(tr("Close this return"))
        self.close_button.setIcon(icon("close"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(scaled(10))
        buttons = QWidget()
        row = Flow(buttons)
        for button in (self.all_button, self.close_button):
            row.add(button)
        for widget in (self.answers, self.stale, self.found, buttons):
            self._column.addWidget(widget)
        # Qt puts new widgets at the end of the window's Tab order; see TickList.
        self._place = QWidget(self)
        self._place.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._place.hide()
        self.lines: list[OfferLine] = []
        self.all_button.clicked.connect(self._take_all)
        self.close_button.clicked.connect(self.closed)

    def show_review(self, review: Review, *, is_new: bool) -> None:
        """Show a return; one that is not new keeps what was left."""
        if is_new:
            self._left = set()
        self._review = review
        self.answers.setText(_answers_words(review))
        stale = review.is_stale and review.revision is not None and review.latest is not None
        self.stale.setText(stale_text(review.revision or 1, review.latest or 1) if stale else "")
        self.stale.setVisible(stale)
        self.found.setText(" ".join(found_text(one) for one in review.found))
        self.found.setVisible(bool(review.found))
        self._show_lines()

    def _show_lines(self) -> None:
        focused = next((n for n, line in enumerate(self.lines) if line.has_focus()), None)
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.setParent(None)
            line.deleteLater()
        waiting = self._waiting()
        self.lines = [OfferLine(offer, self) for offer in waiting]
        before: QWidget = self._place
        for line in self.lines:
            self._column.addWidget(line)
            line.show()
            line.taken.connect(self._take)
            line.left_alone.connect(self._leave)
            for button in (line.take_button, line.leave_button):
                self.setTabOrder(before, button)
                before = button
        self.all_button.setText(tr_plural("Take in {n} comment", "Take in all {n}", len(waiting)))
        self.all_button.setVisible(bool(waiting))
        if focused is not None:
            self._focus(focused)

    def _focus(self, number: int) -> None:
        if self.lines:
            self.lines[min(number, len(self.lines) - 1)].take_button.setFocus()
        else:
            self.close_button.setFocus()

    def _waiting(self) -> list[Offer]:
        offers = self._review.open_offers if self._review else ()
        return [offer for offer in offers if offer.record.id not in self._left]

    @Slot()
    def _take_all(self) -> None:
        self.taken.emit([offer.record.id for offer in self._waiting()])

    @Slot(str)
    def _take(self, key: str) -> None:
        self.taken.emit([key])

    @Slot(str)
    def _leave(self, key: str) -> None:
        self._left.add(key)
        self._show_lines()


class OfferLine(QWidget):
    """One comment: what was asked, what was said before, what is said now.

    Signals:
        taken: Its id; the user wants it in the plan.
        left_alone: Its id; the user does not want it now.
    """

    taken = Signal(str)
    left_alone = Signal(str)

    def __init__(self, offer: Offer, parent: QWidget) -> None:
        super().__init__(parent)
        self._key = str(offer.record.id)
        named = shortened(" ".join(_title(offer).split()), LONGEST_NAME)
        self.take_button = QPushButton(tr("Take in"))
        self.take_button.setAccessibleName(tr("Take in: {what}").format(what=named))
        self.leave_button = QPushButton(tr("Leave"))
        self.leave_button.setAccessibleName(tr("Leave: {what}").format(what=named))
        self.take_button.clicked.connect(self._on_take)
        self.leave_button.clicked.connect(self._on_leave)
        said = QWidget()
        column = QVBoxLayout(said)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(2))
        for widget in _shown(offer):
            column.addWidget(widget)
        buttons = QWidget()
        beside = Flow(buttons, gap_px=8)
        for button in (self.take_button, self.leave_button):
            beside.add(button)
        row = Flow(self)
        row.add(said, grow=1, basis_px=WORDS_PX, align=Qt.AlignmentFlag.AlignTop)
        row.add(buttons, align=Qt.AlignmentFlag.AlignTop)

    def has_focus(self) -> bool:
        """Say whether the keyboard is in this line."""
        return self.take_button.hasFocus() or self.leave_button.hasFocus()

    @Slot()
    def _on_take(self) -> None:
        self.taken.emit(self._key)

    @Slot()
    def _on_leave(self) -> None:
        self.left_alone.emit(self._key)


def _answers_words(review: Review) -> str:
    if review.revision is None:
        return tr("Nobody can tell which revision this answers.")
    said = tr("The coach answers revision {number}.").format(number=review.revision)
    if not review.open_offers:
        return tr("{said} Your plan has everything that it says.").format(said=said)
    return said


def _title(offer: Offer) -> str:
    if offer.differences:
        return asked_text(offer.differences[0].field, _titled(offer))
    return place_text(offer.record) if isinstance(offer.record, CoachComment) else ""


def _titled(offer: Offer) -> str:
    return offer.record.section if isinstance(offer.record, CoachComment) else ""


def _shown(offer: Offer) -> list[QWidget]:
    if isinstance(offer.record, CoachComment) and offer.note:
        shown: list[QWidget] = [label(_title(offer), "strong")]
        if offer.note.passage and offer.note.words:
            marked = tr("To the words “{passage}”").format(passage=offer.note.passage)
            shown.append(label(marked, "muted"))
        return [*shown, label(comment_text(offer.record))]
    return [
        widget
        for difference in offer.differences
        for widget in _field_shown(difference, _titled(offer))
    ]


def _field_shown(difference: Difference, title: str) -> list[QWidget]:
    shown: list[QWidget] = [label(asked_text(difference.field, title), "strong")]
    before = answer_text(difference.field, difference.before)
    if before:
        shown.append(label(tr("Said before: {words}").format(words=before), "muted"))
    shown.append(label(answer_text(difference.field, difference.after)))
    return shown
