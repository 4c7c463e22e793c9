"""Making the example: a plan that grew week by week, with a history to look back on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from planner.domain.attention import DayClose, Entry, Meeting, MeetingState, Mode, Source, WeekClose
from planner.domain.changes import Action
from planner.domain.local_time import local_day, week_start
from planner.domain.protection import Block
from planner.domain.records import RecordId
from planner.progress import Progress
from planner.services.example.barriers import add_barriers
from planner.services.example.blocks import Blocks, Outcome
from planner.services.example.cast import Cast, add_cast
from planner.services.example.charter import add_promises
from planner.services.example.coach import Coach
from planner.services.example.days import Stretch, fill, meetings_on
from planner.services.example.late_records import (
    add_coaching,
    add_evidence_and_levels,
    add_revisions,
    add_rounds,
)
from planner.services.example.ledger import ExampleLedger
from planner.services.example.others import add_colleague
from planner.services.example.registers import Registers
from planner.services.example.standards import Standards
from planner.services.example.story import read_story
from planner.services.example.together import Together
from planner.services.session import Session
from planner.store.plan_file import Surroundings
from planner.store.writing import Writer

_CLOCK_OF_CLOSE = 17
_AWAY_MINUTES = 450
_DIARY_WEEKS_BACK, _DIARY_WEEKS_AHEAD, _BLOCK_WEEKS_AHEAD = 4, 8, 3
_OPEN_DAYS = 2
_WEEKEND = 5
_CALENDAR = "Outlook"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleMade:
    """What the example holds."""

    plan: Path
    entries: int
    blocks: int


class _PastClock:
    """The clock while the past is made: it stands where the example has come to."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment


def make_example(
    path: Path, weeks: int, around: Surroundings, progress: Progress, *, seed: int = 1
) -> ExampleMade:
    """Make a plan of so many weeks up to now at `path`.

    Raises:
        PlanExistsError: Something stands there.
        Cancelled: The user stopped it; the file is removed.
    """
    now = around.clock()
    clock = _PastClock(now - timedelta(weeks=weeks))
    session = Session.create(path, replace(around, clock=clock))
    try:
        _Maker(session, clock, now, Random(seed)).make(weeks, progress)  # noqa: S311 - made-up data
        entries, blocks = session.read.count(Entry), session.read.count(Block)
    except BaseException:
        session.close()
        path.unlink(missing_ok=True)
        raise
    session.close()
    return ExampleMade(plan=path, entries=entries, blocks=blocks)


