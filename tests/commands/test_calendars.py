"""Publishing, feeds and calendar files on the command line."""

import pytest
from icalendar import Calendar

from tests.commands.lines import CommandLine
from tests.publishing.calendar_servers import PASSWORD, USER, radicale


@pytest.fixture
def ada(firebreak, plan):
    line = CommandLine(firebreak)
    line("block add 'Models of care' --start 2026-11-24T09:00 --minutes 2h")
    return line


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    made = radicale(tmp_path_factory.mktemp("radicale"))
    made.start()
    yield made
    made.stop()


@pytest.fixture
def password_file(tmp_path):
    file = tmp_path / "password"
    file.write_text(f"{PASSWORD}\n")
    return file


def events(path):
    return Calendar.from_ical(path.read_bytes()).walk("VEVENT")


def test_a_calendar_is_published_updated_and_kept_quiet(ada, server, password_file, tmp_path):
    line = f"calendar publish {server.calendars}mine/ --user {USER} --password-file {password_file}"

    first = ada.json(line)

    assert first == {
        "address": f"{server.calendars}mine/",
        "added": 1,
        "updated": 0,
        "removed": 0,
        "unchanged": 0,
        "conflicts": [],
    }
    assert "1 block was right already." in ada(line)
    assert "1 updated" in ada(f"{line} --alarm")
    kept = [path for path in tmp_path.rglob("*") if path.is_file() and path != password_file]
    assert kept
    assert not [path for path in kept if PASSWORD.encode() in path.read_bytes()]


def test_what_was_set_up_once_need_not_be_said_again(ada, server, monkeypatch):
    monkeypatch.setenv("FIREBREAK_CALENDAR_PASSWORD", PASSWORD)
    address = f"{server.calendars}again/"
    chosen = ada.json(f"calendar settings --address {address} --user {USER} --titles")
    assert (chosen["address"], chosen["user"], chosen["titles"]) == (address, USER, True)

    assert ada.json("calendar publish")["added"] == 1
    assert f"Published to {address} as alex." in ada("calendar settings")
    assert "Nothing is published." in ada("calendar settings --no-address")


def test_publishing_refuses_what_it_cannot_do(ada, server, monkeypatch):
    monkeypatch.delenv("FIREBREAK_CALENDAR_PASSWORD", raising=False)
    address = f"{server.calendars}mine/"

    assert ada.refusal("calendar publish") == "calendar_not_set_up"
    assert ada.refusal(f"calendar publish {address}") == "calendar_password_refused"
    assert ada.refusal("calendar publish http://example.org/") == "calendar_address"
    assert ada.refusal("calendar settings --address http://example.org/") == "calendar_address"
    asked = ada.refusal(f"calendar publish {address} --user {USER}")
    assert asked == "calendar_password_missing"


def test_a_kept_feed_follows_every_change_of_blocks(ada, tmp_path):
    feed = tmp_path / "feed.ics"
    ada(f"calendar settings --feed {feed} --keep-feed")
    assert len(events(feed)) == 1

    ada("block add 'More of it' --start 2026-11-25T09:00 --minutes 1h")
    assert len(events(feed)) == 2

    ada("undo")
    assert sorted(event["STATUS"] for event in events(feed)) == ["CANCELLED", "TENTATIVE"]

    ada("calendar settings --no-keep-feed")
    before = feed.read_bytes()
    ada("block add 'Even more' --start 2026-11-26T09:00 --minutes 1h")
    assert feed.read_bytes() == before


def test_a_feed_that_cannot_be_written_is_told_and_refuses_nothing(ada, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    ada(f"calendar settings --feed {folder / 'feed.ics'} --keep-feed")
    (folder / "feed.ics").unlink()
    folder.rmdir()

    said = ada.run("block add 'More of it' --start 2026-11-25T09:00 --minutes 1h")

    assert said.status == 0
    assert "feed was not brought up to date" in said.err


def test_a_feed_without_a_folder_is_refused_and_not_chosen(ada, tmp_path):
    assert ada.refusal(f"calendar settings --feed {tmp_path / 'no' / 'f.ics'} --keep-feed")
    assert ada.json("calendar settings")["feed"] == ""


def test_a_calendar_file_is_of_one_kind(ada, tmp_path):
    assert ada.run(f"export calendar {tmp_path / 'out.ics'} --feed --remove").status == 2


def test_a_plan_is_no_feed(ada, plan):
    assert ada.refusal(f"calendar settings --feed {plan}") == "target_is_plan"


def test_kinds_of_files(ada, tmp_path):
    out = tmp_path / "out.ics"
    assert ada.json(f"export calendar {out} --changes-only")["events"] == 1
    assert "counts as handed over" in ada(f"export calendar {out} --changes-only")
    assert events(out) == []

    assert ada.json(f"export calendar {out} --remove")["cancelled"] == 1
    assert ada.json(f"export calendar {out} --feed")["kind"] == "feed"
    assert b"REFRESH-INTERVAL" in out.read_bytes()


def test_the_settings_say_how_much_is_shown(ada, tmp_path):
    out = tmp_path / "out.ics"
    ada("calendar settings --titles --alarm --public")

    ada(f"export calendar {out}")
    [event] = events(out)
    assert (event["SUMMARY"], event["CLASS"]) == ("Models of care", "PUBLIC")
    assert event.walk("VALARM")

    ada(f"export calendar {out} --no-titles --private --no-alarm")
    [event] = events(out)
    assert (event["SUMMARY"], event["CLASS"]) == ("Protected time", "PRIVATE")
    assert not event.walk("VALARM")
