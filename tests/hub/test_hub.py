"""A team's hub on a real server: what comes to all, and what the server itself refuses."""

import psycopg
import pytest

from planner.domain.errors.hub import (
    HubForbiddenError,
    HubNewerError,
    HubNotSetUpError,
    HubSignInError,
    HubTeamUnknownError,
    HubUnreachableError,
    HubUnsafeError,
)
from planner.domain.records import Tier
from planner.progress import Cancelled
from planner.services.erasing import erase
from planner.services.history import record_named
from planner.services.hub import (
    admit_to_hub,
    dismiss_from_hub,
    hub_account,
    hub_status,
    push,
    set_up_hub,
)
from tests.hub.conftest import TEAM
from tests.hub.database_server import ADMIN, PASSWORD
from tests.services.team_members import words_in


def told(server, database, who=ADMIN):
    """Return all that the tables of the hub say, to somebody, as one text."""
    with server.sign_in(who, database) as asked:
        tables = ("team", "member", "site", "edit")
        rows = [asked.execute(f"SELECT t::text FROM firebreak.{name} t") for name in tables]  # noqa: S608 - our names
        return "\n".join(text for each in rows for (text,) in each)


def test_what_is_for_the_team_comes_to_the_others_and_nothing_else(ann, bob, server, database):
    ours, mine = ann.add(), ann.add(Tier.MINE)

    assert ann.push().published > 0
    came = bob.pull_all()

    assert came.edits_taken > 0
    assert bob.find(ours).title == ours.title
    assert bob.find(mine) is None
    assert words_in(told(server, database).encode()) == {ours.title.encode()}


def test_only_what_is_new_is_sent_and_fetched(ann, bob):
    ours = ann.add()
    ann.push()
    bob.pull_all()
    ann.change(ours, statement="fewer handovers")

    assert ann.push().published == 1
    assert ann.push().published == 0
    assert bob.pull_all().edits_taken == 1
    assert bob.pull_all().edits_taken == 0
    assert bob.find(ours).statement == "fewer handovers"


def test_all_members_come_to_the_same_through_any_order_of_exchanges(ann, bob, cem):
    for member in (ann, bob, cem):
        member.add()
    first = ann.add()
    for member in (ann, bob, cem, bob, ann):
        member.meet()
    bob.change(first, title="said by bob")
    cem.change(first, title="said by cem")
    for member in (cem, bob, ann, cem, bob):
        member.meet()

    assert ann.shared() == bob.shared() == cem.shared()
    assert len(ann.shared()) == 4
    rivals = [{rival.value for rival in member.conflicts()[0].rivals} for member in (ann, bob, cem)]
    assert rivals == [{"said by bob", "said by cem"}] * 3


def test_a_pull_is_one_step_back(ann, bob):
    ours = ann.add()
    ann.push()
    bob.pull_all()

    bob.session.undo()

    assert bob.find(ours) is None


@pytest.mark.parametrize("stop", ["keep", "delete", "erase"])
def test_what_is_taken_back_stands_in_no_row_any_more(ann, bob, server, database, stop):
    ours = ann.add()
    ann.push()
    if stop == "keep":
        ann.change(ours, tier=Tier.MINE)
    elif stop == "delete":
        ann.delete(ours)
    else:
        erase(ann.session, record_named(ann.session, ours.id))
    ann.push()

    assert ours.title not in told(server, database)
    bob.pull_all()
    found = bob.find(ours)
    assert found is None or ours.title != found.title


def test_the_status_names_members_and_what_waits(ann, bob):
    ann.add()
    ann.push()
    bob.add()

    status = hub_status(bob.session, bob.account)

    assert [(member.name, member.is_self, member.is_taken_in) for member in status.members] == [
        ("ann", False, False)
    ]
    assert status.waiting == 1


def test_a_member_can_write_under_their_own_sites_only(ann, bob, server, database):
    ann.add()
    ann.push()
    copied = (
        "INSERT INTO firebreak.edit SELECT team, site, seq + 1000, hash, hlc, action, record_type,"
        " record, field, kind, words, raw, salt, digest, bases FROM firebreak.edit"
    )

    with server.sign_in("bob", database) as asked:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            asked.execute(copied)
        asked.rollback()
        changed = asked.execute("UPDATE firebreak.edit SET words = 'x'")
        assert changed.rowcount == 0
        renamed = asked.execute("UPDATE firebreak.site SET name = 'x'")
        assert renamed.rowcount == 0


