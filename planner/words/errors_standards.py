"""What is said when an instrument, a framework or a reflection point refuses."""

from collections.abc import Callable, Mapping
from typing import Any

from planner.domain.errors import PlannerError
from planner.domain.errors import standards as errors
from planner.domain.framework_files import FrameworkProblem
from planner.text import tr
from planner.words.numbers import day_text


def _framework_problem_text(error: errors.FrameworkUnreadableError) -> str:
    texts = {problem.value: text for problem, text in _problem_texts().items()}
    text = texts.get(error.problem, tr("this cannot be read as standards."))
    return tr("“{path}”, line {line}: {problem} Nothing was taken in.").format(
        path=error.path, line=error.line, problem=text.format(part=error.part)
    )


def _problem_texts() -> Mapping[FrameworkProblem, str]:
    return {
        FrameworkProblem.TOO_LARGE: tr("the file is too large for a framework."),
        FrameworkProblem.NOT_A_FILE: tr("this is not a file."),
        FrameworkProblem.NOT_TEXT: tr("this is no text; save it as CSV with UTF-8."),
        FrameworkProblem.BROKEN_TABLE: tr(
            "a quotation mark is never closed, or a cell is too long."
        ),
        FrameworkProblem.EMPTY: tr("nothing stands in the table."),
        FrameworkProblem.COLUMN_MISSING: tr("the column “{part}” is missing."),
        FrameworkProblem.UNKNOWN_COLUMN: tr("the column “{part}” is not known."),
        FrameworkProblem.COLUMN_TWICE: tr("the column “{part}” stands there twice."),
        FrameworkProblem.TOO_MANY_CELLS: tr("there are more cells than columns."),
        FrameworkProblem.CELL_MISSING: tr("the cell under “{part}” is empty."),
        FrameworkProblem.CELL_TOO_LONG: tr(
            "the cell under “{part}” is too long, or holds a line break."
        ),
        FrameworkProblem.NOT_A_DAY: tr("“{part}” is no day; write it as 2026-04-01."),
        FrameworkProblem.ENDS_BEFORE: tr("the standard ends before it begins."),
        FrameworkProblem.KEY_TWICE: tr("“{part}” stands there twice."),
        FrameworkProblem.UNKNOWN_STANDARD: tr("the framework has no standard “{part}”."),
    }


STANDARD_TEXTS: Mapping[type[PlannerError], Callable[[Any], str]] = {
    errors.FrameworkUnreadableError: _framework_problem_text,
    errors.FrameworkUnknownError: lambda e: tr(
        "There is no framework “{key}”. Nothing was changed; known are: {known}."
    ).format(key=e.key, known=", ".join(e.known)),
    errors.StandardUnknownError: lambda e: tr(
        "The framework “{framework}” has no standard “{key}”. Nothing was changed; "
        "“frameworks show” lists its standards."
    ).format(framework=e.framework, key=e.key),
    errors.RoundOpenError: lambda _: tr(
        "The round is open still. Nothing was changed; answers can be entered into it."
    ),
    errors.RoundSeenError: lambda _: tr(
        "The results of this team's round could be seen, so it stays closed: with one answer more, "
        "they would tell what one person said. Nothing was changed; go on from it in a new round."
    ),
    errors.RoundAnsweredError: lambda _: tr(
        "The round has answers, which were given for one view: what a team said is not shown as "
        "one person's. Nothing was changed; open another round for another view."
    ),
    errors.ReflectionShownError: lambda e: tr(
        "The reflection point of the quarter from {quarter} is shown to both sides, or its time "
        "is over. Nothing was changed; the next quarter has a new one."
    ).format(quarter=day_text(e.quarter)),
}
