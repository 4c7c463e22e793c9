"""No command tells an assistant what is not theirs, whichever of them they try."""

import shutil
from itertools import chain

import click
import pytest

from planner.commands.groups import LateGroup
from planner.commands.lane import check_in_lane
from planner.commands.running import firebreak as root
from planner.domain.errors.sharing import NotInLaneError
from planner.domain.lane import Lane
from planner.services.session import Session
from tests.planted_plan import OPEN_TITLE, PLANTED, plant

WITHOUT_A_PLAN = {"open"}
DAY = "2026-11-24"
CAUSE = ("--by", "Winter", "--for", "national")


@pytest.fixture(scope="module")
def planted_file(tmp_path_factory):
    made = tmp_path_factory.mktemp("planted") / "ada.firebreak"
    session = Session.create(made)
    plant(session)
    session.close()
    return made


@pytest.fixture
def own_plan(planted_file, tmp_path, monkeypatch):
    path = shutil.copy(planted_file, tmp_path)
    monkeypatch.setenv("FIREBREAK_PLAN", str(path))
    monkeypatch.chdir(tmp_path)
    return path


def commands(group=root, before=()):
    """Walk through every command there is, groups that answer by themselves included."""
    context = click.Context(group, info_name=group.name)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        path = (*before, name)
        if isinstance(found, LateGroup):
            yield from commands(found, path)
            if not found.invoke_without_command:
                continue
        yield path, found


def made_up(parameter):
    kind = parameter.type
    if isinstance(kind, click.Choice):
        return str(next(iter(kind.choices)))
    if isinstance(kind, click.types.IntParamType):
        return "1"
    wanted = f"{parameter.name} {parameter.metavar or ''}".lower()
    if "length" in wanted or "minutes" in wanted:
        return "1h"
    return DAY if any(word in wanted for word in ("day", "iso", "start", "date")) else "abcd1234"


def with_arguments(path, found):
    """Return the words of a command line that click takes."""
    context = click.Context(found, info_name=path[-1])
    needed = [parameter for parameter in found.get_params(context) if parameter.required]
    said = (
        [parameter.opts[0], *[made_up(parameter)] * parameter.nargs]
        if isinstance(parameter, click.Option)
        else [made_up(parameter)]
        for parameter in needed
    )
    return [*path, *chain.from_iterable(said)]


EVERY = {" ".join(path): with_arguments(path, found) for path, found in commands()}


def is_in_lane(name):
    try:
        check_in_lane(Lane.ASSISTANT, name)
    except NotInLaneError:
        return False
    return True


@pytest.mark.parametrize("name", sorted(set(EVERY) - WITHOUT_A_PLAN))
def test_no_command_tells_an_assistant_a_private_word(name, firebreak, own_plan):
    said = firebreak(*EVERY[name], "--as", "assistant", "--json")

    assert PLANTED not in (said.out + said.err).casefold()
    assert said.status != 2, said
    if not is_in_lane(name):
        assert said.error == "not_in_lane"


def test_what_is_asked_of_the_lane_is_among_the_commands():
    names = [name for name in EVERY if is_in_lane(name)]

    assert {"blocks", "busy", "busy add", "block displace", "undo"} <= set(names)
    assert not any(name.split()[0] in ("goals", "readiness", "export", "share") for name in names)


def test_a_plan_full_of_secrets_still_shows_its_week(firebreak, own_plan):
    def ask(*arguments):
        return firebreak(*arguments, "--as", "assistant", "--json").json

    assert {block["title"] for block in ask("blocks")["blocks"]} == {"", OPEN_TITLE}
    assert [each["title"] for each in ask("busy", "--from", "2026-11-23")] == ["Board", ""]
    assert len(ask("dump")) == len(ask("dump", own_plan)) > 5


def test_the_history_names_the_assistant(firebreak, own_plan):
    added = firebreak("busy", "add", "Panel", "--start", "2026-11-25T09:00", "--minutes", "1h",
                      "--as", "assistant", "--json")  # fmt: skip
    assert added.json["busy"]["title"] == "Panel"

    assert {line["lane"] for line in firebreak("history", "--limit", 1, "--json").json} == {
        "assistant"
    }
    assert "by the assistant" in firebreak("history", "--limit", 1).out
    assert firebreak("undo", "--as", "assistant").status == 0
    assert firebreak("undo", "--as", "assistant", "--json").error == "nothing_to_undo"


def test_busy_time_is_listed_by_days_and_longer_than_a_day_is_none(firebreak, own_plan):
    add = ("busy", "add", "--start", "2026-11-25T09:00", "--minutes")

    assert firebreak(*add, "25h", "--json").error == "out_of_range"
    assert firebreak(*add, "1h", "--json").status == 0
    assert "Busy" in firebreak("busy", "--from", "2026-11-25", "--to", "2026-11-25").out
    assert firebreak("busy", "--from", "2027-11-25", "--to", "2027-11-25").out.strip()


def test_a_shared_file_goes_out_and_what_was_done_comes_back(firebreak, own_plan, tmp_path):
    file = tmp_path / "for-sam.firebreak"

    shared = firebreak("share", "assistant", file, "--json").json
    assert shared["file"] == str(file)
    assert shared["records"] == len(firebreak("dump", file, "--json").json)
    assert firebreak("goals", "--plan", file, "--json").error == "not_in_lane"

    nothing = firebreak("take-in", "assistant", file)
    assert "nothing" in nothing.out
    [block, *_] = firebreak("blocks", "--plan", file, "--json").json["blocks"]
    done = firebreak("block", "displace", block["id"], *CAUSE, "--plan", file)
    assert done.status == 0, done
    firebreak("busy", "add", "Panel", "--start", "2026-11-25T09:00", "--minutes", "1h",
              "--plan", file)  # fmt: skip

    assert firebreak("share", "assistant", file, "--json").error == "changes_waiting"
    shown = firebreak("take-in", "assistant", file, "--json").json
    assert [change["record"] for change in shown["blocks"]] == [block["id"]]
    assert [field["field"] for field in shown["blocks"][0]["fields"]] == ["state"]
    assert shown["accepted"] == 0
    assert "--accept-all" in firebreak("take-in", "assistant", file).out
    assert firebreak("take-in", "assistant", file, "--accept-all", "--json").json["accepted"] == 2
    assert firebreak("share", "assistant", file).status == 0


def test_what_is_disputed_is_said_to_stay(firebreak, own_plan, tmp_path):
    file = tmp_path / "for-sam.firebreak"
    firebreak("share", "assistant", file)
    [block, *_] = firebreak("blocks", "--json").json["blocks"]
    firebreak("block", "displace", block["id"], *CAUSE, "--plan", file)
    firebreak("block", "move", block["id"], "--to", "2026-11-27T09:00")

    said = firebreak("take-in", "assistant", file)

    assert "disputed" in said.out
    assert firebreak("share", "assistant", file, "--leave-out").status == 0


def test_what_is_not_named_is_protected_time(firebreak, own_plan):
    assert "Protected time" in firebreak("rules", "--as", "assistant").out
    assert "Protected time" in firebreak("blocks", "--as", "assistant").out


def test_a_kept_feed_waits_for_the_director(firebreak, own_plan, tmp_path):
    feed = tmp_path / "feed.ics"
    firebreak("calendar", "settings", "--feed", feed, "--keep-feed")
    assert feed.exists()
    before = feed.read_bytes()
    [block, *_] = firebreak("blocks", "--json").json["blocks"]

    firebreak("block", "displace", block["id"], *CAUSE, "--as", "assistant")

    assert feed.read_bytes() == before
