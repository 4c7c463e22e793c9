import pytest

from tests.commands.lines import CommandLine

CALENDAR = "\r\n".join(
    (
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", "UID:k1"),
        *("DTSTART:20261124T080000Z", "DTEND:20261124T120000Z", "SUMMARY:Secret matter"),
        *("LOCATION:Ward 4", "END:VEVENT", "END:VCALENDAR", ""),
    )
)


@pytest.fixture
def ada(firebreak, plan):
    return CommandLine(firebreak)


@pytest.fixture
def calendar(tmp_path):
    path = tmp_path / "kate.ics"
    path.write_text(CALENDAR)
    return path


def test_a_rule_takes_all_options_and_keeps_what_is_not_named(ada):
    early = ada.json("hours add Early 'mon-fri 06:30-08:00' --last-day 2026-12-04")["hours"]
    ada("record add member name=Kate")
    rule = ada.json(
        "rules add 'Joint talk' --target 2h --hours early --best-hours 'tue 06:30-08:00'"
        " --most-a-day 90m --most-blocks-a-day 1 --spacing-days 2 --earliest 2026-11-23"
        " --deadline 2026-12-24 --with Kate"
    )["rule"]

    assert (rule["hours"], rule["most_a_day"], rule["spacing_days"]) == (early["id"], 90, 2)
    (kate,) = [one for one in ada.json("records member") if one["name"] == "Kate"]
    taking_part = [{"member": kate["id"], "name": "Kate", "required": True}]
    assert rule["taking_part"] == taking_part

    edited = ada.json(f"rules edit {rule['id']} --hours '' --most-a-day ''")["rule"]
    assert (edited["hours"], edited["most_a_day"]) == (None, None)
    assert edited["taking_part"] == taking_part
    optional = ada.json(f"rules edit {rule['id']} --with-optional kate")["rule"]
    assert not optional["taking_part"][0]["required"]
    alone = ada.json(f"rules edit {rule['id']} --without Kate")["rule"]
    assert alone["taking_part"] == []
    assert ada.json("rules") == [alone]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("rules add X --target 2h --window 'sat 09:00-11:00'", "window_outside_hours"),
        ("rules add X --target 2h --window 'mon 08:00-08:30'", "block_without_room"),
        ("rules add X --target 2h --shortest 5h --longest 5h", "block_over_day_cap"),
        ("rules add X --target 20h", "target_too_large"),
        (
            "rules add X --target 2h --earliest 2026-12-02 --deadline 2026-12-01",
            "last_day_too_early",
        ),
        ("rules add X --target 2h --hours late", "not_found"),
        ("rules add X --target 2h --with Nobody", "not_found"),
        ("hours add X 'mon 08:00-09:00' --keep-free 'mon 08:00-09:00'", "no_hours_left"),
        ("hours delete 'Working hours'", "hours_set_in_use"),
    ],
)
def test_what_no_diary_could_hold_is_refused_with_a_code(ada, line, code):
    assert ada.refusal(line) == code
    assert ada.json("rules") == []


def test_hours_come_in_sets(ada):
    ada(
        "hours set --travel 30m --keep-free 'mon-fri 12:30-13:00'"
        " --without-meetings 'wed 08:00-12:00'"
    )
    ada("hours add Early 'mon-fri 06:30-08:00' --first-day 2026-11-23 --last-day 2026-12-04")
    ada("hours set 'mon-thu 06:30-08:00' --set early")

    found = ada.json("hours")
    text = ada("hours")

    assert [one["name"] for one in found["sets"]] == ["Working hours", "Early"]
    assert found["hours"] == found["sets"][0]
    assert "on the way to meetings elsewhere: 30 min" in text
    assert "Always kept free: Mon\u2013Fri 12:30\u201313:00." in text
    assert "Kept free of meetings: Wed 08:00\u201312:00." in text
    assert (
        "Early: Mon\u2013Thu 06:30\u201308:00, from 23 November 2026, until 4 December 2026" in text
    )
    assert ada.json("hours delete Early") == {"deleted": found["sets"][1]["id"]}
    assert len(ada.json("hours")["sets"]) == 1


def test_a_member_s_calendar_gives_busy_times_and_nothing_else(ada, calendar):
    done = ada.json(f"import calendar {calendar} --member 'Kate Lee'")
    again = ada.json(f"import calendar {calendar} --member 'kate lee'")

    assert (done["added"], done["member"]["is_new"]) == (1, True)
    assert (again["added"], again["unchanged"], again["member"]["is_new"]) == (0, 1, False)
    assert ada.json("entries") == []
    assert "Secret" not in ada("history")
    said = ada(f"import calendar {calendar} --member Tom")
    assert "Tom is new in this plan." in said
    assert "Nothing else of the calendar was kept." in said
    assert ada.refusal(f"import calendar {calendar} --member 'Ada Lovelace'") == "member_is_owner"


def test_joint_blocks_stand_where_the_other_is_free(ada, calendar):
    ada(f"import calendar {calendar} --member Kate")
    ada("rules add Talk --target 2h --with Kate --window 'tue 09:00-14:00'")

    blocks = ada.json("schedule propose --from 2026-11-23 --weeks 1")["blocks"]

    assert sum(block["minutes"] for block in blocks) == 120
    assert min(block["start"] for block in blocks).startswith("2026-11-24T12:00")


def test_a_meeting_in_hours_without_meetings_is_told_of(ada, calendar):
    ada("hours set 'tue 08:00-12:00' --without-meetings 'tue 08:00-12:00'")
    ada("rules add Think --target 1h")

    done = ada.json(f"import calendar {calendar}")
    ada("undo")
    said = ada(f"import calendar {calendar}")
    text = ada("schedule propose --from 2026-11-23 --weeks 1")

    assert len(done["in_hours_without_meetings"]) == 1
    assert "1 meeting stands in hours that you keep free of meetings: Tue 24 Nov" in said
    assert "which stands in hours you keep free of meetings: 1 h more." in text


def test_bank_holidays_are_listed_and_a_nation_is_chosen(answer, firebreak, plan):
    days = answer("bank-holidays", "--from", "2026-12-01", "--to", "2026-12-27")
    assert days["nation"] == "england"
    assert {"day": "2026-12-25", "name": "Christmas Day"} in days["days"]

    chosen = answer("bank-holidays", "--nation", "northern-ireland")
    assert chosen["nation"] == "northern_ireland"
    assert "2027-03-17" in {day["day"] for day in chosen["days"]}
    assert "Northern Ireland" in firebreak("bank-holidays").out


def test_what_the_product_takes_is_told_and_switched_off(answer, firebreak):
    assert answer("upkeep") == {"is_on": True, "minutes_a_week": None, "most_minutes": 15}
    assert not answer("upkeep", "--off")["is_on"]
    assert "It is not measured." in firebreak("upkeep").out
    assert "It is known after four weeks." in firebreak("upkeep", "--on").out


def test_hours_are_emptied_only_on_purpose(ada, firebreak):
    before = ada.json("hours")["hours"]["hours"]

    for line in (["hours", "set", ""], ["hours", "set", "--hours", " "]):
        assert firebreak(*line).status == 2
    assert firebreak("hours", "set", "mon 08:00-09:00", "--none").status == 2
    assert ada.json("hours")["hours"]["hours"] == before

    assert ada.json("hours set --none")["hours"]["hours"] == ""
