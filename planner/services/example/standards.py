"""Frameworks, ratings and reflection points of the example; all of it is made up, and says so."""

from collections.abc import Iterator
from datetime import date, timedelta

from planner.domain.readiness import TakenInstrument
from planner.domain.records import Record, Tier
from planner.domain.reflection import Reflection, ReflectionAnswer, ReflectionQuestion, Side
from planner.domain.standards import (
    Correspondence,
    Frequency,
    GoalStandard,
    StandardRating,
    TakenFramework,
    TakenStandard,
)
from planner.intake.pack_file import read_instrument_text
from planner.services.example.cast import Cast
from planner.services.example.story import Told
from planner.services.reflection import USUAL_DAYS, quarter_of
from planner.services.session import Session
from planner.store.writing import Writer

_MADE_UP = "made up"


class Standards:
    """Makes the records; days in the story count back from `today`."""

    def __init__(self, session: Session, told: Told, cast: Cast, today: date) -> None:
        self._session = session
        self._told = told
        self._cast = cast
        self._today = today

    def add_to(self, writer: Writer) -> None:
        """Write all of them."""
        for told in self._told["framework"]:
            for record in self._framework(told):
                writer.add(record)
        for record in (*self._ties(), *self._ratings(), *self._reflections(), self._instrument()):
            writer.add(record)

    def _framework(self, told: Told) -> Iterator[Record]:
        ends = told.get("ended_days_ago")
        head = TakenFramework(
            id=self._session.only_id(TakenFramework, told["key"]),
            framework=told["key"],
            name=told["name"],
            licence=told["licence"],
            source=told["source"],
            valid_to=self._today - timedelta(days=ends) if ends else None,
        )
        yield head
        for key, title, domain in told["standards"]:
            yield TakenStandard(
                id=self._session.only_id(TakenStandard, told["key"], key),
                framework=head.id,
                standard=key,
                title=title,
                domain=domain,
            )
        for old, key in told.get("goes_on_from", ()):
            yield Correspondence(
                id=self._session.only_id(Correspondence, told["before"], old, told["key"], key),
                old_framework=told["before"],
                old_standard=old,
                new_framework=told["key"],
                new_standard=key,
            )

    def _ties(self) -> Iterator[Record]:
        for goal, framework, standard in self._told["standards"]["ties"]:
            served = self._cast.goals[goal]
            yield GoalStandard(
                id=self._session.only_id(GoalStandard, served.id, framework, standard),
                tier=served.tier,
                goal=served.id,
                framework=framework,
                standard=standard,
            )

    def _ratings(self) -> Iterator[Record]:
        for days_ago, framework, standard, frequency in self._told["standards"]["ratings"]:
            day = self._today - timedelta(days=days_ago)
            yield StandardRating(
                id=self._session.only_id(StandardRating, framework, standard, day.isoformat()),
                framework=framework,
                standard=standard,
                frequency=Frequency(frequency),
                rated_on=day,
            )

    def _reflections(self) -> Iterator[Record]:
        quarter = quarter_of(quarter_of(self._today) - timedelta(days=1))
        opened = min(self._today, quarter + timedelta(days=80))
        point = Reflection(
            id=self._session.only_id(Reflection, quarter.isoformat()),
            tier=Tier.COACH,
            quarter=quarter,
            opened_on=opened,
            closes_on=opened + timedelta(days=USUAL_DAYS),
        )
        yield point
        for side in Side:
            for question, words in self._told["reflection"][side.value].items():
                yield ReflectionAnswer(
                    id=self._session.only_id(ReflectionAnswer, point.id, side.value, question),
                    tier=Tier.COACH,
                    reflection=point.id,
                    side=side,
                    question=ReflectionQuestion(question),
                    words=words,
                )

    def _instrument(self) -> TakenInstrument:
        text = self._told["standards"]["instrument"]
        pack = read_instrument_text(_MADE_UP, text)
        return TakenInstrument(
            id=self._session.only_id(TakenInstrument, pack.key, pack.version),
            instrument=pack.key,
            version=pack.version,
            name=pack.name,
            licence=pack.licence,
            taken_on=self._today,
            pack=text,
        )
