import socket

import pytest

from ui.app import screen
from ui.app.screen import NoWindowError


def test_without_a_screen_the_user_is_told_what_still_works():
    with pytest.raises(NoWindowError) as told:
        screen.check({}, "linux")

    assert str(told.value).startswith("There is no screen here")


def test_a_screen_that_does_not_answer_is_none():
    with pytest.raises(NoWindowError, match="no screen"):
        screen.check({"DISPLAY": ":987"}, "linux")


def test_pictures_need_no_screen():
    screen.check({"QT_QPA_PLATFORM": "offscreen"}, "linux")


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_always_have_a_screen(platform):
    screen.check({}, platform)


def test_a_wayland_screen_is_found_by_its_socket(tmp_path):
    with socket.socket(socket.AF_UNIX) as display:
        display.bind(str(tmp_path / "wayland-0"))
        around = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}

        try:
            screen.check(around, "linux")
        except NoWindowError as error:
            assert "libwayland-cursor0" in str(error)  # noqa: PT017 - where it is not installed


def test_missing_libraries_come_with_the_line_that_installs_them():
    words = screen.missing_libraries(["libegl1", "libxcb-cursor0"])

    assert "sudo apt-get install -y libegl1 libxcb-cursor0" in words
