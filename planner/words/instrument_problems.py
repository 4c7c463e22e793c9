"""What is said when a file of answers or an instrument pack is refused."""

from collections.abc import Mapping

from planner.domain.errors.log import AnswersUnreadableError, PackUnreadableError
from planner.domain.instrument_files import AnswersProblem, PackProblem
from planner.text import tr


def answers_problem_text(error: AnswersUnreadableError) -> str:
    """Return what is wrong in which line; nothing was taken in."""
    texts = {problem.value: text for problem, text in _answers_texts().items()}
    return tr("“{path}”, line {line}: {problem} No answer was taken in.").format(
        path=error.path,
        line=error.line,
        problem=texts.get(error.problem, tr("this cannot be read as answers.")),
    )


def pack_problem_text(error: PackUnreadableError) -> str:
    """Return what is wrong with the pack; nothing was taken in."""
    texts = {problem.value: text for problem, text in _pack_texts().items()}
    kind, _, part = error.problem.partition(":")
    text = texts.get(kind, tr("it cannot be read."))
    return tr("The pack “{name}” was not taken in: {problem}").format(
        name=error.name, problem=text.format(part=part)
    )


def _answers_texts() -> Mapping[AnswersProblem, str]:
    return {
        AnswersProblem.TOO_LARGE: tr("the file is too large for answers."),
        AnswersProblem.NOT_A_FILE: tr("this is not a file."),
        AnswersProblem.NOT_TEXT: tr("this is no text; save it as CSV with UTF-8."),
        AnswersProblem.BROKEN_TABLE: tr("a quotation mark is never closed, or a cell is too long."),
        AnswersProblem.EMPTY: tr("there are no answers."),
        AnswersProblem.NO_RESPONDENT_COLUMN: tr("the first column must be called “respondent”."),
        AnswersProblem.UNKNOWN_COLUMN: tr("a column is called like no item of the instrument."),
        AnswersProblem.COLUMN_TWICE: tr("two columns have the same name."),
        AnswersProblem.TOO_MANY_CELLS: tr("there are more cells than columns."),
        AnswersProblem.TOO_FEW_CELLS: tr("there are fewer cells than columns."),
        AnswersProblem.RESPONDENT_MISSING: tr("the respondent is missing; a number will do."),
        AnswersProblem.RESPONDENT_TOO_LONG: tr("the respondent's label is too long."),
        AnswersProblem.RESPONDENT_TWICE: tr("this respondent stands in the file already."),
        AnswersProblem.UNKNOWN_ITEM: tr("the instrument has no such item."),
        AnswersProblem.ITEM_TWICE: tr("this respondent answered the item already."),
        AnswersProblem.COMMENT_TOO_LONG: tr("a comment is too long."),
        AnswersProblem.NOT_A_NUMBER: tr(
            "an answer is not a whole number; leave it empty for “no chance to say”."
        ),
        AnswersProblem.OUTSIDE_SCALE: tr("an answer is outside the scale of the instrument."),
    }


def _pack_texts() -> Mapping[PackProblem, str]:
    return {
        PackProblem.TOO_LARGE: tr("the file is too large."),
        PackProblem.NOT_A_FILE: tr("it is not a file."),
        PackProblem.NOT_TOML: tr("it is no TOML text."),
        PackProblem.NOT_TOML_AT_LINE: tr("line {part} is no TOML."),
        PackProblem.WRONG_KIND: tr(
            "it does not say that it is a pack of this kind, with format = 1."
        ),
        PackProblem.FIELD_MISSING: tr("“{part}” is missing."),
        PackProblem.WRONG_TYPE: tr("“{part}” holds something else than it should."),
        PackProblem.BAD_SCALE: tr("the scale must go from a lower to a higher whole number."),
        PackProblem.BAD_ANCHORS: tr("there must be one anchor for each step, or two for the ends."),
        PackProblem.NO_ITEMS: tr("“{part}” has no items."),
        PackProblem.KEY_TWICE: tr("“{part}” stands there twice."),
        PackProblem.BAD_RELIABILITY: tr("the reliability of “{part}” must be between 0 and 1."),
        PackProblem.BAD_DEVIATION: tr(
            "the standard deviation of “{part}” must be a decimal number above 0."
        ),
        PackProblem.BAD_NEAR_ZERO: tr("“near_zero” must lie on the scale, below its highest step."),
        PackProblem.BAD_CROSSWALK: tr(
            "the crosswalk to version “{part}” must tie subscales of this pack to different ones "
            "of an earlier version."
        ),
        PackProblem.TOO_LONG: tr("it is longer than {part} characters."),
        PackProblem.VERSION_TAKEN: tr(
            "the plan has version “{part}” with another wording; give this wording a version of "
            "its own."
        ),
    }
