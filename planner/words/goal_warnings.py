"""What is said when goals lack something as a set, or one of them lacks time."""

from planner.text import tr


def goal_warning_text(warning: str) -> str:
    """Return the sentence for a warning's code; "" for one that nobody knows."""
    return {
        "all_leadership": tr("All goals are about leading; none is about managing."),
        "all_management": tr("All goals are about managing; none is about leading."),
        "none_beyond_strength": tr("No goal goes beyond what you are known for."),
        "no_time_lately": tr("No time was logged for it in the last four weeks."),
    }.get(warning, "")
