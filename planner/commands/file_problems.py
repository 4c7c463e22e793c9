"""What is said about a file that is not sound."""

from collections.abc import Mapping

from planner.services.checking import Problem
from planner.text import tr


def problem_line(problem: Problem) -> str:
    """Return one line: what is wrong, and where."""
    return f"{_words().get(problem.code, problem.code)} ({problem.detail})"


def _words() -> Mapping[str, str]:
    return {
        "damaged": tr("The file is damaged or cut off"),
        "foreign_schema": tr("The file holds what no plan holds"),
        "chain_broken": tr("The journal was changed by something other than Firebreak"),
        "value_changed": tr("A value in the journal was changed by something other than Firebreak"),
        "record_invalid": tr("A record breaks the rules of its kind"),
        "tables_differ": tr("The records are not what the journal says"),
    }
