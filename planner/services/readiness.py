"""What a leader does to learn how ready people are for one named change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path

from planner.domain.changes import Action
from planner.domain.direction import Initiative
from planner.domain.errors.fields import EmptyFieldError, FieldOutOfRangeError, NotFoundError
from planner.domain.errors.log import (
    ItemUnknownError,
    RoundClosedError,
    RoundEmptyError,
    SheetEmptyError,
)
from planner.domain.errors.standards import RoundOpenError
from planner.domain.readiness import Answer, Instrument, Rater, Round
from planner.domain.records import RecordId
from planner.insight.readiness import ReadinessLine, readiness_lines
from planner.insight.team_guard import LEAST_TEAM
from planner.intake.answers_file import Given, GivenAnswer, GivenComment, read_answers
from planner.services.instruments import (
    families,
    instrument_of,
    instrument_of_round,
    instruments,
)
from planner.services.references import check_references
from planner.services.round_comments import copy_comments, write_comment
from planner.services.session import Session

OWN_LABEL = "me"
"""The respondent of a round in which the leader answers alone."""

Answers = tuple[Given, ...]
"""What was read from a file, to be entered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundLine:
    """A round as a list shows it.

    Attributes:
        respondents: How many have answered anything; who they are is not told.
    """

    round: Round
    instrument_name: str
    respondents: int

    @property
    def id(self) -> RecordId:
        """Return the id of the round."""
        return self.round.id


def round_lines(session: Session, initiative: Initiative) -> tuple[RoundLine, ...]:
    """List an initiative's rounds, the latest first."""
    names = {instrument.key: instrument.name for instrument in instruments(session)}
    return tuple(
        RoundLine(
            round=one,
            instrument_name=names.get(one.instrument, one.instrument),
            respondents=len({a.respondent for a in session.read.readiness.answers(one.id)}),
        )
        for one in reversed(session.read.readiness.rounds(initiative.id))
    )


def add_initiative(session: Session, initiative: Initiative) -> None:
    """Add a named change, whose id comes from `session.new_id()`.

    Raises:
        NotFoundError: Its hat is not there.
    """
    check_references(session, initiative)
    with session.action(Action.ADD_INITIATIVE) as writer:
        writer.add(initiative)


def edit_initiative(session: Session, seen: Initiative, new: Initiative) -> None:
    """Put `new` in the initiative's place; raises ChangedSinceError, NotFoundError."""
    check_references(session, new, seen)
    with session.action(Action.EDIT_INITIATIVE) as writer:
        writer.replace(seen, new)


def open_round(  # noqa: PLR0913 - each is a field of the round
    session: Session,
    initiative: Initiative,
    instrument: str,
    rater: Rater = Rater.SELF,
    *,
    invited: int = 1,
    on: date | None = None,
    least: int = LEAST_TEAM,
) -> Round:
    """Open a round of answers to an instrument, today unless another day is given.

    `least` is how many answers of a team it takes to show anything, three at the very least.

    Raises:
        UnknownInstrumentError: There is no instrument with this key.
        NotFoundError: The initiative is gone.
        FieldOutOfRangeError: Nobody is invited.
    """
    chosen = instrument_of(session, instrument)
    opened = Round(
        id=session.new_id(),
        initiative=initiative.id,
        instrument=chosen.key,
        version=chosen.version,
        rater=rater,
        opened_on=on or session.today(),
        invited=invited,
        least=least,
    )
    check_references(session, opened)
    with session.action(Action.OPEN_ROUND) as writer:
        writer.add(opened)
    return opened


def enter_answers(
    session: Session,
    seen: Round,
    respondent: str,
    values: Mapping[str, int | None],
    comment: str | None = None,
) -> int:
    """Enter what one respondent said, by item; None is 'no chance to say'.

    What the respondent said of an item before is replaced, and so is a comment; None leaves it
    as it was, and "" takes it away.

    Returns:
        How many answers were entered.

    Raises:
        RoundClosedError, NotFoundError: The round takes no more answers, or is gone.
        ItemUnknownError, FieldOutOfRangeError, EmptyFieldError: An answer cannot be used.
        SheetEmptyError: No statement has an answer, and none had one before.
    """
    instrument = instrument_of_round(session, seen)
    for item, value in values.items():
        _check(instrument, item, value)
    if not respondent.strip():
        raise EmptyFieldError(Answer.TYPE, "respondent")
    said = (*values.values(), *sheet_of(session, seen, respondent).values())
    if all(value is None for value in said):
        raise SheetEmptyError(len(values))
    given: list[Given] = [GivenAnswer(respondent, *said) for said in values.items()]
    if comment is not None:
        given.append(GivenComment(respondent, comment))
    return _enter(session, seen, given)


def enter_answers_file(session: Session, seen: Round, path: Path) -> int:
    """Enter all answers of a CSV file, or none; returns how many.

    Raises:
        AnswersUnreadableError: A line cannot be used; it says which and why.
        RoundClosedError, NotFoundError: The round takes no more answers, or is gone.
        OSError: The file cannot be read.
    """
    instrument = instrument_of_round(session, seen)
    return take_answers(session, seen, read_answers_file(path, instrument))


