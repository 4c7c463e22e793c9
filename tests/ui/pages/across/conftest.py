"""What the tests of the registers share."""

from datetime import date

import pytest

from planner.domain.governance import Decision
from planner.domain.people import Body, Forum
from planner.services.records import add_record
from ui.pages.across.page import AcrossPage


@pytest.fixture
def add(session):
    """Add a record and return it as the plan holds it."""

    def do(record_type, **held):
        made = record_type(id=session.new_id(), **held)
        add_record(session, made)
        return session.read.get(record_type, made.id)

    return do


@pytest.fixture
def forum(add):
    return add(Body, name="Northside Place Partnership", forum=Forum.ADVISORY)


@pytest.fixture
def decision(add, forum):
    return add(Decision, title="One night team", body=forum.id, day=date(2026, 11, 6))


@pytest.fixture
def open_register(open_page, context):
    """Open the page at a register."""

    def do(name="decisions"):
        page = open_page(AcrossPage(context))
        page.registers.go_to(name)
        return page

    return do


@pytest.fixture
def type_into(qtbot):
    """Type into a field of the form that is open, in place of what stands there."""

    def do(page, name, words):
        field = page.form.form.field(name)
        field.clear()
        qtbot.keyClicks(field, words)

    return do


@pytest.fixture
def words_of():
    """Return the words of a list of lines."""

    def read(line_list):
        rows = line_list.rows
        return [rows.value(rows.index(number, 0)).words for number in range(rows.rowCount())]

    return read
