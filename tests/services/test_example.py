import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from planner.domain.attention import WORKING_MODES, DayClose, Entry, Meeting, MeetingState, Mode
from planner.domain.charter import CharterItem
from planner.domain.coaching import (
    AgreedAction,
    AgreementVersion,
    Audience,
    CoachComment,
    Revision,
)
from planner.domain.direction import Initiative
from planner.domain.due_things import DueKind
from planner.domain.errors.storage import PlanExistsError
from planner.domain.partnership import PromiseState
from planner.domain.people import Body
from planner.domain.plan import RECORD_TYPES
from planner.domain.plan_choices import MOST_PAGES
from planner.domain.protection import Block, BlockState, Displacement, RowKind
from planner.domain.readiness import Rater, Round
from planner.domain.readiness_results import Because
from planner.domain.reflection import Reflection, ReflectionAnswer, Side
from planner.insight.account import Days
from planner.insight.ledger_rows import displacements
from planner.intake.pack_file import shipped_instruments
from planner.progress import Cancelled, NoProgress
from planner.services.balance import balance
from planner.services.barriers import fuel_map
from planner.services.checking import check_plan
from planner.services.debts import debt_at, ledger
from planner.services.decision_view import decision_views
from planner.services.due import due_things
from planner.services.example.making import make_example
from planner.services.hindsights import due_hindsights, hindsight_summary
from planner.services.initiatives import direction, initiative_views
from planner.services.law import kind_of
from planner.services.loyalties import loyalties
from planner.services.promises import trust_overview
from planner.services.pulses import pulse_trend
from planner.services.readiness import readiness_of
from planner.services.releasing import gather_release, write_pdf
from planner.services.say_do import say_do_of
from planner.services.session import Session
from planner.services.surges import surges
from planner.services.tensions import tension_views
from planner.store.plan_file import Surroundings

WEEKS = 8
NOT_IN_IT = {"timer", "suggesting", "trace"}


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """A small example, made once; it is only read."""
    around = Surroundings(
        clock=lambda: datetime(2026, 11, 20, 16, 0, tzinfo=UTC),
        randomness=random.Random(7).randbytes,  # noqa: S311 - made-up data
    )
    path = tmp_path_factory.mktemp("example") / "director.firebreak"
    made = make_example(path, WEEKS, around, NoProgress())
    opened = Session.open(path, around)
    yield made, opened
    opened.close()


@pytest.fixture
def plan(example):
    return example[1]


def test_it_holds_every_kind_of_record_but_a_running_timer(plan):
    empty = {name for name, kind in RECORD_TYPES.items() if not plan.read.count(kind)}

    assert empty == NOT_IN_IT


def test_it_says_what_it_holds(example, plan):
    made, _ = example

    assert made.entries == plan.read.count(Entry)
    assert made.blocks == plan.read.count(Block)


def test_its_file_is_sound(example):
    made, _ = example

    assert check_plan(made.plan) == []


def test_its_weeks_are_logged_well_enough_to_speak_of_shares(plan):
    today = plan.now().date()
    account = balance(plan, Days(first=today - timedelta(days=4), last=today))

    assert account.coverage >= 70
    assert sum(account.shares.values()) == 100
    assert set(account.shares) <= set(WORKING_MODES)
    assert account.shares[Mode.FIREFIGHTING] > 0


def test_no_two_entries_overlap(plan):
    entries = sorted(plan.read.all(Entry), key=lambda entry: entry.start)

    for earlier, later in pairwise(entries):
        assert earlier.end <= later.start


def test_nothing_was_logged_in_the_future(plan):
    assert all(entry.end <= plan.now() for entry in plan.read.all(Entry))
    assert all(day.day <= plan.now().date() for day in plan.read.all(DayClose))
    assert all(row.at <= plan.now() for row in plan.read.all(Displacement))


def test_some_blocks_were_kept_some_lost_and_some_are_to_come(plan):
    states = {block.state for block in plan.read.all(Block)}

    assert {BlockState.KEPT, BlockState.LOST, BlockState.PLANNED} <= states
    assert any(block.start > plan.now() for block in plan.read.all(Block))
    assert ledger(plan).debt.minutes > 0


def test_drafts_wait_in_the_diary(plan):
    drafts = [m for m in plan.read.all(Meeting) if m.state is MeetingState.DRAFT]

    assert any(meeting.start < plan.now() for meeting in drafts)
    assert any(meeting.start > plan.now() for meeting in drafts)


def test_its_rounds_answer_an_instrument_that_is_there(plan):
    keys = {instrument.key for instrument in shipped_instruments()}
    assert {held.instrument for held in plan.read.all(Round)} <= keys


def test_it_is_not_made_over_another_file(around, tmp_path):
    target = tmp_path / "mine.firebreak"
    target.write_text("mine")

    with pytest.raises(PlanExistsError):
        make_example(target, 1, around, NoProgress())

    assert target.read_text() == "mine"


class StopSoon:
    """A user who changes their mind in the second week."""

    def step(self, done, _):
        if done:
            raise Cancelled


def test_a_stopped_example_leaves_nothing(around, tmp_path):
    with pytest.raises(Cancelled):
        make_example(tmp_path / "mine.firebreak", 4, around, StopSoon())

    assert list(tmp_path.glob("mine*")) == []


