"""What the main window needs to know about a page."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from planner.domain.records import RecordId
from planner.domain.values import Frozen, frozen
from ui.context import Context


@frozen
class PageMark(Frozen):
    """What waits on a page, for the navigation to say quietly.

    Attributes:
        number: How many things; nothing is said of none.
        words: The same for screen readers and tips, such as "3 fields wait for a choice".
    """

    number: int
    words: str


@frozen
class PageSpec(Frozen):
    """A page before it is built.

    Attributes:
        name: Stable name, as settings and `Context.page_wanted` know it.
        title: The words in the navigation, asked when the window is built.
        icon: Name of a drawing in `resources/icons`.
        create: Builds the page when it is first shown. Import the page's module *inside* it,
            so that start-up imports only the first page.
        is_at_foot: Stands below the others, as the settings do.
        mark: Says what waits there; asked after the first paint, and whenever the plan changes.
    """

    name: str
    title: Callable[[], str]
    icon: str
    create: Callable[[Context], QWidget]
    is_at_foot: bool = False
    mark: Callable[[Context], PageMark] | None = None


@runtime_checkable
class OpensRecords(Protocol):
    """A page that can be opened at one record."""

    def open_record(self, record_type: str, record: RecordId) -> None:
        """Show a record, or what it is a part of; nothing happens where it is gone."""
