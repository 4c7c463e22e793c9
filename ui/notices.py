"""What the window tells the user without interrupting."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class NoticeKind(Enum):
    """How a notice is marked."""

    INFO = "info"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeAction:
    """The one thing a notice offers to do, such as taking back what was just done."""

    words: str
    run: Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A sentence for the bar below the page, read aloud by screen readers."""

    words: str
    kind: NoticeKind = NoticeKind.INFO
    action: NoticeAction | None = None
