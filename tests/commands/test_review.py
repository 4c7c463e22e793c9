"""A coach's return on the command line."""

import pypdf
import pytest
from pypdf.annotations import Text

from tests.commands.lines import CommandLine
from tests.intake.returned_plans import field_about, filled_by_pypdf

LATER = "--now 2026-11-27T16:00:00+00:00"


@pytest.fixture
def ada(firebreak, plan):
    line = CommandLine(firebreak)
    line("goals add 'Speak up' --skill build_trust --tier coach")
    return line


@pytest.fixture
def back(ada, tmp_path):
    """The first revision, sent back with a question and a note; its path."""
    ada(f"export pdf {tmp_path / 'plan.pdf'}")
    raw = (tmp_path / "plan.pdf").read_bytes()
    target = tmp_path / "back.pdf"
    target.write_bytes(filled_by_pypdf(raw, {field_about(raw, "_question"): "With\nwhom?"}))
    writer = pypdf.PdfWriter(clone_from=target)
    writer.add_annotation(0, Text(text="Short!", rect=(100, 700, 120, 720)))
    writer.write(target)
    return target


def test_a_return_is_shown_taken_in_and_taken_back(ada, back):
    seen = ada.json(f"review read {back}")

    assert (seen["revision"], seen["stale"], seen["copy"]) == (1, False, False)
    [field] = seen["fields"]
    assert (field["field"], field["before"], field["after"]) == ("question", "", "With\nwhom?")
    assert [note["words"] for note in seen["annotations"]] == ["Short!"]
    assert seen["accepted"] == 0
    assert ada.json("review comments") == []

    assert ada.json(f"review read {back} --accept {field['id'][-6:]}")["accepted"] == 1
    assert ada.json(f"review read {back} --accept-all")["accepted"] == 1
    assert ada.json(f"review read {back} --accept-all")["accepted"] == 0
    ada("undo")
    assert len(ada.json("review comments")) == 1


def test_a_reply_stands_in_the_next_revision_and_the_old_return_is_old_then(ada, back, tmp_path):
    ada(f"review read {back} --accept-all")
    [asked] = [one for one in ada.json("review comments") if one["kind"] == "question"]

    replied = ada.json(f"review reply {asked['id']} 'With Jo.' {LATER}")["comment"]
    ada(f"export pdf {tmp_path / 'next.pdf'} {LATER}")

    assert (replied["reply"], replied["replied_on"]) == ("With Jo.", "2026-11-27")
    said = ada.json(f"review read {back} {LATER}")
    assert (said["revision"], said["latest"], said["stale"]) == (1, 2, True)
    assert "revision 2 went out since" in ada(f"review read {back} {LATER}")


def test_what_is_no_return_of_this_plan_is_refused(firebreak, ada, back, tmp_path):
    (tmp_path / "note.pdf").write_bytes(b"dear coach")
    firebreak("init", tmp_path / "other.firebreak", "--name", "Bo")

    no_pdf = firebreak("review", "read", tmp_path / "note.pdf", "--json")
    other = firebreak("review", "read", back, "--json", "--plan", tmp_path / "other.firebreak")

    assert no_pdf.error == "return_unreadable"
    assert other.error == "other_plan"
    assert firebreak("review", "read", back, "--accept", "ffff", "--json").error == "not_found"


def test_an_agreed_action_is_done_and_opened_again(ada):
    made = ada.json("record add agreed_action words='Ask Jo' taken_on=2026-11-20")["record"]

    done = ada.json(f"review done {made['id']}")["agreed_action"]
    assert done["done_on"] == "2026-11-20"
    assert "[x]  Ask Jo" in ada("review actions")
    assert ada.json(f"review reopen {made['id']}")["agreed_action"]["done_on"] is None


def test_a_session_names_the_agreement_that_held(ada):
    ada("record add agreement coach=Jo purpose=Listen")
    met = ada.json("review met 'Ask first.' --on 2026-11-19 --minutes 45m")["session"]

    assert (met["day"], met["minutes"], met["agreed"], met["agreement"]) == (
        "2026-11-19",
        45,
        "Ask first.",
        1,
    )
    assert ada.json("review sessions") == [met]
