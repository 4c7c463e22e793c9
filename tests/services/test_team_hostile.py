"""Bundles that are damaged, foreign or made with bad intentions: refused, named, harmless."""

from dataclasses import replace
from datetime import date

import pytest

from planner.domain.changes import Action
from planner.domain.charter import CharterItem
from planner.domain.records import Tier
from planner.store.journal import Edit, Stamp, edit_hash, value_digest
from planner.store.team.bundles import BundleHeader, bundle_name, pack, unpack, withheld_mark
from planner.store.travelling import TravellingEdit
from tests.services.team_members import raw_bytes


def bundles(place):
    return sorted(place.rglob("*.bundle"))


def forged(path, change, *, chained=False):
    """Write a bundle whose last edit was changed, under a name that fits its bytes."""
    header, edits = unpack(path.read_bytes())
    last = change(edits[-1])
    if chained:
        last = rechained(last, edits[-2].hash)
    edits[-1] = last
    header = replace(
        header, tip=last.hash, withheld=withheld_mark((each.seq, each.salt) for each in edits)
    )
    raw = pack(header, edits)
    path.unlink()
    path.with_name(bundle_name(header, raw)).write_bytes(raw)


def rechained(edit, previous):
    """Return the edit as a member with bad intentions would write it: its hash fits."""
    digest = value_digest(edit.salt, edit.value)
    stamp = Stamp(
        site_uid=edit.site,
        seq=edit.seq,
        hlc=edit.hlc,
        action=edit.action,
        action_name=edit.action_name,
    )
    said = Edit(
        record_type=edit.record_type,
        record=edit.record,
        field=edit.field,
        value=edit.value,
        bases=edit.bases,
    )
    return edit._replace(digest=digest, hash=edit_hash(previous, stamp, said, digest))


def test_a_changed_value_does_not_fit_its_chain(ann, bob, place):
    record = ann.add()
    ann.publish(place)
    ann.change(record, title="second")
    ann.publish(place)
    last = max(bundles(place), key=lambda path: int(path.name.split("-")[0]))
    forged(last, lambda edit: edit._replace(value="forged"))

    taken = bob.pull(place)

    assert [skipped.reason for skipped in taken.skipped] == ["chain"]
    assert bob.find(record).title == record.title


HOSTILE = {
    "another kind": {"field": "title", "value": 5},
    "too long": {"field": "title", "value": "x" * 301},
    "no text": {"field": "title", "value": "a\0b"},
    "nothing": {"field": "title", "value": None},
    "no day": {"field": "started_on", "value": "tomorrow"},
    "bytes for a text": {"field": "title", "value": b"x" * 16},
    "out of bounds": {"field": "settles_in_weeks", "value": 10**9},
    "huge": {"field": "blueprint", "value": "x" * 1_000_000},
    "a field of SQL": {"field": 'title" = 1; --', "value": "x"},
    "never shared": {"record_type": "entry", "field": "text", "value": "x"},
    "another owner": {"record_type": "member", "field": "is_owner", "value": 1},
    "a clock at the end of days": {"hlc": (1 << 63) - 1},
    "a creation of lists": {"field": "*", "value": '{"title": []}'},
    "no creation": {"field": "*", "value": "["},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_would_make_a_plan_unreadable_stays_outside(ann, bob, place, name):
    ann.add()
    ann.publish(place)
    (bundle,) = bundles(place)
    forged(bundle, lambda edit: edit._replace(**HOSTILE[name]), chained=True)

    taken = bob.pull(place)

    assert [skipped.reason for skipped in taken.skipped] == ["unusable"]
    assert bob.records() == []


def test_one_members_record_against_its_own_rules_keeps_nobody_elses_out(ann, bob, cem, place):
    rule = CharterItem(
        id=ann.session.new_id(), text="No calls", valid_from=date(2026, 11, 2), tier=Tier.TEAM
    )
    with ann.session.action(Action.ADD_CHARTER_ITEM) as writer:
        writer.add(rule)
    ann.publish(place)
    (bundle,) = bundles(place)
    ends_before = {"field": "valid_until", "value": "2026-01-01"}
    forged(bundle, lambda edit: edit._replace(**ends_before), chained=True)
    fine = cem.add()
    cem.publish(place)

    taken = bob.pull(place)

    assert [each.id for each in bob.records()] == [fine.id]
    assert bob.session.read.all(CharterItem) == []
    assert [skipped.reason for skipped in taken.skipped] == ["unusable"]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "torn"),
        (b"firebreak-bundle 2\n" + b"x" * 99, "newer"),
        (b"PK\3\4" + b"x" * 99, "foreign"),
        (b'firebreak-bundle 1\n{"site": 7}\n', "unusable"),
        (b"firebreak-bundle 1\n" + b"[" * 9999 + b"\n", "torn"),
    ],
)
def test_what_is_no_bundle_is_left_alone_and_named(bob, place, raw, reason):
    (place / "strange.bundle").write_bytes(raw)
    (place / "folder.bundle").mkdir()

    taken = bob.pull(place)

    reasons = {skipped.path.name: skipped.reason for skipped in taken.skipped}
    assert reasons == {"strange.bundle": reason, "folder.bundle": "foreign"}


def test_a_small_bundle_of_a_huge_text_is_stopped_early(bob, place):
    header = BundleHeader(
        site=b"s" * 16,
        member=None,
        name="",
        device="",
        first=1,
        last=1,
        tip=b"t" * 16,
        withheld="",
    )
    bomb = TravellingEdit(
        *(b"s" * 16, None, None, 1, b"h" * 16, 1, 1, "share_with_team", None, "goal", b"r" * 16),
        *("title", "x" * 5_000_000, b"s" * 8, b"d" * 16, b""),
    )
    (place / "bomb.bundle").write_bytes(pack(header, [bomb]))

    assert [skipped.reason for skipped in bob.pull(place).skipped] == ["too_large"]


def test_nobody_changes_a_private_record_whose_id_they_guessed(ann, bob, place):
    private = bob.add(Tier.MINE)
    ann.add()
    ann.publish(place)
    (bundle,) = bundles(place)
    aimed = {"record": bytes.fromhex(private.id), "field": "tier", "value": "team", "bases": b""}
    forged(bundle, lambda edit: edit._replace(**aimed), chained=True)

    bob.pull(place)
    bob.publish(place)

    assert bob.find(private) == private
    assert private.title.encode() not in raw_bytes(place)
