"""What the window tells the user without interrupting."""

from collections.abc import Callable
from enum import Enum

from planner.domain.values import Frozen, frozen


class NoticeKind(Enum):
    """How a notice is marked."""

    INFO = "info"
    ERROR = "error"


@frozen
class NoticeAction(Frozen):
    """The one thing a notice offers to do, such as taking back what was just done."""

    words: str
    run: Callable[[], object]


@frozen
class Notice(Frozen):
    """A sentence for the bar below the page, read aloud by screen readers."""

    words: str
    kind: NoticeKind = NoticeKind.INFO
    action: NoticeAction | None = None
