"""Next week is put on paper from the page, with titles only when wanted."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui import audit
from ui.pages.this_week.week_paper import WeekPaper
from ui.widgets.file_dialog import FileDialog


def test_a_week_is_written_where_the_user_says(qtbot, page, notices, tmp_path):
    action = next(one for one in page.actions() if one.text() == "Put next week on paper")
    action.trigger()
    audit.settle()
    asked = next(child for child in page.children() if isinstance(child, WeekPaper))
    assert audit.faults(asked) == []
    asked.with_titles.click()
    qtbot.mouseClick(asked.do_button, Qt.MouseButton.LeftButton)
    audit.settle()
    where = next(child for child in page.children() if isinstance(child, FileDialog))
    where.chosen.emit(tmp_path / "week.pdf")
    where.reject()

    qtbot.waitUntil(lambda: bool(notices), timeout=5000)

    assert notices[-1].words == "“week.pdf” is written."
    assert (tmp_path / "week.pdf").read_bytes().startswith(b"%PDF")


def test_a_folder_is_no_place_for_it(qtbot, context, notices, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    asked = WeekPaper(context, context.now().date(), window)
    asked.show()
    asked.submitted.emit()
    where = next(child for child in window.children() if isinstance(child, FileDialog))

    where.chosen.emit(tmp_path)
    where.reject()
    audit.settle()

    assert len(notices) == 1
    assert context.jobs.is_idle
