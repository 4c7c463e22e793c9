"""A plan with two rules, some diary and a block, and the page in its window."""

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from planner.domain.attention import Meeting
from planner.domain.changes import Action
from planner.domain.direction import Initiative
from planner.domain.goals import Skill, SkillGoal
from planner.domain.hours import WeekHours
from planner.domain.protection import Block, Rule
from planner.scheduling.proposal import Because, Proposal, ProposedBlock, Reason
from planner.services.blocks import add_block
from planner.services.protection import add_rule
from planner.services.schedule import store_proposals
from tests.ui.audit import settle
from tests.ui.pages.protected_time.moments import at
from ui.main_window import MainWindow
from ui.pages.protected_time.page import ProtectedTimePage
from ui.pages.protected_time.week_card import DAY
from ui.pages.spec import PageSpec


@pytest.fixture
def add(session):
    def add_records(*records):
        with session.action(Action.ADD_RECORD) as writer:
            for record in records:
                writer.add(record)

    return add_records


@pytest.fixture
def rules(session, add):
    """One rule for an initiative, one for a skill goal."""
    initiative = Initiative(id=session.new_id(), title="Frailty at home")
    goal = SkillGoal(id=session.new_id(), title="Speak up", skill=Skill.SPEAK_TRUTH_TO_POWER)
    add(initiative, goal)
    made = [
        Rule(
            id=session.new_id(),
            title="Model of care",
            initiative=initiative.id,
            target=120,
            window=WeekHours.parse("mon-fri 08:00-12:00"),
        ),
        Rule(id=session.new_id(), title="Truth to power", goal=goal.id, target=60, longest=60),
    ]
    for rule in made:
        add_rule(session, rule)
    return made


@pytest.fixture
def meeting(session, add):
    """The board, on Tuesday from nine to eleven."""
    made = Meeting(
        id=session.new_id(), uid="board", start=at(1, 9), end=at(1, 11), title="Place board"
    )
    add(made)
    return made


@pytest.fixture
def block(session, rules):
    """An hour and a half for the first rule, on Tuesday at ten."""
    made = Block(
        id=session.new_id(),
        rule=rules[0].id,
        title=rules[0].title,
        start=at(1, 10),
        minutes=90,
        first_start=at(1, 10),
        first_minutes=90,
    )
    add_block(session, made)
    return made


@pytest.fixture
def show(qtbot, context):
    """Show the page in its window, at the week after the clock's Friday."""
    kept = []

    def show_page():
        spec = PageSpec(
            name="protected_time",
            title=lambda: "Protected time",
            icon="protected_time",
            create=ProtectedTimePage,
        )
        window = MainWindow(context, [spec], plan_name="alex")
        qtbot.addWidget(window)
        kept.append(window)
        with qtbot.waitActive(window):
            window.show()
        page = window.page()
        if page.week_card.view.value == DAY:  # large text leaves room for one
            page.week_card.show_as_week()
        page.week_card.later.click()
        settle()
        return page

    yield show_page
    kept.clear()


@pytest.fixture
def choose(qtbot):
    """Choose something in the week and put the focus there."""

    def choose_key(page, key):
        page.week_card.go_to(key)
        page.week_card.current_view().setFocus()
        qtbot.waitUntil(page.week_card.current_view().hasFocus)

    return choose_key


@pytest.fixture
def dialog(qtbot):
    """Return the dialog opened last, and close what a test leaves open."""
    found = []

    def opened(kind=QDialog):
        def shown():
            return [w for w in QApplication.topLevelWidgets() if type(w) is kind and w.isVisible()]

        qtbot.waitUntil(lambda: bool(shown()))
        found.extend(shown())
        settle()
        return shown()[-1]

    yield opened
    for each in reversed(found):
        try:
            each.done(0)  # whatever it would ask before
        except RuntimeError:  # closed and deleted by the test itself
            continue


@pytest.fixture
def propose(qtbot):
    """Press Propose and wait for the end of the search."""

    def press(page, weeks=1):
        page.search.weeks_ahead = weeks
        page.header.propose_button.click()
        qtbot.waitUntil(lambda: not page.search.is_running, timeout=20_000)

    return press


@pytest.fixture
def proposed(session, rules, show):
    """The page with two proposals in the week shown and one in the week after."""
    model, truth = rules
    because = (Because(Reason.LIKELY_TO_SURVIVE, 0.8),)
    blocks = tuple(
        ProposedBlock(rule_key=rule.id, start=start, minutes=60, survival=0.8, reasons=because)
        for rule, start in ((model, at(0, 8)), (truth, at(3, 13)), (model, at(7, 8)))
    )
    found = Proposal(blocks=blocks, unmet=(), objective=1.0, bound=None, gap=None)
    store_proposals(session, found)
    return show()
