"""What came of the example's coaching: earlier terms, meetings, and a plan that came back."""

from collections.abc import Iterator
from datetime import date, timedelta

from planner.domain.coaching import (
    AgreedAction,
    AgreementVersion,
    CoachComment,
    CoachingSession,
    CoachReading,
    CommentKind,
    CommentSource,
    PlanChapter,
)
from planner.domain.records import Record, Tier
from planner.services.example.cast import Cast
from planner.services.example.story import Told
from planner.services.session import Session
from planner.store.writing import Writer


class Coach:
    """Makes the records; days in the story count back from `today`."""

    def __init__(self, session: Session, told: Told, cast: Cast, today: date) -> None:
        self._session = session
        self._told = told
        self._cast = cast
        self._today = today
        self._returned = told["coach_return"]

    def add_to(self, writer: Writer) -> None:
        """Write all of them; the revision that came back must be there."""
        writer.add(self._earlier_terms())
        for record in (*self._sessions(), *self._comments(), *self._actions()):
            writer.add(record)

    def _earlier_terms(self) -> AgreementVersion:
        now, before = self._told["agreement"], self._told["agreement"]["before"]
        return AgreementVersion(
            id=self._session.only_id(AgreementVersion, "1"),
            tier=Tier.COACH,
            version=1,
            coach=self._told["owner"]["coach"],
            purpose=before["purpose"],
            confidentiality=before["confidentiality"],
            agreed_on=self._ago(before["agreed_days_ago"]),
            held_until=self._ago(now["agreed_days_ago"]),
        )

    def _sessions(self) -> Iterator[Record]:
        for days_ago, minutes, agreed in self._told["coaching"]["sessions"]:
            day = self._ago(days_ago)
            is_under_earlier = days_ago > self._told["agreement"]["agreed_days_ago"]
            yield CoachingSession(
                id=self._session.only_id(CoachingSession, day.isoformat()),
                tier=Tier.COACH,
                day=day,
                minutes=minutes,
                agreed=agreed,
                agreement=1 if is_under_earlier else 2,
            )

    def _comments(self) -> Iterator[Record]:
        for number, told in enumerate(self._returned["comment"], start=1):
            goal, change = told.get("goal"), told.get("initiative")
            reply = told.get("reply", "")
            yield CoachComment(
                id=self._session.only_id(CoachComment, str(number)),
                tier=Tier.COACH,
                revision=self._returned["revision"],
                kind=CommentKind(told["kind"]),
                source=CommentSource(told.get("source", CommentSource.FIELD)),
                goal=self._cast.goals[goal].id if goal else None,
                initiative=self._cast.initiatives[change] if change else None,
                chapter=PlanChapter(told["chapter"]) if "chapter" in told else None,
                section=told.get("section", ""),
                page=told.get("page", 0),
                passage=told.get("passage", ""),
                words=told["words"],
                reading=CoachReading(told["reading"]) if "reading" in told else None,
                taken_on=self._ago(self._returned["taken_days_ago"]),
                is_not_for_sponsor=told.get("is_between_two", False),
                reply=reply,
                replied_on=self._ago(self._returned["replied_days_ago"]) if reply else None,
            )

    def _actions(self) -> Iterator[Record]:
        for number, told in enumerate(self._returned["action"], start=1):
            done, due = told.get("done_days_ago"), told.get("due_in_days")
            yield AgreedAction(
                id=self._session.only_id(AgreedAction, str(number)),
                tier=Tier.COACH,
                words=told["words"],
                due=None if due is None else self._today + timedelta(days=due),
                by_when=told.get("by_when", ""),
                done_on=None if done is None else self._ago(done),
                revision=self._returned["revision"],
                taken_on=self._ago(self._returned["taken_days_ago"]),
            )

    def _ago(self, days: int) -> date:
        return self._today - timedelta(days=days)
