"""Where people decide: decisions, tensions, pulses, bodies, barriers."""

from datetime import date

from PySide6.QtCore import Qt

from planner.domain.attention import Entry
from planner.domain.barriers import Barrier
from planner.domain.governance import BenefitCheck, Decision
from planner.domain.partnership import RoleOverlap, Tension, TensionChange
from planner.domain.people import Body, Forum
from planner.domain.pulse import HomeTeam, Pulse
from planner.services.log import log_line
from planner.services.pulses import share_out

UP, TAB = Qt.Key.Key_Up, Qt.Key.Key_Tab


def test_a_decision_of_an_advisory_group_is_not_closed_before_a_board_has_answered(
    open_register, press, session, decision, type_into, shown_words
):
    page = open_register()
    assert "An advisory group cannot decide for the boards" in shown_words(page)

    press(page, "Close the decision")
    assert not session.read.get(Decision, decision.id).is_closed

    press(page, "Refer back")
    type_into(page, "board", "Riverside board")
    type_into(page, "sent_on", "10 Nov")
    type_into(page, "outcome", "agreed")
    press(page, "Save")
    assert "Nothing stands in the way: it can be closed." in shown_words(page)
    press(page, "Close the decision")

    assert session.read.get(Decision, decision.id).closed_on == date(2026, 11, 20)
    press(page, "Open it again")
    assert not session.read.get(Decision, decision.id).is_closed


def test_closing_without_a_board_says_why_not(open_register, press, decision, notices):
    page = open_register()

    press(page, "Close the decision")

    assert decision.title in notices[-1].words


def test_the_form_asks_for_the_reference_back_once_adverse_impact_is_likely(
    open_register, add, press, shown_words
):
    own = add(Body, name="Riverside", is_organisation_in_law=True)
    page = open_register()
    press(page, "Add a decision")
    form = page.form.form
    body = form.field("body")
    body.choose(own.id)
    body.activated.emit(body.currentIndex())
    assert not form.field("board").isVisible()
    assert "Riverside: none recorded" in shown_words(page)
    assert "No limit of its delegated authority is recorded." in shown_words(page)

    form.field("is_adverse").click()

    assert form.field("board").isVisible()
    assert "cannot be closed until its board has answered" in shown_words(page)


def test_the_benefit_of_a_decision_against_interest_is_checked(
    qtbot, open_register, add, press, session, type_into
):
    add(Decision, title="Beds", day=date(2026, 5, 1), is_against_interest=True)
    page = open_register()
    press(page, "Check the benefit")
    page.form.form.field("arrived").choose("partly")
    type_into(page, "noticed_by", "the ward")

    press(page, "Save")

    (check,) = session.read.all(BenefitCheck)
    assert (check.arrived.value, check.noticed_by) == ("partly", "the ward")


def test_an_organisation_is_named_with_its_intention(open_register, press, decision, shown_words):
    page = open_register()

    press(page, "Name a body")
    page.form.form.field("body").choose(decision.body)
    press(page, "Save")

    assert "Northside Place Partnership: none recorded" in shown_words(page)


def test_a_tension_asks_who_carries_the_cost(open_register, press, session, type_into, shown_words):
    page = open_register("tensions")
    press(page, "Add a tension")
    type_into(page, "title", "Beds")

    press(page, "Save")

    assert "Who carries the cost of “Beds”?" in shown_words(page)
    assert page.form.form.field("carried_by").hasFocus()
    assert session.read.all(Tension) == []


def test_the_history_of_a_tension_stands_as_words_and_picture(
    open_register, add, press, session, shown_words
):
    add(Tension, title="Beds", carried_by="the ward")
    page = open_register("tensions")
    press(page, "Note how it stands")
    press(page.form, "Harmful")
    press(page, "Save")

    assert [one.state.value for one in session.read.all(TensionChange)][-1] == "harmful"
    assert "20 Nov 2026: Harmful" in shown_words(page)
    press(page, "Show as table")
    press(page, "Say how it ended")
    page.form.form.field("ending").setText("We share the beds")
    press(page, "End the tension")
    assert session.read.all(Tension)[0].ending == "We share the beds"