def test_its_ledger_says_who_what_and_on_what_grounds(plan):
    rows = plan.read.all(Displacement)
    lost = displacements(rows)

    assert {row.kind for row in rows} >= {RowKind.DISPLACED, RowKind.KEPT}
    assert any(row.charter_item for row in lost)
    numbers = sorted(row.exception_number for row in lost if row.exception_number)
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(bool(row.charter_item) != bool(row.exception_number) for row in lost)
    settled = [b for b in plan.read.all(Block) if b.state in (BlockState.KEPT, BlockState.LOST)]
    assert {block.id for block in settled} == {row.block for row in rows if row.block}


def test_its_debt_was_never_negative_and_a_surge_waits_for_a_decision(plan):
    for moment in {row.at for row in plan.read.all(Displacement)}:
        assert debt_at(plan, moment).overpaid == 0
    (surge,) = surges(plan)
    assert surge.is_waiting


def test_some_of_it_can_be_looked_back_on_and_some_was(plan):
    assert due_hindsights(plan)
    assert hindsight_summary(plan).all.judged > 0


def test_its_tensions_have_parties_and_stand_as_their_history_ends(plan):
    views = tension_views(plan)

    assert len(views) == 5
    assert any(party.is_public for view in views for party in view.parties)
    for view in views:
        last = view.history[-1]
        now = view.tension
        assert (last.state, last.energy, last.trust) == (now.state, now.energy, now.trust)
        assert now.carried_by
        assert view.parties


def test_every_week_has_its_pulse_and_promises_went_every_way(plan):
    assert len(pulse_trend(plan).pulses) == WEEKS
    assert {act.state for act in trust_overview(plan).acts} == set(PromiseState)


def test_its_barriers_cost_hours_blocks_and_goals(plan):
    today = plan.now().date()
    drawn = fuel_map(plan, Days(first=today - timedelta(weeks=WEEKS), last=today))

    assert len(drawn.rows) == 4
    assert all(row.cost.minutes and row.delays for row in drawn.rows)
    assert any(row.cost.blocks for row in drawn.rows)


def test_one_initiative_is_not_ready_for_review_and_one_goal_has_a_blank_limb(plan):
    assert [view.is_ready_for_review for view in initiative_views(plan)] == [True, True, False]
    assert any(view.blank for view in direction(plan).goals)


def test_a_long_one_gave_up_debt_and_worded_its_charter_anew(tmp_path):
    around = Surroundings(
        clock=lambda: datetime(2026, 11, 20, 16, 0, tzinfo=UTC),
        randomness=random.Random(7).randbytes,  # noqa: S311 - made-up data
    )
    make_example(tmp_path / "long.firebreak", 20, around, NoProgress())
    long = Session.open(tmp_path / "long.firebreak", around)

    rows = long.read.all(Displacement)
    assert any(row.kind is RowKind.WRITTEN_OFF and row.why for row in rows)
    assert any(item.replaces for item in long.read.all(CharterItem))
    assert all(debt_at(long, row.at).overpaid == 0 for row in rows[::10])
    repaid = sum(row.minutes for row in rows if row.kind is RowKind.KEPT)
    assert repaid < 0
    long.close()


def test_one_reference_back_is_overdue_and_no_decision_is_closed_without_its_boards(plan):
    today = plan.now().date()
    views = decision_views(plan)
    waiting = [thing for thing in due_things(plan) if thing.kind is DueKind.SEND_TO_BOARD]

    assert len(views) == 6
    assert [thing.is_overdue(today) for thing in waiting] == [True, False]
    assert all(view.missing == () for view in views if view.decision.is_closed)
    assert all(view.checks for view in views if view.decision.is_against_interest)
    assert any(one.intention for view in views for one in view.organisations)
    assert any(one.intention is None for view in views for one in view.organisations)
    assert all(kind_of(body, today) for body in plan.read.all(Body))
    assert [entry.is_declared for entry in loyalties(plan)] == [False, True]


def test_the_named_change_got_time_and_its_views_differ(plan):
    frailty, _, nights = plan.read.all(Initiative)

    assert say_do_of(plan, frailty).logged_minutes > 0
    assert {one.rater for one in say_do_of(plan, frailty).said} == set(Rater)
    because = {
        line.latest.subscale_key: line.latest
        for line in readiness_of(plan, nights)
        if line.rater is Rater.TEAM
    }
    divided = [one for one in because.values() if one.because is Because.DISAGREEMENT]
    assert [one.split for one in divided] != [None]
    (point,) = plan.read.all(Reflection)
    answers = plan.read.all(ReflectionAnswer)
    assert {one.side for one in answers if one.reflection == point.id} == set(Side)


def test_a_plan_came_back_and_its_readers_have_time_for_the_next(plan, tmp_path):
    comments = plan.read.all(CoachComment)
    released = gather_release(plan, Audience.COACH)
    written = write_pdf(released, tmp_path / "plan.pdf", NoProgress())

    assert {one.revision for one in comments} == {plan.read.all(Revision)[-1].number}
    assert {bool(one.reply) for one in comments} == {True, False}
    assert {bool(one.done_on) for one in plan.read.all(AgreedAction)} == {True, False}
    assert [one.version for one in plan.read.all(AgreementVersion)] == [1]
    assert written.pages <= MOST_PAGES
