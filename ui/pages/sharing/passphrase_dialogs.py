"""Asking for a new passphrase, or whether the plan is to have none."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.domain.errors.safekeeping import PassphraseTooShortError
from planner.overriding import override
from planner.progress import Progress
from planner.services.passphrase import (
    FEWEST_SIGNS,
    Keyring,
    Rewritten,
    new_keys,
    protect,
    unprotect,
)
from planner.text import tr, tr_plural
from planner.words.errors import error_text
from ui.context import Context
from ui.jobs import ClosedWork
from ui.pages.sharing.passphrase_field import PassphraseField
from ui.widgets.described import Described
from ui.widgets.dialog_form import DialogForm
from ui.widgets.labels import label


class _OldAsked(DialogForm):
    """Asks for the present passphrase, where there is one."""

    def __init__(
        self, context: Context, parent: QWidget, plan: Path, title: str, action: str
    ) -> None:
        super().__init__(parent, title, action)
        self._context = context
        self._plan = plan
        self._keys = context.session.keys if context.session.is_protected else None
        self.old = PassphraseField(tr("Present passphrase"))
        self.old.setVisible(self._keys is not None)
        self.submitted.connect(self._submit)

    def _submit(self) -> None:
        raise NotImplementedError

    def _has_old(self) -> bool:
        """Say whether the present passphrase is right; where it is not, say so beside it."""
        typed = self.old.line.text()
        is_right = self._keys is None or self._keys.fits(typed)
        wrong = tr("This is not the present passphrase. Nothing was changed.")
        self.old.row.show_error("" if is_right else wrong)
        if not is_right:
            self.old.line.selectAll()
            self.old.line.setFocus()
        return is_right

    def _begin(self, wanted: ClosedWork) -> None:
        self.accept()
        self._context.closed_work_wanted.emit(wanted)


class PassphraseDialog(_OldAsked):
    """Asks for a passphrase twice, and says what happens without it."""

    def __init__(self, context: Context, parent: QWidget, plan: Path) -> None:
        is_protected = context.session.is_protected
        title = tr("Change the passphrase") if is_protected else tr("Protect with a passphrase")
        super().__init__(context, parent, plan, title, title)
        self.new = PassphraseField(
            tr("New passphrase"),
            tr_plural(
                "At least {n} sign. Four words that have nothing to do with each other are "
                "good and easy.",
                "At least {n} signs. Four words that have nothing to do with each other are "
                "good and easy.",
                FEWEST_SIGNS,
            ).format(n=FEWEST_SIGNS),
        )
        self.again = PassphraseField(tr("New passphrase, once more"))
        lost = tr(
            "Without it nobody opens the plan or its backups: there is no second key, and it is "
            "written nowhere. Write it down and keep it where you keep what is worth as much."
        )
        for widget in (
            label(lost, "strong"),
            self.old,
            self.new,
            self.again,
            label(_meanwhile(), "muted"),
            Described(tr("What it does not protect"), beyond_words()),
        ):
            self.body.add(widget)
        self.body.end()
        self.setAccessibleDescription(lost)

    @override
    @Slot()
    def _submit(self) -> None:
        if not self._has_old():
            return
        new, again = self.new.line.text(), self.again.line.text()
        try:
            keys = new_keys(new)
        except PassphraseTooShortError as error:
            self._refuse(self.new, error_text(error))
            return
        self.new.row.show_error("")
        if new != again:
            self._refuse(self.again, tr("The two are not the same. Type it once more."))
            return
        work = partial(_protected, self._plan, keys, self._keys)
        self._begin(
            ClosedWork(title=tr("Encrypting the plan and its backups"), work=work, keys=keys)
        )

    def _refuse(self, field: PassphraseField, words: str) -> None:
        field.row.show_error(words)
        field.line.setFocus()


class RemoveDialog(_OldAsked):
    """Asks for the passphrase that is to go."""

    def __init__(self, context: Context, parent: QWidget, plan: Path) -> None:
        title = tr("Remove the passphrase")
        super().__init__(context, parent, plan, title, title)
        words = tr(
            "The plan and its backups are written anew without encryption. From then on whoever "
            "has one of these files reads it."
        )
        for widget in (label(words, "strong"), self.old, label(_meanwhile(), "muted")):
            self.body.add(widget)
        self.body.end()
        self.setAccessibleDescription(words)

    @override
    @Slot()
    def _submit(self) -> None:
        if self._keys is not None and self._has_old():
            work = partial(_unprotected, self._plan, self._keys)
            self._begin(ClosedWork(title=tr("Writing the plan without a passphrase"), work=work))


def beyond_words() -> str:
    """Say what no passphrase protects."""
    return "\n".join(
        (
            tr(
                "While the plan is open: whoever sits at this computer, and programs that run here."
            ),
            tr("What you hand out: PDFs, calendars, exports, what the team or the assistant gets."),
            tr(
                "Copies made before: in mails, on sticks, in a cloud or the computer's own "
                "backup, and files that were put aside when a backup was restored."
            ),
            tr("That there is a plan: its name, its size, and when it changed."),
            tr("Against guessing: a short or well-known passphrase is found by trying."),
        )
    )


def _meanwhile() -> str:
    return tr(
        "A backup is made first. The window closes while the files are written anew, and opens "
        "the plan again."
    )


def _protected(plan: Path, keys: Keyring, old: Keyring | None, progress: Progress) -> str:
    done = protect(plan, keys, old, progress)
    return _told(tr("The plan is protected. Without the passphrase nobody opens it again."), done)


def _unprotected(plan: Path, old: Keyring, progress: Progress) -> str:
    done = unprotect(plan, old, progress)
    return _told(tr("The plan has no passphrase any more: whoever has the file reads it."), done)


def _told(said: str, done: Rewritten) -> str:
    parts = [said]
    if done.backups:
        parts.append(
            tr_plural(
                "{n} backup was written anew in the same way.",
                "{n} backups were written anew in the same way.",
                done.backups,
            ).format(n=done.backups)
        )
    if done.left:
        names = ", ".join(path.name for path in done.left)
        parts.append(
            tr("These could not be opened and are as they were; remove them if you can: {names}.")
            .format(names=names)
        )  # fmt: skip
    return " ".join(parts)
