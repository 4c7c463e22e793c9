import errno
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_type_hints

import pytest

from planner.domain.capture_model import Problem
from planner.domain.errors import PlannerError
from planner.domain.errors.fields import AmbiguousIdError, EmptyFieldError
from planner.domain.errors.log import (
    AnswersUnreadableError,
    PackUnreadableError,
    TextNotUnderstoodError,
    TimerRunsError,
)
from planner.domain.errors.storage import CalendarUnreadableError
from planner.domain.instrument_files import AnswersProblem, PackProblem
from planner.words.errors import error_text

EXAMPLES = {
    str: "n{a}me",
    int: 3,
    bool: True,
    date: date(2026, 11, 23),
    datetime: datetime(2026, 11, 23, 9, tzinfo=UTC),
    Path: Path("plan {a}.firebreak"),
    tuple[str, ...]: ("a", "b"),
}


def kinds(base=PlannerError):
    for kind in base.__subclasses__():
        yield kind
        yield from kinds(kind)


def example_of(kind):
    hints = {name: hint for name, hint in get_type_hints(kind).items() if name != "code"}
    return kind(**{name: EXAMPLES[hint] for name, hint in hints.items()})


def check_sentence(text):
    assert len(text) > 20
    assert "\n" not in text
    assert text[-1] in ".?)"
    assert text[0].isupper() or text[0] == "“"
    assert "{" not in text.replace("n{a}me", "").replace("plan {a}.firebreak", "")


@pytest.mark.parametrize("kind", sorted(set(kinds()), key=lambda kind: kind.__name__))
def test_every_error_has_a_sentence_of_its_own(kind):
    text = error_text(example_of(kind))

    check_sentence(text)
    assert text != error_text(PlannerError())


def test_codes_are_all_different():
    codes = [kind.code for kind in kinds()]

    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("problem", Problem)
def test_every_open_question_of_the_capture_line_is_asked(problem):
    without = error_text(TextNotUnderstoodError(problem.value, "3/11"))
    offering = error_text(TextNotUnderstoodError(problem.value, "3/11", ("3 nov",)))

    check_sentence(without)
    assert "is not understood" not in without
    assert "“3 nov”" in offering


@pytest.mark.parametrize("problem", AnswersProblem)
def test_every_fault_of_answers_is_named_with_its_line(problem):
    text = error_text(AnswersUnreadableError(Path("a.csv"), 7, problem.value))

    check_sentence(text)
    assert "line 7" in text
    assert "cannot be read as answers" not in text


@pytest.mark.parametrize("problem", PackProblem)
def test_every_fault_of_a_pack_is_named(problem):
    text = error_text(PackUnreadableError("own", f"{problem.value}:licence"))

    check_sentence(text)
    assert "it cannot be read" not in text


def test_the_label_of_the_field_is_said_not_its_name():
    text = error_text(EmptyFieldError("goal", "now_words"))

    assert "Now, in my words" in text
    assert "skill goal" in text


def test_the_number_of_records_is_said():
    assert "fits 3 records" in error_text(AmbiguousIdError("{01", 3))
    assert "“{01”" in error_text(AmbiguousIdError("{01", 3))


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FileNotFoundError(errno.ENOENT, "x", "a.csv"), "“a.csv” is not there"),
        (PermissionError(errno.EACCES, "x", b"a.csv"), "“a.csv” may not be read or written"),
        (IsADirectoryError(errno.EISDIR, "x", "a"), "“a” mixes up a folder and a file"),
        (FileExistsError(errno.EEXIST, "x", "a", None, "b"), "“b” exists already"),
        (OSError(errno.ENOSPC, "x"), "No room is left for the file"),
        (OSError(errno.EROFS, "x", "a"), "a disk that can only be read"),
        (OSError(errno.ENAMETOOLONG, "x", "a"), "not a name this disk can take"),
        (OSError(errno.EIO, "x"), "The disk or the network failed with the file"),
        (OSError("odd"), "The disk or the network failed with the file"),
    ],
)
def test_errors_of_the_system_are_said_by_their_kind(error, said):
    text = error_text(error)

    check_sentence(text)
    assert said in text


def test_a_calendar_is_refused_for_its_own_reason():
    texts = {
        error_text(CalendarUnreadableError(Path("a.ics"), reason))
        for reason in ("not_a_calendar", "folder", "not_a_file", "too_large", "other")
    }

    assert len(texts) == 5


def test_a_running_timer_without_words_is_said_without_quotation_marks():
    assert "“" not in error_text(TimerRunsError(""))


def test_any_other_error_is_said_honestly():
    assert "inside Firebreak (KeyError)" in error_text(KeyError("x"))
