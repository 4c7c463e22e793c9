"""Merging another copy of this plan: what it would bring first, then what it brought."""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from planner.domain.errors.safekeeping import PassphraseNeededError, WrongPassphraseError
from planner.services.merging import Merged, merge, preview_of_merge
from planner.services.passphrase import Keyring
from planner.text import tr
from planner.words.errors import error_text
from planner.words.merging import Came, came_lines
from ui.context import Context
from ui.look.icons import icon
from ui.pages.sharing.copy_passphrase import CopyPassphraseDialog
from ui.widgets.card import Card
from ui.widgets.dialog_form import DialogForm
from ui.widgets.file_dialog import FileDialog
from ui.widgets.flow import Flow
from ui.widgets.labels import breakable, label


class MergeCard(Card):
    """Asks for a copy; merges after somebody has seen what it would bring.

    Signals:
        merged: Something came.
    """

    merged = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Another copy of this plan"))
        self._context = context
        what = tr(
            "A copy on another computer, on a stick or from a mail, in which you went on working: "
            "what is new there comes into this plan. The copy is only read."
        )
        self.merge_button = QPushButton(tr("Merge a copy…"))
        self.merge_button.setIcon(icon("import"))
        self.came = label("", "muted")
        self.came.hide()
        buttons = QWidget()
        Flow(buttons).add(self.merge_button)
        for widget in (label(what, "muted"), buttons, self.came):
            self.add(widget)
        self.merge_button.clicked.connect(self.ask)

    @Slot()
    def ask(self) -> None:
        """Ask for the copy."""
        dialog = FileDialog(self, tr("Another copy of this plan"), tr("Plans (*.firebreak)"))
        dialog.chosen.connect(self.take_path)
        dialog.open()

    @Slot(object)
    def take_path(self, path: Path, keys: Keyring | None = None) -> None:
        """Show what a copy would bring; nothing new needs no dialog."""
        found: list[Merged] = []
        look = partial(preview_of_merge, self._context.session, path, keys)
        explain = partial(self._ask_passphrase, path, has_tried=keys is not None)
        if not self._context.attempt(lambda: found.append(look()), explain):
            return
        came = came_of(found[0])
        if came.edits:
            dialog = MergeDialog(self._context, self, Copy(path, keys), came)
            dialog.taken.connect(self._tell)
            dialog.open()
        else:
            self._context.show_info(" ".join(came_lines(came, is_preview=True)))

    def _ask_passphrase(self, path: Path, error: Exception, *, has_tried: bool) -> bool:
        """Ask for the passphrase of a copy that the plan's own does not open."""
        if not isinstance(error, PassphraseNeededError | WrongPassphraseError):
            return False
        dialog = CopyPassphraseDialog(self, path, error_text(error) if has_tried else "")
        dialog.given.connect(partial(self.take_path, path))
        dialog.open()
        return True

    @Slot(object)
    def _tell(self, done: Merged) -> None:
        lines = list(came_lines(came_of(done), is_preview=False, by_command=False))
        self.came.setText("\n".join(lines))
        self.came.show()
        self._context.show_done(" ".join(lines))
        self.merged.emit()


class Copy(NamedTuple):
    """A copy, and what opens it where the plan's own passphrase does not."""

    path: Path
    keys: Keyring | None


class MergeDialog(DialogForm):
    """Says what a copy would bring, and merges it.

    Signals:
        taken: The Merged that came of it.
    """

    taken = Signal(object)

    def __init__(self, context: Context, parent: QWidget, copy: Copy, came: Came) -> None:
        super().__init__(parent, tr("Merge this copy?"), tr("Merge it"))
        self._context = context
        self._copy = copy
        self.lines = [label(line) for line in came_lines(came, is_preview=True)]
        self.body.add(label(breakable(str(copy.path)), "muted"))
        for line in self.lines:
            self.body.add(line)
        safe = tr("Your plan is backed up before, and one undo takes all of it back.")
        self.body.add(label(safe, "muted"))
        self.body.end()
        self.setAccessibleDescription(" ".join(line.text() for line in self.lines))
        self.submitted.connect(self._merge)

    @Slot()
    def _merge(self) -> None:
        done: list[Merged] = []
        act = partial(merge, self._context.session, *self._copy)
        if self.attempt(lambda: done.append(act())):
            self.taken.emit(done[0])


def came_of(merged: Merged) -> Came:
    """Return in numbers what a merge brought, or would bring."""
    return Came(
        edits=merged.came.edits,
        records=len(merged.came.records),
        clashes=len(merged.conflicts),
        used_twice=merged.came.branched,
        clocks_ahead=[site.device for site in merged.came.ahead],
    )