def read_answers_file(path: Path, instrument: Instrument) -> Answers:
    """Read a CSV file of answers; it may run in another thread.

    Raises:
        AnswersUnreadableError, OSError: As `enter_answers_file`.
    """
    return read_answers(path, instrument)


def take_answers(session: Session, seen: Round, given: Sequence[Given]) -> int:
    """Enter answers that were read from a file, all or none; returns how many.

    Raises:
        RoundClosedError, NotFoundError: The round takes no more answers, or is gone.
    """
    return _enter(session, seen, given)


def sheet_of(session: Session, seen: Round, respondent: str) -> Mapping[str, int | None]:
    """Return what one respondent said so far, by item; None is 'no chance to say'."""
    answers = session.read.readiness.answers(seen.id)
    return {answer.item: answer.value for answer in answers if answer.respondent == respondent}


def next_respondent(session: Session, seen: Round) -> str:
    """Return a label for one more respondent: OWN_LABEL in a round of one's own, or a number."""
    if seen.rater is Rater.SELF:
        return OWN_LABEL
    taken = {answer.respondent for answer in session.read.readiness.answers(seen.id)}
    return next(label for number in count(1) if (label := str(number)) not in taken)


def close_round(session: Session, seen: Round, on: date | None = None) -> Round:
    """Close a round, so that its results stand; it takes no more answers.

    Raises:
        RoundEmptyError: It has no answer.
        RoundClosedError, ChangedSinceError: It was closed, or changed meanwhile.
    """
    if seen.closed_on is not None:
        raise RoundClosedError(seen.id)
    if not session.read.readiness.answers(seen.id):
        raise RoundEmptyError(seen.id)
    closed = replace(seen, closed_on=max(seen.opened_on, on or session.today()))
    with session.action(Action.CLOSE_ROUND) as writer:
        writer.replace(seen, closed)
    return closed


def reopen_round(session: Session, seen: Round, on: date | None = None) -> Round:
    """Go on from a closed round in a new one that begins with its answers; the old one stands.

    Raises:
        RoundOpenError: It is open still.
        NotFoundError: It is gone.
    """
    current = session.read.get(Round, seen.id)
    if current.closed_on is None:
        raise RoundOpenError(seen.id)
    answers = session.read.readiness.answers(seen.id)
    day = max(current.closed_on, on or session.today())
    opened = replace(
        current, id=session.new_id(), opened_on=day, closed_on=None, reopened=current.id
    )
    with session.action(Action.REOPEN_ROUND) as writer:
        writer.add(opened)
        for answer in answers:
            writer.add(replace(answer, id=session.new_id(), round=opened.id))
        copy_comments(session, writer, current, opened)
    return opened


def readiness_of(session: Session, initiative: Initiative) -> tuple[ReadinessLine, ...]:
    """Return the results of an initiative: for each subscale a line of self, coach and team.

    Rounds of an instrument that is not here are left out.
    """
    return session.remember(f"readiness {initiative.id}", partial(_results, session, initiative))


def _results(session: Session, initiative: Initiative) -> tuple[ReadinessLine, ...]:
    rounds = session.read.readiness.rounds(initiative.id)
    answers = [answer for one in rounds for answer in session.read.readiness.answers(one.id)]
    return tuple(
        line
        for family in families(session)
        for line in readiness_lines(
            family.latest, initiative.id, rounds, answers, family.versions[:-1]
        )
    )


def _enter(session: Session, seen: Round, given: Sequence[Given]) -> int:
    current = session.read.find(Round, seen.id)
    if current is None:
        raise NotFoundError(Round.TYPE, seen.id)
    if current.closed_on is not None:
        raise RoundClosedError(seen.id)
    before = {(a.respondent, a.item): a for a in session.read.readiness.answers(seen.id)}
    with session.action(Action.ENTER_ANSWERS) as writer:
        for said in given:
            if isinstance(said, GivenComment):
                write_comment(session, writer, seen.id, said.respondent, said.words)
                continue
            earlier = before.get((said.respondent, said.item))
            if earlier is not None:
                writer.replace(earlier, replace(earlier, value=said.value))
            else:
                writer.add(_answer(session, seen, said))
    return number_of_answers(given)


def number_of_answers(given: Sequence[Given]) -> int:
    """Count the answers, without the comments beside them."""
    return sum(isinstance(said, GivenAnswer) for said in given)


def _answer(session: Session, one: Round, said: GivenAnswer) -> Answer:
    return Answer(
        id=session.new_id(),
        round=one.id,
        respondent=said.respondent,
        item=said.item,
        value=said.value,
    )


def _check(instrument: Instrument, item: str, value: int | None) -> None:
    if item not in instrument.item_keys():
        raise ItemUnknownError(item, instrument.name)
    if value is not None and not instrument.lowest <= value <= instrument.highest:
        raise FieldOutOfRangeError(
            Answer.TYPE, "value", value, instrument.lowest, instrument.highest
        )
