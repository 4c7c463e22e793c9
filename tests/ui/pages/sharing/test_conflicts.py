import pytest
from PySide6.QtCore import Qt

from planner.services.conflicts import conflicts
from ui.main_window import MainWindow
from ui.pages import PAGES


@pytest.fixture
def meet(ann, bob, place):
    def both():
        bob.exchange(place)
        ann.exchange(place)

    return both


@pytest.fixture
def record(ann, bob, place):
    made = ann.add(title="Frailty at home")
    ann.change(made, statement="Seen at home within two days by both trusts")
    ann.exchange(place)
    bob.exchange(place)
    return made


@pytest.fixture
def disputed(ann, bob, record, meet):
    bob.change(record, statement="Seen at home within one day by both trusts")
    ann.change(record, statement="Seen at home within two days by all trusts")
    meet()
    return record


def test_both_values_stand_side_by_side_and_a_click_takes_theirs(ann, disputed, desk):
    shown = desk.open()
    view = shown.conflicts.view
    assert view.mine.value.text() == "Seen at home within two days by all trusts"
    assert view.theirs.value.text() == "Seen at home within one day by both trusts"
    assert "Bob" in view.theirs.about.text()
    assert view.theirs.mapTo(shown, view.theirs.rect().topLeft()).x() > view.mine.width()

    desk.press("Take theirs")

    assert ann.find(disputed).statement == "Seen at home within one day by both trusts"
    assert shown.conflicts.none_yet.isVisible()
    desk.told[-1].action.run()
    assert ann.find(disputed).statement == "Seen at home within two days by all trusts"


def test_the_joined_text_is_a_proposal_until_it_is_taken(qtbot, ann, disputed, desk):
    shown = desk.open()
    joined = "Seen at home within one day by all trusts"
    assert shown.conflicts.view.joined.value.text() == joined
    assert ann.find(disputed).statement != joined

    qtbot.keyClick(shown.conflicts.table, Qt.Key.Key_J)

    assert ann.find(disputed).statement == joined


def test_later_goes_on_to_the_next_and_nothing_is_lost(qtbot, ann, bob, disputed, meet, desk):
    bob.change(disputed, title="Frailty at our homes")
    ann.change(disputed, title="Frailty in our homes")
    meet()
    shown = desk.open()
    card = shown.conflicts
    assert card.model.rowCount() == 2
    first = card.current

    qtbot.keyClick(card.table, Qt.Key.Key_L)
    assert card.current != first
    qtbot.keyClick(card.table, Qt.Key.Key_L)
    assert not card.view.isVisible()
    assert len(conflicts(ann.session)) == 2

    qtbot.keyClick(card.table, Qt.Key.Key_Return)
    assert card.view.isVisible()
    qtbot.keyClick(card.view.mine.button, Qt.Key.Key_Space)
    assert len(conflicts(ann.session)) == 1
    qtbot.keyClick(card.table, Qt.Key.Key_T)
    assert conflicts(ann.session) == []


def test_what_one_deleted_and_another_edited_is_said_and_settled(ann, bob, record, meet, desk):
    ann.delete(record)
    bob.change(record, title="Frailty everywhere")
    meet()
    shown = desk.open()
    words = {view.value.text() for view in (shown.conflicts.view.mine, shown.conflicts.view.theirs)}
    assert words == {"Deleted", "Edited, and so kept"}
    assert not shown.conflicts.view.joined.isVisible()

    desk.press("Delete the record")

    assert ann.find(record) is None
    assert conflicts(ann.session) == []


def test_a_third_value_stands_below_and_may_hold(cem, bob, record, place, desk):
    cem.pull(place)
    for member in (bob, cem, desk.ann):
        member.change(record, title=f"as {member.name} says")
    for member in (bob, cem, desk.ann):
        member.exchange(place)
    shown = desk.open()
    assert len(shown.conflicts.view.others) == 1
    third = shown.conflicts.view.others[0]

    third.button.click()

    assert desk.ann.find(record).title == third.value.text()
    assert conflicts(desk.ann.session) == []


def test_the_navigation_says_how_many_wait(qtbot, disputed, context):
    window = MainWindow(context, [page for page in PAGES if page.name == "sharing"])
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    line = window.navigation.pages.item(0)
    qtbot.waitUntil(lambda: line.text() == "Sharing (1)")
    spoken = line.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Sharing: 1 field waits for a choice"
    wanted = []
    context.record_wanted.connect(lambda *record: wanted.append(record))

    window.page().conflicts.view.open_button.click()
    window.page().conflicts.view.mine.button.click()

    assert wanted == [(disputed.TYPE, disputed.id)]
    assert line.text() == "Sharing"
    qtbot.waitUntil(lambda: context.jobs.is_idle)
