"""What is said about each error: what happened, what was kept, what to do; one line."""

from collections.abc import Callable, Mapping
from typing import Any

from planner.domain.errors import PlannerError
from planner.text import tr
from planner.words.errors_calendars import CALENDAR_TEXTS
from planner.words.errors_coaching import COACHING_TEXTS
from planner.words.errors_documents import DOCUMENT_TEXTS
from planner.words.errors_governance import GOVERNANCE_TEXTS
from planner.words.errors_history import HISTORY_TEXTS
from planner.words.errors_hub import HUB_TEXTS
from planner.words.errors_input import INPUT_TEXTS
from planner.words.errors_ledger import LEDGER_TEXTS
from planner.words.errors_log import LOG_TEXTS
from planner.words.errors_merging import MERGING_TEXTS
from planner.words.errors_partnership import PARTNERSHIP_TEXTS
from planner.words.errors_rules import RULE_TEXTS
from planner.words.errors_safekeeping import SAFEKEEPING_TEXTS
from planner.words.errors_sharing import SHARING_TEXTS
from planner.words.errors_standards import STANDARD_TEXTS
from planner.words.errors_storage import STORAGE_TEXTS, system_error_text
from planner.words.errors_team import TEAM_TEXTS

_TEXTS: Mapping[type[PlannerError], Callable[[Any], str]] = {
    **STORAGE_TEXTS,
    **SAFEKEEPING_TEXTS,
    **INPUT_TEXTS,
    **LOG_TEXTS,
    **CALENDAR_TEXTS,
    **RULE_TEXTS,
    **SHARING_TEXTS,
    **HUB_TEXTS,
    **MERGING_TEXTS,
    **TEAM_TEXTS,
    **HISTORY_TEXTS,
    **LEDGER_TEXTS,
    **GOVERNANCE_TEXTS,
    **PARTNERSHIP_TEXTS,
    **STANDARD_TEXTS,
    **DOCUMENT_TEXTS,
    **COACHING_TEXTS,
}


def error_text(error: Exception) -> str:
    """Return the sentence for any expected error, and an honest one for any other."""
    for kind in type(error).__mro__:
        if kind in _TEXTS:
            return _TEXTS[kind](error)
    if isinstance(error, OSError):
        return system_error_text(error)
    return tr(
        "Something went wrong inside Firebreak ({kind}). Everything saved before is kept."
    ).format(kind=type(error).__name__)
