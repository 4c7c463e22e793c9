"""Every page, form and dialog fits at twice the text: nothing is scrolled sideways or cut."""

import random
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from planner.domain.direction import Initiative
from planner.domain.goals import Skill, SkillGoal
from planner.progress import NoProgress
from planner.services.example.making import make_example
from planner.services.goals import add_goal
from planner.services.readiness import add_initiative
from planner.services.session import Session
from planner.store.plan_file import Surroundings
from tests.ui.audit import clipped_words, settle, too_wide_inside, unreachable_width
from tests.ui.dialogs import dialogs
from ui.context import Context
from ui.look.theme import Theme
from ui.main_window import MainWindow
from ui.pages import PAGES

WIDTH, HEIGHT, PERCENT = 900, 600, 200
EXAMPLE_WEEKS = 5


@pytest.fixture
def window(qtbot, context, session, shown_look):
    add_initiative(session, Initiative(id=session.new_id(), title="Frailty at home"))
    add_goal(session, SkillGoal(id=session.new_id(), title="Listen", skill=Skill.DELIVER))
    shown_look.show(Theme.LIGHT, PERCENT)
    made = MainWindow(context, PAGES)
    qtbot.addWidget(made)
    made.resize(WIDTH, HEIGHT)
    made.show()
    return made


def press(page, words):
    buttons = [one for one in page.findChildren(QPushButton) if one.isVisible()]
    next(one for one in buttons if one.text().replace("&", "") == words).click()
    settle()


def misfits(window, name):
    settle()
    page = window.page()
    return [f"{name}: {fault}" for check in CHECKS for fault in check(page)]


CHECKS = (unreachable_width, clipped_words)


def test_every_form_of_the_registers_fits(window):
    window.show_page("across")
    page = window.page()
    found = []
    for line in range(page.registers.rows.rowCount()):
        name = page.registers.rows.value(page.registers.rows.index(line, 0)).id
        page.registers.go_to(name)
        page.add_button.click() if page.add_button.isVisible() else page.empty.button.click()
        assert page.form is not None, name
        found += misfits(window, name)
        page.form.cancelled.emit()

    assert found == []


def test_the_forms_of_readiness_and_skill_goals_fit(window):
    window.show_page("readiness")
    found = []
    for words in ("Edit the change", "Open a round"):
        press(window.page(), words)
        assert window.page().form is not None, words
        found += misfits(window, words)
        window.page().form.cancelled.emit()
    window.show_page("skill_goals")
    press(window.page(), "Add a goal")
    assert window.page().form is not None
    found += misfits(window, "goal")

    assert found == []


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """A made-up director's plan, made once; it is only looked at."""
    around = Surroundings(
        clock=lambda: datetime(2026, 11, 20, 16, 0, tzinfo=UTC),
        randomness=random.Random(7).randbytes,  # noqa: S311 - made-up data
    )
    path = tmp_path_factory.mktemp("example") / "director.firebreak"
    make_example(path, EXAMPLE_WEEKS, around, NoProgress())
    opened = Session.open(path, around)
    yield opened
    opened.close()


@pytest.fixture
def rich_window(qtbot, example, shown_look):
    """A small window with twice the text over the example's plan."""
    context = Context(example)
    shown_look.show(Theme.LIGHT, PERCENT)
    made = MainWindow(context, PAGES)
    qtbot.addWidget(made)
    made.resize(WIDTH, HEIGHT)
    made.show()
    yield made, context
    context.jobs.shut_down()
    context.deleteLater()


def test_every_page_of_a_rich_plan_fits(rich_window):
    window, _ = rich_window
    found = []
    for page in PAGES:
        window.show_page(page.name)
        found += misfits(window, page.name)

    assert found == []


def test_every_dialog_fits_over_a_small_window(rich_window):
    window, context = rich_window
    settle()

    found = []
    for name, opening in dialogs(context, window).items():
        dialog = shown_by(opening)
        dialog.resize(min(dialog.width(), WIDTH), min(dialog.height(), HEIGHT))
        settle()
        if dialog.width() > WIDTH or dialog.height() > HEIGHT:
            found.append(f"{name}: {dialog.width()} by {dialog.height()} px at least")
        found += [f"{name}: {fault}" for check in IN_DIALOGS for fault in check(dialog)]
        dialog.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert found == []


IN_DIALOGS = (too_wide_inside, clipped_words)


def shown_by(opening):
    """Open a dialog; some of them open by themselves."""
    made = opening()
    if made is not None:
        made.open()
        return made
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog)]
    return next(one for one in shown if one.isVisible())
