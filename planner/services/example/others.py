"""The made-up colleague with whom a rule's blocks are planned, and when he is busy."""

from collections.abc import Mapping
from datetime import date, time, timedelta

from planner.domain.joint import BusyTime, Participation
from planner.domain.people import Member
from planner.domain.protection import Rule
from planner.services.example.days import local
from planner.services.example.story import ExampleStory
from planner.services.session import Session
from planner.store.writing import Writer


def add_colleague(
    session: Session,
    writer: Writer,
    story: ExampleStory,
    rules: Mapping[str, Rule],
    days: tuple[date, date],
) -> None:
    """Write the colleague; `days` are the first and last for which his calendar is known."""
    told, zone = story.told["colleague"], session.zone()
    member = Member(id=session.new_id(), name=told["name"], zone=story.told["owner"]["zone"])
    writer.add(member)
    rule = rules[told["rule"]]
    writer.add(
        Participation(
            id=session.only_id(Participation, rule.id, member.id),
            rule=rule.id,
            member=member.id,
            is_required=False,
        )
    )
    first, last = days
    every = (first + timedelta(days=number) for number in range((last - first).days + 1))
    for day in every:
        for weekday, start, minutes in told["busy"]:
            if day.weekday() == weekday:
                begins = local(day, time.fromisoformat(start), zone)
                writer.add(
                    BusyTime(
                        id=session.new_id(),
                        member=member.id,
                        start=begins,
                        end=begins + timedelta(minutes=minutes),
                    )
                )
