import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.audit import clipped_words, faults, settle, small_targets, unnamed
from ui.look.theme import Theme
from ui.pages.protected_time.hours_dialogs import HoursDialog, HoursSetsDialog
from ui.pages.protected_time.rules_dialog import RulesDialog

LOOKS = [
    (theme, percent)
    for theme in (Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST)
    for percent in (100, 200)
]


@pytest.fixture
def beneath(rules, open_page):
    """An empty window under the dialog; the page would only cost time."""
    shown = open_page(QWidget(), 400, 300)
    yield shown
    shown.close()


@pytest.mark.parametrize("how", LOOKS)
def test_the_rules_pass_the_audit_also_with_all_that_is_wrong(
    context, beneath, shown_look, dialog, how
):
    shown_look.show(*how)
    RulesDialog(context, beneath).open()
    opened = dialog(RulesDialog)
    opened.list.add_button.click()
    form = opened.forms.current()
    form.people.name.setText("Kate Lee")
    form.people.add_button.click()
    for name in ("shortest", "window", "best_hours", "deadline", "most_a_day"):
        form.form.field(name).setText("never")
    opened.save_button.click()
    settle()

    # What is scrolled out of sight lies beneath the preview: the fields are looked at alone.
    for part in (opened.list, opened.form_scroll.widget(), opened.preview):
        assert faults(part) == []
    for check in (unnamed, small_targets, clipped_words):
        assert check(opened) == []
    assert opened.form_scroll.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("percent", [100, 200])
def test_the_hours_pass_the_audit(context, beneath, shown_look, dialog, percent):
    shown_look.show(Theme.LIGHT, percent)
    HoursSetsDialog(context, beneath).open()
    sets = dialog(HoursSetsDialog)
    assert faults(sets) == []
    sets.edit_button.click()

    assert faults(dialog(HoursDialog).body.widget()) == []
