"""The records with which the example begins: people, goals, rules, what is to change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from planner.domain.direction import (
    Aim,
    Horizon,
    Initiative,
    InitiativeKind,
    Measure,
    MeasureLevel,
    SharedGoal,
    Temperament,
    TimeFrame,
)
from planner.domain.goals import GoalState, Skill, SkillGoal, Step
from planner.domain.hours import WeekHours
from planner.domain.people import Body, Forum, Hat, Member
from planner.domain.protection import HoursSet, Rule
from planner.domain.records import RecordId, Tier
from planner.services.example.story import ExampleStory, Told
from planner.services.session import Session
from planner.store.writing import Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who and what the example is about, by the keys of the story."""

    hats: Mapping[str, RecordId]
    bodies: Mapping[str, RecordId]
    goals: Mapping[str, SkillGoal]
    rules: Mapping[str, Rule]
    initiatives: Mapping[str, RecordId]

    def changes_by_title(self, told: Told) -> Mapping[str, RecordId]:
        """Return which named change logged time of a title is given to."""
        return {
            title: self.initiatives[change["key"]]
            for change in told["initiative"]
            for title in change.get("logged", ())
        }


def add_cast(session: Session, writer: Writer, story: ExampleStory, today: date) -> Cast:
    """Write the cast; `today` is the day on which the example ends."""
    hats, bodies = _add_people(session, writer, story.told)
    goals = {told["key"]: _goal(session, told, hats, today) for told in story.told["goal"]}
    for told in story.told["goal"]:
        writer.add(goals[told["key"]])
        for step in _steps(session, told, goals[told["key"]], today):
            writer.add(step)
    initiatives = _add_direction(session, writer, story.told, hats, today)
    rules = {told["title"]: _rule(session, told, goals, initiatives) for told in story.told["rule"]}
    for rule in rules.values():
        writer.add(rule)
    return Cast(hats=hats, bodies=bodies, goals=goals, rules=rules, initiatives=initiatives)


def _add_people(
    session: Session, writer: Writer, told: Told
) -> tuple[dict[str, RecordId], dict[str, RecordId]]:
    owner = Member(
        id=session.new_id(), name=told["owner"]["name"], zone=told["owner"]["zone"], is_owner=True
    )
    writer.add(owner)
    writer.add(HoursSet(id=session.only_id(HoursSet), after_meeting=10))
    bodies = {body["key"]: session.new_id() for body in told["body"]}
    for body in told["body"]:
        writer.add(
            Body(
                id=bodies[body["key"]],
                name=body["name"],
                kind=body["kind"],
                is_organisation_in_law=body["in_law"],
                forum=Forum(body["forum"]),
            )
        )
    hats = {hat["tag"]: session.new_id() for hat in told["hat"]}
    for hat in told["hat"]:
        writer.add(
            Hat(
                id=hats[hat["tag"]],
                member=owner.id,
                body=bodies[hat["body"]],
                role=hat["role"],
                tag=hat["tag"],
            )
        )
    return hats, bodies


def _goal(session: Session, told: Told, hats: Mapping[str, RecordId], today: date) -> SkillGoal:
    return SkillGoal(
        id=session.new_id(),
        tier=Tier(told["tier"]),
        title=told["title"],
        skill=Skill(told["skill"]),
        hat=hats[told["hat"]],
        now_level=told["start_level"],
        now_words=told["now_words"],
        target_level=told["target"],
        target_words=told["target_words"],
        importance=told["importance"],
        is_beyond_strength=told["beyond"],
        what=told["what"],
        how=told["how"],
        who=told["who"],
        due=today + timedelta(days=told["due_in_days"]),
        if_cue=told["if_cue"],
        then_act=told["then_act"],
        state=GoalState(told.get("state", "active")),
    )


def _steps(session: Session, told: Told, goal: SkillGoal, today: date) -> list[Step]:
    """Return the steps: all but the last are done, those of a reached goal all."""
    is_reached = goal.state is GoalState.REACHED
    titles = told["steps"]
    return [
        Step(
            id=session.new_id(),
            goal=goal.id,
            title=title,
            due=today + timedelta(days=21 * (number - len(titles) + 2)),
            done_on=(
                today - timedelta(days=30 * (len(titles) - number))
                if is_reached or number < len(titles) - 1
                else None
            ),
        )
        for number, title in enumerate(titles)
    ]


def _rule(
    session: Session,
    told: Told,
    goals: Mapping[str, SkillGoal],
    initiatives: Mapping[str, RecordId],
) -> Rule:
    goal = goals[told["goal"]]
    return Rule(
        id=session.new_id(),
        tier=goal.tier,
        title=told["title"],
        goal=goal.id,
        initiative=initiatives.get(told.get("initiative", "")),
        target=told["target"],
        shortest=told["shortest"],
        longest=told["longest"],
        window=WeekHours.parse(told["window"]),
        priority=told["priority"],
    )


def _add_direction(
    session: Session, writer: Writer, told: Told, hats: Mapping[str, RecordId], today: date
) -> dict[str, RecordId]:
    initiatives = {initiative["key"]: session.new_id() for initiative in told["initiative"]}
    for initiative in told["initiative"]:
        writer.add(
            Initiative(
                id=initiatives[initiative["key"]],
                tier=Tier(initiative["tier"]),
                title=initiative["title"],
                statement=initiative["statement"],
                hat=hats[initiative["hat"]],
                blueprint=initiative["blueprint"],
                adaptation=initiative["adaptation"],
                priority=initiative["priority"],
                priority_source=initiative["source"],
                priority_date=today - timedelta(days=300),
                started_on=today - timedelta(days=initiative["started_days_ago"]),
                kind=InitiativeKind(initiative["kind"]),
                horizon=TimeFrame(initiative["horizon"]),
                community_voice=initiative["community_voice"],
                settles_in_weeks=initiative["settles_in_weeks"],
                in_surge=initiative["in_surge"],
            )
        )
    for goal in told["shared_goal"]:
        _add_shared_goal(session, writer, goal, initiatives[goal["initiative"]], today)
    return initiatives


def _add_shared_goal(
    session: Session, writer: Writer, told: Told, initiative: RecordId, today: date
) -> None:
    goal = SharedGoal(
        id=session.new_id(),
        tier=Tier.TEAM,
        title=told["title"],
        aim=Aim(told["aim"]),
        initiative=initiative,
        note=told["note"],
        priority=told["priority"],
        source=told["source"],
        source_date=today - timedelta(days=300),
        health=told.get("health", ""),
        quality=told.get("quality", ""),
        resources=told.get("resources", ""),
        inequalities=told.get("inequalities", ""),
        evidence=told.get("evidence", ""),
        noted_on=today - timedelta(days=told["noted_days_ago"]),
    )
    writer.add(goal)
    for measure in told["measures"]:
        title, level, temperament, horizon, owner, baseline, target, latest, days_ago = measure
        writer.add(
            Measure(
                id=session.new_id(),
                tier=Tier.TEAM,
                shared_goal=goal.id,
                title=title,
                level=MeasureLevel(level),
                temperament=Temperament(temperament),
                horizon=Horizon(horizon),
                owner=owner,
                baseline=baseline,
                target=target,
                latest=latest,
                latest_on=today - timedelta(days=days_ago),
            )
        )
