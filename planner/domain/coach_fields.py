"""How the fields are named in which a coach answers: `<record id>_<what>`."""

from typing import Final

from planner.domain.coaching import PlanChapter

QUESTION: Final = "question"
READING: Final = "reading"
AGREED_ACTION: Final = "agreed_action"
AGREED_DATE: Final = "agreed_date"
NOT_FOR_SPONSOR: Final = "not_for_sponsor"

NOT_SAID: Final = "none"
"""The id of the choice with which a reading begins."""

TICKED: Final = "yes"
"""What a ticked box answers, whatever the file calls it."""

_NOTICED = "noticed_"


def noticed(chapter: PlanChapter) -> str:
    """Return what the field at the end of a chapter is called."""
    return _NOTICED + chapter.value


def chapter_of(what: str) -> PlanChapter | None:
    """Return the chapter at whose end this field stands; None for all other fields."""
    return next((chapter for chapter in PlanChapter if noticed(chapter) == what), None)


ASKED: Final = frozenset(
    {QUESTION, READING, AGREED_ACTION, AGREED_DATE, NOT_FOR_SPONSOR, *map(noticed, PlanChapter)}
)
"""All that is asked anywhere."""
