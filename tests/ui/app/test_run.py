import logging

import pytest
from PySide6.QtWidgets import QLabel

import ui.app.run
from ui.app.places import Places, user_places
from ui.app.run import run
from ui.look.theme import Theme
from ui.pages.spec import PageSpec
from ui.window_state import WindowState


@pytest.fixture(autouse=True)
def the_application_goes_on(qapp):
    """Keep the last window that closes here from ending every event loop of later tests."""
    qapp.setQuitOnLastWindowClosed(False)
    yield
    qapp.setQuitOnLastWindowClosed(True)


@pytest.fixture
def places(tmp_path):
    return Places(settings=tmp_path / "window.ini", log=tmp_path / "logs" / "firebreak.log")


@pytest.fixture
def built(monkeypatch):
    """Two pages that remember being built."""
    made = []

    def create(context, name):
        made.append(name)
        return QLabel(name)

    pages = tuple(
        PageSpec(
            name=name,
            title=lambda name=name: name,
            icon=name,
            create=lambda context, name=name: create(context, name),
        )
        for name in ("this_week", "balance")
    )
    monkeypatch.setattr(ui.app.run, "PAGES", pages)
    return made


def test_a_self_check_shows_every_page(session, places, shown_look, built):
    assert run(session, places, exit_after_paint=False, self_check=True) == 0

    assert built == ["this_week", "balance"]


def test_the_program_can_leave_after_its_first_paint(session, places, shown_look, built):
    assert run(session, places, exit_after_paint=True, self_check=False) == 0

    assert built == ["this_week"]


def test_theme_and_text_size_are_taken_up_again(session, places, shown_look, built):
    WindowState(str(places.settings)).remember_look(Theme.DARK, 150)

    run(session, places, exit_after_paint=True, self_check=False)

    assert (shown_look.theme, shown_look.text_percent) == (Theme.DARK, 150)


def test_the_program_gives_back_what_it_took_over(session, places, shown_look, built):
    handlers = list(logging.getLogger().handlers)

    run(session, places, exit_after_paint=True, self_check=False)

    assert logging.getLogger().handlers == handlers


def test_settings_and_log_stand_outside_of_any_plan(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)

    found = user_places()

    assert found.settings.name == "window.ini"
    assert found.log.name == "firebreak.log"
    assert "firebreak" in found.settings.parts
