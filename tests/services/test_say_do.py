from datetime import timedelta

import pytest

from planner.domain.attention import Entry, Mode
from planner.domain.changes import Action
from planner.domain.direction import Initiative
from planner.domain.goals import Skill, SkillGoal, Step
from planner.domain.governance import Decision
from planner.domain.protection import Block, BlockState, Rule
from planner.services.first_steps import NewHat, set_up
from planner.services.hats import hats
from planner.services.instruments import take_instrument
from planner.services.readiness import close_round, enter_answers, open_round
from planner.services.say_do import say_do_of
from planner.words.readings import said_text

FIRST = "readiness-firebreak-1"
COMMITMENT = tuple(f"commitment_{number}" for number in (1, 2, 4))


@pytest.fixture
def write(session):
    set_up(session, "Ada", [NewHat(body="Place", role="Director")])

    def write(*records):
        with session.action(Action.ADD_RECORD) as writer:
            for record in records:
                writer.add(record)

    return write


@pytest.fixture
def change(session, write):
    hat = session.read.all(type(hats(session)[0].hat))[0]
    made = Initiative(id=session.new_id(), title="Frailty at home", hat=hat.id)
    write(made)
    return made


def entry(session, initiative, days_ago, goal=None):
    return Entry(
        id=session.new_id(),
        start=session.now() - timedelta(days=days_ago),
        minutes=60,
        mode=Mode.LONG_TERM,
        initiative=initiative.id,
        goal=goal,
    )


def block(session, rule, days_ago, state):
    start = session.now() - timedelta(days=days_ago)
    return Block(
        id=session.new_id(),
        rule=rule.id,
        start=start,
        minutes=90,
        first_start=start,
        first_minutes=90,
        state=state,
    )


def test_without_anything_nothing_is_claimed(session, change):
    found = say_do_of(session, change)

    assert (found.said, found.logged_minutes, found.blocks, found.steps) == ((), 0, 0, 0)


def test_hours_blocks_steps_and_references_stand_beside_what_was_said(session, write, change):
    goal = SkillGoal(id=session.new_id(), title="Direction", skill=Skill.SET_DIRECTION)
    rule = Rule(id=session.new_id(), title="Model", target=180, initiative=change.id, goal=goal.id)
    write(
        goal,
        rule,
        Step(id=session.new_id(), goal=goal.id, title="One", done_on=session.now().date()),
        Step(id=session.new_id(), goal=goal.id, title="Two"),
        entry(session, change, 3),
        entry(session, change, 200),
        Decision(
            id=session.new_id(),
            title="Beds",
            day=session.now().date(),
            hat=change.hat,
            board="Trust",
        ),
        Decision(id=session.new_id(), title="Other", day=session.now().date(), board="Trust"),
    )
    with session.action(Action.MAKE_EXAMPLE) as writer:
        writer.add(block(session, rule, 5, BlockState.KEPT))
        writer.add(block(session, rule, 4, BlockState.PLANNED))
    opened = open_round(session, change, "readiness-firebreak-1")
    enter_answers(session, opened, "me", {f"commitment_{n}": 6 for n in (1, 2, 4)})
    close_round(session, opened)

    found = say_do_of(session, change)

    assert [(one.subscale_key, one.mean) for one in found.said] == [("commitment", 6)]
    assert (found.logged_minutes, found.kept_minutes) == (60, 90)
    assert (found.blocks_kept, found.blocks) == (1, 2)
    assert (found.steps_done, found.steps) == (1, 2)
    assert (found.references_closed, found.references) == (0, 1)


def test_a_change_without_a_hat_has_no_decisions_of_its_own(session, write):
    bare = Initiative(id=session.new_id(), title="Bare")
    write(bare, Decision(id=session.new_id(), title="D", day=session.now().date(), board="B"))

    assert say_do_of(session, bare).references == 0


PACK = """
kind = "instrument"
format = 1
key = "licensed-1"
name = "A licensed one"
version = "1"
licence = "Theirs"
may_print_wording = false
source = "Nobody"

[scale]
lowest = 1
highest = 5
anchors = ["no", "yes"]

[[subscales]]
key = "resolve"
name = "Resolve"
is_validated = false
states_commitment = true
items = [{ key = "r1", words = "We will." }]

[[subscales]]
key = "means"
name = "Means"
is_validated = false
items = [{ key = "m1", words = "We can." }]
"""


def test_a_taken_pack_says_which_of_its_parts_states_commitment(session, change, tmp_path):
    path = tmp_path / "licensed.toml"
    path.write_text(PACK, encoding="utf-8")
    take_instrument(session, path)
    for instrument, items in (("licensed-1", ("r1", "m1")), (FIRST, COMMITMENT)):
        opened = open_round(session, change, instrument)
        enter_answers(session, opened, "me", dict.fromkeys(items, 4))
        close_round(session, opened)

    said = say_do_of(session, change).said

    assert {one.subscale for one in said} == {"Resolve", "Commitment"}
    assert "self 4.0 of 7 (Commitment)" in said_text(said)
    assert "self 4.0 of 5 (Resolve)" in said_text(said)
