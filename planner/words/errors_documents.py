"""What is said when a document refuses what was brought for it."""

from collections.abc import Callable, Mapping
from typing import Any

from planner.domain.errors import PlannerError
from planner.domain.errors import documents as errors
from planner.text import tr

DOCUMENT_TEXTS: Mapping[type[PlannerError], Callable[[Any], str]] = {
    errors.LogoUnreadableError: lambda e: tr(
        "“{path}” cannot be used as a logo. Nothing was written; take a PNG or JPEG picture of at "
        "most 10 MB."
    ).format(path=e.path),
    errors.LogoWordsMissingError: lambda e: tr(
        "What does “{path}” show? Nothing was written; say it in a few words for those who do not "
        "see it, such as the name of the organisation."
    ).format(path=e.path),
}
