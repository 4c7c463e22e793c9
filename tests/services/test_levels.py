from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.domain.changes import Action
from planner.domain.charter import CharterItem, written_levels
from planner.domain.coaching import Audience
from planner.domain.errors.fields import UnknownChoiceError
from planner.domain.law import Level, Validity
from planner.domain.people import Body
from planner.domain.protection import Block, Consent, Requester
from planner.domain.record_json import record_from_json, record_to_json
from planner.intake.law_file import shipped_laws
from planner.services.blocks import displace_block
from planner.services.cause import Cause
from planner.services.charter import add_charter_item, edit_charter_item
from planner.services.levels import level_names
from planner.services.releasing import gather_release
from planner.words.choices import choice_text
from planner.words.closing import hindsight_text
from planner.words.levels import level_text, levels_text

BOARD = "commissioning_board"


def test_people_choose_from_the_levels_of_the_law_pack(session):
    pack = shipped_laws()[0]

    assert level_names(session) == {level.key: level.name for level in pack.levels}


def test_levels_are_those_of_the_day(session, monkeypatch):
    pack = shipped_laws()[0]
    later = Level(key=BOARD, name="the commissioning board", span=Validity(first=date(2027, 4, 1)))
    ended = [
        replace(level, span=Validity(last=date(2027, 3, 31)))
        if level.key == Requester.ICB_OR_REGION
        else level
        for level in pack.levels
    ]
    new = replace(pack, levels=(*ended, later))
    monkeypatch.setattr("planner.services.law.shipped_laws", lambda: (new,))

    before, after = level_names(session, date(2027, 3, 31)), level_names(session, date(2027, 4, 1))

    assert (Requester.ICB_OR_REGION in before, Requester(BOARD) in before) == (True, False)
    assert (Requester.ICB_OR_REGION in after, Requester(BOARD) in after) == (False, True)
    assert level_text(Requester(BOARD), after) == "the commissioning board"
    assert level_text(Requester.ICB_OR_REGION, after) == "ICB or region"


def test_where_no_pack_tells_of_a_place_all_levels_are_there(session):
    with session.action(Action.ADD_RECORD) as writer:
        writer.add(
            Body(
                id=session.new_id(), name="A", is_organisation_in_law=True, jurisdiction="Elsewhere"
            )
        )

    assert list(level_names(session)) == list(Requester)


def test_a_level_of_a_later_pack_is_carried_by_its_key(session):
    item = CharterItem(
        id=session.new_id(), text="A", levels=f"{BOARD} site", valid_from=date(2026, 1, 1)
    )
    read = record_from_json(CharterItem, record_to_json(item))

    assert read == item
    assert read.allows(Requester(BOARD))
    assert not read.allows(Requester.SELF)
    assert levels_text(read.named_levels(), {}) == "commissioning board, the site"
    assert written_levels(read.for_whom) == f"site {BOARD}"
    assert choice_text(Requester(BOARD)) == "commissioning board"


def test_a_level_that_nobody_knows_cannot_be_chosen_but_stays_where_it_is(session):
    item = CharterItem(id=session.new_id(), text="A", levels=BOARD, valid_from=session.today())
    with pytest.raises(UnknownChoiceError):
        add_charter_item(session, item)
    with session.action(Action.ADD_CHARTER_ITEM) as writer:
        writer.add(item)

    edit_charter_item(session, item, replace(item, text="B"))

    assert session.read.get(CharterItem, item.id).levels == BOARD


@pytest.mark.parametrize("key", ["", "Site", "9", "a b", "é"])
def test_what_can_be_no_key_is_no_level(key):
    with pytest.raises(ValueError, match="not a valid"):
        Requester(key)


def test_the_plan_and_hindsight_say_a_level_as_the_law_does(session, monkeypatch):
    pack = shipped_laws()[0]
    levels = tuple(
        replace(level, name="the region") if level.key == Requester.ICB_OR_REGION else level
        for level in pack.levels
    )
    new = replace(pack, levels=levels)
    monkeypatch.setattr("planner.services.law.shipped_laws", lambda: (new,))
    start = session.now() - timedelta(days=2)
    block = Block(id=session.new_id(), start=start, minutes=60, first_start=start, first_minutes=60)
    with session.action(Action.ADD_RECORD) as writer:
        writer.add(block)
    row = displace_block(
        session,
        block,
        Cause(by_what="A call", for_whom=Requester.ICB_OR_REGION, consent=Consent.IMPOSED),
    )

    (displacer,) = gather_release(session, Audience.COACH).sums.protection.displacers
    said = hindsight_text(row, "Truth", session.zone(), level_names(session))

    assert displacer.called == "the region"
    assert said.endswith("for the region.")
