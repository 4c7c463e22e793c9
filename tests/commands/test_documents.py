import hashlib

import pikepdf
import pytest

from tests.commands.lines import CommandLine


@pytest.fixture
def ada(firebreak, plan):
    line = CommandLine(firebreak)
    line("record add tension title='Beds or homes' carried_by=nobody tier=coach")
    line("record add tension title='Whether to leave' carried_by=nobody tier=mine")
    line("record add promise what='A joint rota' made_on=2026-11-02 tier=team")
    return line


def test_the_plan_is_written_as_a_revision_with_its_fingerprint(ada, tmp_path):
    made = ada.json(f"export pdf {tmp_path / 'plan.pdf'}")

    written = (tmp_path / "plan.pdf").read_bytes()
    assert made["file"] == str(tmp_path / "plan.pdf")
    assert made["sha256"] == hashlib.sha256(written).hexdigest()
    with pikepdf.open(tmp_path / "plan.pdf") as pdf:
        assert made["pages"] == len(pdf.pages)
    assert made["revision"] == 1
    assert len(ada.json("records revision")) == 1


def test_an_unchanged_plan_is_the_same_revision_and_the_same_bytes(ada, tmp_path):
    first = ada.json(f"export pdf {tmp_path / 'a.pdf'}")
    again = ada.json(f"export pdf {tmp_path / 'b.pdf'} --now 2026-11-20T16:30:00+00:00")

    assert again["revision"] == first["revision"]
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_change_makes_the_next_revision(ada, tmp_path):
    ada(f"export pdf {tmp_path / 'a.pdf'}")
    later = "--now 2026-11-20T17:00:00+00:00"
    ada(f"record add tension title='Late papers' carried_by=nobody tier=coach {later}")

    after = ada.json(f"export pdf {tmp_path / 'b.pdf'} --now 2026-11-20T17:05:00+00:00")

    assert after["revision"] == 2


@pytest.mark.parametrize(
    ("audience", "leaves"),
    [
        ("coach", {"Beds or homes", "A joint rota"}),
        ("team", {"A joint rota"}),
        ("board", {"A joint rota"}),
        ("self", {"Beds or homes", "Whether to leave", "A joint rota"}),
    ],
)
def test_the_preview_lists_what_would_leave_and_writes_nothing(ada, tmp_path, audience, leaves):
    target = tmp_path / "plan.pdf"

    shown = ada.json(f"export pdf {target} --preview --for {audience}")

    words = {record["words"] for record in shown["records"]}
    assert words & {"Beds or homes", "Whether to leave", "A joint rota"} == leaves
    assert not target.exists()
    assert ada.json("records revision") == []


def test_the_preview_says_why_each_record_leaves_and_what_stays(ada):
    shown = ada.json("export pdf --preview --for coach")

    because = {record["words"]: record for record in shown["records"]}
    assert because["Beds or homes"]["because"] == "tier"
    assert because["Beds or homes"]["also_for"] == ["self"]
    assert because["A joint rota"]["also_for"] == ["team", "board", "self"]
    assert {one["because"] for one in shown["records"]} <= {"tier", "title_page", "owner"}
    assert sum(shown["staying"].values()) == shown["withheld"]
    differences = {one["audience"]: (one["more"], one["fewer"]) for one in shown["differences"]}
    assert differences["self"] == (0, shown["staying"]["mine"])
    assert differences["team"] == differences["board"]


def test_the_preview_is_readable_as_text(ada):
    said = ada("export pdf --preview")

    assert "set to “my coach”" in said
    assert "than in a plan for my team." in said
    assert "Beds or homes" in said
    assert "Whether to leave" not in said
    assert "would leave" in said.splitlines()[0]


def test_the_web_page_says_the_same_without_being_a_revision(ada, tmp_path):
    made = ada.json(f"export html {tmp_path / 'plan.html'} --for team")

    page = (tmp_path / "plan.html").read_text(encoding="utf-8")
    assert "A joint rota" in page
    assert "Beds or homes" not in page
    assert made == {"file": str(tmp_path / "plan.html"), "revision": 1}
    assert ada.json("records revision") == []


