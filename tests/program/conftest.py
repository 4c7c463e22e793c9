import pytest

from tests.program.programs import firebreak


@pytest.fixture
def plan(tmp_path):
    """Make a plan with the real program."""
    path = tmp_path / "ada.firebreak"
    made = firebreak(tmp_path, "init", path, "--name", "Ada")
    assert made.returncode == 0, made.stderr
    return path
