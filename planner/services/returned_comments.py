"""Which records a returned plan would bring, without writing any."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from planner.domain.coach_fields import (
    AGREED_ACTION,
    AGREED_DATE,
    NOT_FOR_SPONSOR,
    QUESTION,
    READING,
    TICKED,
    chapter_of,
)
from planner.domain.coach_returns import Answer, CoachReturn, Finding, Found, Note
from planner.domain.coaching import (
    AgreedAction,
    CoachComment,
    CoachReading,
    CommentKind,
    CommentSource,
)
from planner.domain.direction import Initiative
from planner.domain.errors.fields import DayNotUnderstoodError
from planner.domain.goals import SkillGoal
from planner.domain.records import LONGEST_LINE, RecordId, Tier
from planner.domain.written_day import read_day
from planner.services.session import Session

BETWEEN_TITLES = " · "


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field of a return beside what the plan holds; empty where it holds nothing.

    Attributes:
        about: Id of the goal or initiative, or of the plan itself.
        field: What was asked, such as "question".
    """

    about: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A record that would be added, and the fields or the note it was made of.

    Attributes:
        is_taken: The plan has it already.
        note: None for what stood in fields.
    """

    record: CoachComment | AgreedAction
    is_taken: bool
    differences: tuple[Difference, ...] = ()
    note: Note | None = None


class Offers:
    """Makes records of what came back with one revision.

    Ids are derived from what was said: the same return read twice, or in two copies of the
    plan, is the same record.
    """

    def __init__(self, session: Session, returned: CoachReturn, revision: int) -> None:
        self._session = session
        self._revision = revision
        self._goals = {one.id: one.title for one in session.read.all(SkillGoal)}
        self._initiatives = {one.id: one.title for one in session.read.all(Initiative)}
        if returned.plan:
            self._goals |= {RecordId(key): title for key, title in returned.plan.goals.items()}
            changes = returned.plan.initiatives
            self._initiatives |= {RecordId(key): title for key, title in changes.items()}
        self._known = session.read.all(CoachComment)

    def of_answers(
        self, answers: Sequence[Answer], source: CommentSource
    ) -> tuple[list[Offer], list[Found]]:
        """Return what was answered, and the answers that are about nothing we know."""
        offers: list[Offer] = []
        unknown: list[Found] = []
        for answer in answers:
            if answer.what in (AGREED_ACTION, AGREED_DATE, NOT_FOR_SPONSOR):
                continue
            comment = self._comment(answer, source)
            if comment is None:
                unknown.append(Found(finding=Finding.UNKNOWN_FIELD, where=answer.name))
            else:
                offers.append(self._offer(answer, comment))
        return [*offers, *self._actions(answers)], unknown

    def of_notes(self, notes: Sequence[Note]) -> list[Offer]:
        """Return the notes on the pages; those that say the same of the same words are one."""
        offers: dict[RecordId, Offer] = {}
        for note in notes:
            comment = self._remark(note)
            offers.setdefault(
                comment.id, Offer(record=comment, is_taken=self._has(comment), note=note)
            )
        return list(offers.values())

    def _comment(self, answer: Answer, source: CommentSource) -> CoachComment | None:
        about = RecordId(answer.about)
        chapter = chapter_of(answer.what) if about == self._session.plan_uid else None
        goal = about if answer.what == QUESTION and about in self._goals else None
        change = about if answer.what == READING and about in self._initiatives else None
        if chapter is None and goal is None and change is None:
            return None
        is_reading = answer.what == READING
        title = self._goals.get(about, "") if goal else self._initiatives.get(about, "")
        kinds = {QUESTION: CommentKind.QUESTION, READING: CommentKind.READING}
        return CoachComment(
            id=self._id(CoachComment, answer.name, answer.words),
            tier=Tier.COACH,
            revision=self._revision,
            kind=kinds.get(answer.what, CommentKind.NOTICED),
            source=source,
            goal=goal,
            initiative=change,
            chapter=chapter,
            section=title,
            words="" if is_reading else answer.words,
            reading=CoachReading(answer.words) if is_reading else None,
            taken_on=self._session.today(),
        )

    def _offer(self, answer: Answer, comment: CoachComment) -> Offer:
        is_taken = self._has(comment)
        before = answer.words if is_taken else self._said_before(comment)
        difference = Difference(
            about=answer.about, field=answer.what, before=before, after=answer.words
        )
        return Offer(record=comment, is_taken=is_taken, differences=(difference,))

    def _said_before(self, comment: CoachComment) -> str:
        same = [known for known in self._known if _asked(known) == _asked(comment)]
        last = max(same, key=lambda known: (known.revision, known.taken_on), default=None)
        if last is None:
            return ""
        return last.reading.value if last.reading else last.words

    def _actions(self, answers: Sequence[Answer]) -> Iterator[Offer]:
        said = {a.what: a.words for a in answers if a.about == self._session.plan_uid}
        words, by_when = said.get(AGREED_ACTION, ""), said.get(AGREED_DATE, "")
        if not words and not by_when:
            return
        is_between_two = said.get(NOT_FOR_SPONSOR) == TICKED
        action = AgreedAction(
            id=self._id(AgreedAction, words, by_when, str(is_between_two)),
            tier=Tier.COACH,
            words=words,
            due=self._due(by_when),
            by_when=" ".join(by_when.split())[:LONGEST_LINE],
            is_not_for_sponsor=is_between_two,
            revision=self._revision,
            taken_on=self._session.today(),
        )
        is_taken = self._has(action)
        yield Offer(
            record=action,
            is_taken=is_taken,
            differences=tuple(
                Difference(
                    about=self._session.plan_uid,
                    field=what,
                    before=said[what] if is_taken else "",
                    after=said[what],
                )
                for what in (AGREED_ACTION, AGREED_DATE, NOT_FOR_SPONSOR)
                if what in said
            ),
        )

    def _due(self, by_when: str) -> date | None:
        try:
            return read_day(by_when, self._session.today()) if _has_digit(by_when) else None
        except DayNotUnderstoodError:
            return None

    def _remark(self, note: Note) -> CoachComment:
        goal = _titled(self._goals, note.section)
        change = _titled(self._initiatives, note.section)
        title = self._goals[goal] if goal else self._initiatives[change] if change else ""
        return CoachComment(
            id=self._id(CoachComment, "note", str(note.page), note.words, note.passage),
            tier=Tier.COACH,
            revision=self._revision,
            kind=CommentKind.REMARK,
            source=CommentSource.ANNOTATION,
            goal=goal,
            initiative=change,
            section=_section(note.section, title.strip()),
            page=note.page,
            passage=note.passage,
            words=note.words,
            taken_on=self._session.today(),
        )

    def _id(self, record_type: type[CoachComment | AgreedAction], *said: str) -> RecordId:
        return self._session.only_id(record_type, str(self._revision), *said)

    def _has(self, record: CoachComment | AgreedAction) -> bool:
        return self._session.read.find(type(record), record.id) is not None


def _has_digit(by_when: str) -> bool:
    """Say whether a day was named; "tomorrow" was said on another day than today."""
    return any(sign.isdigit() for sign in by_when)


def _asked(comment: CoachComment) -> tuple[object, ...]:
    return comment.kind, comment.goal, comment.initiative, comment.chapter


def _section(headings: tuple[str, ...], title: str) -> str:
    """Return the headings in one line; that of the record without what the plan adds to it."""
    said = (title if title and one.startswith(title) else one for one in headings)
    return BETWEEN_TITLES.join(filter(None, said))[:LONGEST_LINE]


def _titled(titles: dict[RecordId, str], section: tuple[str, ...]) -> RecordId | None:
    """Return the one record whose title a heading begins with, below the chapter's heading."""
    found = {
        key
        for key, title in titles.items()
        for heading in section[1:]
        if title.strip() and heading.startswith(title.strip())
    }
    return found.pop() if len(found) == 1 else None
