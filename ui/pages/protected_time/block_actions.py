"""What can be done with a block: each is asked about where the ledger needs it, then done."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from planner.domain.protection import Block, BlockState
from planner.services.blocks import (
    defend_block,
    displace_block,
    keep_block,
    lock_block,
    move_block,
    shorten_block,
)
from planner.services.cause import Cause
from planner.services.corrections import correct_to_kept, correct_to_lost, reopen_block
from planner.text import tr
from planner.words.assistant import title_text
from planner.words.numbers import hours_text, moment_text, stretch_text
from ui.context import Context
from ui.pages.protected_time.add_block_dialog import AddBlockDialog
from ui.pages.protected_time.asking import expected_of
from ui.pages.protected_time.block_dialogs import AskedCause, CauseDialog, MoveDialog
from ui.pages.protected_time.week import Place


class BlockActions(QObject):
    """Turns a wish about a block into a question, a service call and a message with Undo."""

    def __init__(self, context: Context, page: QWidget, chosen: Callable[[], Block | None]) -> None:
        super().__init__(page)
        self._chosen = chosen
        self._context = context
        self._session = context.session
        self._page = page

    @Slot(object, object)
    def add(self, start: datetime, end: datetime) -> None:
        """Ask what free time is to be protected for."""
        AddBlockDialog(self._context, self._page, start, end).open()

    @Slot()
    def keep(self) -> None:
        """Note that a block was kept."""
        block = self._chosen()
        if block is None:
            return
        keep = correct_to_kept if block.state is BlockState.LOST else keep_block
        self._do(partial(keep, self._session, block), tr("The block was kept."))

    @Slot()
    def reopen(self) -> None:
        """Take back that a block was kept or lost."""
        block = self._chosen()
        if block is not None:
            self._do(partial(reopen_block, self._session, block), tr("The block stands again."))

    @Slot()
    def lock(self) -> None:
        """Hold a block where it is, or let it go."""
        block = self._chosen()
        if block is None:
            return
        is_locked = not block.is_locked
        words = tr("The block is locked.") if is_locked else tr("The block may move again.")
        self._do(partial(lock_block, self._session, block, is_locked=is_locked), words)

    @Slot()
    def defend(self) -> None:
        """Count a block as busy, or make it flexible."""
        block = self._chosen()
        if block is None:
            return
        is_defended = not block.is_defended
        words = tr("The block is defended.") if is_defended else tr("The block is flexible.")
        self._do(partial(defend_block, self._session, block, is_defended=is_defended), words)

    @Slot()
    def move(self) -> None:
        """Ask for another place by form."""
        block = self._chosen()
        if block is None:
            return
        MoveDialog(
            self._page,
            zone=self._session.zone(),
            heading=tr("Move “{title}”").format(title=title_text(block.title)),
            place=(block.start, block.minutes),
            expected=expected_of(self._session, block),
            run=partial(self._put, block),
        ).open()

    def put(self, wanted: Place) -> None:
        """Ask why a block is to stand where it was put with keys or mouse."""
        block = wanted.block
        is_shorter = wanted.minutes < block.minutes
        lost = hours_text(block.minutes - wanted.minutes)
        sentence = (
            tr("To {when}, {length}. It loses {lost}, which will be owed.")
            if is_shorter
            else tr("To {when}, {length}. This costs nothing.")
        )
        asked = AskedCause(
            heading=tr("Move “{title}”").format(title=title_text(block.title)),
            sentence=sentence.format(
                when=moment_text(wanted.start, self._session.zone()),
                length=hours_text(wanted.minutes),
                lost=lost,
            ),
            button=tr("Move it"),
            expected=expected_of(self._session, block),
            needs_what=is_shorter,
        )
        run = partial(self._put, block, wanted.start, wanted.minutes)
        CauseDialog(self._page, asked, run).open()

    @Slot()
    def displace(self) -> None:
        """Ask what takes a block away, and note it."""
        block = self._chosen()
        if block is None:
            return
        when = stretch_text(block.start, block.end, self._session.zone())
        sentence = tr("{when}. {length} will be owed until it is repaid.").format(
            when=when, length=hours_text(block.minutes)
        )
        asked = AskedCause(
            heading=tr("What displaces “{title}”?").format(title=title_text(block.title)),
            sentence=sentence,
            button=tr("Displace it"),
            expected=expected_of(self._session, block),
            needs_what=True,
        )
        CauseDialog(self._page, asked, partial(self._lose, block)).open()

    def _put(self, block: Block, start: datetime, minutes: int, cause: Cause) -> None:
        if start == block.start and minutes < block.minutes:
            shorten_block(self._session, block, minutes, cause)
            words = tr("The block was shortened to {length}.")
        else:
            move_block(self._session, block, start, cause, minutes)
            words = tr("The block was moved to {when}, {length}.")
        when = moment_text(start, self._session.zone())
        self._tell(words.format(when=when, length=hours_text(minutes)))

    def _lose(self, block: Block, cause: Cause) -> None:
        is_over = block.state in (BlockState.KEPT, BlockState.LOST)
        lose = correct_to_lost if is_over else displace_block
        lose(self._session, block, cause)
        owed = hours_text(block.minutes)
        self._tell(tr("The block was displaced; {minutes} is owed.").format(minutes=owed))

    def _do(self, action: Callable[[], object], words: str) -> None:
        if self._context.attempt(action):
            self._tell(words)

    def _tell(self, words: str) -> None:
        self._context.show_done(words)
