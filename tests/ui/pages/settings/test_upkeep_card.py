from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from planner.services.upkeep import Upkeep, load_upkeep, save_upkeep
from ui.pages.settings import upkeep_card
from ui.pages.settings.upkeep_card import UpkeepCard


@pytest.fixture
def path(monkeypatch, tmp_path):
    made = tmp_path / "upkeep.json"
    monkeypatch.setattr(upkeep_card, "upkeep_file", lambda: made)
    return made


def test_it_is_said_quietly_and_can_be_switched_off(qtbot, context, path):
    upkeep = Upkeep()
    for number in range(1, 5):
        upkeep = upkeep.with_more(date(2026, 11, 16) - timedelta(weeks=number), 20 * 60)
    save_upkeep(path, upkeep)
    card = UpkeepCard(context)
    qtbot.addWidget(card)
    card.show()
    assert card.sentence.text() == "20 minutes in a usual week."
    assert card.advice.isVisible()

    qtbot.mouseClick(card.switch, Qt.MouseButton.LeftButton)

    assert load_upkeep(path) == Upkeep(is_on=False)
    assert not card.sentence.isVisible()
    assert not card.advice.isVisible()
