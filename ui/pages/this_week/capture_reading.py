"""What a capture line means so far. Imported when the first line is begun, not to begin with."""

from typing import NamedTuple

from planner.domain.attention import Entry, Mode
from planner.domain.errors.log import PatientNumberError, TextNotUnderstoodError
from planner.domain.goals import SkillGoal
from planner.services.hats import hats, hats_by_id
from planner.services.log import check_text, log_line, overlapping, understand
from planner.services.session import Session
from planner.words.errors import error_text
from ui.pages.this_week.wording import logged_words, shared_words, understood_words

SHORTEST_MARK = 4
"""Shorter words fit several goals."""


class Meaning(NamedTuple):
    """What the line under the capture line shows.

    Attributes:
        mode: None while something is open.
        words: What was understood, or what is asked.
        number: What may be a patient's number; "" for none.
    """

    mode: Mode | None
    words: str
    number: str


def meaning(session: Session, line: str) -> Meaning:
    """Read a line that says something; nothing is saved."""
    number = _patient_number(line)
    try:
        read = understand(session, line)
    except TextNotUnderstoodError as error:
        return Meaning(None, error_text(error), number)
    goals = {goal.id: goal.title for goal in session.read.all(SkillGoal)}
    words = understood_words(read, session.now(), session.zone(), hats_by_id(session), goals)
    return Meaning(read.mode, words, number)


def log_and_tell(session: Session, line: str, *, confirmed: bool) -> tuple[Entry, str]:
    """Log the line; return the entry and what to tell. Raises what `log_line` raises."""
    entry = log_line(session, line, confirmed=confirmed)
    others = len(overlapping(session, entry))
    told = [logged_words(entry), *([shared_words(others)] if others else [])]
    return entry, " ".join(told)


def marks(session: Session) -> list[str]:
    """List what can be completed: the hats' tags, and the longer words of the goals."""
    words = [word for goal in session.read.all(SkillGoal) for word in goal.title.split()]
    tags = [f"@{named.hat.tag}" for named in hats(session)]
    long = [word.casefold() for word in dict.fromkeys(words) if len(word) >= SHORTEST_MARK]
    return [*tags, *(f"+{word}" for word in long)]


def number_words(number: str) -> str:
    """Return the warning of what may be a patient's number."""
    return error_text(PatientNumberError(number))


def _patient_number(line: str) -> str:
    try:
        check_text(line, confirmed=False)
    except PatientNumberError as error:
        return error.number
    return ""
