"""The week is closed by keys, from its open days to three answers and a summary to copy."""

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from planner.domain.attention import DayClose, WeekClose
from planner.domain.goals import Skill, SkillGoal
from planner.domain.hindsight import Hindsight, Worth
from planner.domain.proposals import StoredProposal
from planner.domain.protection import Block, BlockState, Displacement, Requester, RowKind
from planner.services.blocks import displace_block
from planner.services.cause import Cause
from planner.services.day import close_day
from planner.services.goals import add_goal
from planner.services.log import log_line
from planner.services.surges import end_surge, start_surge
from tests.ui import audit
from ui.look.theme import Theme
from ui.pages.this_week.closing.close_day import CloseDay
from ui.pages.this_week.closing.close_week import CloseWeek
from ui.pages.this_week.week_paper import WeekPaper

MONDAY = date(2026, 11, 16)
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
CALL = Cause(by_what="Region call", for_whom=Requester.SITE)


@pytest.fixture
def close_week(qtbot, context, shown_look):
    """Open the guided close of the week over a bare window."""
    window = QWidget()
    qtbot.addWidget(window)

    def opened():
        made = CloseWeek(context, MONDAY, window)
        with qtbot.waitActive(made):
            made.open()
        audit.settle()
        return made

    return opened


@pytest.fixture
def propose(session):
    """Put proposals for a rule into next week, one a day from Tuesday."""

    def put(rule, number):
        start = datetime(2026, 11, 24, 9, tzinfo=UTC)
        session.put_proposals(
            [
                StoredProposal(
                    id=session.new_id(),
                    rule=rule,
                    start=start + timedelta(days=day),
                    minutes=60,
                    survival=None,
                    why="[]",
                )
                for day in range(number)
            ]
        )

    return put


def is_open():
    shown = QApplication.topLevelWidgets()
    return any(isinstance(widget, CloseWeek) and widget.isVisible() for widget in shown)


def heading(closing):
    return closing.step.ask.heading.text()


def note(closing):
    return closing.step.ask.note.text()


@pytest.fixture
def full_week(session, clock, put_block, propose):
    """A week with an open day, a block to settle, hindsight, debt and two proposals."""
    clock.pass_time(days=-8)
    displace_block(session, put_block(9, days=-8), CALL)
    clock.pass_time(days=8)
    log_line(session, "wed 8:00-18:00 run board")
    propose(put_block(9, days=-1).rule, 2)


def test_a_week_is_settled_step_by_step(session, full_week, close_week, keys):
    closing = close_week()
    assert closing.windowTitle() == "Week 47, 16 Nov to 22 Nov"
    assert heading(closing) == "Close Wednesday 18 November 2026?"
    assert note(closing) == "10 h logged, coverage 100%. All is settled."
    keys.press(ENTER)
    assert closing.where.text().startswith("Step 2 of 7")
    keys.press(Qt.Key.Key_K)
    assert heading(closing) == "Was it worth it?"
    assert note(closing) == (
        "“Region call” took 1 h of “Model of care” on Thu 12 Nov, for the site."
    )

    keys.press(Qt.Key.Key_C)

    assert heading(closing) == "1 h owed to “Model of care”"
    assert [close.day.day for close in session.read.all(DayClose)] == [18]
    [answer] = session.read.all(Hindsight)
    assert (answer.worth, answer.could_have_waited) == (Worth.NO, True)
    assert session.read.all(Block)[1].state is BlockState.KEPT
    keys.press(ESCAPE)


def test_a_week_ends_with_its_number(session, full_week, close_week, keys):
    closing = close_week()
    keys.press(ENTER, ENTER, Qt.Key.Key_Y, ENTER)
    assert closing.where.text().startswith("Step 5 of 7")
    assert heading(closing).startswith("10 h logged (coverage")
    keys.press(ENTER)
    assert heading(closing) == "Tue 24 Nov, 09:00–10:00: Model of care"
    keys.press(Qt.Key.Key_E)
    assert closing.where.text().startswith("Step 7 of 7")
    for answer in ("Model of care", "Escalations", "Tuesday"):
        keys.type(answer)
        keys.press(ENTER)

    assert heading(closing) == "Week 47 is closed"
    assert session.read.count(Block) == 4
    [week] = session.read.all(WeekClose)
    assert (week.only_me, week.displaced_by) == ("Model of care", "Escalations")
    assert (week.protect_next, week.is_closed) == ("Tuesday", True)
    keys.press(ENTER)
    assert not is_open()


