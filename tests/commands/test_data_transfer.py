"""All data out of a plan, and into a new one."""

import csv
import io
import json
import os

import pytest


@pytest.fixture
def full(answer, write_calendar):
    """Put something of many kinds into Ada's plan."""
    answer("import", "calendar", write_calendar())
    answer("log", "45m fire Ünï =1+1 @trust #flow")
    answer("timer", "start", "run rota")
    answer("day", "--close", "--note", "Two\nlines")


def test_an_export_makes_the_same_plan_again(firebreak, answer, full, tmp_path):
    out, copy = tmp_path / "all.json", tmp_path / "copy.firebreak"

    exported = answer("export", "json", out)
    imported = firebreak("--plan", copy, "import", "json", out, "--json").json

    assert exported["records"] == imported["records"] == len(answer("dump"))
    assert firebreak("dump", copy, "--json").json == answer("dump")
    again = tmp_path / "again.json"
    firebreak("--plan", copy, "export", "json", again)
    assert again.read_bytes() == out.read_bytes()
    assert firebreak("check", copy, "--json").json["ok"]


def test_tables_for_a_spreadsheet_hold_no_formulas(answer, full, tmp_path):
    folder = tmp_path / "tables"
    answer("log", "5m run", "=SUM(A1)")

    exported = answer("export", "csv", folder)

    assert sorted(path.name for path in folder.iterdir()) == sorted(exported["files"])
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        with (folder / resource["path"]).open(encoding="utf-8-sig", newline="") as table:
            header, *lines = csv.reader(table)
        assert header == [column["name"] for column in resource["schema"]["fields"]]
        assert all(column["title"] for column in resource["schema"]["fields"])
        assert len(lines) == len(answer("records", resource["name"]))
    text = (folder / "entry.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert {row["what"] for row in rows} == {"Ünï =1+1", "'=SUM(A1)"}


def test_a_table_of_an_earlier_export_does_not_keep_what_is_gone(answer, full, tmp_path):
    folder = tmp_path / "tables"
    answer("export", "csv", folder)
    answer("timer", "stop")

    again = answer("export", "csv", folder)

    assert len((folder / "timer.csv").read_text("utf-8-sig").splitlines()) == 1
    assert "timer.csv" in again["files"]


def test_a_plan_is_never_written_over(firebreak, answer, plan, tmp_path):
    before = plan.read_bytes()
    link = tmp_path / "link.json"
    os.link(plan, link)

    assert firebreak("export", "json", plan, "--json").error == "target_is_plan"
    assert firebreak("export", "json", link, "--json").error == "target_is_plan"
    assert plan.read_bytes() == before
    out = tmp_path / "all.json"
    answer("export", "json", out)
    assert firebreak("import", "json", out, "--json").error == "plan_exists"
    assert plan.read_bytes() == before


def test_a_place_that_cannot_be_written_is_said(firebreak, plan, tmp_path):
    assert firebreak("export", "json", tmp_path, "--json").error == "folder_not_file"
    assert firebreak("export", "json", tmp_path / "no" / "x.json", "--json").error == "system"
    assert firebreak("export", "csv", plan, "--json").error == "system"
    assert [path.name for path in tmp_path.iterdir() if ".part" in path.name] == []


@pytest.mark.parametrize("kind", ["pdf", "html", "calendar", "json"])
def test_what_is_no_file_is_never_written_over(firebreak, plan, tmp_path, monkeypatch, kind):
    pipe, folder = tmp_path / "pipe", tmp_path / "folder"
    os.mkfifo(pipe)
    folder.mkdir()
    monkeypatch.chdir(tmp_path)

    for place in (pipe, folder, ".", "/"):
        assert firebreak("export", kind, place, "--json").error == "folder_not_file"
    assert firebreak("export", kind, "", "--json").status == 2

    assert pipe.is_fifo(), "a device would have been replaced by a file"


def test_a_pipe_is_no_export_and_is_not_waited_for(firebreak, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    target = tmp_path / "new.firebreak"

    for place in (pipe, "/dev/zero", tmp_path):
        said = firebreak("--plan", target, "import", "json", place, "--json")
        assert said.error == "folder_not_file"

    assert not target.exists()


def export_with(**changes):
    member = {"id": "0" * 32, "tier": "mine", "name": "Ada", "is_owner": True} | changes
    return {"firebreak_export": 1, "records": {"member": [member]}}


@pytest.mark.parametrize(
    "written",
    [
        "",
        "no JSON",
        "[" * 100_000,
        "[]",
        "{}",
        json.dumps({"firebreak_export": 1}),
        json.dumps({"firebreak_export": 1, "records": []}),
        json.dumps({"firebreak_export": 1, "records": {"member": {}}}),
        json.dumps({"firebreak_export": 1, "records": {"member": [7]}}),
        json.dumps({"firebreak_export": 1, "records": {"member": [{"name": "Ada"}]}}),
        json.dumps({"firebreak_export": 1, "records": {"member": [{"id": "0" * 32}]}}),
        json.dumps(export_with(id="0" * 31)),
        json.dumps(export_with(id="G" * 32)),
        json.dumps(export_with(name="")),
        json.dumps(export_with(name=None)),
        json.dumps(export_with(name=7)),
        json.dumps(export_with(name="\0")),
        json.dumps(export_with(name="\ud800")),
        json.dumps(export_with(is_owner=1)),
        json.dumps(export_with(tier="friends")),
        json.dumps(
            {"firebreak_export": 1, "records": {"member": export_with()["records"]["member"] * 2}}
        ),
        json.dumps(
            {
                "firebreak_export": 1,
                "records": {
                    "entry": [{"id": "0" * 32, "start": "noon", "minutes": 5, "mode": "running"}]
                },
            }
        ),
        json.dumps(
            {
                "firebreak_export": 1,
                "records": {
                    "entry": [
                        {
                            "id": "0" * 32,
                            "start": "2026-11-20T10:00:00",
                            "minutes": 5.5,
                            "mode": "running",
                        }
                    ]
                },
            }
        ),
    ],
)
def test_what_is_no_export_makes_no_plan(firebreak, tmp_path, written):
    source, target = tmp_path / "in.json", tmp_path / "new.firebreak"
    source.write_text(written)

    said = firebreak("--plan", target, "import", "json", source, "--json")

    assert said.error == "not_an_export"
    assert list(tmp_path.glob("new*")) == []


def test_what_only_a_newer_version_knows_makes_no_plan(firebreak, tmp_path):
    source, target = tmp_path / "in.json", tmp_path / "new.firebreak"
    source.write_text(json.dumps(export_with(age=7)))

    said = firebreak("--plan", target, "import", "json", source, "--json")

    assert said.error == "newer_export"
    assert "member 1: age" in said.err
    assert not target.exists()


def test_a_file_that_is_not_there_is_said(firebreak, tmp_path):
    target, source = tmp_path / "new.firebreak", tmp_path / "none.json"

    assert firebreak("--plan", target, "import", "json", source, "--json").error == "system"
    assert not target.exists()


@pytest.mark.parametrize(
    ("kind", "name"),
    [("json", "x.json"), ("pdf", "x.pdf"), ("html", "x.html"), ("calendar", "x.ics")],
)
def test_what_cannot_be_written_is_called_as_it_was_named(firebreak, plan, tmp_path, kind, name):
    missing = tmp_path / "missing" / name

    said = firebreak("export", kind, missing)

    assert said.status == 1
    assert f"“{missing}”" in said.err
    assert ".part" not in said.err


def test_a_plan_that_cannot_be_made_is_called_as_it_was_named(firebreak, answer, full, tmp_path):
    out, blocked = tmp_path / "all.json", tmp_path / "file" / "copy.firebreak"
    answer("export", "json", out)
    (tmp_path / "file").write_text("in the way")

    said = firebreak("--plan", blocked, "import", "json", out)

    assert said.status == 1
    assert ".part" not in said.err
