import os
import tomllib
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors.log import PackUnreadableError, UnknownInstrumentError
from planner.intake.pack_file import instrument_called, read_instrument, shipped_instruments

GOOD = """
kind = "instrument"
format = 1
key = "own"
name = "Our own"
version = "1"
licence = "ours"
may_print_wording = true
scale = { lowest = 1, highest = 5, anchors = ["no", "yes"] }
[[subscales]]
key = "c"
name = "Commitment"
is_validated = true
reliability = 0.88
reliability_source = "A study, 2020"
items = [{ key = "c1", words = "We want it." }, { key = "c2", words = "No.", is_reversed = true }]
"""


WALK = 'crosswalk = [{{ version = "{}", subscales = {{ {} }} }}]'


def read(tmp_path, text):
    path = tmp_path / "own.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_instrument(path)


def problem_of(tmp_path, text):
    with pytest.raises(PackUnreadableError) as caught:
        read(tmp_path, text)
    return caught.value.problem


def test_a_pack_is_read_whole(tmp_path):
    instrument = read(tmp_path, GOOD)
    (scale,) = instrument.subscales

    assert (instrument.key, instrument.lowest, instrument.highest) == ("own", 1, 5)
    assert (scale.reliability, scale.is_validated) == (0.88, True)
    assert [item.is_reversed for item in scale.items] == [False, True]
    assert instrument.item_keys() == ("c1", "c2")


def test_our_own_instrument_is_short_unvalidated_and_free():
    instrument = instrument_called("readiness-firebreak-1", shipped_instruments())

    assert [scale.key for scale in instrument.subscales] == [
        "commitment",
        "efficacy",
        "partnership",
    ]
    assert [len(scale.items) for scale in instrument.subscales] == [4, 4, 4]
    assert not any(scale.is_validated or scale.reliability for scale in instrument.subscales)
    assert sum(item.is_reversed for scale in instrument.subscales for item in scale.items) == 1
    assert (instrument.lowest, instrument.highest, len(instrument.anchors)) == (1, 7, 7)
    assert "CC BY 4.0" in instrument.licence


def test_an_instrument_nobody_has_is_refused():
    with pytest.raises(UnknownInstrumentError):
        instrument_called("other", shipped_instruments())


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('kind = "instrument"', 'kind = "framework"', "wrong_kind"),
        ("format = 1", "format = 2", "wrong_kind"),
        ('licence = "ours"', "", "field_missing:licence"),
        ('licence = "ours"', 'licence = ""', "wrong_type:licence"),
        ('name = "Our own"', "name = 7", "wrong_type:name"),
        ('key = "own"', 'key = "a\\nb"', "wrong_type:key"),
        ("may_print_wording = true", "may_print_wording = 1", "wrong_type:may_print_wording"),
        ("lowest = 1", "lowest = true", "wrong_type:lowest"),
        ("lowest = 1", "lowest = 5", "bad_scale"),
        ("highest = 5", "highest = 500", "bad_scale"),
        ('["no", "yes"]', '["no", "so", "yes"]', "bad_anchors"),
        ('["no", "yes"]', '["no", 1]', "wrong_type:anchors"),
        ("reliability = 0.88", "reliability = 1.5", "bad_reliability:c"),
        ("reliability = 0.88", "reliability = nan", "bad_reliability:c"),
        ('reliability_source = "A study, 2020"', "", "field_missing:reliability_source"),
        ('key = "c2"', 'key = "C1"', "key_twice:c1"),
        ("items = [", "items = [1, ", "wrong_type:items"),
        (GOOD[GOOD.index("items") :], "items = []", "no_items:c"),
        (GOOD[GOOD.index("[[subscales]]") :], "subscales = []", "no_items:subscales"),
        ("is_validated = true", "", "field_missing:is_validated"),
        ("reliability = 0.88", "deviation = 0.7", "field_missing:deviation_source"),
        ("reliability = 0.88", "deviation = -0.7", "bad_deviation:c"),
        ("reliability = 0.88", "deviation = 1", "bad_deviation:c"),
        ("format = 1", "format = 1\nnear_zero = 5", "bad_near_zero"),
        ("format = 1", "format = 1\nis_ordered = 1", "wrong_type:is_ordered"),
        ("format = 1", 'format = 1\ncrosswalk = "x"', "wrong_type:crosswalk"),
        ("format = 1", f"format = 1\n{WALK.format('1', 'c = 1')}", "bad_crosswalk:1"),
        ("format = 1", "format = 1\n" + WALK.format("0", 'd = "x"'), "bad_crosswalk:0"),
        ("format = 1", "format = 1\n" + WALK.format("1", 'c = "x"'), "bad_crosswalk:1"),
        ("format = 1", "format = = 1", "not_toml_at_line:3"),
    ],
)
def test_what_is_wrong_is_named(tmp_path, old, new, problem):
    assert problem_of(tmp_path, GOOD.replace(old, new, 1)) == problem


@pytest.mark.parametrize("raw", [b"", b"a = ", b"\xff\xfe", b"a = " + b"[" * 5000])
def test_what_is_no_toml_is_refused(tmp_path, raw):
    assert problem_of(tmp_path, raw) in ("not_toml", "wrong_kind")


def test_a_crosswalk_and_published_numbers_are_read(tmp_path):
    published = 'reliability = 0.88\ndeviation = 0.7\ndeviation_source = "A study, 2020"'
    text = GOOD.replace("reliability = 0.88", published).replace(
        "format = 1", "format = 1\n" + WALK.format("0", 'c = "was"')
    )

    instrument = read(tmp_path, text)

    assert instrument.subscales[0].deviation == 0.7
    earlier = replace(instrument, version="0", crosswalks=())
    assert instrument.earlier_key("c", earlier) == "was"
    assert instrument.earlier_key("c", replace(earlier, highest=7)) is None
    assert instrument.earlier_key("c", instrument) == "c"


def test_a_huge_file_is_not_read(tmp_path):
    assert problem_of(tmp_path, b"#" * 1_000_001) == "too_large"


def test_a_folder_and_a_pipe_are_no_pack(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(PackUnreadableError) as caught:
            read_instrument(path)
        assert caught.value.problem == "not_a_file"


VALUES = st.recursive(
    st.one_of(st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
FIELDS = st.sampled_from(["kind", "key", "scale", "subscales", "name", "may_print_wording"])


@given(FIELDS, VALUES)
def test_no_value_in_any_field_breaks_the_reader(tmp_path_factory, field, value):
    from planner.intake.pack_file import _Pack  # noqa: PLC0415 - a table that no text need make
    from planner.intake.pack_parts import PackParts  # noqa: PLC0415

    table = {**tomllib.loads(GOOD), field: value}
    with suppress(PackUnreadableError):
        _Pack(PackParts("own", table)).instrument()
