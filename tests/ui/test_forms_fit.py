"""Every form of a page fits into a small window at twice the text: nothing is scrolled sideways."""

import pytest
from PySide6.QtWidgets import QPushButton

from planner.domain.direction import Initiative
from planner.domain.goals import Skill, SkillGoal
from planner.services.goals import add_goal
from planner.services.readiness import add_initiative
from tests.ui.audit import clipped_words, settle, unreachable_width
from ui.look.theme import Theme
from ui.main_window import MainWindow
from ui.pages import PAGES

WIDTH, HEIGHT, PERCENT = 900, 600, 200


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
