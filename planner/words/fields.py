"""How the fields of records are labelled, and what a form says to help with them."""

from planner.text import tr
from planner.words.field_help import help_texts
from planner.words.fields_coaching import COACHING_LABELS
from planner.words.fields_governance import GOVERNANCE_LABELS
from planner.words.fields_growth import GROWTH_LABELS
from planner.words.fields_ledger import LEDGER_LABELS
from planner.words.fields_partnership import PARTNERSHIP_LABELS
from planner.words.fields_standards import STANDARD_LABELS
from planner.words.fields_time import TIME_LABELS

_LABELS = {
    **TIME_LABELS,
    **LEDGER_LABELS,
    **GROWTH_LABELS,
    **STANDARD_LABELS,
    **PARTNERSHIP_LABELS,
    **GOVERNANCE_LABELS,
    **COACHING_LABELS,
}


def field_label(record_type: str, field_name: str) -> str:
    """Return the label, such as "Now, in my words"; the field's own name where there is none."""
    if field_name == "tier":
        return tr("Who may see it")
    labels = _LABELS.get(record_type)
    return labels().get(field_name, field_name) if labels else field_name


def field_help(record_type: str, field_name: str) -> str:
    """Return a sentence of help, "" where the label is enough."""
    return help_texts().get((record_type, field_name), "")