FORBIDDEN = (
    "DELETE FROM firebreak.edit",
    "UPDATE firebreak.edit SET digest = '\\x00'",
    "UPDATE firebreak.edit SET seq = seq + 1",
    "INSERT INTO firebreak.member SELECT team, 'eve' FROM firebreak.team",
    "UPDATE firebreak.site SET account = 'eve'",
    "INSERT INTO firebreak.site (team, uid, name, device, account)"
    " SELECT team, '\\x00112233445566778899aabbccddeeff', 'x', 'x', 'bob' FROM firebreak.team",
    "DROP TABLE firebreak.edit",
)


def test_nobody_rewrites_history_or_admits_themselves(ann, server, database):
    ann.add()
    ann.push()
    before = told(server, database)

    with server.sign_in("ann", database) as asked:
        for statement in FORBIDDEN:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                asked.execute(statement)
            asked.rollback()

    assert told(server, database) == before


def test_other_teams_and_strangers_see_nothing(ann, hub, server, database):
    ours = ann.add()
    ann.push()
    set_up_hub(hub(ADMIN, "Another team"))
    admit_to_hub(hub(ADMIN, "Another team"), ("eve",))

    seen = told(server, database, "eve")

    assert ours.title not in seen
    assert TEAM not in seen
    with pytest.raises(HubTeamUnknownError) as refusal:
        push(ann.session, hub("eve"), _Never())
    assert refusal.value.known == ("Another team",)


class _Never:
    def step(self, _done, _total):
        raise Cancelled


def test_whoever_is_dismissed_is_locked_out(ann, bob, hub):
    ann.add()
    ann.push()

    assert dismiss_from_hub(hub(ADMIN), "bob")
    assert not dismiss_from_hub(hub(ADMIN), "bob")

    with pytest.raises(HubTeamUnknownError):
        bob.pull_all()


def test_a_stopped_push_leaves_nothing(ann, server, database):
    ann.add()
    before = told(server, database)

    with pytest.raises(Cancelled):
        push(ann.session, ann.account, _Never())

    assert told(server, database) == before
    assert ann.push().published > 0


def test_what_a_hostile_member_wrote_is_not_taken_in(ann, bob, server, database):
    ours = ann.add()
    ann.push()
    with server.sign_in(ADMIN, database) as admin:
        admin.execute("UPDATE firebreak.edit SET kind = 'q' WHERE words IS NOT NULL")

    with pytest.raises(HubUnsafeError):
        bob.pull_all()
    assert bob.find(ours) is None


def test_a_value_that_somebody_changed_on_the_server_is_refused(ann, bob, server, database):
    ours = ann.add()
    ann.push()
    with server.sign_in(ADMIN, database) as admin:
        admin.execute("UPDATE firebreak.edit SET words = 'forged' WHERE field = 'title'")

    taken = bob.pull_all()

    found = bob.find(ours)
    assert found is None or found.title != "forged"
    assert [skipped.reason for skipped in taken.skipped] == ["chain", "gap"]


@pytest.mark.parametrize("number", ["--5", "9" * 30, "\N{ARABIC-INDIC DIGIT FIVE}x"])
def test_a_number_that_is_none_is_refused(ann, bob, server, database, number):
    ann.add()
    ann.push()
    with server.sign_in(ADMIN, database) as admin:
        admin.execute("UPDATE firebreak.edit SET kind = 'i', words = %s", (number,))

    with pytest.raises(HubUnsafeError):
        bob.pull_all()


def test_refusals_have_types(account, ann, hub, server, database):
    with pytest.raises(HubSignInError):
        push(ann.session, hub("ann", TEAM, "wrong"), _Never())
    with pytest.raises(HubUnreachableError):
        push(ann.session, hub_account("postgresql://ann@127.0.0.1:1/x", TEAM), _Never())
    with pytest.raises(HubForbiddenError):
        set_up_hub(hub("ann", "Mine"))
    with server.sign_in(ADMIN, database) as admin:
        admin.execute("INSERT INTO firebreak.hub VALUES (99)")
    with pytest.raises(HubNewerError):
        ann.pull_all()


def test_an_empty_database_is_no_hub(account, ann, server):
    server.new_database("nothing", ())
    empty = hub_account(server.url("ann", "nothing"), TEAM, PASSWORD)

    with pytest.raises(HubNotSetUpError):
        push(ann.session, empty, _Never())
