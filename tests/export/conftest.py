"""Fixtures for what is exported."""

import pytest

from planner.export.pdf.fonts import REGULAR, font_for
from tests.export.pdf_stories import full_story, written


@pytest.fixture(scope="session", autouse=True)
def fonts_read():
    """Read all fonts before any test is timed; they are read once a program anyway."""
    font_for("\U00010330", REGULAR)


@pytest.fixture(scope="session")
def full_pdf(tmp_path_factory):
    """The document with everything, written once; do not change it."""
    path, _ = written(tmp_path_factory.mktemp("full"), full_story())
    return path
