"""How proposals, moves and shortages are shown on the command line."""

import json
from collections.abc import Mapping
from typing import Any

from planner.commands.shown import moment_value, short_id
from planner.domain.attention import Meeting
from planner.domain.people import Member
from planner.domain.proposals import StoredProposal
from planner.domain.protection import Block, Rule
from planner.domain.records import RecordId
from planner.scheduling.proposal import GivenUp, Relaxation, Unmet
from planner.services.against_hours import is_against_hours
from planner.services.schedule import absent_members
from planner.services.session import Session
from planner.text import tr
from planner.words.numbers import day_text, hours_text, percent_text, stretch_text
from planner.words.scheduling import binding_text, change_text, meeting_text, relief_text, why_text


class ShownSchedule:
    """Shows proposals and shortages of one plan."""

    def __init__(self, session: Session) -> None:
        self._zone, self._today = session.zone(), session.today()
        self._session = session
        self._titles: Mapping[str, str] = {r.id: r.title for r in session.read.all(Rule)}

    def title(self, rule: str) -> str:
        """Return the title of a rule."""
        return self._titles.get(rule, "")

    def proposal(self, proposal: StoredProposal) -> dict[str, Any]:
        """Return a proposal as a JSON value."""
        return {
            "id": proposal.id,
            "rule": proposal.rule,
            "rule_title": self.title(proposal.rule),
            "start": moment_value(proposal.start, self._zone),
            "end": moment_value(proposal.end, self._zone),
            "minutes": proposal.minutes,
            "survival": None if proposal.survival is None else round(proposal.survival, 4),
            "why": self._why(proposal),
            "reasons": json.loads(proposal.why),
            "absent": [member.id for member in absent_members(self._session, proposal)],
            "moves": proposal.moves,
            "from": self._from(proposal),
        }

    def row(self, proposal: StoredProposal) -> tuple[str, ...]:
        """Return the columns of a proposal: when, what for, chance, reasons, id."""
        survival = proposal.survival
        when = stretch_text(proposal.start, proposal.end, self._zone, self._today)
        block = self._moved(proposal)
        if block is not None:
            before = stretch_text(block.start, block.end, self._zone, self._today)
            when = tr("{when}, moved from {before}").format(when=when, before=before)
        return (
            when,
            self.title(proposal.rule),
            "" if survival is None else percent_text(round(100 * survival)),
            self._why(proposal),
            short_id(proposal.id),
        )

    def stuck_line(self, block: Block) -> str:
        """Return what to say of a block that has no other place."""
        when = stretch_text(block.start, block.end, self._zone, self._today)
        return tr("“{title}” ({when}) has no other place: shorten it or give it up.").format(
            title=block.title, when=when
        )

    def _why(self, proposal: StoredProposal) -> str:
        absent = absent_members(self._session, proposal)
        return why_text(proposal.why, [member.name for member in absent])

    def _moved(self, proposal: StoredProposal) -> Block | None:
        return self._session.read.get(Block, proposal.moves) if proposal.moves else None

    def _from(self, proposal: StoredProposal) -> str | None:
        block = self._moved(proposal)
        return None if block is None else moment_value(block.start, self._zone)

    def unmet(self, unmet: Unmet) -> dict[str, Any]:
        """Return what a rule does not get as a JSON value."""
        return {
            "rule": unmet.rule_key,
            "rule_title": self.title(unmet.rule_key),
            "week": unmet.week_start.isoformat(),
            "weeks": unmet.weeks,
            "asked_minutes": unmet.asked_minutes,
            "missing_minutes": unmet.missing_minutes,
            "at_best_minutes": unmet.at_best_minutes,
            "because": unmet.because.value,
            "because_words": binding_text(unmet.because.value),
            "would_help": [self._relief(relief) for relief in unmet.would_help],
        }

    def unmet_lines(self, unmet: Unmet) -> list[str]:
        """Return what a rule does not get as lines."""
        head = tr("{rule}, week of {day}: {minutes} missing.").format(
            rule=self.title(unmet.rule_key),
            day=day_text(unmet.week_start),
            minutes=hours_text(unmet.missing_minutes),
        )
        lines = [f"{head} {binding_text(unmet.because.value)}"]
        if unmet.at_best_minutes < unmet.asked_minutes:
            most = hours_text(unmet.at_best_minutes)
            lines.append("  " + tr("Planned alone it would get {most} at best.").format(most=most))
        return [*lines, *(f"  {self._relief_words(relief)}" for relief in unmet.would_help)]

    def _relief(self, relief: Relaxation) -> dict[str, Any]:
        return {
            **self._given_up(relief),
            "minutes_gained": relief.minutes_gained,
            "minutes_lost_by_others": relief.minutes_lost_by_others,
            "also": self._given_up(relief.also) if relief.also else None,
            "words": self._relief_words(relief),
        }

    def _given_up(self, given_up: GivenUp) -> dict[str, Any]:
        meeting = self._meeting(given_up)
        return {
            "kind": given_up.kind.value,
            "meeting": meeting.id if meeting else None,
            "attendee": given_up.attendee or None,
        }

    def _relief_words(self, relief: Relaxation) -> str:
        also = relief.also
        return relief_text(
            relief.kind.value,
            relief.minutes_gained,
            relief.minutes_lost_by_others,
            self._named(relief),
            change_text(also.kind.value, self._named(also)) if also else "",
        )

    def _named(self, given_up: GivenUp) -> str:
        if given_up.attendee:
            return self._session.read.get(Member, RecordId(given_up.attendee)).name
        if given_up.meeting is None:
            return ""
        when = stretch_text(given_up.meeting.start, given_up.meeting.end, self._zone, self._today)
        meeting = self._meeting(given_up)
        is_against = meeting is not None and is_against_hours(self._session, meeting)
        return meeting_text(meeting.title if meeting else "", when, is_against_hours=is_against)

    def _meeting(self, given_up: GivenUp) -> Meeting | None:
        busy = given_up.meeting
        if busy is None:
            return None
        near = self._session.read.attention.meetings_between(busy.start, busy.end)
        return next((m for m in near if (m.start, m.end) == (busy.start, busy.end)), None)
