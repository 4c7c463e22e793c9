import pytest

from planner.domain.errors.log import PackUnreadableError
from planner.intake.framework_pack import read_framework

GOOD = """
kind = "framework"
format = 1
key = "own"
name = "Our own"
version = "1"
licence = "ours"
source = "us"
valid_from = 2024-04-01
standards = [{ key = "a", title = "Trust", valid_to = 2026-03-31 }]
"""


def read(tmp_path, text):
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    return read_framework(path)


def test_a_framework_pack_is_read_with_its_dates(tmp_path):
    framework = read(tmp_path, GOOD)

    (standard,) = framework.standards
    assert (framework.span.first.year, framework.span.last) == (2024, None)
    assert (standard.title, standard.span.last.isoformat()) == ("Trust", "2026-03-31")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('kind = "framework"', 'kind = "law"', "wrong_kind"),
        ('licence = "ours"', "", "field_missing:licence"),
        (GOOD[GOOD.index("standards") :], "standards = []", "no_items:standards"),
        ("valid_from = 2024-04-01", "valid_from = 1", "wrong_type:valid_from"),
        (
            "valid_from = 2024-04-01",
            "valid_from = 2024-04-01\\nvalid_to = 2024-01-01",
            "wrong_type:valid_to",
        ),
        ('title = "Trust"', "title = 1", "wrong_type:title"),
    ],
)
def test_what_is_wrong_is_named(tmp_path, old, new, problem):
    with pytest.raises(PackUnreadableError) as refused:
        read(tmp_path, GOOD.replace(old, new.replace("\\n", "\n"), 1))
    assert refused.value.problem == problem