def test_a_side_of_a_tension_is_named(open_register, add, press, type_into, words_of):
    add(Tension, title="Beds", carried_by="the ward")
    page = open_register("tensions")
    press(page, "Name a side")
    type_into(page, "name", "Carers")

    press(page, "Save")
    assert words_of(page.rows_card.list) == ["Beds", "Carers"]
    assert page.sheet_card.title.text() == "Carers"
    press(page, "Delete")

    assert words_of(page.rows_card.list) == ["Beds"]


def test_ten_points_are_shared_out_by_arrow_keys(qtbot, open_register, press, session):
    page = open_register("pulse")
    press(page.empty, "Share out points")
    fields = list(page.form.points.values())
    assert fields[0].hasFocus()
    for _ in range(7):
        qtbot.keyClick(fields[0], UP)
    assert page.form.left.text() == "3 points are left."

    press(page, "Save")
    assert "these add up to 7" in page.form.left.text()
    assert session.read.all(Pulse) == []

    for _ in range(4):
        qtbot.keyClick(fields[3], UP)
    assert page.form.left.text() == "1 point too many."
    qtbot.keyClick(fields[3], Qt.Key.Key_Down)
    assert page.form.left.text() == "All ten points are shared out."
    press(page, "Save")

    assert [one.points for one in session.read.all(Pulse)] == ["7 0 0 3"]


def test_the_day_of_a_pulse_is_explained(open_register, press, session, shown_words):
    page = open_register("pulse")
    press(page.empty, "Share out points")
    page.form.week.setText("someday")

    press(page, "Save")

    assert "“someday” is no day" in shown_words(page)
    press(page, "Cancel")


def test_the_teams_are_named(open_register, press, session, type_into, shown_words):
    share_out(session, {HomeTeam.FUNCTION: 10})
    page = open_register("pulse")
    press(page, "Name the teams")
    type_into(page, "function", "Operations")

    press(page, "Save")

    assert "Operations: 10" in shown_words(page)
    assert "Averages are given from 13 weeks on." in shown_words(page)


def test_the_kind_of_a_body_says_how_it_decides(open_register, press, session, type_into):
    page = open_register("bodies")
    press(page.empty, "Add a body")
    kind = page.form.form.field("kind")
    kind.choose("place_partnership")
    kind.activated.emit(kind.currentIndex())
    type_into(page, "name", "Northside")

    press(page, "Save")

    (body,) = session.read.all(Body)
    assert (body.kind, body.is_organisation_in_law) == ("place_partnership", False)
    assert body.forum is Forum.ADVISORY


def test_a_limit_stands_under_its_body(
    open_register, press, forum, type_into, words_of, shown_words
):
    page = open_register("bodies")
    press(page, "Add a limit")
    type_into(page, "limit", "Recommend only")
    type_into(page, "pounds", "10,000")
    press(page, "Save")

    assert words_of(page.rows_card.list) == ["Northside Place Partnership", "Recommend only"]
    assert "£10,000" in shown_words(page)


def test_a_barrier_is_cleared_and_says_what_it_delays(open_register, add, press, session):
    add(Barrier, title="No shared record", tag="record")
    page = open_register("barriers")
    assert page.above_card.isVisible()

    press(page, "It is out of the way")

    assert session.read.all(Barrier)[0].cleared_on == date(2026, 11, 20)


def test_what_a_barrier_cost_is_ticked(open_register, add, press, session, qtbot):
    beds = add(Barrier, title="Discharge beds")
    log_line(session, "1h fire bed meeting")
    entry = log_line(session, "2h fire beds again")
    page = open_register("barriers")

    press(page, "Say what it cost")
    qtbot.keyClicks(page.form.search, "again")
    lines = [page.form.lines.item(number) for number in range(page.form.lines.count())]
    (found,) = [line for line in lines if not line.isHidden()]
    found.setCheckState(Qt.CheckState.Checked)
    press(page, "Save")

    linked = [one.id for one in session.read.all(Entry) if one.barrier == beds.id]
    assert linked == [entry.id]


def test_a_role_overlap_waits_for_its_owner(open_register, add, forum, words_of, shown_words):
    add(RoleOverlap, function="Winter plan", body=forum.id)
    page = open_register("overlaps")

    assert words_of(page.rows_card.list) == ["Winter plan"]
    assert "nobody agreed yet" in shown_words(page)
