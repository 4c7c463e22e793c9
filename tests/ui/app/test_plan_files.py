"""What the Plan menu does with files: import, export, another plan."""

import pytest
from PySide6.QtWidgets import QWidget

from planner.domain.people import Member
from planner.services.data_transfer import export_json
from planner.services.first_steps import set_up
from planner.services.session import Session
from ui.actions import Actions
from ui.app.plan_files import PlanFiles
from ui.context import EXPORTS
from ui.main_window import MainWindow
from ui.pages.spec import PageSpec
from ui.widgets.file_dialog import FileDialog


@pytest.fixture
def session(session):
    set_up(session, "Alex Morgan")
    return session


@pytest.fixture
def window(qtbot, context):
    pages = [
        PageSpec(name=name, title=lambda name=name: name, icon=name, create=empty_page)
        for name in ("this_week", "plan")
    ]
    made = MainWindow(context, pages)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def empty_page(_context):
    return QWidget()


@pytest.fixture
def files(context, window):
    return PlanFiles(context, window)


@pytest.fixture
def wanted(context):
    """Collects which plans are to be opened."""
    found = []
    context.plan_wanted.connect(found.append)
    return found


@pytest.fixture
def other(tmp_path, around):
    path = tmp_path / "other.firebreak"
    made = Session.create(path, around)
    set_up(made, "Bea Lind")
    made.close()
    return path


def entries_of(menu):
    found = []
    for action in menu.actions():
        found += entries_of(action.menu()) if action.menu() else [action.text().replace("&", "")]
    return found


def test_the_plan_menu_imports_exports_and_opens(window):
    menu = window.menuBar().actions()[0].menu()

    assert {
        "A calendar…",
        "A plan from an export…",
        "PDF of the plan…",
        "HTML of the plan…",
        "Protected time as a calendar…",
        "All data as JSON…",
        "All data as CSV…",
        "Open another plan…",
    } <= set(entries_of(menu))


def test_an_export_goes_to_the_page_on_which_one_chooses_for_whom(context, window):
    asked = []
    context.export_wanted.connect(asked.append)
    actions: Actions = window.actions_of_frame

    for action in actions.exports:
        action.trigger()

    assert tuple(asked) == EXPORTS
    assert window.page_name == "plan"


def test_imports_are_asked_for(qtbot, context, window):
    actions = window.actions_of_frame
    for action, signal in (
        (actions.import_calendar, context.calendar_wanted),
        (actions.import_plan, context.plan_import_wanted),
        (actions.open_plan, context.open_wanted),
    ):
        with qtbot.waitSignal(signal, timeout=1000):
            action.trigger()


def test_another_plan_is_opened_only_if_it_is_one(files, wanted, other, tmp_path, notices):
    no_plan = tmp_path / "letter.firebreak"
    no_plan.write_text("Dear all")

    files.open(no_plan)
    assert wanted == []
    assert "letter.firebreak" in notices[-1].words

    files.open(other)
    assert wanted == [other]


def test_an_export_becomes_a_plan_and_is_opened(qtbot, files, session, wanted, tmp_path):
    source, target = tmp_path / "all.json", tmp_path / "new.firebreak"
    export_json(session, source)

    files.choose_target(source)
    files.make(target)
    qtbot.waitUntil(lambda: bool(wanted), timeout=5000)

    assert wanted == [target]
    made = Session.open(target)
    assert [member.name for member in made.read.all(Member)] == ["Alex Morgan"]
    made.close()
    _close_dialogs(files)


def test_no_plan_is_written_over(qtbot, files, session, wanted, other, notices):
    source, before = other.with_name("all.json"), other.read_bytes()
    export_json(session, source)
    files.choose_target(source)

    files.make(other)
    qtbot.waitUntil(lambda: bool(notices), timeout=5000)

    assert "exists already" in notices[-1].words
    assert (wanted, other.read_bytes()) == ([], before)
    _close_dialogs(files)


def _close_dialogs(files):
    for dialog in files.parent().findChildren(FileDialog):
        dialog.reject()


def test_the_calendar_is_asked_for_from_anywhere(context, files, window):
    context.export_wanted.emit("calendar")

    [dialog] = window.findChildren(FileDialog)
    assert dialog.windowTitle() == "Save all blocks"
    dialog.reject()
