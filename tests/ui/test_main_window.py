import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

from planner.domain.changes import Action
from planner.domain.errors.storage import ResourceMissingError
from planner.domain.people import Body
from ui.look.theme import Theme
from ui.main_window import MainWindow
from ui.notices import NoticeAction
from ui.pages.spec import PageSpec
from ui.window_state import WindowState

NAMES = ("this_week", "balance", "plan", "settings")


class Page(QWidget):
    def __init__(self, context, name, built):
        super().__init__()
        built.append(name)
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        QVBoxLayout(self).addWidget(self.line)
        if name == "this_week":
            context.capture_wanted.connect(self.line.setFocus)
        self.addAction(QAction(f"Do {name}", self))


@pytest.fixture
def built():
    return []


@pytest.fixture
def specs(built):
    return [
        PageSpec(
            name=name,
            title=lambda name=name: name.replace("_", " "),
            icon=name,
            create=lambda context, name=name: Page(context, name, built),
            is_at_foot=name == "settings",
        )
        for name in NAMES
    ]


@pytest.fixture
def window(qtbot, context, specs):
    made = MainWindow(context, specs, plan_name="alex")
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_only_the_first_page_is_built_at_the_start(window, built):
    assert built == ["this_week"]
    assert window.windowTitle() == "alex - Firebreak"


def test_pages_are_reached_by_their_number_and_take_the_focus(qtbot, window, built):
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)

    assert window.page_name == "balance"
    assert built == ["this_week", "balance"]
    assert window.page().line.hasFocus()


def test_a_page_may_say_where_the_focus_goes_first(qtbot, window):
    window.show_page("plan")
    button = QPushButton("Export PDF")
    window.page().layout().addWidget(button)
    button.show()
    window.page().setFocusProxy(button)
    window.show_page("this_week")

    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)

    assert button.hasFocus()


def test_the_navigation_is_a_list_that_arrows_walk_through(qtbot, window):
    window.navigation.pages.setFocus()

    qtbot.keyClick(window.navigation.pages, Qt.Key.Key_Down)

    assert window.page_name == "balance"


def test_the_settings_at_the_foot_take_the_mark_from_the_pages(qtbot, window):
    foot = window.navigation.foot
    qtbot.mouseClick(
        foot.viewport(), Qt.MouseButton.LeftButton, pos=foot.visualItemRect(foot.item(0)).center()
    )

    assert window.page_name == "settings"
    assert window.navigation.pages.selectedItems() == []

    window.show_page("plan")

    assert foot.selectedItems() == []
    assert [line.text() for line in window.navigation.pages.selectedItems()] == ["plan"]


def test_a_page_can_ask_for_another(window, context):
    context.page_wanted.emit("plan")

    assert window.page_name == "plan"


def test_capture_goes_home_and_gives_the_line_the_focus(qtbot, window):
    window.show_page("plan")

    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    assert window.page_name == "this_week"
    assert window.page().line.hasFocus()


def add_body(session, name="Riverside Trust"):
    with session.action(Action.ADD_BODY) as writer:
        writer.add(Body(id=session.new_id(), name=name))


def test_undo_is_named_and_offered_only_when_there_is_something(window, session):
    undo = window.actions_of_frame.undo
    assert not undo.isEnabled()

    add_body(session)

    assert undo.isEnabled()
    assert undo.text() == "&Undo: add a body"


def test_a_step_back_and_forth_is_done_and_told(qtbot, window, session):
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    add_body(session)

    qtbot.keyClick(window, Qt.Key.Key_Z, control)
    assert session.read.all(Body) == []
    assert window.messages.words.text() == "Undone: add a body"

    qtbot.keyClick(window, Qt.Key.Key_Z, control | shift)
    assert [body.name for body in session.read.all(Body)] == ["Riverside Trust"]
    assert window.messages.words.text() == "Done again: add a body"


def test_a_refusal_stays_until_escape_and_a_bug_is_not_caught(qtbot, window, context):
    missing = ResourceMissingError("font.ttf")

    def refuse():
        raise missing

    assert not context.attempt(refuse)
    assert window.messages.isVisible()

    qtbot.keyClick(window, Qt.Key.Key_Escape)

    assert not window.messages.isVisible()
    with pytest.raises(ZeroDivisionError):
        context.attempt(lambda: 1 / 0)


def test_a_notice_offers_what_to_do(qtbot, window, context):
    done = []
    context.show_info("Logged.", NoticeAction(words="Undo", run=lambda: done.append(1)))

    qtbot.mouseClick(window.messages.act_button, Qt.MouseButton.LeftButton)

    assert done == [1]
    assert not window.messages.isVisible()


def test_information_gives_way_to_the_next_page_and_errors_do_not(window, context):
    context.show_info("Saved.")
    window.show_page("plan")
    assert not window.messages.isVisible()

    context.show_error(ResourceMissingError("font.ttf"))
    context.show_info("Saved.")
    window.show_page("balance")

    assert "font.ttf" in window.messages.words.text()


