import pytest
from PySide6.QtCore import Qt

from planner.domain.hours import WeekHours
from planner.domain.protection import HoursSet, Rule
from ui.pages.protected_time.rule_dialogs import HoursDialog, RuleDialog
from ui.pages.protected_time.rules_dialog import RulesDialog


@pytest.fixture
def rules_dialog(rules, show, dialog):
    page = show()
    page.rules_button.click()
    return dialog(RulesDialog)


def rows(dialog):
    model = dialog.table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def typed(qtbot, form, name, words):
    form.field(name).clear()
    qtbot.keyClicks(form.field(name), words)


def test_without_a_rule_the_page_says_what_will_stand_there(qtbot, session, show, dialog):
    page = show()
    assert not page.body_row.isVisible()
    assert page.empty.button.text() == "Add the first rule"

    qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    asked = dialog(RuleDialog)
    typed(qtbot, asked.form, "title", "Model of care")
    typed(qtbot, asked.form, "target", "2h")
    qtbot.keyClick(asked.form.field("target"), Qt.Key.Key_Return)

    assert [(rule.title, rule.target) for rule in session.read.all(Rule)] == [
        ("Model of care", 120)
    ]
    assert page.body_row.isVisible()
    assert page.propose_button.property("role") == "primary"


@pytest.mark.parametrize(
    "wrong",
    [
        ("title", "  ", "“Title” of the rule is empty"),
        ("target", "a while", "“a while” is no duration"),
        ("target", "", "No duration is written"),
        ("shortest", "3h", "“Longest block” of the rule goes from"),
        ("window", "tuesdays", "“tuesdays” is not understood as hours"),
        ("deadline", "the day after never", "is no day"),
    ],
)
def test_what_is_wrong_in_a_rule_is_said_beside_it_and_kept(
    qtbot, session, rules_dialog, dialog, wrong
):
    name, words, told = wrong
    before = session.read.all(Rule)
    rules_dialog.edit.click()
    asked = dialog(RuleDialog)
    typed(qtbot, asked.form, name, words)

    asked.do_button.click()

    assert asked.isVisible()
    said = [row.error.text() for row in asked.form._rows.values() if row.error.text()]
    assert len(said) == 1
    assert told in said[0]
    assert asked.form.field(name).text() == words
    assert session.read.all(Rule) == before


def test_a_rule_is_changed_where_it_is_chosen(qtbot, session, rules, rules_dialog, dialog):
    qtbot.keyClick(rules_dialog.table, Qt.Key.Key_Down)
    qtbot.keyClick(rules_dialog.table, Qt.Key.Key_Return)
    asked = dialog(RuleDialog)
    assert asked.form.field("title").text() == "Truth to power"
    typed(qtbot, asked.form, "window", "tue-thu 09:00-11:00")
    typed(qtbot, asked.form, "deadline", "2026-12-31")
    asked.form.field("is_defended").setChecked(True)
    asked.do_button.click()

    changed = session.read.get(Rule, rules[1].id)
    assert changed.window == WeekHours.parse("tue-thu 09:00-11:00")
    assert changed.is_defended
    assert rows(rules_dialog)[1][3] == "Tue–Thu 09:00–11:00"


def test_a_rule_rests_and_works_again(session, rules, rules_dialog):
    rules_dialog.pause.click()
    assert not session.read.get(Rule, rules[0].id).is_active
    assert rules_dialog.pause.text() == "Resume"
    assert rows(rules_dialog)[0][-1] == "paused"

    rules_dialog.pause.click()
    assert session.read.get(Rule, rules[0].id).is_active


def test_a_deleted_rule_comes_back_by_the_message_in_the_dialog(session, rules, rules_dialog):
    rules_dialog.delete.click()
    assert [row[0] for row in rows(rules_dialog)] == ["Truth to power"]

    rules_dialog.messages.act_button.click()

    assert session.read.all(Rule) == rules
    assert len(rows(rules_dialog)) == 2


def test_a_rule_is_added_to_the_others(qtbot, session, rules_dialog, dialog):
    rules_dialog.add_rule.click()
    asked = dialog(RuleDialog)
    typed(qtbot, asked.form, "title", "Money")
    typed(qtbot, asked.form, "target", "45m")
    asked.do_button.click()
    assert "Shortest" not in asked.refusal.text()

    assert [row[0] for row in rows(rules_dialog)] == ["Model of care", "Truth to power", "Money"]


def test_without_rules_there_is_nothing_to_change(session, rules, rules_dialog):
    rules_dialog.delete.click()
    rules_dialog.delete.click()

    assert rows(rules_dialog) == []
    assert not rules_dialog.edit.isEnabled()


def test_the_working_hours_are_changed_or_explained(qtbot, session, rules_dialog, dialog):
    rules_dialog.hours.click()
    asked = dialog(HoursDialog)
    assert asked.form.field("hours").text() == "mon-fri 08:00-18:00"
    typed(qtbot, asked.form, "hours", "mon-fri nine to five")
    asked.do_button.click()
    assert asked.isVisible()

    typed(qtbot, asked.form, "hours", "mon-thu 08:00-12:00,13:00-17:00")
    typed(qtbot, asked.form, "after_meeting", "10m")
    asked.do_button.click()

    (hours,) = session.read.all(HoursSet)
    assert (hours.hours.short(), hours.after_meeting) == ("mon-thu 08:00-12:00,13:00-17:00", 10)
