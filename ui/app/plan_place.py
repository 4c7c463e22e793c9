"""Telling once that a plan lies in a cloud folder or on a network drive, with a way out."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from planner.domain.plan_places import PlaceKind, SharedPlace
from planner.services.moving import move_here, note_told, place_to_tell
from planner.text import tr
from ui.context import Context
from ui.notices import NoticeAction


class PlaceAdvice(QObject):
    """Looks where the plan lies, and offers to move it.

    Args:
        context: The open session.
        window: With which it lives.
    """

    def __init__(self, context: Context, window: QObject) -> None:
        super().__init__(window)
        self._context = context
        place = place_to_tell(context.session)
        if place is not None:
            action = NoticeAction(words=tr("Move it to this computer"), run=self.move)
            context.show_info(_words(place), action)
            with suppress(OSError):  # then it is told again
                note_told(context.session)

    @Slot()
    def move(self) -> None:
        """Move the plan and open it at its new place."""
        moved: list[Path] = []
        if self._context.attempt(lambda: moved.append(move_here(self._context.session))):
            self._context.plan_wanted.emit(moved[0])


def _words(place: SharedPlace) -> str:
    if place.kind is PlaceKind.CLOUD_FOLDER:
        words = tr(
            "This plan lies in “{folder}”, which looks like a cloud folder. Two computers that "
            "write it at once would make two plans of it; exchange changes through a team folder."
        )
    else:
        words = tr(
            "This plan lies on “{folder}”, which looks like a network drive. Some of them do not "
            "keep two computers from writing at once; exchange changes through a team folder."
        )
    return words.format(folder=place.folder)
