import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

from planner.domain.protection import HoursSet
from planner.services.first_steps import set_up
from planner.services.hats import hats
from planner.services.session import Session
from planner.settings import Settings
from tests.ui import audit
from ui.context import Context
from ui.look.theme import Theme
from ui.main_window import MainWindow
from ui.pages.settings import look_card
from ui.pages.settings.page import SettingsPage
from ui.pages.spec import PageSpec


@pytest.fixture
def session(session):
    set_up(session, "Alex Morgan")
    return session


@pytest.fixture
def page(qtbot, context, shown_look):
    made = SettingsPage(context)
    qtbot.addWidget(made)
    made.resize(1080, 800)
    with qtbot.waitActive(made):
        made.show()
    return made


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def option(choice, words):
    return next(b for b in choice.findChildren(QRadioButton) if b.text() == words)


def test_the_theme_and_the_size_switch_at_once(qtbot, page, shown_look):
    click(qtbot, option(page.look.theme, "Dark"))
    click(qtbot, option(page.look.text, "150%"))

    assert (shown_look.theme, shown_look.text_percent) == (Theme.DARK, 150)


def test_a_theme_and_a_size_set_elsewhere_are_shown_as_chosen(page, shown_look):
    shown_look.show(Theme.HIGH_CONTRAST, 200)

    assert (page.look.theme.value, page.look.text.value) == ("high_contrast", "200")


def test_the_language_is_kept_for_the_next_start(qtbot, page, monkeypatch, tmp_path, notices):
    path = tmp_path / "settings.json"
    monkeypatch.setattr(look_card, "settings_file", lambda: path)

    page.look.language.chosen.emit("cy")

    assert Settings.load(path).language == "cy"
    assert notices[-1].words == "The language is shown at the next start."


def test_hours_are_saved_and_can_be_taken_back(qtbot, page, session, notices):
    page.hours.form.field("hours").setText("mon-thu 09:00-17:00")
    page.hours.form.field("most_blocks_a_day").setValue(2)

    click(qtbot, page.hours.form.save_button)

    [hours] = session.read.all(HoursSet)
    assert hours.hours.week_minutes == 4 * 8 * 60
    assert hours.most_blocks_a_day == 2
    notices[-1].action.run()
    assert page.hours.form.field("most_blocks_a_day").value() == 3


def test_hours_that_are_none_are_explained_at_their_field(qtbot, page, session):
    page.hours.form.field("hours").setText("whenever")

    click(qtbot, page.hours.form.save_button)

    assert page.hours.form.field("hours").property("invalid") == "true"
    assert page.hours.form.field("hours").text() == "whenever"


def test_a_hat_is_added_with_its_body(qtbot, page, session):
    assert page.hats.nothing.isVisible()
    qtbot.keyClicks(page.hats.body, "Riverside Trust")
    qtbot.keyClicks(page.hats.role, "Director")

    qtbot.keyClick(page.hats.role, Qt.Key.Key_Return)

    assert [(named.hat.tag, named.body) for named in hats(session)] == [
        ("trust", "Riverside Trust")
    ]
    assert page.hats.table.item(0, 0).text() == "@trust"
    assert page.hats.body.text() == ""


def test_a_hat_without_a_role_is_refused_and_the_words_stay(qtbot, page, notices):
    qtbot.keyClicks(page.hats.body, "Riverside Trust")

    click(qtbot, page.hats.add_button)

    assert page.hats.body.text() == "Riverside Trust"
    assert notices[-1].words


def test_the_plan_is_checked_beside_the_window(qtbot, around, shown_look, tmp_path):
    session = Session.create(tmp_path / "alex.firebreak", around)
    context, told = Context(session), []
    context.noticed.connect(told.append)
    page = SettingsPage(context)
    qtbot.addWidget(page)
    assert page.plan.place.text().endswith("alex.firebreak")

    page.plan.check_button.click()
    qtbot.waitUntil(lambda: bool(told) and page.plan.check_button.isEnabled(), timeout=5000)

    assert told[0].words == "The plan's file is sound."
    context.jobs.shut_down()
    session.close()


def test_a_calendar_can_be_asked_for(qtbot, page, context):
    with qtbot.waitSignal(context.calendar_wanted):
        click(qtbot, page.plan.import_button)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST])
def test_the_page_keeps_every_rule(qtbot, shown_look, context, theme, percent):
    shown_look.show(theme, percent)
    spec = PageSpec(name="settings", title=lambda: "Settings", icon="settings", create=SettingsPage)
    window = MainWindow(context, [spec])
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    audit.settle()

    assert audit.faults(window.page()) == []
