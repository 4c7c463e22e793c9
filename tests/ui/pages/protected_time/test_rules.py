from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planner.domain.hours import WeekHours
from planner.domain.joint import BusyTime
from planner.domain.people import Member
from planner.domain.protection import HoursSet, Rule
from planner.services.protection import add_hours, edit_rule, hours_sets, taking_part
from tests.ui.audit import settle
from ui.pages.protected_time.hours_dialogs import HoursDialog, HoursSetsDialog
from ui.pages.protected_time.member_calendar import MemberCalendar
from ui.pages.protected_time.rules_dialog import RulesDialog
from ui.widgets.tab_order import tab_order


@pytest.fixture
def rules_dialog(rules, context, open_page, dialog):
    """The rules over an empty window: the page beneath would only cost time."""
    beneath = open_page(QWidget(), 400, 300)
    RulesDialog(context, beneath).open()
    yield dialog(RulesDialog)
    beneath.close()


@pytest.fixture
def fits(qtbot):
    """Wait until it is told what would fit, and return the words."""

    def told(opened):
        qtbot.waitUntil(lambda: "Looking" not in opened.preview.words.text(), timeout=10_000)
        return opened.preview.words.text()

    return told


def rows(opened):
    model = opened.list.table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def written(opened):
    return opened.forms.current().form


def typed(qtbot, form, name, words):
    form.field(name).selectAll()
    qtbot.keyClick(form.field(name), Qt.Key.Key_Delete)
    qtbot.keyClicks(form.field(name), words)


def problems(form):
    return {name: row.error.text() for name, row in form._rows.items() if row.error.text()}


def test_without_a_rule_the_page_says_what_will_stand_there(qtbot, session, show, dialog):
    page = show()
    assert not page.body_row.isVisible()
    assert page.empty.button.text() == "Add the first rule"

    qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    opened = dialog(RulesDialog)
    assert written(opened).field("title").hasFocus()
    typed(qtbot, written(opened), "title", "Model of care")
    typed(qtbot, written(opened), "target", "2h")
    qtbot.keyClick(written(opened).field("target"), Qt.Key.Key_Return)

    assert [(rule.title, rule.target) for rule in session.read.all(Rule)] == [
        ("Model of care", 120)
    ]
    assert rows(opened) == [["Model of care", "2 h a week"]]
    assert page.body_row.isVisible()
    assert page.header.propose_button.property("role") == "primary"


@pytest.mark.parametrize(
    "wrong",
    [
        ("title", "  ", "“Title” of the rule is empty"),
        ("target", "a while", "“a while” is no duration"),
        ("target", "", "No duration is written"),
        ("window", "tuesdays", "“tuesdays” is not understood as hours"),
        ("window", "sat 09:00-11:00", "lie wholly outside the hours"),
        ("most_a_day", "30m", "longer than the 30 min allowed on a day"),
        ("deadline", "the day after never", "is no day"),
    ],
)
def test_what_is_wrong_in_a_rule_is_said_beside_it_and_kept(qtbot, session, rules_dialog, wrong):
    name, words, told = wrong
    before = session.read.all(Rule)
    form = written(rules_dialog)
    typed(qtbot, form, name, words)

    rules_dialog.save_button.click()

    assert list(problems(form)) == [name]
    assert told in problems(form)[name]
    assert form.field(name).text() == words
    assert session.read.all(Rule) == before


def test_everything_that_is_wrong_is_marked_at_once_until_it_is_right(qtbot, rules_dialog):
    rules_dialog.list.add_button.click()
    form = written(rules_dialog)
    typed(qtbot, form, "shortest", "3h")
    typed(qtbot, form, "earliest", "2026-12-02")
    typed(qtbot, form, "deadline", "2026-12-01")
    typed(qtbot, form, "best_hours", "mornings")

    rules_dialog.save_button.click()

    assert list(problems(form)) == ["title", "target", "longest", "best_hours", "deadline"]
    assert form.field("title").hasFocus()
    typed(qtbot, form, "title", "Money")
    typed(qtbot, form, "best_hours", "")
    assert list(problems(form)) == ["target", "longest", "deadline"]
    typed(qtbot, form, "target", "3h")
    typed(qtbot, form, "longest", "3h")
    typed(qtbot, form, "deadline", "2026-12-31")
    assert problems(form) == {}
    rules_dialog.save_button.click()
    assert rows(rules_dialog)[-1] == ["Money", "3 h a week"]