def test_running_work_is_shown_and_can_be_cancelled(qtbot, window, context):
    def endless(progress):
        while True:
            progress.step(1, 2)

    job = context.jobs.start(endless, "Saving the plan")
    qtbot.waitUntil(lambda: window.work.progress.maximum() == 2, timeout=3000)
    assert window.work.isVisible()
    assert window.work.title.text() == "Saving the plan"

    with qtbot.waitSignal(job.ended, timeout=3000):
        qtbot.mouseClick(window.work.cancel_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: not window.work.isVisible(), timeout=3000)


def test_the_palette_finds_pages_and_actions_by_a_few_letters(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    [search] = [line for line in window.findChildren(QLineEdit) if "Go to" in line.accessibleName()]
    found = search.parent().findChild(QListWidget)

    qtbot.keyClicks(search, "bal")
    assert [found.item(row).text().split("  ")[0] for row in range(found.count())] == ["balance"]
    qtbot.keyClick(search, Qt.Key.Key_Return)

    assert window.page_name == "balance"


def test_the_palette_says_when_nothing_fits_and_enter_does_nothing(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    [search] = [line for line in window.findChildren(QLineEdit) if "Go to" in line.accessibleName()]
    found = search.parent().findChild(QListWidget)

    qtbot.keyClicks(search, "xyzzy")
    qtbot.keyClick(search, Qt.Key.Key_Return)

    assert [found.item(row).text() for row in range(found.count())] == ["Nothing is called that."]
    assert search.isVisible()


def test_enter_presses_the_button_that_has_the_focus(qtbot, window):
    pressed = []
    button = QPushButton("Do", window.page())
    button.clicked.connect(lambda: pressed.append(1))
    button.show()
    button.setFocus()

    qtbot.keyClick(button, Qt.Key.Key_Return)

    assert pressed == [1]


def test_the_palette_offers_what_the_page_can_do_and_arrows_choose(qtbot, window):
    done = []
    window.page().actions()[0].triggered.connect(lambda: done.append(1))
    window.page().addAction(QAction("Do more", window.page()))
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    [search] = [line for line in window.findChildren(QLineEdit) if "Go to" in line.accessibleName()]

    qtbot.keyClicks(search, "do")
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(search, Qt.Key.Key_Up)
    qtbot.keyClick(search, Qt.Key.Key_Return)

    assert done == [1]


def test_f1_lists_the_keys(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_F1)

    [guide] = [child for child in window.children() if type(child).__name__ == "Guide"]
    keys = {guide.keys.item(row, 1).text() for row in range(guide.keys.rowCount())}
    assert {"Alt+1", "Ctrl+L", "Ctrl+K", "F1"} <= keys
    qtbot.mouseClick(guide.findChild(QPushButton), Qt.MouseButton.LeftButton)


def test_the_next_start_goes_where_the_last_one_ended(qtbot, context, specs, shown_look, tmp_path):
    state = WindowState(str(tmp_path / "window.ini"))
    first = MainWindow(context, specs, state=state)
    qtbot.addWidget(first)
    shown_look.show_theme(Theme.DARK)
    shown_look.show_text(150)
    first.show_page("plan")
    first.close()

    again = WindowState(str(tmp_path / "window.ini"))

    second = MainWindow(context, specs, state=again)
    qtbot.addWidget(second)
    assert second.page_name == "plan"
    assert (again.theme, again.text_percent) == (Theme.DARK, 150)


def test_a_start_on_the_page_at_the_foot_stays_there(qtbot, context, specs, tmp_path):
    path = tmp_path / "window.ini"
    path.write_text("[window]\npage=settings\n")
    window = MainWindow(context, specs, state=WindowState(str(path)))
    qtbot.addWidget(window)

    with qtbot.waitActive(window):
        window.show()

    assert window.page_name == "settings"

    window.navigation.pages.setFocus()  # as Tab does

    assert window.page_name == "settings"


def test_settings_that_make_no_sense_are_as_good_as_none(tmp_path, qapp):
    path = tmp_path / "window.ini"
    path.write_text("[look]\ntheme=plaid\ntext=huge\n[window]\ngeometry=7\n")

    state = WindowState(str(path))

    assert (state.theme, state.text_percent, state.page) == (Theme.SYSTEM, 100, "")
    assert not state.restore(QWidget())


def test_the_history_of_a_record_is_shown_on_its_page(qtbot, context, specs, built):
    asked = []

    class Sharing(Page):
        def open_record(self, record_type, record):
            asked.append((record_type, record))

    sharing = PageSpec(
        name="sharing",
        title=lambda: "Sharing",
        icon="sharing",
        create=lambda context: Sharing(context, "sharing", built),
    )
    window = MainWindow(context, [*specs, sharing])
    qtbot.addWidget(window)

    context.history_wanted.emit("goal", "0" * 32)

    assert window.page_name == "sharing"
    assert asked == [("goal", "0" * 32)]
