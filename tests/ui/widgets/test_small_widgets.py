from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.drawing.display_list import Pattern
from ui.notices import Notice, NoticeKind
from ui.widgets.card import Card
from ui.widgets.choice import Choice, Option
from ui.widgets.column import ScrollColumn
from ui.widgets.empty_state import EmptyState
from ui.widgets.file_dialog import at_home
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.job_bar import JobBar
from ui.widgets.message_bar import MessageBar
from ui.widgets.number_field import NumberField
from ui.widgets.page_header import PageHeader
from ui.widgets.swatch import swatch
from ui.widgets.tables import WordsTable


@pytest.fixture
def show(qtbot, shown_look):
    def show_active(widget, width=600, height=300):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitActive(widget):
            widget.show()
        return widget

    return show_active


@pytest.fixture
def choice(show):
    options = [Option(value=value, words=value.title()) for value in ("one", "two", "three")]
    return show(Choice("Which", options, "two"))


def test_arrow_keys_choose_one_of_a_few(qtbot, choice):
    chosen = []
    choice.chosen.connect(chosen.append)
    buttons = {button.text(): button for button in choice.findChildren(QWidget) if button.text()}
    buttons["Two"].setFocus()

    qtbot.keyClick(buttons["Two"], Qt.Key.Key_Right)

    assert chosen == ["three"]
    assert choice.value == "three"


def test_a_digit_chooses_where_digits_are_to_choose_from(qtbot, show):
    levels = show(Choice("Level", [Option(value=f"level {n}", words=str(n)) for n in (1, 2, 3)]))
    levels.take_focus()

    qtbot.keyClick(levels.focusWidget(), Qt.Key.Key_3)
    qtbot.keyClick(levels.focusWidget(), Qt.Key.Key_9)

    assert levels.value == "level 3"
    assert levels.focusWidget().text() == "3"


def test_a_choice_made_by_the_program_is_not_told(choice):
    chosen = []
    choice.chosen.connect(chosen.append)

    choice.choose("one")

    assert (choice.value, chosen) == ("one", [])
    with pytest.raises(ValueError, match="four"):
        choice.choose("four")


def test_an_option_is_never_an_icon_alone():
    with pytest.raises(ValueError, match="needs words"):
        Option(value="x", words=" ")


@pytest.mark.parametrize("pattern", Pattern)
def test_each_pattern_looks_different_from_the_others(shown_look, pattern):
    drawn = {each: swatch("accent", each).pixmap(24, 24).toImage() for each in Pattern}

    assert all(drawn[pattern] != drawn[other] for other in Pattern if other is not pattern)


def test_a_field_says_what_is_wrong_with_it_and_takes_it_back(qtbot, show):
    form = Form()
    row = form.add("Title", QLineEdit(), "As it stands in the plan.")
    show(form)

    row.show_error("Please give it a title.")
    assert row.error.isVisible()
    assert row.field.accessibleDescription() == "Please give it a title."

    form.clear_errors()
    assert not row.error.isVisible()
    assert row.field.accessibleDescription() == "As it stands in the plan."


def test_the_label_of_a_field_is_its_name_and_its_buddy(qtbot, show):
    form = Form()
    text = form.add("Why", QPlainTextEdit())
    after = form.add("Title", QLineEdit())
    show(form)
    text.field.setFocus()

    qtbot.keyClick(text.field, Qt.Key.Key_Tab)

    assert after.field.hasFocus(), "Tab must leave a text of several lines"
    assert text.title.buddy() is text.field
    assert text.field.accessibleName() == "Why"


def test_a_page_has_at_most_three_actions_one_of_them_primary():
    header = PageHeader("This week", "Thursday")
    header.add_action("Log time", "add", is_primary=True)
    with pytest.raises(ValueError, match="at most three"):
        header.add_action("Close today", is_primary=True)
    header.add_action("Close today")
    header.add_action("Import")

    with pytest.raises(ValueError, match="at most three"):
        header.add_action("Export")
    header.deleteLater()


def test_the_line_under_a_title_shows_only_when_it_says_something(show):
    header = show(PageHeader("This week"))
    assert not header.line.isVisible()

    header.show_line("16 to 22 November")

    assert header.line.isVisible()


