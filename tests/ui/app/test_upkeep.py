from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from planner.services.upkeep import load_upkeep, switch_upkeep
from ui.app.upkeep import UpkeepMeter

MONDAY = date(2026, 11, 16)


@pytest.fixture
def seconds():
    return [0.0]


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def meter(context, window, tmp_path, seconds):
    return UpkeepMeter(context, window, tmp_path / "upkeep.json", lambda: seconds[0])


def press(window):
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)


def test_the_time_between_inputs_counts_unless_nobody_was_there(meter, window, seconds, tmp_path):
    for moment in (0, 30, 90, 800, 830):
        seconds[0] = moment
        press(window)
    meter.save()

    assert load_upkeep(tmp_path / "upkeep.json").seconds == {MONDAY: 30 + 60 + 30}


def test_switched_off_nothing_is_counted(meter, window, seconds, tmp_path):
    path = tmp_path / "upkeep.json"
    switch_upkeep(path, is_on=False)
    for moment in (0, 100):
        seconds[0] = moment
        press(window)
    meter.save()

    assert load_upkeep(path).seconds == {}
