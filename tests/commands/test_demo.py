from pathlib import Path

import pytest

MADE = ("demo", "--weeks", 6, "--seed", 3)


@pytest.fixture(scope="module")
def two_folders(tmp_path_factory):
    return tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("two")


def test_the_example_stands_in_one_folder(firebreak, tmp_path):
    said = firebreak(*MADE, tmp_path / "example", "--json")

    assert said.status == 0, said
    made = said.json
    assert Path(made["team_file"]).name == "directors.firebreak-team"
    assert made["entries"] > 100
    assert made["blocks"] > 10
    for part in ("plan", "pdf", "html", "calendar"):
        assert Path(made[part]).stat().st_size > 0
    assert firebreak("check", made["plan"], "--json").json["ok"]


def test_the_same_seed_makes_the_same_documents(firebreak, two_folders):
    one, two = (firebreak(*MADE, folder, "--json").json for folder in two_folders)

    assert Path(one["pdf"]).read_bytes() == Path(two["pdf"]).read_bytes()
    assert Path(one["html"]).read_bytes() == Path(two["html"]).read_bytes()
    assert Path(one["calendar"]).read_bytes() == Path(two["calendar"]).read_bytes()
    dumps = [firebreak("dump", made["plan"]).out for made in (one, two)]
    assert dumps[0] == dumps[1]


def test_an_example_is_not_made_over_another(firebreak, tmp_path):
    first = firebreak("demo", tmp_path, "--weeks", 1)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}

    again = firebreak("demo", tmp_path, "--weeks", 1, "--json")

    assert first.status == 0
    assert "director.firebreak" in first.out
    assert again.error == "plan_exists"
    assert before == {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}


def test_scale_takes_more_weeks(firebreak, tmp_path):
    small = firebreak("demo", tmp_path / "a", "--weeks", 2, "--json").json
    large = firebreak("demo", tmp_path / "b", "--weeks", 2, "--scale", 2, "--json").json

    assert large["entries"] > small["entries"]
