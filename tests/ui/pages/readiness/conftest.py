"""A named change on its page, and rounds that people answered."""

import pytest

from planner.domain.direction import Initiative
from planner.domain.readiness import Rater
from planner.intake.answers_file import GivenAnswer
from planner.intake.pack_file import shipped_instruments
from planner.services.readiness import add_initiative, close_round, open_round, take_answers
from ui.pages.readiness.page import ReadinessPage

INSTRUMENT = shipped_instruments()[0]


@pytest.fixture
def initiative(session):
    made = Initiative(
        id=session.new_id(), title="Frailty at home", statement="One team cares at home."
    )
    add_initiative(session, made)
    return made


@pytest.fixture
def page(open_page, context, initiative):
    return open_page(ReadinessPage(context))


@pytest.fixture
def answered(session, initiative):
    """Open a round in which each of a few people says the same to all statements, and close it."""

    def make(values, rater=Rater.TEAM, instrument=INSTRUMENT, *, closed=True):
        opened = open_round(session, initiative, instrument.key, rater, invited=len(values))
        given = [
            GivenAnswer(f"r{number}", item, value)
            for number, value in enumerate(values)
            for item in instrument.item_keys()
        ]
        take_answers(session, opened, given)
        return close_round(session, opened) if closed else opened

    return make
