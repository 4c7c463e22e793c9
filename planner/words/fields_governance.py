"""How the fields of decisions, duties and loyalties are labelled."""

from collections.abc import Callable, Mapping

from planner.text import tr

Labels = Mapping[str, str]


def _decision() -> Labels:
    return {
        "title": tr("Decision"),
        "body": tr("Body"),
        "day": tr("Day"),
        "intention": tr("What the boards had agreed to intend"),
        "is_adverse": tr("Adverse impact on my own organisation is likely"),
        "board": tr("Board it goes back to"),
        "refer_by": tr("Refer back by"),
        "referred_on": tr("Referred back on"),
        "outcome": tr("Outcome"),
        "forum": tr("How the body decided"),
        "hat": tr("Hat"),
        "basis": tr("Looked at from"),
        "is_against_interest": tr("Against my own organisation's interest"),
        "owned_by": tr("Who owns it"),
        "closed_on": tr("Closed on"),
    }


def _intention() -> Labels:
    return {
        "body": tr("Body"),
        "text": tr("What its board agreed to intend"),
        "agreed_on": tr("Agreed on"),
        "minute": tr("Minute"),
    }


def _concerned() -> Labels:
    return {
        "decision": tr("Decision"),
        "body": tr("Organisation"),
        "intention": tr("Its agreed intention"),
    }


def _reference_back() -> Labels:
    return {
        "decision": tr("Decision"),
        "board": tr("Board"),
        "due": tr("By when"),
        "sent_on": tr("Sent on"),
        "outcome": tr("Outcome"),
    }


def _benefit_check() -> Labels:
    return {
        "decision": tr("Decision"),
        "due": tr("To be checked on"),
        "checked_on": tr("Checked on"),
        "arrived": tr("Did the system's benefit arrive?"),
        "noticed_by": tr("Who noticed"),
        "note": tr("Note"),
    }


def _duty() -> Labels:
    return {"body": tr("Owed to"), "text": tr("Duty"), "source": tr("Source")}


def _delegation() -> Labels:
    return {
        "body": tr("Forum or body"),
        "limit": tr("Limit"),
        "pounds": tr("Limit in pounds"),
        "document": tr("Document"),
        "review_on": tr("To be reviewed on"),
    }


def _loyalty() -> Labels:
    return {
        "title": tr("Interest or loyalty"),
        "interest": tr("Kind"),
        "status": tr("Conflict"),
        "noted_on": tr("Noted on"),
        "body": tr("Body the duty is owed to"),
        "other_body": tr("Body that pulls the other way"),
        "duty": tr("Duty engaged"),
        "is_surmountable": tr("Surmountable"),
        "mitigation": tr("What I do about it"),
        "decision": tr("Decision"),
        "is_registrable": tr("Belongs into the statutory register"),
        "declared_in": tr("Declared in which register"),
        "declared_on": tr("Declared on"),
        "ended_on": tr("Ended on"),
    }


GOVERNANCE_LABELS: Mapping[str, Callable[[], Labels]] = {
    "decision": _decision,
    "intention": _intention,
    "concerned": _concerned,
    "reference_back": _reference_back,
    "benefit_check": _benefit_check,
    "duty": _duty,
    "delegation": _delegation,
    "loyalty": _loyalty,
}
