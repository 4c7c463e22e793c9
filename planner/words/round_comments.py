"""How it is said that comments on a round are not shown, and why."""

from planner.domain.readiness_results import Because, RoundComments
from planner.text import tr
from planner.words.numbers import decimal_text


def no_comments_text(found: RoundComments) -> str:
    """Say why no comment is shown, without telling whether there is one; "" where some are."""
    if found.words:
        return ""
    if found.why_not is None:
        return tr("Nobody wrote a comment.")
    if found.why_not is Because.TOO_FEW_PEOPLE:
        return tr("Comments of several people are shown from {least} answers on.").format(
            least=decimal_text(found.least, 0)
        )
    return tr(
        "Comments are not shown: held against an earlier round, they could tell who wrote one."
    )
