import pytest

from planner.domain.changes import Action
from planner.domain.goals import SkillKind
from planner.domain.plan import RECORD_TYPES
from planner.domain.records import specs_of
from planner.words.actions import action_text
from planner.words.choices import choice_text, choice_texts, choice_title
from planner.words.field_help import help_texts
from planner.words.fields import field_help, field_label
from planner.words.records import record_text, record_texts, record_title

FIELDS = [
    (record_type.TYPE, spec)
    for record_type in RECORD_TYPES.values()
    for spec in specs_of(record_type)
]
CHOICES = sorted({spec.choices for _, spec in FIELDS if spec.choices}, key=lambda c: c.__name__)


@pytest.mark.parametrize("action", Action)
def test_every_action_has_a_name(action):
    assert action_text(action)
    assert "_" not in action_text(action)


def test_every_action_has_its_own_name():
    assert len({action_text(action) for action in Action}) == len(Action)


def test_every_record_type_has_a_word_and_no_word_is_left_over():
    assert record_texts().keys() == RECORD_TYPES.keys()
    assert len(set(record_texts().values())) == len(RECORD_TYPES)


def test_a_type_nobody_knows_is_a_record():
    assert (record_text("x"), record_title("x")) == ("record", "Record")


@pytest.mark.parametrize(("record_type", "spec"), FIELDS)
def test_every_field_has_a_label(record_type, spec):
    label = field_label(record_type, spec.name)

    assert label[0].isupper()
    assert label != spec.name


def test_labels_within_a_record_are_all_different():
    for record_type in RECORD_TYPES.values():
        labels = [field_label(record_type.TYPE, spec.name) for spec in specs_of(record_type)]
        assert len(labels) == len(set(labels)), record_type.TYPE


def test_help_is_only_for_fields_that_there_are():
    known = {(record_type, spec.name) for record_type, spec in FIELDS}

    assert help_texts().keys() <= known
    assert field_help("goal", "importance").endswith(".")
    assert field_help("goal", "title") == ""


def test_a_field_nobody_knows_keeps_its_name():
    assert field_label("goal", "x") == "x"
    assert field_label("x", "y") == "y"


@pytest.mark.parametrize("choices", CHOICES)
def test_every_choice_has_its_own_words(choices):
    texts = [choice_text(choice) for choice in choices]

    assert all(texts)
    assert len(set(texts)) == len(texts)
    assert list(choice_texts(choices)) == list(choices)


def test_kinds_of_skills_have_words_too():
    assert choice_text(SkillKind.LEADERSHIP) == "leadership"


def test_a_choice_can_begin_a_line():
    assert choice_title(next(iter(CHOICES[0])))[0].isupper()
