"""The reflection point of a quarter: both sides answer blind, then stand side by side."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from planner.domain.changes import Action
from planner.domain.errors.fields import NotFoundError
from planner.domain.errors.standards import ReflectionShownError
from planner.domain.reflection import Reflection, ReflectionAnswer, ReflectionQuestion, Side
from planner.services.session import Session

USUAL_DAYS = 21
_MONTHS_OF_A_QUARTER = 3

Words = Mapping[Side, Mapping[ReflectionQuestion, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """A reflection point as both may see it.

    Attributes:
        answered: How many questions each side has answered.
        words: What each side said; empty while `is_shown` is False.
    """

    reflection: Reflection
    answered: Mapping[Side, int]
    is_shown: bool
    words: Words


def quarter_of(day: date) -> date:
    """Return the first day of the quarter that a day lies in."""
    month = day.month - (day.month - 1) % _MONTHS_OF_A_QUARTER
    return date(day.year, month, 1)


def start_reflection(
    session: Session, quarter: date | None = None, closes_on: date | None = None
) -> Reflection:
    """Open the reflection point of a quarter, the present one where none is named.

    A quarter has one: where it is open already, it stays as it is.
    """
    day = session.today()
    first = quarter_of(quarter or day)
    found = session.read.find(Reflection, session.only_id(Reflection, first.isoformat()))
    if found is not None:
        return found
    started = Reflection(
        id=session.only_id(Reflection, first.isoformat()),
        quarter=first,
        opened_on=day,
        closes_on=max(day, closes_on or day + timedelta(days=USUAL_DAYS)),
    )
    with session.action(Action.START_REFLECTION) as writer:
        writer.add(started)
    return started


def latest_reflection(session: Session) -> Reflection:
    """Return the reflection point of the latest quarter; raises NotFoundError."""
    found = sorted(session.read.all(Reflection), key=lambda one: one.quarter)
    if not found:
        raise NotFoundError(Reflection.TYPE, "")
    return found[-1]


def answer_reflection(
    session: Session, seen: Reflection, side: Side, said: Mapping[ReflectionQuestion, str]
) -> SideBySide:
    """Enter what one side says; an answer from before is replaced while nothing is shown.

    Raises:
        NotFoundError: The reflection point is gone.
        ReflectionShownError: Both have answered, or the time is over.
        UnusableTextError, FieldTooLongError: An answer cannot be kept.
    """
    current = session.read.get(Reflection, seen.id)
    if side_by_side(session, current).is_shown:
        raise ReflectionShownError(current.quarter)
    with session.action(Action.ANSWER_REFLECTION) as writer:
        for question, words in said.items():
            new = ReflectionAnswer(
                id=session.only_id(ReflectionAnswer, current.id, side.value, question.value),
                reflection=current.id,
                side=side,
                question=question,
                words=words.strip(),
            )
            before = session.read.find(ReflectionAnswer, new.id)
            if before is None:
                writer.add(new)
            else:
                writer.replace(before, replace(before, words=new.words))
    return side_by_side(session, current)


def side_by_side(session: Session, seen: Reflection) -> SideBySide:
    """Return what may be seen: the words only once both have answered all, or time is over."""
    answers = [
        answer
        for answer in session.read.all(ReflectionAnswer)
        if answer.reflection == seen.id and answer.words
    ]
    answered = {side: sum(answer.side is side for answer in answers) for side in Side}
    is_over = session.today() > seen.closes_on
    is_shown = is_over or all(n == len(ReflectionQuestion) for n in answered.values())
    words: dict[Side, dict[ReflectionQuestion, str]] = {side: {} for side in Side}
    if is_shown:
        for answer in answers:
            words[answer.side][answer.question] = answer.words
    return SideBySide(reflection=seen, answered=answered, is_shown=is_shown, words=words)
