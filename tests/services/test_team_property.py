"""Whatever members do, in whatever order: nothing private leaves, and all come to the same."""

import os
import shutil
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.changes import Action
from planner.domain.errors import PlannerError
from planner.domain.record_json import record_to_json
from planner.domain.records import Tier
from tests.conftest import SteadyClock
from tests.services.team_members import Member, new_word, words_in

EXAMPLES = int(os.environ.get("FIREBREAK_TEAM_EXAMPLES", "20"))
MEMBERS = 3
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *("add", "add private", "edit", "edit", "edit", "edit"),
                *("tier", "delete", "undo", "publish", "publish", "pull", "pull", "exchange"),
                "clash",
            ]
        ),
        st.integers(0, MEMBERS - 1),
        st.integers(0, 5),
    ),
    max_size=40,
)


class Team:
    """Three members and the folder where they meet."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp())
        self.place = self.folder / "team"
        self.place.mkdir()
        self.clock = SteadyClock(datetime(2026, 11, 20, 16, 0, tzinfo=UTC))
        self.members = [Member(name, self.clock) for name in ("Ann", "Bob", "Cem")]

    def close(self):
        for member in self.members:
            member.session.close()
        shutil.rmtree(self.folder)

    def step(self, what, who, which):
        self.clock.pass_time(seconds=1)
        member = self.members[who]
        if what == "add":
            member.add()
        elif what == "add private":
            member.add(Tier.MINE)
        elif what == "undo":
            undo(member)
        elif what == "clash":
            self.clash(member, which)
        elif what in ("publish", "exchange"):
            self.publish(member, pulls=what == "exchange")
        elif what == "pull":
            member.pull(self.place)
        else:
            write(member, what, which)

    def clash(self, member, which):
        """Let two members who know the same record change the same of it, and both publish."""
        other = self.members[(self.members.index(member) + 1) % MEMBERS]
        for each in (member, other):
            each.pull(self.place)
        both = sorted(member.shared().keys() & other.shared().keys())
        if both:
            for each in (member, other):
                each.change(each.shared()[both[which % len(both)]], title=new_word())
                self.publish(each)

    def publish(self, member, *, pulls=False):
        if pulls:
            member.pull(self.place)
        member.publish(self.place)
        found = words_in(member.own_bytes(self.place))
        assert found <= member.may_be_shared, "a word left that was never for the team"
        assert found <= member.shared_words(), "a word stayed whose record is private or gone"
        assert member.session.read.team.waiting() == 0

    def finish(self):
        for _ in range(3):
            for member in self.members:
                self.publish(member, pulls=True)
        for member in self.members:
            assert member.pull(self.place).edits_taken == 0
        disputed = {each.record for one in self.members for each in one.conflicts()}
        for one in self.members:
            for other in self.members:
                self.compare(one, other, disputed | self.taken_back())

    def compare(self, one, other, open_questions):
        mine, theirs = one.shared(), other.shared()
        for record in mine.keys() & theirs.keys():
            assert record_to_json(mine[record]) == record_to_json(theirs[record])
        assert mine.keys() - open_questions == theirs.keys() - open_questions

    def taken_back(self):
        """Return the records that some member has as private: there it is theirs alone."""
        return {
            record.id
            for member in self.members
            for record in member.records()
            if record.tier is not Tier.TEAM
        }


def undo(member):
    if member.session.undoable() not in (None, Action.TAKE_FROM_TEAM, Action.CREATE_PLAN):
        with suppress(PlannerError):  # the record moved on
            member.session.undo()


def write(member, what, which):
    records = member.records()
    if not records:
        return
    record = records[which % len(records)]
    if what == "edit":
        field = ("title", "statement")[which % 2]
        member.change(record, **{field: new_word()})
    elif what == "tier":
        member.change(record, tier=Tier.MINE if record.tier is Tier.TEAM else Tier.TEAM)
    else:
        member.delete(record)


@settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None
)
@given(STEPS)
def test_nothing_private_leaves_and_all_come_to_the_same(steps):
    team = Team()
    try:
        for step in steps:
            team.step(*step)
        team.finish()
    finally:
        team.close()
