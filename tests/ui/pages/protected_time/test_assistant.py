"""The window in the assistant's lane: one page, blocks and busy times, keys for everything."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QWidget

from planner.domain.attention import Meeting
from planner.domain.lane import Lane
from planner.domain.protection import Block, BlockState
from planner.services.assistant_file import share_with_assistant
from planner.services.session import Session
from tests.planted_plan import OPEN_TITLE, PLANTED, START, plant, planted_id
from tests.ui.audit import faults, settle
from ui.context import Context
from ui.guide import Guide
from ui.main_window import MainWindow
from ui.pages import ASSISTANT_PAGES, PAGES
from ui.pages.protected_time.block_dialogs import CauseDialog, MoveDialog
from ui.pages.protected_time.busy_dialog import BusyDialog
from ui.pages.protected_time.week_card import DAY
from ui.widgets.command_palette import CommandPalette, plain_text

OPEN_BLOCK = planted_id(5)
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def director(tmp_path, around):
    opened = Session.create(tmp_path / "ada.firebreak", around)
    plant(opened)
    yield opened
    opened.close()


@pytest.fixture
def session(director, around):
    opened = Session.open(director.path, around, Lane.ASSISTANT)
    yield opened
    opened.close()


def window_on(qtbot, context):
    made = MainWindow(context, ASSISTANT_PAGES, plan_name="ada")
    made.resize(1280, 800)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    if made.page().week_card.view.value == DAY:
        made.page().week_card.show_as_week()
    made.page().week_card.later.click()
    settle()
    return made


@pytest.fixture
def window(qtbot, context):
    return window_on(qtbot, context)


@pytest.fixture
def page(window):
    return window.page()


def press(qtbot, page, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(page.week_card.grid, key, modifier)


def words_of(widget):
    labels = " ".join(label.text() for label in widget.findChildren(QLabel))
    names = " ".join(each.accessibleName() for each in widget.findChildren(QWidget))
    return f"{labels} {names} {widget.windowTitle()}"


def test_only_the_page_of_blocks_is_there_and_the_title_says_so(window):
    assert [page.name for page in ASSISTANT_PAGES] == ["protected_time"] == window.page_names()
    assert len(PAGES) > len(ASSISTANT_PAGES)
    assert window.windowTitle() == "ada - Firebreak (assistant's view)"


def test_the_page_says_honestly_that_it_is_a_view(page):
    assert "whoever has this file can open it as its director" in words_of(page.about)


def test_no_private_word_is_on_the_page_nor_read_aloud(page):
    shown = words_of(page) + str([page.week_card.grid.accessibleDescription()])
    titles = [page.week.title(each) for each in page.week.blocks.values()]

    assert PLANTED not in shown.casefold()
    assert PLANTED not in str(page.week).casefold()
    assert sorted(titles) == [OPEN_TITLE, "Protected time"]


def test_the_charter_is_there_to_read(page):
    assert "Patient safety incident" in words_of(page.charter)


def test_the_menus_hold_what_is_listed_and_nothing_else(window):
    menus = {
        plain_text(menu): [plain_text(each) for each in menu.menu().actions() if each.text()]
        for menu in window.menuBar().actions()
    }

    assert menus == {
        "Plan": ["Open another plan…", "Open as director", "Close the window"],
        "Edit": ["Undo", "Redo"],
        "Go": ["Protected time", "Find a page or action…"],
        "Help": ["Guide to the keys"],
    }


def test_the_page_offers_what_is_listed_and_nothing_else(page):
    moves = {"Move it", "Make it", "Go to", "Take it in hand", "Show"}
    offered = {plain_text(action) for action in page.actions()}

    assert {words for words in offered if not any(map(words.startswith, moves))} == {
        *("Keep", "Move…", "Displace…", "Leave it", "Add busy time…"),
    }


def test_the_palette_and_the_guide_offer_no_more_than_the_page(qtbot, window):
    window.actions_of_frame.palette.trigger()
    [palette] = window.findChildren(CommandPalette)
    lines = [palette.found.item(row).text() for row in range(palette.found.count())]
    palette.reject()
    window.actions_of_frame.guide.trigger()
    [guide] = window.findChildren(Guide)
    keys = [guide.keys.item(row, 0).text() for row in range(guide.keys.rowCount())]
    guide.reject()

    for words in ("Propose", "Rules", "Log time", "Skill goals", "Readiness", "Charter"):
        assert not any(words in line for line in (*lines, *keys))


def test_keys_of_the_director_do_nothing(qtbot, window, page, session):
    page.week_card.go_to(OPEN_BLOCK)
    before = session.read.get(Block, OPEN_BLOCK)

    for key in (Qt.Key.Key_L, Qt.Key.Key_F, Qt.Key.Key_A):
        press(qtbot, page, key)
    for key in (Qt.Key.Key_L, Qt.Key.Key_P, Qt.Key.Key_R):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)

    assert session.read.get(Block, OPEN_BLOCK) == before
    assert session.undoable() is None


def test_a_block_is_displaced_by_keys_alone(qtbot, page, session, director, dialog):
    page.week_card.go_to(OPEN_BLOCK)
    page.week_card.grid.setFocus()
    press(qtbot, page, Qt.Key.Key_D)
    asked = dialog(CauseDialog)
    asked.form.own_words.setFocus()
    qtbot.keyClicks(asked.form.own_words, "Regional call")
    asked.form.for_whom.take_focus()
    for key in (Qt.Key.Key_5, Qt.Key.Key_3, Qt.Key.Key_Return):
        qtbot.keyClick(asked.focusWidget(), key)

    assert session.read.get(Block, OPEN_BLOCK).state is BlockState.LOST
    assert director.read.history.lines(limit=1)[0].lane is Lane.ASSISTANT
    page.window().messages.act_button.click()
    assert session.read.get(Block, OPEN_BLOCK).state is BlockState.PLANNED


def test_m_asks_for_another_place_by_form(qtbot, page, dialog):
    page.week_card.go_to(OPEN_BLOCK)
    page.week_card.grid.setFocus()

    press(qtbot, page, Qt.Key.Key_M)

    assert dialog(MoveDialog).isVisible()


def test_a_block_is_kept_with_one_key(qtbot, page, session, director, clock):
    clock.pass_time(weeks=2)
    page.week_card.go_to(OPEN_BLOCK)
    page.week_card.grid.setFocus()

    press(qtbot, page, Qt.Key.Key_K)

    assert director.read.get(Block, OPEN_BLOCK).state is BlockState.KEPT


def test_arrows_wish_for_another_place_and_escape_takes_it_back(qtbot, page):
    page.week_card.go_to(OPEN_BLOCK)
    page.week_card.grid.setFocus()

    press(qtbot, page, Qt.Key.Key_Down, ALT)
    assert page.wish.place is not None
    press(qtbot, page, Qt.Key.Key_Return)
    press(qtbot, page, Qt.Key.Key_Escape)

    assert page.wish.place is None


def test_busy_time_is_added_from_anywhere_on_the_page(qtbot, page, session, dialog):
    qtbot.keyClick(page, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    asked = dialog(BusyDialog)
    qtbot.keyClicks(asked.title, "Interviews")
    asked.length.setText("long")
    qtbot.keyClick(asked.title, Qt.Key.Key_Return)
    assert asked.isVisible()
    asked.length.setText("90m")

    qtbot.keyClick(asked.title, Qt.Key.Key_Return)

    [made] = [each for each in session.read.all(Meeting) if each.title == "Interviews"]
    assert made.minutes == 90
    assert page.window().messages.words.text() == "The busy time was added."


def test_free_time_in_the_week_offers_to_add_busy_time_there(page, dialog):
    page.week_card.free_activated.emit(START.replace(day=24), START.replace(day=24, hour=10))

    asked = dialog(BusyDialog)

    assert (asked.day.date().day(), asked.begins.time().hour()) == (24, 9)


def test_the_page_has_no_fault_for_the_eye_or_the_ear(page):
    assert faults(page) == []


def test_the_menu_asks_for_the_directors_window(qtbot, window, context):
    with qtbot.waitSignal(context.lane_wanted) as wanted:
        window.actions_of_frame.open_as.trigger()

    assert wanted.args == [Lane.DIRECTOR]


def test_their_own_file_has_no_way_to_another_lane(qtbot, director, around, tmp_path):
    target = tmp_path / "for-sam.firebreak"
    share_with_assistant(director, target, around)
    own = Session.open(target, around)
    context = Context(own)
    window = window_on(qtbot, context)

    assert not window.actions_of_frame.open_as.isVisible()
    assert "It holds nothing else" in words_of(window.page().about)
    assert isinstance(window.actions_of_frame.open_as, QAction)
    own.close()
    context.deleteLater()
