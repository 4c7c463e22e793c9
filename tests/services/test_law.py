"""What the law says of a body follows from packs and the day, never from code."""

from dataclasses import replace
from datetime import date

from planner.domain.duties import Duty
from planner.domain.law import law_of
from planner.domain.protection import Requester
from planner.services.bodies import own_organisations
from planner.services.law import duties_to, kind_of, law_on, law_packs
from planner.services.records import add_record
from tests.services.across_bodies import TODAY, lead_in_two


def test_a_body_is_owed_what_its_kind_is_owed_and_what_one_says_oneself(session):
    trust, place = lead_in_two(session)
    add_record(session, Duty(id=session.new_id(), body=place.id, text="Speak for all partners"))

    by_law = duties_to(session, trust)
    (own,) = duties_to(session, place)

    assert len(by_law) > 2
    assert all(line.pack and line.source and line.text for line in by_law)
    assert (own.text, own.pack) == ("Speak for all partners", "")


def test_where_and_when_a_law_does_not_hold_it_says_nothing(session):
    trust, _ = lead_in_two(session)

    assert duties_to(session, replace(trust, jurisdiction="Wales")) == []
    assert duties_to(session, trust, date(2000, 1, 1)) == []
    assert kind_of(trust, TODAY).name == "NHS trust or foundation trust"
    assert kind_of(replace(trust, kind="guild"), TODAY) is None


def test_a_later_pack_counts_from_its_first_day():
    (pack,) = [pack for pack in law_packs() if pack.jurisdiction == "England"]
    started = date(2027, 4, 1)
    renamed = tuple(
        replace(level, name="the region") if level.key == "icb_or_region" else level
        for level in pack.levels
    )
    later = replace(
        pack, span=replace(pack.span, first=started), kinds=(), duties=(), levels=renamed
    )

    def name_on(day):
        names = {level.key: level.name for level in law_of([later, pack], "england", day).levels()}
        return names["icb_or_region"]

    assert name_on(started) == "the region"
    assert name_on(date(2027, 3, 31)) == "ICB or region"


def test_every_level_of_a_demand_is_named_in_england():
    assert {level.key for level in law_on(TODAY).levels()} == set(Requester)


def test_what_is_not_verified_is_said():
    (pack,) = [pack for pack in law_packs() if pack.jurisdiction == "England"]

    assert "not verified" in pack.note.lower()
    assert {duty.key for duty in pack.duties if "not verified" in duty.note} == {
        "triple_aim",
        "cooperate",
    }


def test_ones_own_organisations_are_those_in_law_where_one_wears_a_hat(session):
    trust, _ = lead_in_two(session)

    assert own_organisations(session) == [trust]
