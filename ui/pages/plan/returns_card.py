"""The coach's way back: opening a returned PDF, and taking in what it says."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton, QWidget

from planner.domain.coach_returns import CoachReturn
from planner.domain.coaching import CommentSource
from planner.domain.records import RecordId
from planner.overriding import override
from planner.progress import Progress
from planner.services.reviews import (
    Review,
    asked_of,
    copied,
    read_return,
    returned_bytes,
    review_of,
    take_in,
)
from planner.text import tr, tr_plural
from ui.context import Context
from ui.look.icons import icon
from ui.pages.plan.returns_copying import CopyingDialog
from ui.pages.plan.returns_offers import OfferList
from ui.widgets.card import Card
from ui.widgets.file_dialog import FileDialog
from ui.widgets.flow import Flow
from ui.widgets.labels import label


class ReturnsCard(Card):
    """Opens one return at a time; a PDF may also be dropped on it.

    Signals:
        opened: A return is shown.
    """

    opened = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(tr("What the coach sent back"))
        self._context = context
        self._path = Path()
        self._returned: CoachReturn | None = None
        self._source = CommentSource.FIELD
        self._revision: int | None = None
        self.about = label(
            tr(
                "Open the PDF that came back, or drop it here. You see what is new before it goes "
                "into your plan; nothing of yours is replaced."
            ),
            "muted",
        )
        self.open_button = QPushButton(tr("Open a PDF…"))
        self.open_button.setIcon(icon("import"))
        self.copy_note = label(
            tr(
                "This copy has no fields any more, as after printing. Copy what the coach wrote "
                "beside its pages."
            )
        )
        self.copy_button = QPushButton(tr("Copy from its pages"))
        self.copy_button.setIcon(icon("edit"))
        self.offers = OfferList()
        buttons = QWidget()
        row = Flow(buttons)
        for button in (self.open_button, self.copy_button):
            row.add(button)
        for widget in (self.about, self.copy_note, buttons, self.offers):
            self.add(widget)
        self.setAcceptDrops(True)
        self._show(None)
        self.open_button.clicked.connect(self.ask)
        self.copy_button.clicked.connect(self._copy)
        self.offers.taken.connect(self._take)
        self.offers.closed.connect(self._close)

    @Slot()
    def ask(self) -> None:
        """Ask for a returned PDF, then read it."""
        dialog = FileDialog(self, tr("Open a returned PDF"), tr("PDF (*.pdf)"))
        dialog.chosen.connect(self.open_return)
        dialog.open()

    @Slot(object)
    def open_return(self, path: Path) -> None:
        """Read a returned PDF beside the window."""
        self._path = path
        job = self._context.jobs.start(partial(read_return, path), tr("Reading the returned PDF"))
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._context.show_error)
        job.ended.connect(self._on_ended)
        self.open_button.setEnabled(False)

    def refresh(self) -> None:
        """Compare the open return with the plan again."""
        if self._returned is not None:
            self._compare(is_new=False)

    @Slot(object)
    def _on_read(self, returned: CoachReturn) -> None:
        self._returned = returned
        self._source, self._revision = CommentSource.FIELD, None
        if self._compare(is_new=True):
            self.opened.emit()
        else:
            self._close()

    @Slot(object)
    def _on_ended(self) -> None:
        self.open_button.setEnabled(True)

    def _compare(self, *, is_new: bool) -> bool:
        found: list[Review] = []
        done = self._context.attempt(lambda: found.append(self._review()))
        if done:
            self._show(found[0], is_new=is_new)
        return done

    def _review(self) -> Review:
        assert self._returned is not None  # noqa: S101 - callers have looked
        return review_of(
            self._context.session,
            self._returned,
            self._path,
            revision=self._revision,
            source=self._source,
        )

    def _show(self, review: Review | None, *, is_new: bool = True) -> None:
        is_copy = review is not None and review.is_copy
        for widget in (self.copy_note, self.copy_button):
            widget.setVisible(is_copy)
        self.offers.setVisible(review is not None and not (is_copy and not review.offers))
        if review is not None:
            self.show_remark(self._path.name)
            self.offers.show_review(review, is_new=is_new)
        else:
            self.show_remark("")

    @Slot(object)
    def _take(self, keys: list[RecordId]) -> None:
        taken: list[int] = []
        review = self._review()
        act = partial(take_in, self._context.session, review, keys)
        if self._context.attempt(lambda: taken.append(act())):
            self._context.show_done(
                tr_plural(
                    "{n} comment is in your plan.", "{n} comments are in your plan.", taken[0]
                )
            )

    @Slot()
    def _close(self) -> None:
        self._returned = None
        self._show(None)
        self.open_button.setFocus()

    @Slot()
    def _copy(self) -> None:
        if self._returned is None:
            return
        review = self._review()
        asked = asked_of(self._context.session, self._returned)
        dialog = CopyingDialog(
            self.window(),
            self._context.jobs,
            asked,
            review.revision,
            asks_revision=self._returned.told_revision is None,
        )
        dialog.submitted.connect(self._on_copied)
        job = self._context.jobs.start(partial(_bytes, self._path))
        job.succeeded.connect(dialog.pages.show_pdf)
        job.failed.connect(self._context.show_error)
        dialog.open()

    @Slot()
    def _on_copied(self) -> None:
        dialog = self.sender()
        if isinstance(dialog, CopyingDialog) and self._returned is not None:
            self._returned = copied(self._returned, dialog.written())
            self._source = CommentSource.TRANSCRIBED
            self._revision = dialog.revision.value()
            dialog.accept()
            self._compare(is_new=True)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_return(path)


def _bytes(path: Path, progress: Progress) -> bytes:
    progress.step(0, 1)
    return returned_bytes(path)


def _dropped(event: QDropEvent) -> Path | None:
    """Return the one PDF that is dragged; None for anything else."""
    urls = event.mimeData().urls()
    if len(urls) == 1 and urls[0].isLocalFile():
        path = Path(urls[0].toLocalFile())
        return path if path.suffix.lower() == ".pdf" else None
    return None
