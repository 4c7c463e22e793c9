"""Taking in a coach's return: read it, compare it with the plan, add what is accepted.

returned = read_return(path, progress)      may run in another thread
review = review_of(session, returned)       compares; writes nothing
take_in(session, review, chosen)            one action
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from planner.domain.changes import Action
from planner.domain.coach_fields import (
    AGREED_ACTION,
    AGREED_DATE,
    NOT_FOR_SPONSOR,
    QUESTION,
    READING,
    noticed,
)
from planner.domain.coach_returns import Answer, CoachReturn, Found
from planner.domain.coaching import (
    AgreedAction,
    Audience,
    CoachComment,
    CommentKind,
    CommentSource,
    PlanChapter,
    Revision,
)
from planner.domain.direction import Initiative
from planner.domain.errors.coaching import OtherPlanError
from planner.domain.errors.fields import NotFoundError
from planner.domain.goals import GoalState, SkillGoal
from planner.domain.records import RecordId, Tier
from planner.progress import Progress
from planner.services.returned_comments import Offer, Offers
from planner.services.session import Session

_KINDS = list(CommentKind)
_CHAPTERS = list(PlanChapter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A return beside the plan.

    Attributes:
        revision: The number it answers; None where nobody can tell.
        latest: The number of the last revision that went to the coach; None before the first.
        is_copy: It has no fields any more, as after printing or flattening.
        fields: What stood in fields; notes: what was written on the pages.
        found: What was left out, and why.
    """

    returned: CoachReturn
    revision: int | None
    latest: int | None
    is_copy: bool
    fields: tuple[Offer, ...]
    notes: tuple[Offer, ...]
    found: tuple[Found, ...]

    @property
    def is_stale(self) -> bool:
        """Say whether a later revision has gone to the coach since."""
        if self.revision is None or self.latest is None:
            return False
        return self.revision < self.latest

    @property
    def offers(self) -> tuple[Offer, ...]:
        """Return all that can be taken in, fields first."""
        return (*self.fields, *self.notes)

    @property
    def open_offers(self) -> tuple[Offer, ...]:
        """Return what the plan does not have yet."""
        return tuple(offer for offer in self.offers if not offer.is_taken)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One field of a revision, for copying from paper.

    Attributes:
        about: Id of the goal or initiative, or of the plan itself.
        what: What is asked, such as "question".
        title: Of the goal or initiative; "" for the plan.
    """

    about: str
    what: str
    title: str = ""

    @property
    def name(self) -> str:
        """Return the name of the field."""
        return f"{self.about}_{self.what}"


def read_return(path: Path, progress: Progress) -> CoachReturn:
    """Read a returned PDF; nothing in it is run or followed.

    Raises:
        ReturnUnreadableError: It is no PDF, damaged, protected, or beyond a limit.
        FolderNotFileError: A folder, pipe or device stands there.
        OSError: The file cannot be read.
        Cancelled: The user stopped it.
    """
    # Imported late: a plan can be opened and used without a library for PDFs.
    from planner.intake.coach_return.reading import read_return as read  # noqa: PLC0415

    return read(path, progress)


def returned_bytes(path: Path) -> bytes:
    """Return a returned PDF for drawing its pages; raises as `read_return`."""
    from planner.intake.coach_return.opening import read_bytes  # noqa: PLC0415 - as above

    return read_bytes(path)


def review_of(
    session: Session,
    returned: CoachReturn,
    path: Path,
    *,
    revision: int | None = None,
    source: CommentSource = CommentSource.FIELD,
) -> Review:
    """Compare a return with the plan.

    `revision` is what the user says it answers; it is asked only where the copy does not tell.

    Raises:
        OtherPlanError: It is of another plan.
    """
    _check_plan(session, returned, path)
    latest = latest_revision(session)
    number = returned.told_revision or revision or latest
    offers = Offers(session, returned, number or 1)
    fields, unknown = offers.of_answers(returned.answers, source)
    return Review(
        returned=returned,
        revision=number,
        latest=latest,
        is_copy=not returned.has_fields,
        fields=tuple(fields),
        notes=tuple(offers.of_notes(returned.notes)),
        found=(*returned.found, *unknown),
    )


def take_in(session: Session, review: Review, chosen: Collection[RecordId] | None = None) -> int:
    """Add what was chosen, or everything, as one action; return how many records are new.

    Nothing in the plan is changed by it, and what the plan has already is not added again.

    Raises:
        NotFoundError: The return has no such comment.
    """
    offers = {offer.record.id: offer.record for offer in review.offers}
    wanted = offers.keys() if chosen is None else dict.fromkeys(chosen)
    for key in wanted:
        if key not in offers:
            raise NotFoundError(CoachComment.TYPE, key)
    new = [offers[key] for key in wanted if session.read.find(type(offers[key]), key) is None]
    if new:
        with session.action(Action.TAKE_IN_RETURN) as writer:
            for record in new:
                writer.add(record)
    return len(new)


def copied(returned: CoachReturn, written: Mapping[str, str]) -> CoachReturn:
    """Return the same return with what was copied from paper, by the names of the fields."""
    answers = (
        Answer(about=about, what=what, words=words)
        for (about, _, what), words in ((n.partition("_"), w) for n, w in written.items())
        if words.strip()
    )
    return replace(returned, answers=tuple(answers), has_fields=True)


def asked_of(session: Session, returned: CoachReturn) -> tuple[Asked, ...]:
    """List the fields that the coach had; of the plan as it is now where the copy lost its data."""
    uid = session.plan_uid
    if returned.plan:
        goals, changes = returned.plan.goals, returned.plan.initiatives
    else:
        goals, changes = _shared_goals(session), _shared_changes(session)
    chapters = [chapter for chapter in PlanChapter if chapter is not PlanChapter.ANNEX]
    return (
        *(Asked(about=uid, what=noticed(chapter)) for chapter in chapters),
        *(Asked(about=key, what=READING, title=title) for key, title in changes.items()),
        *(Asked(about=key, what=QUESTION, title=title) for key, title in goals.items()),
        *(Asked(about=uid, what=what) for what in (AGREED_ACTION, AGREED_DATE, NOT_FOR_SPONSOR)),
    )


def latest_revision(session: Session) -> int | None:
    """Return the number of the last revision that went to the coach."""
    sent = [r.number for r in session.read.all(Revision) if r.audience is Audience.COACH]
    return max(sent, default=None)


def comments(session: Session) -> list[CoachComment]:
    """List what the coach said: what waits for a reply first, then the latest revision."""
    return sorted(session.read.all(CoachComment), key=_order)


def agreed_actions(session: Session) -> list[AgreedAction]:
    """List what was agreed: what is open first, the next day first."""
    found = session.read.all(AgreedAction)
    return sorted(found, key=lambda one: (one.done_on is not None, str(one.due or "9")))


def _order(comment: CoachComment) -> tuple[object, ...]:
    """Return the place of a comment: the order of the fields, then that of the pages."""
    chapter = _CHAPTERS.index(comment.chapter) if comment.chapter else len(_CHAPTERS)
    kind = _KINDS.index(comment.kind)
    place = (kind, chapter, comment.page, comment.section, comment.id)
    return bool(comment.reply), -comment.revision, *place


def _check_plan(session: Session, returned: CoachReturn, path: Path) -> None:
    uid = session.plan_uid
    if returned.plan:
        is_ours = returned.plan.plan_uid == uid
    elif returned.printed:
        is_ours = uid.endswith(returned.printed.plan_tail)
    else:
        about = {answer.about for answer in returned.answers}
        is_ours = not about or uid in about or any(_is_known(session, one) for one in about)
    if not is_ours:
        raise OtherPlanError(path)


def _is_known(session: Session, about: str) -> bool:
    return any(
        session.read.find(kind, RecordId(about)) is not None for kind in (SkillGoal, Initiative)
    )


def _shared_goals(session: Session) -> dict[str, str]:
    return {
        str(goal.id): goal.title
        for goal in session.read.all(SkillGoal)
        if goal.tier is not Tier.MINE and goal.state is GoalState.ACTIVE
    }


def _shared_changes(session: Session) -> dict[str, str]:
    return {
        str(change.id): change.title
        for change in session.read.all(Initiative)
        if change.tier is not Tier.MINE and change.is_open
    }
