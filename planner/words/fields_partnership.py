"""How the fields of tensions, promises and coaching are labelled."""

from collections.abc import Callable, Mapping

from planner.text import tr

Labels = Mapping[str, str]


def _tension() -> Labels:
    return {
        "title": tr("Title"),
        "kind": tr("What pulls"),
        "between": tr("Between whom"),
        "state": tr("State"),
        "carried_by": tr("Who carries the cost"),
        "next_conversation": tr("Next conversation"),
        "with_whom": tr("With whom"),
        "note": tr("Note"),
    }


def _promise() -> Labels:
    return {
        "act": tr("Kind"),
        "what": tr("What"),
        "to_whom": tr("To whom"),
        "made_on": tr("Made on"),
        "due": tr("By when"),
        "kept_on": tr("Kept on"),
    }


def _agreement() -> Labels:
    return {
        "coach": tr("Coach"),
        "purpose": tr("Purpose"),
        "confidentiality": tr("Confidentiality"),
        "record_keeping": tr("Who keeps which record"),
        "ends_on": tr("Ends on"),
    }


def _question() -> Labels:
    return {
        "words": tr("Question"),
        "asked_on": tr("Asked on"),
        "settled_on": tr("Settled on"),
    }


def _revision() -> Labels:
    return {
        "number": tr("Number"),
        "audience": tr("For whom"),
        "exported_at": tr("Exported"),
        "period_start": tr("From"),
        "period_end": tr("To"),
        "content_hash": tr("Fingerprint of the content"),
    }


PARTNERSHIP_LABELS: Mapping[str, Callable[[], Labels]] = {
    "tension": _tension,
    "promise": _promise,
    "agreement": _agreement,
    "question": _question,
    "revision": _revision,
}
