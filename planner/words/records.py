"""How record types are called: one of them, and many."""

from collections.abc import Mapping

from planner.text import tr


def record_text(record_type: str) -> str:
    """Return the word for one record of the type; "record" where the type is not known."""
    return record_texts().get(record_type, tr("record"))


def record_title(record_type: str) -> str:
    """Return the word for one record with a capital, as it begins a line."""
    words = record_text(record_type)
    return words[:1].upper() + words[1:]


def record_texts() -> Mapping[str, str]:
    """Return the word for each record type, by its name in the file."""
    return {
        "member": tr("member"),
        "body": tr("body"),
        "hat": tr("hat"),
        "entry": tr("entry"),
        "timer": tr("timer"),
        "meeting": tr("meeting"),
        "day_close": tr("closed day"),
        "week_close": tr("closed week"),
        "suggesting": tr("choice about suggestions"),
        "goal": tr("skill goal"),
        "step": tr("step"),
        "evidence": tr("piece of evidence"),
        "initiative": tr("initiative"),
        "shared_goal": tr("shared goal"),
        "measure": tr("measure"),
        "hours_set": tr("hours set"),
        "rule": tr("rule"),
        "participation": tr("participation"),
        "busy_time": tr("busy time"),
        "block": tr("block"),
        "displacement": tr("displacement"),
        "charter_item": tr("item of the charter"),
        "surge": tr("surge"),
        "hindsight": tr("hindsight"),
        "tension": tr("tension"),
        "tension_party": tr("party to a tension"),
        "tension_change": tr("change of a tension"),
        "promise": tr("promise"),
        "pulse": tr("pulse"),
        "home_teams": tr("names of the home teams"),
        "role_overlap": tr("role overlap"),
        "barrier": tr("barrier"),
        "delay": tr("delay"),
        "decision": tr("decision"),
        "intention": tr("agreed intention"),
        "concerned": tr("organisation concerned"),
        "reference_back": tr("reference-back"),
        "benefit_check": tr("benefit check"),
        "duty": tr("duty"),
        "delegation": tr("delegation limit"),
        "loyalty": tr("loyalty entry"),
        "instrument": tr("instrument"),
        "framework": tr("framework"),
        "standard": tr("standard"),
        "correspondence": tr("line of a crosswalk"),
        "goal_standard": tr("tie to a standard"),
        "rating": tr("rating of a standard"),
        "reflection": tr("reflection point"),
        "reflection_answer": tr("answer at a reflection point"),
        "round": tr("round"),
        "answer": tr("answer"),
        "round_comment": tr("comment on a round"),
        "agreement": tr("coaching agreement"),
        "agreement_version": tr("earlier coaching agreement"),
        "coaching_session": tr("coaching session"),
        "question": tr("question for the coach"),
        "revision": tr("revision"),
        "trace": tr("trace of what was handed over"),
        "coach_comment": tr("comment of the coach"),
        "agreed_action": tr("agreed action"),
    }