def test_the_summary_is_copied_without_the_answers_unless_asked(session, close_week, keys):
    log_line(session, "wed 8:00-18:00 run board")
    close_day(session, date(2026, 11, 18))
    closing = close_week()
    keys.press(ENTER)
    keys.type("Model of care")
    keys.press(ENTER, ENTER, ENTER)

    keys.press(Qt.Key.Key_C)
    copied = QApplication.clipboard().text()
    assert copied.startswith("Week 47, 16 Nov to 22 Nov\n10 h logged")
    assert "No protected time was planned. Nothing is owed." in copied
    assert "Model of care" not in copied

    closing.step.with_answers.click()
    keys.press(Qt.Key.Key_C)
    assert "What did only I move forward? Model of care" in QApplication.clipboard().text()
    keys.press(ESCAPE)


def test_next_week_goes_on_paper_from_the_end(session, close_week, keys):
    closing = close_week()
    keys.press(ENTER)
    keys.press(ENTER, ENTER, ENTER)
    assert heading(closing) == "Week 47 is closed"

    closing.step.ask.take_focus()
    keys.press(Qt.Key.Key_P)

    window = closing.parentWidget()
    paper = next(child for child in window.children() if isinstance(child, WeekPaper))
    assert paper.isVisible()
    paper.reject()
    audit.settle()
    closing.accept()
    audit.settle()


def test_everything_can_be_skipped(session, close_week, keys, put_block, propose):
    log_line(session, "wed 8:00-18:00 run board")
    over = put_block(9, days=-1)
    displace_block(session, put_block(11, days=-2), CALL)
    propose(over.rule, 1)
    closing = close_week()

    keys.press(Qt.Key.Key_S, Qt.Key.Key_S, ENTER, ENTER, Qt.Key.Key_S, ENTER, ENTER, ENTER)

    assert heading(closing) == "Week 47 is closed"
    assert session.read.all(DayClose) == []
    assert session.read.all(Block)[0].state is BlockState.PLANNED
    keys.press(ENTER)


def test_leaving_keeps_the_answers_and_begins_with_what_is_open(session, close_week, keys):
    log_line(session, "wed 8:00-18:00 run board")
    closing = close_week()
    keys.press(ENTER, ENTER)
    keys.type("Model of care")
    keys.press(ESCAPE)
    assert not is_open()
    assert [one.is_closed for one in session.read.all(WeekClose)] == [False]

    closing = close_week()

    assert closing.where.text().startswith("Step 5 of 7"), "the day is closed already"
    keys.press(ENTER)
    assert closing.answers.lines[0].text() == "Model of care"
    keys.press(ESCAPE)


def test_leaving_with_a_patients_number_says_so_first(session, close_week, keys):
    log_line(session, "wed 8:00-18:00 run board")
    closing = close_week()
    keys.press(ENTER, ENTER)
    keys.type("bed 943 476 5919")

    keys.press(ESCAPE)
    assert is_open()
    assert session.read.all(WeekClose) == []
    closing.confirm.click()
    keys.press(ESCAPE)

    assert len(session.read.all(WeekClose)) == 1
    assert not is_open()


def test_a_day_is_gone_through_over_the_week(qtbot, session, close_week, keys):
    log_line(session, "wed 8:00-12:00 run board")
    closing = close_week()

    keys.press(Qt.Key.Key_G)
    day = next(child for child in closing.children() if isinstance(child, CloseDay))
    qtbot.waitUntil(day.isActiveWindow)
    assert day.step.ask.heading.text() == "12:00–18:00: what was it?"
    keys.press(Qt.Key.Key_R, ENTER, ENTER)

    assert [close.coverage for close in session.read.all(DayClose)] == [100]
    with qtbot.waitActive(closing):
        closing.activateWindow()
    assert closing.where.text().startswith("Step 5 of 7")
    keys.press(ESCAPE)


