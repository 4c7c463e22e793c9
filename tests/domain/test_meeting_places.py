import pytest

from planner.domain.meeting_places import is_elsewhere


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("", False),
        ("  ", False),
        ("Microsoft Teams Meeting", False),
        ("https://zoom.us/j/123", False),
        ("Zoom", False),
        ("Online", False),
        ("Ar-lein", False),
        ("Dial-in", False),
        ("County Hall, Room 4", True),
        ("Board room; Microsoft Teams Meeting", True),
        ("Microsoft Teams Meeting; Zoom", False),
        ("The Zoomery Café", True),
    ],
)
def test_one_travels_only_to_places(place, expected):
    assert is_elsewhere(place) is expected
