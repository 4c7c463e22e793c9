from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

from planner.domain.protection import Block
from planner.services.blocks import add_block, keep_block
from planner.services.first_steps import NewHat, set_up
from planner.services.log import delete_entry, log_line
from tests.ui import audit
from ui.look.theme import Theme
from ui.main_window import MainWindow
from ui.pages.balance.page import BalancePage
from ui.pages.spec import PageSpec


@pytest.fixture
def session(session):
    set_up(session, "Alex Morgan", [NewHat(body="Riverside Trust", role="Director")])
    return session


@pytest.fixture
def page(qtbot, context):
    made = BalancePage(context)
    qtbot.addWidget(made)
    made.resize(1080, 800)
    with qtbot.waitActive(made):
        made.show()
    return made


def log_weeks(session):
    for day in ("2026-09-01", "2026-11-03", "2026-11-10", "2026-11-17"):
        log_line(session, f"{day} 8:00-13:00 fire ED escalation @trust #flow")
        log_line(session, f"{day} 13:00-18:00 long model of care")


def whats(page):
    model = page.entries.table.model()
    return [model.index(row, 2).data() for row in range(model.rowCount())]


def test_nothing_logged_offers_to_log(qtbot, page, context):
    assert page.empty.isVisible()
    assert not page.chart.isVisible()

    with qtbot.waitSignals([context.page_wanted, context.capture_wanted]):
        qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)


def test_weeks_stand_as_bars_with_their_table(page, session):
    log_weeks(session)

    picture = page.chart.canvas.picture(600)
    assert [row[0] for row in picture.rows] == ["26 Oct", "2 Nov", "9 Nov", "16 Nov"]
    assert picture.rows[1] == ("2 Nov", "5 h", "0 min", "5 h", "0 min", "10 h", "20%")
    assert picture.readings[1].words == (
        "Week of 2 Nov: 10 h, Firefighting 5 h, Long-term work 5 h"
    )
    assert "too little is logged" in page.weeks.title.text()


def test_another_period_is_chosen(qtbot, page, session):
    log_weeks(session)
    assert page.header.line.text() == "26 October 2026 to 20 November 2026"
    assert len(whats(page)) == 6

    [longer] = [b for b in page.period.findChildren(QRadioButton) if b.text() == "13 weeks"]
    qtbot.mouseClick(longer, Qt.MouseButton.LeftButton)

    assert page.header.line.text() == "24 August 2026 to 20 November 2026"
    assert len(whats(page)) == 8


def test_hats_have_their_rows(page, session):
    log_weeks(session)

    cells = [
        [page.hats.item(row, column).text() for column in (0, 1, 5)]
        for row in range(page.hats.rowCount())
    ]
    assert sorted(cells) == [["Riverside Trust", "15 h", "15 h"], ["no hat", "0 min", "15 h"]]


def test_entries_are_found_by_what_was_written(qtbot, page, session):
    log_weeks(session)

    qtbot.keyClicks(page.entries.search, "model CARE")
    assert whats(page) == ["model of care"] * 3
    assert page.entries.remark.text() == "3 entries"

    page.entries.search.setText("#flow @trust")
    assert len(whats(page)) == 3

    page.entries.search.setText("zebra")
    assert page.entries.nothing.text() == "No entry of these days holds “zebra”."


def test_what_is_undone_or_deleted_goes(page, session):
    entry = log_line(session, "1h fire ED")
    assert whats(page) == ["ED"]

    delete_entry(session, entry)
    assert whats(page) == []

    session.undo()
    assert whats(page) == ["ED"]


def test_survival_is_counted_and_no_share_is_given_for_few(page, session):
    assert page.survival.empty.isVisible()
    for week in range(9):
        start = datetime(2026, 11, 16, 9, tzinfo=UTC) - timedelta(weeks=week)
        block = Block(
            id=session.new_id(), start=start, minutes=60, first_start=start, first_minutes=60
        )
        add_block(session, block)
        keep_block(session, block)
        if week == 6:
            table = page.survival.weekdays
            assert [table.item(0, n).text() for n in range(4)] == [
                "Monday",
                "7 of 7",
                "too few",
                "",
            ]

    assert [page.survival.weekdays.item(0, n).text() for n in range(4)] == [
        "Monday",
        "9 of 9",
        "100%",
        "70% and 100%",
    ]


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST])
def test_the_page_keeps_every_rule(qtbot, shown_look, context, session, theme, percent):
    log_weeks(session)
    shown_look.show(theme, percent)
    spec = PageSpec(name="balance", title=lambda: "Balance", icon="balance", create=BalancePage)
    window = MainWindow(context, [spec])
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    audit.settle()

    assert audit.faults(window.page()) == []
