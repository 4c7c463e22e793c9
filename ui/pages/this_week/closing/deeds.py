"""What a guided close does: each deed is one action, told, refused beside it, or taken back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from planner.domain.errors import PlannerError
from planner.text import tr
from ui.context import Context


class Deeds(QObject):
    """Runs what the steps of one dialog ask for, and remembers how to take it back.

    Attributes:
        passed_over: Keys of what is left as it is for now.
        is_confirmed: The user was warned of a patient's number and says that it is none.

    Signals:
        told: A sentence about what was done, or taken back.
        refused: The PlannerError or OSError that kept something from being done.
        passed: Something was passed over, or is back again; nothing was written.
    """

    told = Signal(str)
    refused = Signal(Exception)
    passed = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._session = context.session
        self._back: list[Callable[[], bool]] = []
        self.passed_over: set[str] = set()
        self.is_confirmed = False

    @property
    def can_take_back(self) -> bool:
        """Say whether there is anything to take back."""
        return bool(self._back)

    def attempt(
        self,
        action: Callable[[], object],
        words: str,
        back: Callable[[], object] | None = None,
    ) -> bool:
        """Run an action of a service and tell what was done; say whether it was.

        `back` undoes what the plan's own undo does not know of.
        """
        before = self._session.undo_mark()
        try:
            action()
        except (PlannerError, OSError) as error:
            self.refused.emit(error)
            return False
        after = self._session.undo_mark()
        if after != before:
            self._back.append(partial(self._undo, after))
        elif back is not None:
            self._back.append(partial(self._run_back, back))
        self.told.emit(words)
        return True

    def pass_over(self, *keys: str) -> None:
        """Leave things as they are for now; their step goes on to the next."""
        self.passed_over.update(keys)
        self._back.append(partial(self._put_back, keys))
        self.told.emit("")
        self.passed.emit()

    def bring_back(self) -> None:
        """Ask again about all that was passed over."""
        self.passed_over.clear()
        self.told.emit("")
        self.passed.emit()

    @Slot()
    def take_back(self) -> None:
        """Take back the last deed of this dialog, and nothing else."""
        while self._back:
            if self._back.pop()():
                return

    def _put_back(self, keys: tuple[str, ...]) -> bool:
        if self.passed_over.isdisjoint(keys):
            return False
        self.passed_over.difference_update(keys)
        self.told.emit("")
        self.passed.emit()
        return True

    def _run_back(self, back: Callable[[], object]) -> bool:
        back()
        self.told.emit(tr("Taken back."))
        return True

    def _undo(self, mark: bytes | None) -> bool:
        if self._session.undo_mark() != mark:
            self._back.clear()
            self.told.emit(tr("Something else was done since; nothing was taken back."))
            return True
        try:
            self._session.undo()
        except PlannerError as error:
            self.refused.emit(error)
            return True
        self.told.emit(tr("Taken back."))
        return True
