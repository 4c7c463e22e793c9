"""Whatever is done, undoing all of it leads back, and redoing all of it forth again."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from planner.domain.changes import Action
from planner.domain.direction import Initiative
from planner.domain.errors import PlannerError
from planner.domain.errors.standards import RoundSeenError
from planner.domain.goals import Skill, SkillGoal, Step
from planner.domain.readiness import Answer, Rater, Round
from planner.domain.records import RecordId
from planner.services.session import Session

titles = st.text(max_size=6)


class PlanMachine(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.session = Session.create(None)
        self.past = [self.session.read.plan()]
        self.future = []
        self.told = []
        self.session.listen(self.told.append)

    def goals(self):
        return self.session.read.all(SkillGoal)

    def _try(self, write, action=Action.EDIT_GOAL):
        before = self.session.read.plan()
        self.told.clear()
        try:
            with self.session.action(action) as writer:
                write(writer)
        except PlannerError:
            assert self.session.read.plan() == before, "a refused action changed the plan"
        if self.told:
            self.past.append(self.session.read.plan())
            self.future.clear()

    @rule(title=titles)
    def add(self, title):
        self._try(
            lambda writer: writer.add(
                SkillGoal(id=self.session.new_id(), title=title, skill=Skill.DELIVER)
            )
        )

    @precondition(lambda self: self.goals())
    @rule(data=st.data(), title=titles, level=st.integers(0, 6))
    def edit(self, data, title, level):
        goal = data.draw(st.sampled_from(self.goals()))
        self._try(lambda writer: writer.replace(goal, replace(goal, title=title, now_level=level)))

    @precondition(lambda self: self.goals())
    @rule(data=st.data())
    def delete_with_its_steps(self, data):
        goal = data.draw(st.sampled_from(self.goals()))

        def write(writer):
            for step in self.session.read.all(Step):
                if step.goal == goal.id:
                    writer.delete(step)
            writer.delete(goal)

        self._try(write)

    @precondition(lambda self: self.goals())
    @rule(data=st.data())
    def add_step(self, data):
        goal = data.draw(st.sampled_from(self.goals()))
        self._try(
            lambda writer: writer.add(Step(id=self.session.new_id(), goal=goal.id, title="Ask Sam"))
        )

    @rule(key=st.sampled_from("abc"), levels=st.lists(st.integers(1, 5), min_size=1, max_size=4))
    def write_one_record_several_times_in_one_action(self, key, levels):
        record_id = RecordId(key * 32)
        seen = self.session.read.find(SkillGoal, record_id)

        def write(writer):
            nonlocal seen
            for level in levels:
                new = SkillGoal(id=record_id, title="Theirs", skill=Skill.DELIVER, now_level=level)
                if seen:
                    writer.replace(seen, new)
                else:
                    writer.add(new)
                seen = new

        self._try(write)

    @rule(key=st.sampled_from("abc"))
    def delete_a_record_that_may_come_back(self, key):
        seen = self.session.read.find(SkillGoal, RecordId(key * 32))
        if seen:
            self._try(lambda writer: writer.delete(seen))

    @rule(key=st.sampled_from("abc"))
    def add_and_delete_in_one_action(self, key):
        seen = self.session.read.find(SkillGoal, RecordId(key * 32))
        if seen:
            return

        def write(writer):
            new = SkillGoal(id=RecordId(key * 32), title="Short", skill=Skill.DELIVER)
            writer.add(new)
            writer.delete(new)
            writer.add(replace(new, importance=5))

        self._try(write)

    @rule(respondents=st.integers(1, 6))
    def close_a_round_of_a_team(self, respondents):
        initiative = Initiative(id=self.session.new_id(), title="Frailty at home")
        opened = Round(
            id=self.session.new_id(),
            initiative=initiative.id,
            instrument="i",
            rater=Rater.TEAM,
            opened_on=date(2026, 6, 1),
        )
        self._try(lambda writer: [writer.add(initiative), writer.add(opened)])
        self._try(lambda writer: [writer.add(one) for one in self._answers(opened, respondents)])
        self._try(lambda writer: writer.replace(opened, replace(opened, closed_on=date.max)))
        if respondents >= opened.least:
            del self.past[:-1]

    def _answers(self, opened, respondents):
        for number in range(respondents):
            yield Answer(
                id=self.session.new_id(),
                round=opened.id,
                respondent=str(number),
                item="a",
                value=number,
            )

    @precondition(lambda self: self.session.undoable())
    @rule()
    def undo(self):
        if len(self.past) == 1:
            with pytest.raises(RoundSeenError):
                self.session.undo()
            return
        self.session.undo()
        self.future.append(self.past.pop())

    @precondition(lambda self: self.session.redoable())
    @rule()
    def redo(self):
        self.session.redo()
        self.past.append(self.future.pop())

    @invariant()
    def plan_is_where_history_says(self):
        assert self.session.read.plan() == self.past[-1]

    def teardown(self):
        for _ in range(len(self.past) - 1):
            self.session.undo()
        assert self.session.read.plan() == self.past[0]
        self.session.close()


TestUndo = PlanMachine.TestCase
TestUndo.settings = settings(
    max_examples=40,
    stateful_step_count=25,
    deadline=None,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),  # explaining traces every line
)