def test_days_can_be_named(ada, tmp_path):
    shown = ada.json("export pdf --preview --from 2026-11-01 --to 2026-11-15")

    assert shown["period"] == {"from": "2026-11-01", "to": "2026-11-15"}


def test_letters_without_a_font_are_told(ada, tmp_path):
    ada("record add tension title='Signs \U00012000' carried_by=nobody tier=coach")

    said = ada.run(f"export pdf {tmp_path / 'plan.pdf'}")

    assert said.status == 0
    assert "no font" in said.err


def test_what_cannot_be_written_is_refused(ada, tmp_path, plan):
    assert ada.run("export pdf").status == 2
    assert ada.run("export pdf x.pdf --for everybody").status == 2
    assert ada.refusal(f"export pdf {plan}") == "target_is_plan"
    assert ada.refusal(f"export html {plan}") == "target_is_plan"
    assert ada.run(f"export pdf {tmp_path / 'missing' / 'plan.pdf'}").status == 1
    assert ada.refusal(f"export pdf {tmp_path / 'a.pdf'} --from 2026-12-01 --to 2026-11-01")


def test_blocks_go_to_a_calendar(ada, tmp_path):
    ada("block add 'Models of care' --start 2026-11-24T09:00 --minutes 2h")
    target = tmp_path / "blocks.ics"

    made = ada.json(f"export calendar {target}")

    assert made == {"file": str(target), "events": 1, "cancelled": 0, "kind": "whole"}
    assert b"Models of care" not in target.read_bytes()
    assert "1 block was written" in ada(f"export calendar {target} --titles")
    assert b"Models of care" in target.read_bytes()


def test_packs_are_handed_over_on_purpose_and_leave_a_trace(ada, tmp_path):
    ada("record add promise what='Ring Sam Lee' made_on=2026-11-01")
    offers = ada.json("export successor-pack")
    offered = next(one for one in offers if one["words"] == "Ring Sam Lee")

    asked = ada.json(f"export request-pack {tmp_path / 'sam.html'} --for 'sam lee' --keep-years 6")
    given = ada.json(f"export successor-pack {tmp_path / 'ben.json'} {offered['id']} --for Ben")

    assert asked["records"] == given["records"] == [{"type": "promise", "id": offered["id"]}]
    assert "Kept until 20 November 2032." in (tmp_path / "sam.html").read_text("utf-8")
    traces = {one["id"]: (one["kind"], one["recipient"]) for one in ada.json("records trace")}
    assert traces == {asked["trace"]: ("request", "sam lee"), given["trace"]: ("successor", "Ben")}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("export successor-pack {out} --for Ben", "nothing_to_hand_over"),
        ("export appraisal-pack {out} 0000 --for Ben", "not_found"),
        ("export request-pack {out} --for ' '", "empty_field"),
    ],
)
def test_a_pack_that_says_nothing_is_refused(ada, tmp_path, line, code):
    assert ada.run(f"{line.format(out=tmp_path / 'x.html')} --json").error == code
    assert not (tmp_path / "x.html").exists()


def test_the_plan_is_written_in_welsh_and_the_answer_is_not(ada, tmp_path):
    said = ada(f"export pdf {tmp_path / 'plan.pdf'} --language cy")
    ada(f"export html {tmp_path / 'plan.html'} --language cy")

    assert "It is revision 1" in said
    with pikepdf.open(tmp_path / "plan.pdf") as pdf:
        assert pdf.Root.Lang == "cy"
    assert '<html lang="cy"' in (tmp_path / "plan.html").read_text("utf-8")


def test_a_language_without_a_catalogue_is_refused(ada, tmp_path):
    refused = ada.run(f"export pdf {tmp_path / 'plan.pdf'} --language tlh")

    assert (refused.status, "tlh" in refused.err) == (2, True)
    assert not (tmp_path / "plan.pdf").exists()