class _Maker:
    """Makes the weeks one by one, each as one action at its Friday."""

    def __init__(self, session: Session, clock: _PastClock, now: datetime, random: Random) -> None:
        self._session = session
        self._clock = clock
        self._now = now
        self._random = random
        self._story = read_story()
        self._zone = session.zone()
        self._today = local_day(now, self._zone)
        self._behind: Mapping[str, RecordId] = {}
        self._changes: Mapping[str, RecordId] = {}

    def make(self, weeks: int, progress: Progress) -> None:
        """Make all weeks up to this one, and what stands in the diary after it."""
        monday = week_start(self._today) - timedelta(weeks=weeks - 1)
        with self._session.action(Action.MAKE_EXAMPLE) as writer:
            cast = add_cast(self._session, writer, self._story, self._today)
            promises = add_promises(self._session, writer, self._story, monday, self._now)
            told = self._story.told
            self._behind = add_barriers(self._session, writer, told, cast, self._today)
            self._changes = cast.changes_by_title(told)
        ledger = ExampleLedger(self._session, self._story, promises, self._behind, self._random)
        blocks = Blocks(self._session, self._story, dict(cast.rules), ledger, self._random)
        for number in range(weeks):
            progress.step(number, weeks)
            first = monday + timedelta(weeks=number)
            self._clock.moment = min(self._now, self._close_of(first + timedelta(days=4)))
            with self._session.action(Action.MAKE_EXAMPLE) as writer:
                self._make_week(writer, first, cast, blocks)
            self._make_milestones(weeks - 1 - number, weeks, cast)
        self._clock.moment = self._now
        with self._session.action(Action.MAKE_EXAMPLE) as writer:
            self._make_diary_ahead(writer, cast, blocks)
        progress.step(weeks, weeks)

    def _make_week(self, writer: Writer, monday: date, cast: Cast, blocks: Blocks) -> None:
        for day in (monday + timedelta(days=number) for number in range(5)):
            if day > self._today:
                break
            if self._story.is_away(day):
                writer.add(self._away(day))
                continue
            self._make_day(writer, day, cast, blocks)
        for row in blocks.given_up(self._clock.moment):
            writer.add(row)
        told = self._story.told
        writer.add(Together(self._session, told, cast, self._today).pulse(monday))
        if monday + timedelta(days=7) <= self._today:
            writer.add(self._week_close(monday))

    def _week_close(self, monday: date) -> WeekClose:
        told = self._story.told["week_close"]
        answers = told[monday.toordinal() // 7 % len(told)]
        return WeekClose(
            id=self._session.only_id(WeekClose, monday.isoformat()),
            week=monday,
            **answers,
            is_closed=True,
        )

    def _make_day(self, writer: Writer, day: date, cast: Cast, blocks: Blocks) -> None:
        meetings = meetings_on(self._story, day, self._zone)
        outcomes = list(blocks.of_day(day, self._zone, meetings, self._now))
        given = [outcome.logged for outcome in outcomes if outcome.logged]
        for outcome in outcomes:
            self._add_outcome(writer, outcome)
        is_open = self._working_days_since(day) < _OPEN_DAYS
        for meeting in meetings:
            self._add_meeting(writer, meeting, cast, is_open=is_open)
        for stretch in (*given, *self._work_between(day, [*meetings, *given])):
            if stretch.end <= self._now:
                writer.add(self._entry(stretch, cast))
        if not is_open:
            coverage = self._random.randint(78, 97)
            writer.add(
                DayClose(id=self._session.only_id(DayClose, str(day)), day=day, coverage=coverage)
            )

    def _working_days_since(self, day: date) -> int:
        passed = (self._today - day).days
        later = (day + timedelta(days=number) for number in range(1, passed + 1))
        return sum(one.weekday() < _WEEKEND for one in later)

    def _work_between(self, day: date, fixed: list[Stretch]) -> list[Stretch]:
        return list(fill(self._story, day, self._zone, fixed, self._random))

    def _add_outcome(self, writer: Writer, outcome: Outcome) -> None:
        for record in (outcome.block, *outcome.rows, *outcome.hindsights):
            writer.add(record)

    def _add_meeting(self, writer: Writer, stretch: Stretch, cast: Cast, *, is_open: bool) -> None:
        """Log a meeting that was; those of the last weeks stand in the diary too."""
        if stretch.end > self._now:
            writer.add(self._meeting(stretch, MeetingState.DRAFT))
            return
        is_recent = self._now - stretch.start < timedelta(weeks=_DIARY_WEEKS_BACK)
        held: RecordId | None = None
        if is_recent:
            state = MeetingState.DRAFT if is_open else MeetingState.ACCEPTED
            meeting = self._meeting(stretch, state)
            writer.add(meeting)
            held = meeting.id
        if not is_open:
            entry = self._entry(stretch, cast)
            writer.add(replace(entry, source=Source.CALENDAR, meeting=held))

    def _meeting(self, stretch: Stretch, state: MeetingState) -> Meeting:
        habit = stretch.habit
        uid = f"{stretch.what.lower().replace(' ', '-')}@riverside.example"
        recurrence = f"{stretch.start:%Y%m%dT%H%M%S}"
        return Meeting(
            id=self._session.only_id(Meeting, uid, recurrence),
            uid=uid,
            recurrence=recurrence,
            start=stretch.start,
            end=stretch.end,
            title=stretch.what,
            organiser=habit.organiser if habit else "",
            attendees=habit.attendees if habit else 0,
            calendar=_CALENDAR,
            state=state,
        )

    def _entry(self, stretch: Stretch, cast: Cast) -> Entry:
        return Entry(
            id=self._session.new_id(),
            start=stretch.start,
            minutes=stretch.minutes,
            mode=stretch.mode,
            hat=cast.hats.get(stretch.hat),
            what=stretch.what,
            goal=RecordId(stretch.goal) if stretch.goal else None,
            barrier=self._behind.get(stretch.what),
            initiative=self._changes.get(stretch.what),
        )

    def _away(self, day: date) -> Entry:
        return Entry(
            id=self._session.new_id(),
            start=self._close_of(day) - timedelta(hours=8),
            minutes=_AWAY_MINUTES,
            mode=Mode.AWAY,
            what="Leave",
        )

    def _make_milestones(self, left: int, weeks: int, cast: Cast) -> None:
        """Write what belongs to a certain week before the end."""
        told, today = self._story.told, self._today
        with self._session.action(Action.MAKE_EXAMPLE) as writer:
            if left == min(12, weeks - 1):
                add_coaching(self._session, writer, told, today)
                for record in Together(self._session, told, cast, today).records():
                    writer.add(record)
                Registers(self._session, told, cast, today).add_to(writer)
                Standards(self._session, told, cast, today).add_to(writer)
                add_evidence_and_levels(self._session, writer, told, cast, today, is_late=False)
                rounds = (self._session, writer, told, cast, today, self._random)
                add_rounds(*rounds, is_late=False)
                add_revisions(self._session, writer, self._now)
                Coach(self._session, told, cast, today).add_to(writer)
            if left == min(2, weeks - 1):
                add_evidence_and_levels(self._session, writer, told, cast, today, is_late=True)
                rounds = (self._session, writer, told, cast, today, self._random)
                add_rounds(*rounds, is_late=True)

    def _make_diary_ahead(self, writer: Writer, cast: Cast, blocks: Blocks) -> None:
        last = self._today + timedelta(days=7 * _DIARY_WEEKS_AHEAD)
        add_colleague(self._session, writer, self._story, cast.rules, (self._today, last))
        for number in range(1, 7 * _DIARY_WEEKS_AHEAD):
            day = self._today + timedelta(days=number)
            if self._story.is_away(day):
                continue
            meetings = meetings_on(self._story, day, self._zone)
            for meeting in meetings:
                self._add_meeting(writer, meeting, cast, is_open=True)
            if number <= 7 * _BLOCK_WEEKS_AHEAD:
                for outcome in blocks.of_day(day, self._zone, meetings, self._now):
                    self._add_outcome(writer, outcome)

    def _close_of(self, day: date) -> datetime:
        return datetime(day.year, day.month, day.day, _CLOCK_OF_CLOSE, tzinfo=self._zone)
