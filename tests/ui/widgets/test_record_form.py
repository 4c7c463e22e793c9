import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from planner.domain.errors import PlannerError
from planner.domain.protection import HoursSet, Rule
from planner.domain.records import RecordId
from ui.widgets.record_fields import Surroundings
from ui.widgets.record_form import Heading, RecordForm

ROWS = (
    Heading("How much"),
    ("title",),
    ("target", "cadence"),
    ("window",),
    ("most_a_day", "spacing_days"),
    ("hours",),
)


@pytest.fixture
def form(qtbot):
    around = Surroundings(today=lambda: None, references={}, nothing={"hours": "Working hours"})
    made = RecordForm(Rule, ROWS, around)
    qtbot.addWidget(made)
    return made


def marked(form):
    return [name for name, row in form._rows.items() if row.error.text()]


def test_every_field_that_is_wrong_is_marked_and_the_first_has_the_focus(qtbot, form):
    form.field("window").setText("mornings")
    form.show()
    form.activateWindow()

    with pytest.raises(PlannerError) as refused:
        form.values()
    assert form.explain(refused.value)

    assert marked(form) == ["title", "target", "window"]
    qtbot.waitUntil(lambda: form.field("title").hasFocus())
    form.forget_problems({"window"})
    assert marked(form) == ["window"]
    form.hide()


def test_an_error_about_no_field_of_the_form_is_not_explained_here(form):
    assert not form.explain(OSError("full"))


def test_a_length_that_may_be_missing_is_none_when_it_is_empty(form):
    form.field("title").setText("Models of care")
    form.field("target").setText("2h")

    values = form.values()

    assert (values["target"], values["most_a_day"], values["hours"]) == (120, None, None)


def test_only_the_user_edits(qtbot, form):
    told = []
    form.edited.connect(lambda: told.append(form))

    form.show_record(Rule(id=RecordId("1" * 32), title="Models of care", target=60, spacing_days=3))
    form.clear()
    assert told == []

    qtbot.keyClicks(form.field("title"), "M")
    qtbot.keyClick(form.field("spacing_days"), Qt.Key.Key_Up)
    assert len(told) == 2


def test_headings_and_words_for_nothing_are_shown(form):
    assert "How much" in [label.text() for label in form.findChildren(QLabel)]
    assert form.field("hours").itemText(0) == "Working hours"


def test_a_form_of_hours_takes_days_and_hours_that_may_be_missing(qtbot):
    around = Surroundings(today=lambda: None, references={})
    hours = RecordForm(HoursSet, (("name",), ("hours", "keep_free"), ("first_day",)), around)
    qtbot.addWidget(hours)
    hours.show_record(HoursSet(id=RecordId("1" * 32)))

    assert hours.values()["keep_free"] is None
    assert hours.values()["first_day"] is None
