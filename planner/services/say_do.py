"""What a leader and others say of a change, beside what the plan shows of it."""

from datetime import timedelta

from planner.domain.direction import Initiative
from planner.domain.goals import Step
from planner.domain.governance import Decision, ReferenceBack
from planner.domain.protection import Rule
from planner.domain.records import RecordId
from planner.insight.say_do import Deeds, SayDo, say_do
from planner.services.decision_view import references_of
from planner.services.readiness import readiness_of
from planner.services.session import Session

USUAL_WEEKS = 13


def say_do_of(session: Session, initiative: Initiative, weeks: int = USUAL_WEEKS) -> SayDo:
    """Put stated commitment beside what was done for the change in the last weeks."""
    until = session.now()
    since = until - timedelta(weeks=weeks)
    said = [
        line.latest for line in readiness_of(session, initiative) if line.subscale.states_commitment
    ]
    entries = session.read.attention.entries_of_change(initiative.id, since, until)
    rules = session.read.all(Rule)
    goals = {entry.goal for entry in entries if entry.goal}
    goals |= {rule.goal for rule in rules if rule.goal and rule.initiative == initiative.id}
    deeds = Deeds(
        entries=entries,
        rules=rules,
        blocks=session.read.protection.blocks_between(since, until),
        steps_done=_steps_done(session, goals),
        references=_references(session, initiative),
    )
    return say_do(initiative.id, said, deeds, since, until)


def _steps_done(session: Session, goals: set[RecordId]) -> list[bool]:
    return [step.done_on is not None for step in session.read.all(Step) if step.goal in goals]


def _references(session: Session, initiative: Initiative) -> list[ReferenceBack]:
    if initiative.hat is None:
        return []
    return [
        reference
        for decision in session.read.all(Decision)
        if decision.hat == initiative.hat
        for reference in references_of(session, decision)
    ]