def test_a_rule_is_changed_where_it_is_chosen_in_one_step(qtbot, session, rules, rules_dialog):
    qtbot.keyClick(rules_dialog.list.table, Qt.Key.Key_Down)
    qtbot.keyClick(rules_dialog.list.table, Qt.Key.Key_Return)
    form = written(rules_dialog)
    assert form.field("title").text() == "Truth to power"
    qtbot.waitUntil(lambda: form.field("title").hasFocus())
    typed(qtbot, form, "window", "tue-thu 09:00-11:00")
    typed(qtbot, form, "deadline", "2026-12-31")
    form.field("is_defended").click()
    qtbot.keyClick(rules_dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    changed = session.read.get(Rule, rules[1].id)
    assert changed.window == WeekHours.parse("tue-thu 09:00-11:00")
    assert changed.is_defended
    assert not rules_dialog.save_button.isEnabled()
    rules_dialog.messages.act_button.click()
    assert session.read.get(Rule, rules[1].id) == rules[1]
    assert form.field("window").text() == ""


def test_what_was_typed_waits_while_another_rule_is_looked_at(qtbot, session, rules, rules_dialog):
    typed(qtbot, written(rules_dialog), "title", "Half a tit")
    rules_dialog.list.go_to(rules[1].id)
    assert written(rules_dialog).field("title").text() == "Truth to power"

    rules_dialog.list.go_to(rules[0].id)
    assert written(rules_dialog).field("title").text() == "Half a tit"
    rules_dialog.take_back_button.click()

    assert written(rules_dialog).field("title").text() == "Model of care"
    assert session.read.all(Rule) == rules


def test_a_rule_that_was_changed_elsewhere_is_not_overwritten(qtbot, session, rules, rules_dialog):
    typed(qtbot, written(rules_dialog), "title", "Mine")
    edit_rule(session, rules[0], replace(rules[0], title="Theirs"))
    assert written(rules_dialog).field("title").text() == "Mine"

    rules_dialog.save_button.click()
    assert "was changed meanwhile" in rules_dialog.messages.words.text()
    assert session.read.get(Rule, rules[0].id).title == "Theirs"

    rules_dialog.take_back_button.click()
    assert written(rules_dialog).field("title").text() == "Theirs"
    typed(qtbot, written(rules_dialog), "title", "Ours")
    rules_dialog.save_button.click()
    assert session.read.get(Rule, rules[0].id).title == "Ours"


def test_closing_asks_once_about_what_is_not_saved(qtbot, session, rules, rules_dialog):
    typed(qtbot, written(rules_dialog), "title", "Half a tit")

    rules_dialog.close_button.click()
    assert rules_dialog.isVisible()
    assert "“Model of care”" in rules_dialog.messages.words.text()

    rules_dialog.messages.act_button.click()
    assert not rules_dialog.isVisible()
    assert session.read.all(Rule) == rules


def test_a_rule_rests_and_works_again(session, rules, rules_dialog):
    rules_dialog.list.pause_button.click()
    assert not session.read.get(Rule, rules[0].id).is_active
    assert rules_dialog.list.pause_button.text() == "Resume"
    assert rows(rules_dialog)[0][-1] == "paused"

    rules_dialog.list.pause_button.click()
    assert session.read.get(Rule, rules[0].id).is_active


def test_a_deleted_rule_comes_back_by_the_message_in_the_dialog(session, rules, rules_dialog):
    rules_dialog.list.delete_button.click()
    assert [row[0] for row in rows(rules_dialog)] == ["Truth to power"]

    rules_dialog.messages.act_button.click()

    assert session.read.all(Rule) == rules
    assert len(rows(rules_dialog)) == 2


def test_a_rule_is_added_to_the_others_or_left(qtbot, rules_dialog):
    rules_dialog.list.add_button.click()
    assert rows(rules_dialog)[-1] == ["New rule", "not saved"]
    rules_dialog.list.delete_button.click()
    assert len(rows(rules_dialog)) == 2

    rules_dialog.list.add_button.click()
    typed(qtbot, written(rules_dialog), "title", "Money")
    typed(qtbot, written(rules_dialog), "target", "45m")
    typed(qtbot, written(rules_dialog), "shortest", "45m")
    rules_dialog.save_button.click()

    assert [row[0] for row in rows(rules_dialog)] == ["Model of care", "Truth to power", "Money"]
    assert rules_dialog.messages.words.text() == "Added “Money”."


def test_without_rules_there_is_nothing_to_change(session, rules, rules_dialog):
    rules_dialog.list.delete_button.click()
    rules_dialog.list.delete_button.click()

    assert rows(rules_dialog) == []
    assert not rules_dialog.list.delete_button.isEnabled()
    assert not rules_dialog.preview.isVisible()


def test_while_one_types_it_is_told_what_would_fit(
    qtbot, session, meeting, rules, rules_dialog, fits
):
    assert fits(rules_dialog).startswith("All of it would fit: 2 h a week")

    typed(qtbot, written(rules_dialog), "window", "tue 09:00-11:00")
    told = fits(rules_dialog)

    assert told.startswith("1 h 30 min of 2 h a week would fit")
    assert "on Tuesday mornings" in told
    assert "At any working hour" in rules_dialog.preview.why.text()
    assert session.read.all(Rule) == rules


def test_what_cannot_be_tried_is_named(qtbot, rules_dialog, fits):
    typed(qtbot, written(rules_dialog), "target", "a while")

    assert fits(rules_dialog) == "First put right: “Protected time wanted”."
    rules_dialog.list.add_button.click()
    assert fits(rules_dialog).startswith("Say how much you want")


def test_somebody_takes_part_and_is_new_to_the_plan(qtbot, session, rules, rules_dialog):
    people = rules_dialog.forms.current().people
    qtbot.keyClicks(people.name, "Kate Lee")
    qtbot.keyClick(people.name, Qt.Key.Key_Return)
    assert people.person("Kate Lee").part() is True
    assert session.read.count(Member) == 0, "nothing is saved yet"

    rules_dialog.save_button.click()

    (kate,) = session.read.all(Member)
    assert taking_part(session, rules[0]) == {kate.id: True}
    rules_dialog.messages.act_button.click()
    assert session.read.count(Member) == 0


def test_people_come_before_the_line_for_others_in_the_order_of_tab(qtbot, rules_dialog):
    people = rules_dialog.forms.current().people
    for name in ("Kate", "Tom"):
        people.name.setText(name)
        people.add_button.click()

    order = tab_order(rules_dialog)
    stops = [
        people.person("Kate").calendar_button,
        people.person("Tom").calendar_button,
        people.name,
        people.add_button,
        rules_dialog.save_button,
    ]
    assert sorted(stops, key=order.index) == stops


def test_a_member_s_calendar_tells_when_they_are_busy(
    qtbot, session, context, rules_dialog, tmp_path
):
    people = rules_dialog.forms.current().people
    people.name.setText("Kate")
    people.add_button.click()
    person = people.person("Kate")
    assert person.known.text() == "When they are busy is not known."
    path = tmp_path / "kate.ics"
    path.write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261124T090000Z\r\n"
        "DTEND:20261124T100000Z\r\nSUMMARY:Secret\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )

    MemberCalendar(context, person.member, rules_dialog).take_in(path)
    qtbot.waitUntil(lambda: session.read.count(BusyTime) == 1)
    settle()

    assert person.known.text() == "Busy times are known until 24 Nov 2026."
    assert "Nothing else of the calendar was kept." in rules_dialog.messages.words.text()
    assert person.part() is True, "what was chosen stays"


@pytest.fixture
def hours_dialog(rules_dialog, dialog):
    rules_dialog.list.hours_button.click()
    return dialog(HoursSetsDialog)


def test_the_working_hours_are_changed_or_explained(qtbot, session, hours_dialog, dialog):
    hours_dialog.edit_button.click()
    asked = dialog(HoursDialog)
    assert asked.form.field("hours").text() == "mon-fri 08:00-18:00"
    typed(qtbot, asked.form, "hours", "mon-fri nine to five")
    typed(qtbot, asked.form, "travel", "a mile")
    asked.do_button.click()
    assert asked.isVisible()
    assert list(problems(asked.form)) == ["hours", "travel"]

    typed(qtbot, asked.form, "hours", "mon-thu 08:00-12:00,13:00-17:00")
    typed(qtbot, asked.form, "travel", "20m")
    asked.do_button.click()

    (hours,) = session.read.all(HoursSet)
    assert (hours.hours.short(), hours.travel) == ("mon-thu 08:00-12:00,13:00-17:00", 20)


def test_an_hours_set_is_added_offered_to_rules_and_deleted(
    qtbot, session, rules_dialog, hours_dialog, dialog
):
    assert not hours_dialog.delete_button.isEnabled()
    hours_dialog.add_button.click()
    asked = dialog(HoursDialog)
    typed(qtbot, asked.form, "hours", "mon-fri 06:30-08:00")
    typed(qtbot, asked.form, "first_day", "2027-02-01")
    typed(qtbot, asked.form, "last_day", "2027-01-01")
    asked.do_button.click()
    assert list(problems(asked.form)) == ["last_day"]
    typed(qtbot, asked.form, "last_day", "2027-03-31")
    asked.do_button.click()

    assert [hours.name for hours in hours_sets(session)] == ["Working hours", "Early mornings"]
    pick = written(rules_dialog).field("hours")
    assert [pick.itemText(row) for row in range(pick.count())] == [
        "The working hours",
        "Early mornings",
    ]
    hours_dialog.table.go_to(1)
    hours_dialog.delete_button.click()
    assert len(hours_sets(session)) == 1


def test_a_set_that_a_rule_names_is_not_deleted(session, rules, rules_dialog, hours_dialog):
    early = HoursSet(id=session.new_id(), name="Early")
    add_hours(session, early)
    pick = written(rules_dialog).field("hours")
    pick.choose(early.id)
    pick.chosen.emit(early.id)
    rules_dialog.save_button.click()
    hours_dialog.table.go_to(1)

    hours_dialog.delete_button.click()

    assert "used by “Model of care”" in hours_dialog.messages.words.text()
    assert len(hours_sets(session)) == 2
