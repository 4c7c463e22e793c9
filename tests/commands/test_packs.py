import pytest

from tests.commands.lines import CommandLine
from tests.services.test_instruments import PACK, TIED


@pytest.fixture
def ada(firebreak, plan):
    return CommandLine(firebreak)


@pytest.fixture
def write(tmp_path):
    def write(text, name="file.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def change(ada):
    return ada.json("readiness add 'Frailty at home'")["initiative"]["id"]


@pytest.fixture
def goal(ada):
    return ada.json("goals add Trust --skill build_trust")["goal"]["id"]


def a_round(ada, change, write, values, on):
    rows = "\n".join(
        ",".join(map(str, row)) for row in (("respondent", *values), ("1", *values.values()))
    )
    ada(f"readiness open {change} --instrument own --on {on}")
    ada(f"readiness answers {write(rows)}")
    return ada.json(f"readiness close --on {on}")["round"]


def test_an_instrument_is_taken_in_listed_and_shown(ada, write):
    file = write(PACK, "own.toml")

    taken = ada.json(f"import instrument {file}")
    again = ada.json(f"import instrument {file}")

    assert (taken["pack"], taken["items"], taken["is_new"]) == ("own", 3, True)
    assert again["is_new"] is False
    assert "has this pack already" in ada(f"import instrument {file}")
    assert "own" in {one["key"] for one in ada.json("instruments")}
    shown = ada.json("instruments own")["instrument"]
    assert shown["may_print_wording"] is False
    assert shown["subscales"][0]["deviation"] == 0.7
    words = ada("instruments own")
    assert "We want it." in words
    assert "reliability 0.88 (A study, 2020)" in words
    assert ada.refusal("instruments nonsense") == "unknown_instrument"
    assert ada.refusal(f"import instrument {write('a = 1', 'bad.toml')}") == "pack_unreadable"


def test_results_carry_all_that_supports_them(ada, write, change):
    ada(f"import instrument {write(PACK, 'own.toml')}")
    a_round(ada, change, write, {"a1": 3, "a2": 3, "b1": 2}, "2026-06-01")
    ada(f"import instrument {write(TIED, 'own.toml')}")
    a_round(ada, change, write, {"a1": 5, "a2": 5, "b1": 1}, "2026-11-01")

    value = ada.json("readiness results")

    first = next(one for one in value["subscales"] if one["key"] == "a")
    assert (first["verdict"], first["version"], first["reliability"]) == ("risen", "2", 0.88)
    assert first["deviation_source"] == "A study, 2020"
    (reading,) = value["readings"]
    assert reading["first_barrier"]["at"] == ["b"]
    assert reading["near_zero"]["at"] == ["b"]
    assert "The first part that is not above the middle of the scale is Second." in ada(
        "readiness results"
    )


def test_a_closed_round_is_gone_on_with_in_a_new_one(ada, write, change):
    ada(f"import instrument {write(PACK, 'own.toml')}")
    closed = a_round(ada, change, write, {"a1": 3, "a2": 3, "b1": 3}, "2026-06-01")["id"]

    opened = ada.json(f"readiness reopen {closed}")["round"]

    assert opened["reopened"] == closed
    assert ada.refusal(f"readiness reopen {opened['id']}") == "round_open"
    assert ada.refusal(f"record edit {closed} invited=9") == "round_closed"
    assert ada.refusal(f"readiness open {change} --least 2") == "out_of_range"


def test_saying_stands_beside_doing(ada, change):
    (found,) = ada.json("readiness say-do --weeks 4")["initiatives"]

    assert (found["initiative"], found["said"], found["logged_minutes"]) == (change, [], 0)
    assert "Stated commitment: not known." in ada(f"readiness say-do {change}")


def test_a_framework_is_taken_in_and_a_goal_follows_it(ada, write, goal):
    old = write("key,title,to\nL1,Old trust,2026-10-31\n", "old.csv")
    new = write("key,title\nN1,New trust\n", "new.csv")
    assert ada.json(f"import framework {old} --licence ours") == {
        "pack": "old",
        "items": 1,
        "version": "1",
        "name": "old",
    }
    assert "The new: 1 standard" in ada(
        f"import framework {new} --name 'The new' --from 2026-11-01"
    )
    ada(f"frameworks tie {goal} old L1")
    assert "ended; nothing is known to follow" in ada(f"frameworks goal {goal}")
    lines = write("old,new\nL1,N1\n", "lines.csv")
    assert ada.json(f"frameworks crosswalk {lines} --old old --new new")["added"] == 1

    (followed,) = ada.json(f"frameworks goal {goal}")["standards"]

    assert (followed["title"], followed["holds"]) == ("New trust", True)
    assert followed["came_from"] == [{"framework": "old", "standard": "L1"}]
    assert ada.json(f"frameworks untie {goal} old L1")["standards"] == []
    assert ada.refusal(f"frameworks untie {goal} old L1") == "standard_unknown"


def test_frameworks_are_listed_and_shown(ada, write):
    assert [one["key"] for one in ada.json("frameworks")] == ["firebreak"]
    assert "Firebreak skeleton" in ada("frameworks")
    shown = ada.json("frameworks show firebreak --on 2026-01-01")["framework"]
    assert all(one["holds"] for one in shown["standards"])
    assert "Builds trust" in ada("frameworks show firebreak")
    assert ada.refusal("frameworks show x") == "framework_unknown"
    bad = write("key,title\n,x\n")
    assert ada.refusal(f"import framework {bad}") == "framework_unreadable"


def test_one_rates_oneself_standard_by_standard(ada):
    rating = ada.json("ratings set firebreak trust no-chance --note 'New here' --on 2026-11-01")
    assert rating["rating"]["frequency"] == "no_chance"

    value = ada.json("ratings list firebreak")

    assert value["counts"]["no_chance"] == 1
    trust = next(one for one in value["standards"] if one["standard"] == "trust")
    assert (trust["frequency"], trust["rated_on"]) == ("no_chance", "2026-11-01")
    assert "not rated" in ada("ratings list firebreak")


def test_a_quarter_is_answered_blind(ada):
    point = ada.json("reflection start --quarter 2026-08-01 --until 2027-01-01")["reflection"]
    assert point["quarter"] == "2026-07-01"
    names = ("moved", "in-the-way", "avoided", "learnt", "next")
    leader = " ".join(f"--say {name} mine" for name in names)
    coach = " ".join(f"--say {name} theirs" for name in names)

    blind = ada.json(f"reflection answer leader {leader}")
    assert (blind["shown"], blind["answered"]) == (False, {"leader": 5, "coach": 0})
    assert {question["leader"] for question in blind["questions"]} == {None}
    assert "Nothing is shown before both have answered" in ada("reflection show")

    ada(f"reflection answer coach {coach} --id {point['id']}")
    shown = ada.json("reflection show")
    assert [(one["leader"], one["coach"]) for one in shown["questions"]] == [("mine", "theirs")] * 5
    assert ada.refusal(f"reflection answer leader {leader}") == "reflection_shown"