def test_debt_is_written_off_with_a_reason_only(session, close_week, keys, put_block):
    displace_block(session, put_block(9, days=-2), CALL)
    closing = close_week()
    keys.press(Qt.Key.Key_W, ENTER)
    assert closing.message.text() != ""
    assert heading(closing) == "1 h owed to “Model of care”"

    keys.type("Done by the team")
    keys.press(ENTER)

    assert session.read.all(Displacement)[-1].kind is RowKind.WRITTEN_OFF
    assert closing.where.text().startswith("Step 5 of 7")
    keys.undo()
    assert heading(closing) == "1 h owed to “Model of care”"
    keys.press(ESCAPE)


def test_a_surge_that_is_over_is_decided_about(session, clock, close_week, keys, put_block):
    block = put_block(15)
    start_surge(session, "Winter pressures", start=clock() - timedelta(hours=3))
    displace_block(session, block, CALL)
    clock.pass_time(minutes=1)
    end_surge(session)
    closing = close_week()
    assert heading(closing) == "“Winter pressures” is over"
    assert note(closing) == "1 h gave way in it. Is that to be repaid?"

    keys.press(Qt.Key.Key_R)

    assert heading(closing) == "1 h owed to “Model of care”"
    keys.press(ESCAPE)


def test_a_proposal_is_dropped_and_taken_back(session, close_week, keys, put_block, propose):
    propose(put_block(9, days=7).rule, 2)
    closing = close_week()
    keys.press(ENTER)
    assert note(closing).startswith("1 of 2 · ")

    keys.press(Qt.Key.Key_X)
    assert heading(closing) == "Wed 25 Nov, 09:00–10:00: Model of care"
    keys.undo()
    assert heading(closing) == "Tue 24 Nov, 09:00–10:00: Model of care"
    keys.press(Qt.Key.Key_A, Qt.Key.Key_A)

    assert len(session.read.all(Block)) == 3
    assert closing.where.text().startswith("Step 7 of 7")
    keys.press(ESCAPE)


def test_places_are_looked_for_when_none_is_proposed(qtbot, session, close_week, keys, put_block):
    put_block(9, days=14)
    closing = close_week()
    keys.press(ENTER)
    assert heading(closing) == "Nothing is proposed for next week"

    keys.press(Qt.Key.Key_P)
    qtbot.waitUntil(lambda: "Model of care" in heading(closing), timeout=10_000)

    keys.press(Qt.Key.Key_E)
    assert session.read.count(Block) > 1
    keys.press(ESCAPE)


def test_the_week_is_looked_at_beside_the_one_before(session, close_week, keys, put_block):
    log_line(session, "2026-11-11 8:00-10:00 run board")
    log_line(session, "wed 8:00-10:00 long model of care")
    close_day(session, date(2026, 11, 18))
    add_goal(
        session,
        SkillGoal(id=session.new_id(), title="Truth to power", skill=Skill.BUILD_TRUST),
    )
    put_block(9, days=4)
    closing = close_week()

    assert [line.text() for line in closing.step.lines] == [
        "The week before: 2 h logged (coverage 4%): too little is logged to speak of shares.",
        "Your own target is 2 h a week; 2 h was long-term work or development.",
        "No protected time was planned. Nothing is owed.",
        "No time went to “Truth to power”.",
    ]
    keys.press(ESCAPE)


@pytest.mark.parametrize(("theme", "percent"), [(Theme.DARK, 100), (Theme.HIGH_CONTRAST, 200)])
def test_every_step_keeps_the_rules(shown_look, full_week, close_week, keys, theme, percent):
    shown_look.show(theme, percent)
    closing = close_week()
    found = []
    while is_open():
        found += audit.faults(closing.body)
        keys.press(ENTER)

    assert found == []