def test_a_card_says_its_remark_only_when_there_is_one(show):
    card = show(Card("Debt"))
    assert not card.remark.isVisible()

    card.show_remark("2 h 30")
    card.show_title("Owed")

    assert card.remark.isVisible()
    assert card.accessibleName() == "Owed"


def test_an_empty_place_offers_the_one_action_that_fills_it(qtbot, show):
    place = show(EmptyState("skill_goals", "None yet", "They will stand here.", "Add one"))

    with qtbot.waitSignal(place.wanted):
        qtbot.mouseClick(place.button, Qt.MouseButton.LeftButton)


def test_a_row_breaks_where_there_is_no_room_and_shares_what_is_left(show):
    row = QWidget()
    flow = Flow(row, gap_px=10)
    one, other = QPushButton("one"), QPushButton("other")
    flow.add(one, grow=1, basis_px=200)
    flow.add(other, grow=3, basis_px=200)
    show(row, 610, 300)
    assert one.y() == other.y()
    assert (one.width(), other.width()) == (250, 350)

    row.resize(400, 300)
    QApplication.processEvents()

    assert other.y() > one.y()
    assert one.width() == other.width() == 400
    assert flow.heightForWidth(400) > flow.heightForWidth(610)


def test_a_row_gives_back_what_it_holds(show):
    row = show(QWidget())
    flow = Flow(row)
    flow.add(QPushButton("one", row))

    assert flow.itemAt(5) is None
    assert flow.takeAt(5) is None
    assert flow.takeAt(0).widget().text() == "one"
    assert flow.count() == 0


def test_a_page_scrolls_down_and_never_sideways(show):
    page = ScrollColumn()
    for _ in range(30):
        page.add(QPushButton("A long enough row"))
    page.end()
    show(page, 300, 200)

    assert page.verticalScrollBar().maximum() > 0
    assert page.horizontalScrollBar().maximum() == 0


def test_the_wheel_scrolls_the_page_and_not_the_number(show):
    field = show(NumberField(0, 100, 5))
    field.setValue(10)
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own signature
    )

    QApplication.sendEvent(field, wheel)

    assert field.value() == 10
    assert not wheel.isAccepted()


def test_errors_wait_beneath_one_another(qtbot, show):
    bar = MessageBar()
    window = QWidget()
    bar.setParent(window)
    show(window)
    for words in ("First.", "Second."):
        bar.show_notice(Notice(words=words, kind=NoticeKind.ERROR))

    qtbot.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert bar.words.text() == "First."

    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_work_can_be_asked_to_stop_once(qtbot, show):
    window = QWidget()
    bar = JobBar(window)
    show(window)
    bar.begin("Saving the plan")
    bar.show_progress(3, 4)

    with qtbot.waitSignal(bar.cancelled):
        qtbot.mouseClick(bar.cancel_button, Qt.MouseButton.LeftButton)

    assert not bar.cancel_button.isEnabled()
    assert (bar.progress.value(), bar.progress.maximum()) == (3, 4)
    bar.end()
    assert not bar.isVisible()


def test_the_rows_of_a_table_grow_with_the_text(show, shown_look):
    table = WordsTable("Keys")
    table.show_words(["What", "Keys"], [("Undo", "Ctrl+Z")])
    show(table)
    usual = table.rowHeight(0)

    shown_look.show_text(200)

    assert table.rowHeight(0) >= 1.8 * usual
    assert table.accessibleName() == "Keys"


def test_tab_leaves_a_table(qtbot, show):
    window = QWidget()
    table, after = WordsTable("Keys"), QPushButton("after")
    column = QVBoxLayout(window)
    column.addWidget(table)
    column.addWidget(after)
    show(window)
    table.show_words(["What"], [("Undo",), ("Redo",)])
    table.setFocus()

    qtbot.keyClick(table, Qt.Key.Key_Tab)

    assert after.hasFocus()


def test_a_tilde_that_was_typed_means_ones_own_folder():
    assert at_home(Path("/srv/shown/~/plans/me.firebreak")) == Path.home() / "plans/me.firebreak"
    assert at_home(Path("/srv/~notes/me.firebreak")) == Path("/srv/~notes/me.firebreak")
