"""How the fields of the charter, of surges and of hindsight are labelled."""

from collections.abc import Callable, Mapping

from planner.text import tr

Labels = Mapping[str, str]


def _charter_item() -> Labels:
    return {
        "text": tr("What may displace a block"),
        "levels": tr("For whom"),
        "rule": tr("Only blocks of the rule"),
        "valid_from": tr("Holds from"),
        "valid_until": tr("Holds until"),
        "most_a_month": tr("Most often in a month"),
        "replaces": tr("Takes the place of"),
    }


def _surge() -> Labels:
    return {
        "reason": tr("Reason"),
        "start": tr("Start"),
        "end": tr("End"),
        "settlement": tr("Its debt"),
    }


def _hindsight() -> Labels:
    return {
        "displacement": tr("Displacement"),
        "at": tr("Answered"),
        "worth": tr("Was it worth it?"),
        "could_have_waited": tr("It could have waited"),
        "words": tr("In my words"),
    }


LEDGER_LABELS: Mapping[str, Callable[[], Labels]] = {
    "charter_item": _charter_item,
    "surge": _surge,
    "hindsight": _hindsight,
}
