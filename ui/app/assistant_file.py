"""Handing the assistant a file from the window, and taking in what they did there."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from planner.domain.errors.sharing import ChangesWaitingError
from planner.progress import Progress
from planner.services.assistant_changes import AssistantChanges, changes_in, take_in
from planner.services.assistant_file import HandedOver, Shared, hand_over, write_for_assistant
from planner.services.opening import surroundings
from planner.text import tr, tr_plural
from planner.words.assistant import block_change_text, busy_text
from planner.words.errors import error_text
from ui.context import Context
from ui.notices import NoticeAction
from ui.pages.plan.leaving_protection import ProtectionAsked
from ui.widgets.dialog_form import DialogForm
from ui.widgets.file_dialog import FileDialog
from ui.widgets.labels import label


class AssistantFile(QObject):
    """Answers `Context.share_wanted` and `Context.take_in_wanted`."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._protection = ProtectionAsked(context, window)
        context.share_wanted.connect(self.choose_target)
        context.take_in_wanted.connect(self.choose_source)

    @Slot()
    def choose_target(self) -> None:
        """Ask where the assistant's file is to stand; of a protected plan, whether it may leave."""
        self._protection.before(self._choose_target)

    def _choose_target(self) -> None:
        dialog = FileDialog(
            self._window,
            tr("Share with your assistant"),
            tr("Plans (*.firebreak)"),
            saves_as=tr("for my assistant.firebreak"),
        )
        # An assistant's file is made anew, and no other file is ever written over.
        dialog.setOption(FileDialog.Option.DontConfirmOverwrite)
        dialog.chosen.connect(self.share)
        dialog.open()

    @Slot(object)
    def share(self, target: Path) -> None:
        """Write the assistant's file; what they did in an older one is shown before."""
        self._write(target)

    def _write(self, target: Path, *, leaves_out_changes: bool = False) -> None:
        handed: list[HandedOver] = []
        around = surroundings()

        def read() -> None:
            session, lossy = self._context.session, leaves_out_changes
            handed.append(hand_over(session, target, around, leaves_out_changes=lossy))

        if not self._context.attempt(read, partial(self._explain, target)):
            return

        def work(progress: Progress) -> Shared:
            return write_for_assistant(handed[0], target, around, progress)

        job = self._context.jobs.start(work, tr("Writing your assistant's file"))
        job.succeeded.connect(self._on_shared)
        job.failed.connect(self._context.show_error)

    @Slot(object)
    def _on_shared(self, shared: Shared) -> None:
        self._context.show_info(_shared_text(shared))

    def _explain(self, target: Path, error: Exception) -> bool:
        if not isinstance(error, ChangesWaitingError):
            return False
        anew = partial(self._write, target, leaves_out_changes=True)
        action = NoticeAction(words=tr("Leave them out and share"), run=anew)
        self._context.show_info(error_text(error), action)
        self.take_in(target)
        return True

    @Slot()
    def choose_source(self) -> None:
        """Ask for the file that the assistant worked in."""
        kinds = tr("Plans (*.firebreak)")
        dialog = FileDialog(self._window, tr("Take in from your assistant"), kinds)
        dialog.chosen.connect(self.take_in)
        dialog.open()

    @Slot(object)
    def take_in(self, source: Path) -> None:
        """Show what the assistant did, to be taken in."""
        found: list[AssistantChanges] = []
        session = self._context.session

        def look() -> None:
            found.append(changes_in(session, source, surroundings()))

        if not self._context.attempt(look):
            return
        if found[0].number:
            TakeInDialog(self._context, self._window, found[0]).open()
        else:
            words = tr("Your assistant did nothing there that your plan does not have.")
            self._context.show_info(words)


class TakeInDialog(DialogForm):
    """Lists what the assistant did; what is disputed stays as the director has it."""

    def __init__(self, context: Context, parent: QWidget, found: AssistantChanges) -> None:
        super().__init__(parent, tr("What your assistant did"), tr("Take it in"))
        self._context = context
        self._found = found
        self.do_button.setEnabled(bool(found.to_take))
        one_step = tr("Everything is taken in as one step, which undo takes back.")
        self.body.add(label(one_step, "muted"))
        self.lines = [label(line) for line in self._lines()]
        for line in self.lines:
            self.body.add(line)
        self.body.end()
        self.setAccessibleDescription(" ".join(line.text() for line in self.lines))
        self.submitted.connect(self._take)

    def _lines(self) -> Iterator[str]:
        zone = self._context.session.zone()
        for change in self._found.blocks:
            line = block_change_text(change.seen, change.new, zone)
            causes = ", ".join(row.by_what for row in change.rows if row.by_what)
            if causes:
                line = tr("{change} for: {causes}").format(change=line, causes=causes)
            if change.is_disputed:
                line = tr("{change} (disputed: yours stays)").format(change=line)
            yield line
        for meeting in self._found.busy:
            yield busy_text(meeting, zone)

    @Slot()
    def _take(self) -> None:
        if self.attempt(partial(take_in, self._context.session, self._found)):
            self._context.show_done(
                tr_plural(
                    "{n} change was taken in. Share the file again, so that it shows your plan.",
                    "{n} changes were taken in. Share the file again, so that it shows your plan.",
                    self._found.to_take,
                )
            )


def _shared_text(shared: Shared) -> str:
    return tr(
        "“{file}” holds blocks, busy times, the charter and what displaced blocks, and nothing "
        "else. Give it to your assistant."
    ).format(file=shared.target.name)
