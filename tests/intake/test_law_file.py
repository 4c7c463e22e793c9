import tomllib
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors.log import PackUnreadableError
from planner.domain.people import Forum
from planner.intake.law_file import read_law, shipped_laws

GOOD = """
kind = "law"
format = 1
key = "law-1"
name = "Law"
version = "1"
jurisdiction = "Elsewhere"
licence = "ours"
source = "us"
valid_from = 2020-01-01
valid_to = 2020-12-31
duties = [{ key = "d", kinds = ["club"], text = "Be fair.", source = "Rules" }]
levels = [{ key = "self", name = "me" }]
[[kinds]]
key = "club"
name = "Club"
is_organisation_in_law = true
forum = "joint"
words = ["Club"]
"""


def read(tmp_path, text):
    path = tmp_path / "law.toml"
    path.write_text(text)
    return read_law(path)


def test_a_pack_is_read_whole(tmp_path):
    pack = read(tmp_path, GOOD)
    (kind,), (duty,), (level,) = pack.kinds, pack.duties, pack.levels

    assert (kind.key, kind.forum, kind.words) == ("club", Forum.JOINT, ("club",))
    assert (duty.kinds, duty.text, level.name) == (("club",), "Be fair.", "me")
    assert pack.span.holds_on(date(2020, 12, 31))
    assert not pack.span.holds_on(date(2021, 1, 1))
    assert not pack.span.holds_on(date(2019, 12, 31))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('kind = "law"', 'kind = "instrument"', "wrong_kind"),
        ('licence = "ours"', "", "field_missing:licence"),
        ('source = "us"', 'source = ""', "wrong_type:source"),
        ("valid_to = 2020-12-31", "valid_to = 2019-12-31", "wrong_type:valid_to"),
        ("valid_to = 2020-12-31", 'valid_to = "soon"', "wrong_type:valid_to"),
        ('forum = "joint"', 'forum = "loud"', "wrong_type:forum"),
        ('kinds = ["club"]', 'kinds = ["guild"]', "wrong_type:kinds"),
        ('kinds = ["club"]', "kinds = []", "wrong_type:kinds"),
        ('text = "Be fair."', 'text = " "', "wrong_type:text"),
        ("is_organisation_in_law = true", "is_organisation_in_law = 1", "wrong_type:is_org"),
        ("levels =", "level =", "field_missing:levels"),
    ],
)
def test_a_pack_that_lacks_or_garbles_something_is_refused(tmp_path, old, new, problem):
    assert old in GOOD
    with pytest.raises(PackUnreadableError) as caught:
        read(tmp_path, GOOD.replace(old, new))

    assert caught.value.problem.startswith(problem)


def test_the_shipped_packs_are_sound_and_their_keys_differ():
    keys = [pack.key for pack in shipped_laws()]

    assert "law-england-1" in keys
    assert len(set(keys)) == len(keys)


VALUES = st.recursive(
    st.one_of(st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.dates()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
FIELDS = st.sampled_from(["kind", "key", "kinds", "duties", "levels", "note", "valid_from"])


@given(FIELDS, VALUES)
def test_no_value_in_any_field_breaks_the_reader(field, value):
    from planner.intake.law_file import _Pack  # noqa: PLC0415 - a table that no text need make
    from planner.intake.pack_parts import PackParts  # noqa: PLC0415

    with suppress(PackUnreadableError):
        _Pack(PackParts("law", {**tomllib.loads(GOOD), field: value})).law()
