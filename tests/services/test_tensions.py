from dataclasses import replace
from datetime import date

import pytest

from planner.domain.changes import Action
from planner.domain.errors.fields import EmptyFieldError
from planner.domain.errors.governance import DayInFutureError
from planner.domain.errors.partnership import AlreadyEndedError, CostCarrierMissingError
from planner.domain.partnership import Tension, TensionChange, TensionParty, TensionState
from planner.services.records import add_record, delete_record, edit_record
from planner.services.tensions import (
    Side,
    Standing,
    add_party,
    add_tension,
    close_tension,
    note_standing,
    reword_change,
    tension_view,
    tension_views,
)

TODAY = date(2026, 11, 20)
DRIFTING, HARMFUL = TensionState.DRIFTING, TensionState.HARMFUL


def tension(session, **fields):
    given = {"title": "Beds or homes", "carried_by": "the wards"} | fields
    return add_tension(session, Tension(id=session.new_id(), **given))


def older_tension(session):
    """A tension as earlier versions kept it: no history, nobody who carries the cost."""
    old = Tension(id=session.new_id(), title="Beds or homes")
    with session.action(Action.ADD_RECORD) as writer:
        writer.add(old)
    return old


def states(session, seen):
    view = tension_view(session, seen)
    return [(change.day, change.state) for change in view.history]


def kept(session, seen):
    return session.read.get(Tension, seen.id)


@pytest.mark.parametrize("carried_by", ["", "  "])
def test_nothing_is_saved_before_somebody_said_who_carries_the_cost(session, carried_by):
    with pytest.raises(CostCarrierMissingError):
        tension(session, carried_by=carried_by)
    with pytest.raises(CostCarrierMissingError):
        add_record(session, Tension(id=session.new_id(), title="X", carried_by=carried_by))

    assert tension_views(session) == []


@pytest.mark.parametrize("answer", ["nobody", "not known"])
def test_nobody_and_not_known_are_answers(session, answer):
    assert kept(session, tension(session, carried_by=answer)).carried_by == answer


def test_an_older_tension_opens_and_asks_when_it_is_changed(session):
    old = older_tension(session)

    assert [view.tension for view in tension_views(session)] == [old]
    with pytest.raises(CostCarrierMissingError):
        edit_record(session, old, replace(old, note="x"))
    edit_record(session, old, replace(old, carried_by="nobody", state=DRIFTING))
    assert [state for _, state in states(session, old)] == ["constructive", "drifting"]


def test_each_party_says_what_it_wants_and_the_public_may_be_one(session):
    new = Tension(id=session.new_id(), title="Beds or homes", carried_by="the wards")
    add_tension(session, new, [Side(name="Trust", wants="20 beds"), Side(name="Council")])
    add_party(session, new, Side(name="People over 75", wants="their own bed", is_public=True))

    parties = tension_view(session, new).parties
    assert [(party.name, party.is_public) for party in parties] == [
        ("Trust", False),
        ("Council", False),
        ("People over 75", True),
    ]


def test_a_party_without_a_name_leaves_no_tension_behind(session):
    new = Tension(id=session.new_id(), title="Beds or homes", carried_by="the wards")
    with pytest.raises(EmptyFieldError):
        add_tension(session, new, [Side(name=" ")])

    assert tension_views(session) == []


def test_the_history_tells_when_it_turned_and_why(session, clock):
    seen = tension(session)
    clock.pass_time(days=10)
    note_standing(session, seen, Standing(state=DRIFTING, energy=4, trust=2, note="January beds"))

    now = kept(session, seen)
    assert (now.state, now.energy, now.trust) == (DRIFTING, 4, 2)
    history = tension_view(session, seen).history
    assert [(change.day.day, change.state, change.note) for change in history] == [
        (20, "constructive", ""),
        (30, "drifting", "January beds"),
    ]


def test_editing_the_state_notes_it_and_editing_words_does_not(session):
    seen = tension(session)
    edit_record(session, seen, replace(seen, note="Both are right"))
    assert len(states(session, seen)) == 1

    worded = kept(session, seen)
    edit_record(session, worded, replace(worded, trust=2))
    assert len(states(session, seen)) == 2


def test_what_is_noted_for_an_earlier_day_does_not_change_the_present(session, clock):
    seen = tension(session)
    clock.pass_time(days=10)
    note_standing(session, seen, Standing(state=HARMFUL, trust=1))
    note_standing(session, kept(session, seen), Standing(state=DRIFTING), date(2026, 11, 25))

    now = kept(session, seen)
    assert (now.state, now.trust) == (HARMFUL, 1)
    assert [state for _, state in states(session, seen)] == ["constructive", "drifting", "harmful"]
    with pytest.raises(DayInFutureError):
        note_standing(session, kept(session, seen), Standing(state=HARMFUL), date(2027, 1, 1))


def test_one_undo_takes_back_state_and_history(session):
    seen = tension(session)
    note_standing(session, seen, Standing(state=HARMFUL))
    session.undo()

    assert kept(session, seen) == seen
    assert len(states(session, seen)) == 1


def test_a_reason_can_be_worded_anew(session):
    seen = tension(session)
    change = note_standing(session, seen, Standing(state=HARMFUL, note="Their fault"))
    reword_change(session, change, "Money moved without a word")

    assert session.read.get(TensionChange, change.id).note == "Money moved without a word"


def test_a_closed_tension_says_how_it_ended_and_plans_no_conversation(session):
    seen = tension(session, next_conversation=date(2026, 12, 1))
    closed = close_tension(session, seen, "One budget for both")

    assert (closed.closed_on, closed.ending) == (TODAY, "One budget for both")
    assert closed.next_conversation is None
    with pytest.raises(AlreadyEndedError):
        close_tension(session, closed)
    with pytest.raises(DayInFutureError):
        close_tension(session, tension(session), on=date(2026, 11, 21))


def test_open_ones_come_first_by_their_next_conversation(session):
    late = tension(session, title="late", next_conversation=date(2026, 12, 9))
    none = tension(session, title="none")
    soon = tension(session, title="soon", next_conversation=date(2026, 12, 1))
    ended = close_tension(session, tension(session, title="ended"))

    found = [view.tension.title for view in tension_views(session)]
    assert found == [each.title for each in (soon, late, none, ended)]


def test_parties_and_history_go_with_the_tension(session):
    seen = tension(session)
    add_party(session, seen, Side(name="Trust"))
    delete_record(session, kept(session, seen))

    assert session.read.count(TensionParty) == session.read.count(TensionChange) == 0
