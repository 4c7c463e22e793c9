"""The records that the example's last months bring: rounds, evidence, the coach."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from planner.domain.coaching import Agreement, Audience, Question, Revision
from planner.domain.goals import Evidence
from planner.domain.readiness import Answer, Instrument, Rater, Round, RoundComment
from planner.domain.records import RecordId, Tier
from planner.intake.pack_file import shipped_instruments
from planner.services.example.cast import Cast
from planner.services.example.story import Told
from planner.services.session import Session
from planner.store.writing import Writer

_EARLIER_REVISIONS = 6
_REVISION_DAYS = 91
_EVIDENCE_DAYS = 34
_MOVE_LATE = ("truth", "money")
_LATE_DAYS = 45
_SPREAD, _SPREAD_OF_A_CAMP = 0.8, 0.4
_INSTRUMENT_OF_MEANS = {3: "readiness-firebreak-1", 5: "readiness-partnership-1"}


def add_coaching(session: Session, writer: Writer, told: Told, today: date) -> None:
    """Write the questions to the coach and the agreement with them."""
    for question in told["question"]:
        writer.add(
            Question(
                id=session.new_id(),
                tier=Tier.COACH,
                words=question["words"],
                asked_on=today - timedelta(days=3),
            )
        )
    agreement = told["agreement"]
    writer.add(
        Agreement(
            id=session.new_id(),
            tier=Tier.COACH,
            coach=told["owner"]["coach"],
            purpose=agreement["purpose"],
            confidentiality=agreement["confidentiality"],
            record_keeping=agreement["record_keeping"],
            ends_on=today + timedelta(days=agreement["ends_in_days"]),
            version=2,
            agreed_on=today - timedelta(days=agreement["agreed_days_ago"]),
        )
    )


def add_evidence_and_levels(
    session: Session, writer: Writer, told: Told, cast: Cast, today: date, *, is_late: bool
) -> None:
    """Write the evidence, and raise each goal to its present level; some goals move late."""
    for goal in told["goal"]:
        if (goal["key"] in _MOVE_LATE) is not is_late:
            continue
        seen = cast.goals[goal["key"]]
        writer.replace(seen, replace(seen, now_level=goal["now"]))
        for number, what in enumerate(reversed(goal["evidence"])):
            writer.add(
                Evidence(
                    id=session.new_id(),
                    goal=seen.id,
                    day=today - timedelta(days=8 + _EVIDENCE_DAYS * number),
                    what=what,
                )
            )


def add_revisions(session: Session, writer: Writer, now: datetime) -> None:
    """Write what was sent to the coach before, the last one half a quarter ago."""
    for number in range(1, _EARLIER_REVISIONS + 1):
        back = timedelta(days=_REVISION_DAYS * (_EARLIER_REVISIONS - number) + 45)
        day = (now - back).date()
        writer.add(
            Revision(
                id=session.new_id(),
                number=number,
                audience=Audience.COACH,
                exported_at=now - back,
                period_start=day - timedelta(days=_REVISION_DAYS),
                period_end=day,
                content_hash=f"{number:064x}",
            )
        )


def add_rounds(  # noqa: PLR0913 - a round needs all of it
    session: Session,
    writer: Writer,
    told: Told,
    cast: Cast,
    today: date,
    random: Random,
    *,
    is_late: bool,
) -> None:
    """Write the rounds of answers, scattered around the means of the story."""
    known = {instrument.key: instrument for instrument in shipped_instruments()}
    for initiative in told["initiative"]:
        for days_ago, rater, people, *means in initiative["rounds"]:
            instrument = known[_INSTRUMENT_OF_MEANS[len(means)]]
            if (days_ago < _LATE_DAYS) is not is_late:
                continue
            held = Round(
                id=session.new_id(),
                tier=Tier.COACH,
                initiative=cast.initiatives[initiative["key"]],
                instrument=instrument.key,
                version=instrument.version,
                rater=Rater(rater),
                opened_on=today - timedelta(days=days_ago + 10),
                closed_on=today - timedelta(days=days_ago),
                invited=people + people // 5,
            )
            writer.add(held)
            for answer in _answers(session, held.id, instrument, means, people, random):
                writer.add(answer)
            written = (words for ago, words in initiative.get("comments", ()) if ago == days_ago)
            for person, words in enumerate(written, start=1):
                comment = session.only_id(RoundComment, held.id, str(person))
                writer.add(RoundComment(id=comment, round=held.id, words=words))


def _answers(
    session: Session,
    held: RecordId,
    instrument: Instrument,
    means: list[float | list[float]],
    people: int,
    random: Random,
) -> list[Answer]:
    made = []
    for person in range(1, people + 1):
        for scale, told in zip(instrument.subscales, means, strict=False):
            mean, spread = _mind_of(person, told)
            for item in scale.items:
                drawn = random.gauss(mean, spread)
                value = round(min(max(drawn, instrument.lowest), instrument.highest))
                if item.is_reversed:
                    value = instrument.lowest + instrument.highest - value
                made.append(
                    Answer(
                        id=session.new_id(),
                        round=held,
                        respondent=str(person),
                        item=item.key,
                        value=None if random.random() < 0.03 else value,  # noqa: PLR2004 - a few
                    )
                )
    return made


def _mind_of(person: int, told: float | list[float]) -> tuple[float, float]:
    """Return around which mean a person answers, and how far; two means divide the people."""
    if isinstance(told, list):
        return told[person % len(told)], _SPREAD_OF_A_CAMP
    return told, _SPREAD
