import shutil
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors.fields import NotAMondayError, ValueNotUnderstoodError
from planner.domain.errors.governance import DayInFutureError
from planner.domain.errors.partnership import PulseSumError
from planner.domain.pulse import HomeTeam, Pulse, written_points
from planner.domain.records import Tier
from planner.services.pulses import (
    delete_pulse,
    home_teams,
    name_home_teams,
    pulse_trend,
    share_out,
)
from planner.services.session import Session

FUNCTION, ORGANISATION, EXECUTIVES, PARTNERSHIP = HomeTeam
MONDAY = date(2026, 11, 16)
SHARES = {FUNCTION: 4, ORGANISATION: 3, PARTNERSHIP: 3}


def test_ten_points_are_shared_out_for_a_week(session):
    pulse = share_out(session, SHARES)

    assert (pulse.week, pulse.tier) == (MONDAY, Tier.MINE)
    assert pulse.shares == {**SHARES, EXECUTIVES: 0}


@pytest.mark.parametrize(
    "shares", [{}, {FUNCTION: 9}, {FUNCTION: 6, ORGANISATION: 5}, {FUNCTION: 11, PARTNERSHIP: -1}]
)
def test_other_sums_are_refused_and_say_what_they_were(session, shares):
    with pytest.raises(PulseSumError) as refused:
        share_out(session, shares)

    assert refused.value.points == sum(shares.values())
    assert session.read.count(Pulse) == 0


@given(st.lists(st.integers(-20, 20), min_size=4, max_size=4))
def test_points_are_kept_exactly_if_they_add_up_to_ten(numbers):
    shares = dict(zip(HomeTeam, numbers, strict=True))
    try:
        written = written_points(shares)
    except PulseSumError:
        assert sum(numbers) != 10 or min(numbers) < 0
    else:
        assert Pulse(id="0" * 32, week=MONDAY, points=written).shares == shares


@pytest.mark.parametrize("points", ["10", "4 3 3", "a b c d", "4 3 3 0 0", "²2 3 4 1", "1e1 0 0 0"])
def test_what_cannot_be_read_is_no_pulse(points):
    with pytest.raises(ValueNotUnderstoodError):
        Pulse(id="0" * 32, week=MONDAY, points=points)


def test_a_pulse_belongs_to_a_monday():
    with pytest.raises(NotAMondayError):
        Pulse(id="0" * 32, week=date(2026, 11, 17), points="4 3 3 0")


def test_sharing_out_again_replaces_and_keeps_note_and_tier(session):
    share_out(session, SHARES, note="Board week", tier=Tier.COACH)
    share_out(session, {EXECUTIVES: 10}, date(2026, 11, 18))

    (pulse,) = pulse_trend(session).pulses
    assert (pulse.shares[EXECUTIVES], pulse.note, pulse.tier) == (10, "Board week", Tier.COACH)


def test_a_week_to_come_has_no_pulse(session):
    with pytest.raises(DayInFutureError):
        share_out(session, SHARES, date(2026, 11, 23))


def test_a_deleted_pulse_can_be_given_again(session):
    delete_pulse(session, share_out(session, SHARES))
    assert pulse_trend(session).pulses == ()

    share_out(session, SHARES)
    assert len(pulse_trend(session).pulses) == 1


def test_two_copies_of_a_plan_mean_the_same_pulse(tmp_path, around):
    mine, theirs = tmp_path / "mine.firebreak", tmp_path / "theirs.firebreak"
    Session.create(mine, around).close()
    shutil.copy(mine, theirs)
    ids = []
    for path in (mine, theirs):
        opened = Session.open(path, around)
        ids.append((share_out(opened, SHARES).id, name_home_teams(opened, {FUNCTION: "Ops"}).id))
        opened.close()

    assert ids[0] == ids[1]


def test_the_leader_names_the_teams(session):
    name_home_teams(session, {FUNCTION: "Operations", PARTNERSHIP: "Northside"})
    name_home_teams(session, {PARTNERSHIP: " "})

    names = home_teams(session)
    assert [names.own_name(team) for team in HomeTeam] == ["Operations", "", "", ""]


def test_the_trend_waits_for_a_quarter(session):
    for week in range(13):
        assert pulse_trend(session).lately is None
        share_out(session, {FUNCTION: 10}, date.fromordinal(MONDAY.toordinal() - 7 * week))
    trend = pulse_trend(session)
    assert trend.lately == {FUNCTION: 10, ORGANISATION: 0, EXECUTIVES: 0, PARTNERSHIP: 0}
    assert trend.before is None


def test_points_that_were_erased_are_none():
    erased = Pulse(id="0" * 32, week=MONDAY, points="")

    assert set(erased.shares.values()) == {0}
