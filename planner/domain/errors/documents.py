"""What can go wrong with what a user brings for a document."""

from typing import ClassVar

from planner.domain.errors import PlannerError


class LogoUnreadableError(PlannerError):
    """A logo is no picture that a document can hold."""

    code: ClassVar[str] = "logo_unreadable"
    path: str


class LogoWordsMissingError(PlannerError):
    """Nobody has said what a logo shows to those who do not see it."""

    code: ClassVar[str] = "logo_words_missing"
    path: str
