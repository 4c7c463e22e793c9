import gc

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from ui.widgets.tab_order import tab_order


def with_buttons(top):
    column = QVBoxLayout(top)
    for words in ("one", "two"):
        column.addWidget(QPushButton(words))
    return top


def test_widgets_come_in_the_order_of_tab(qtbot):
    page = with_buttons(QWidget())
    qtbot.addWidget(page)

    assert [button.text() for button in tab_order(page)] == ["one", "two"]


def test_a_dialog_that_was_asked_for_its_order_outlives_the_garbage_collector(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    tab_order(with_buttons(QDialog(page)))

    gc.collect()

    (dialog,) = page.findChildren(QDialog)
    assert type(dialog) is QDialog
    assert len(dialog.findChildren(QPushButton)) == 2
