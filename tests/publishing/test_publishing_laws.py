"""What holds whatever plan and calendar go through, with a calendar in memory."""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.calendar_blocks import CalendarBlock, EventLook
from planner.export.calendar_file import event_bytes
from planner.intake.calendar.own_event import mark_of, read_own_event
from planner.progress import NoProgress
from planner.publishing.calendar import KeptEvent, Outcome
from planner.publishing.decisions import Step, WantedEvent
from planner.publishing.publish import Publishing

START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PLAN = "ab" * 16
NUMBERS = range(3)
CHANGES = (Step.ADD, Step.UPDATE, Step.CANCEL, Step.DELETE)


class LostConnectionError(Exception):
    """The calendar is gone."""


@dataclass
class MemoryCalendar:
    """Keeps events as a server does, each in versions; may be lost after some changes."""

    events_kept: dict = field(default_factory=dict)
    version: int = 0
    changes_left: int = 1000

    def events(self):
        return [self._kept(uid) for uid in self.events_kept]

    def event(self, address):
        return self._kept(address) if address in self.events_kept else None

    def place_of(self, uid):
        return uid

    def add(self, uid, content):
        return self._write(uid, uid not in self.events_kept, content)

    def replace(self, seen, content):
        return self._write(seen.address, self._is_current(seen), content)

    def delete(self, seen):
        return self._write(seen.address, self._is_current(seen), None)

    def change(self, uid, content):
        """Change an event as its owner does there."""
        self.version += 1
        self.events_kept[uid] = (str(self.version), content)
        if content is None:
            del self.events_kept[uid]

    def _write(self, uid, is_right, content):
        if not self.changes_left:
            raise LostConnectionError
        self.changes_left -= 1
        if not is_right:
            return Outcome.CHANGED_MEANWHILE
        self.change(uid, content)
        return Outcome.DONE

    def _is_current(self, seen):
        return self.events_kept.get(seen.address, ("",))[0] == seen.etag

    def _kept(self, uid):
        etag, content = self.events_kept[uid]
        return KeptEvent(address=uid, etag=etag, content=content)


@cache
def wanted(number, state):
    hour, is_cancelled, is_over, sequence = state
    block = CalendarBlock(
        block=f"{number:032x}",
        title="",
        start=START + timedelta(hours=hour),
        end=START + timedelta(hours=hour + 1),
        is_defended=False,
        is_cancelled=is_cancelled,
        sequence=sequence,
        changed_at=START,
    )
    content = event_bytes(block, PLAN, EventLook(), mark_of)
    event = read_own_event(content)
    return WantedEvent(
        uid=event.uid,
        sequence=sequence,
        is_cancelled=is_cancelled,
        is_over=is_cancelled and is_over,
        has_alarm=False,
        mark=event.mark,
        content=content,
    )


states = st.tuples(st.integers(0, 3), st.booleans(), st.booleans())
acts = st.one_of(
    st.tuples(st.just("plan"), st.sampled_from(NUMBERS), states),
    st.tuples(st.just("there"), st.sampled_from(NUMBERS), st.booleans()),
    st.tuples(st.just("publish"), st.integers(0, 4), st.booleans()),
    st.tuples(st.just("forget"), st.none(), st.none()),
)


class Story:
    """A plan, a calendar, and what its owner did in both."""

    def __init__(self):
        self.calendar = MemoryCalendar()
        self.plan = dict.fromkeys(NUMBERS, (0, False, False, 0))
        self.published = {}
        self.of_the_owner = {}

    def live(self, act):
        what, number, how = act
        getattr(self, what)(number, how)

    def plan_(self, number, state):
        self.plan[number] = (*state, self.plan[number][3] + 1)

    def there(self, number, is_deleted):
        uid = wanted(number, self.plan[number]).uid
        if uid in self.calendar.events_kept:
            content = self.calendar.events_kept[uid][1].replace(b"Protected", b"My own")
            self.calendar.change(uid, None if is_deleted else content)
            self.of_the_owner.pop(uid, None)
            if uid in self.published or not is_deleted:
                # A computer that never heard of an event cannot know that it was deleted.
                self.of_the_owner[uid] = self.calendar.events_kept.get(uid)

    def forget(self, *_):
        self.published = {}
        self.of_the_owner = {uid: kept for uid, kept in self.of_the_owner.items() if kept}

    def publish(self, changes_left, is_whole, *, overwrites=False):
        self.calendar.changes_left = 1000 if is_whole else changes_left
        run = Publishing(self.calendar, read_own_event, self.published, overwrites=overwrites)
        with suppress(LostConnectionError):
            run.run([wanted(*each) for each in self.plan.items()], NoProgress())
        self.published = run.tally.marks
        for uid in [uid for uid, kept in self.of_the_owner.items() if not kept]:
            if uid not in self.published:  # the plan agreed that it is gone
                del self.of_the_owner[uid]
        return run.tally

    def check(self):
        for uid, kept in self.of_the_owner.items():
            assert self.calendar.events_kept.get(uid) == kept, "the owner's change was lost"


def lived(story_acts):
    story = Story()
    for what, number, how in story_acts:
        story.live(("plan_" if what == "plan" else what, number, how))
        story.check()
    return story


@settings(max_examples=60, deadline=None)
@given(st.lists(acts, max_size=12))
def test_what_the_owner_did_there_stays_and_repeating_does_nothing(story_acts):
    story = lived(story_acts)

    story.publish(0, is_whole=True)
    story.check()
    again = story.publish(0, is_whole=True)

    assert again.changes == 0


@settings(max_examples=60, deadline=None)
@given(st.lists(acts, max_size=12))
def test_without_conflicts_the_calendar_says_what_the_plan_says(story_acts):
    story = lived(story_acts)

    tally = story.publish(0, is_whole=True)

    for each in map(wanted, *zip(*story.plan.items(), strict=True)):
        kept = story.calendar.event(each.uid)
        if each.uid not in tally.conflicts and kept and each.uid not in story.of_the_owner:
            assert read_own_event(kept.content).mark == each.mark
        if each.uid not in tally.conflicts and not each.is_cancelled:
            assert kept is not None


@settings(max_examples=60, deadline=None)
@given(st.lists(acts, max_size=12))
def test_the_plan_s_version_can_always_be_put_there(story_acts):
    story = lived(story_acts)

    tally = story.publish(0, is_whole=True, overwrites=True)

    assert tally.conflicts == {}
    for each in map(wanted, *zip(*story.plan.items(), strict=True)):
        kept = story.calendar.event(each.uid)
        assert (
            kept is None
            if each.is_over
            else kept is None or (read_own_event(kept.content).mark == each.mark)
        )
        assert kept is not None or each.is_cancelled
    assert story.publish(0, is_whole=True).changes == 0


def test_the_marks_of_two_versions_differ():
    first = wanted(0, (0, False, False, 0))

    assert replace(first, sequence=1).mark == first.mark
    assert wanted(0, (1, False, False, 0)).mark != first.mark
