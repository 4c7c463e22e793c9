from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors.log import AnswersUnreadableError
from planner.domain.readiness import Instrument, Item, Subscale
from planner.intake.answers_file import GivenAnswer, GivenComment, read_answers

INSTRUMENT = Instrument(
    key="own",
    name="Own",
    version="1",
    licence="ours",
    lowest=1,
    highest=7,
    anchors=("no", "yes"),
    subscales=(
        Subscale(key="c", name="C", items=(Item(key="c1", words="a"), Item(key="c2", words="b"))),
    ),
)
EXPECTED = (
    GivenAnswer("1", "c1", 5),
    GivenAnswer("1", "c2", None),
    GivenAnswer("2", "c1", 7),
    GivenAnswer("2", "c2", 1),
)


def read(tmp_path, content):
    path = tmp_path / "answers.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_answers(path, INSTRUMENT)


@pytest.mark.parametrize(
    "content",
    [
        "respondent,c1,c2\n1,5,\n2,7,1\n",
        "respondent,c1,c2\r\n1,5,-\r\n2,7,1",
        "\ufeffRespondent;C1;C2\n1;5;\n2;7;1\n",
        "respondent\tc1\tc2\n1\t5\t\n\n2\t7\t1\n",
        'respondent,c1,c2\n"1",5.0,\u2013,,\n 2 ,"7","1"\n',
        "sep=;\nrespondent;c1;c2\n1;5;\n2;7,0;1\n",
        "respondent,item,value\n1,c1,5\n1,c2,\n2,C1,7\n2,c2,1\n",
    ],
)
def test_both_forms_and_all_separators_are_read(tmp_path, content):
    assert read(tmp_path, content) == EXPECTED


def test_columns_may_be_left_out(tmp_path):
    assert read(tmp_path, "respondent,c2\nx,3\n") == (GivenAnswer("x", "c2", 3),)


@pytest.mark.parametrize(
    ("content", "line", "problem"),
    [
        ("", 1, "empty"),
        ("\n\n", 2, "empty"),
        ("respondent,c1,c2\n", 1, "empty"),
        ("who,c1\n1,5\n", 1, "no_respondent_column"),
        ("respondent,c9\n1,5\n", 1, "unknown_column"),
        ("respondent\n1\n", 1, "unknown_column"),
        ("respondent,c1,C1\n1,5,5\n", 1, "column_twice"),
        ("respondent,c1\n1,5,6\n", 2, "too_many_cells"),
        ("respondent,c1,c2\n1,5\n", 2, "too_few_cells"),
        ("respondent,c1\n,5\n", 2, "respondent_missing"),
        (f"respondent,c1\n{'x' * 61},5\n", 2, "respondent_too_long"),
        ("respondent,c1\n1,5\n\n1,6\n", 4, "respondent_twice"),
        ("respondent,item,value\n1,c9,5\n", 2, "unknown_item"),
        ("respondent,item,value\n1,c1,5\n1,C1,6\n", 3, "item_twice"),
        ("respondent,c1\n1,agree\n", 2, "not_a_number"),
        ("respondent,c1\n1,5.5\n", 2, "not_a_number"),
        ("respondent,c1\n1,8\n", 2, "outside_scale"),
        ("sep=;\nrespondent;c1\n1;0\n", 3, "outside_scale"),
        ('respondent,c1\n1,"5\n', 2, "broken_table"),
        ("respondent,c1\n" + "x" * 200_000 + ",1\n", 2, "broken_table"),
        (b"respondent,c1\n\xe9,5\n", 2, "not_text"),
        (b"respondent,c1\n\0,5\n", 2, "not_text"),
        (b"x" * 5_000_001, 1, "too_large"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path, content, line, problem):
    with pytest.raises(AnswersUnreadableError) as caught:
        read(tmp_path, content)

    assert (caught.value.line, caught.value.problem) == (line, problem)


def test_a_folder_is_no_file_of_answers(tmp_path):
    with pytest.raises(AnswersUnreadableError) as caught:
        read_answers(tmp_path, INSTRUMENT)

    assert caught.value.problem == "not_a_file"


@given(st.binary(max_size=60) | st.text('respondent,;c12"\n\r\t -', max_size=60).map(str.encode))
def test_any_file_is_read_or_refused(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(b"respondent,c1\n" + content)
    with suppress(AnswersUnreadableError):
        assert read_answers(path, INSTRUMENT)


def test_a_comment_stands_beside_the_answers_and_an_empty_one_is_none(tmp_path):
    found = read(tmp_path, 'respondent,Comment,c2\nx,"One, two",3\ny,,4\nz,-,5\n')

    assert found == (
        GivenComment("x", "One, two"),
        GivenAnswer("x", "c2", 3),
        GivenAnswer("y", "c2", 4),
        GivenAnswer("z", "c2", 5),
    )


def test_a_file_of_comments_alone_is_no_file_of_answers(tmp_path):
    with pytest.raises(AnswersUnreadableError) as caught:
        read(tmp_path, "respondent,comment\nx,words\n")
    assert caught.value.problem == "unknown_column"
