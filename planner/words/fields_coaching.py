"""How the fields of the coach's part are labelled."""

from collections.abc import Callable, Mapping

from planner.text import tr

Labels = Mapping[str, str]


def _agreement() -> Labels:
    return {
        "coach": tr("Coach"),
        "purpose": tr("Purpose"),
        "confidentiality": tr("Confidentiality"),
        "record_keeping": tr("Who keeps which record"),
        "ends_on": tr("Ends on"),
        "version": tr("Version"),
        "agreed_on": tr("Agreed on"),
    }


def _agreement_version() -> Labels:
    return {**_agreement(), "held_until": tr("Held until")}


def _coaching_session() -> Labels:
    return {
        "day": tr("Day"),
        "minutes": tr("Length"),
        "agreed": tr("What was agreed"),
        "agreement": tr("Version of the agreement"),
    }


def _question() -> Labels:
    return {
        "words": tr("Question"),
        "asked_on": tr("Asked on"),
        "settled_on": tr("Settled on"),
    }


def _trace() -> Labels:
    return {
        "kind": tr("What for"),
        "recipient": tr("For whom"),
        "at": tr("When"),
        "records": tr("Records"),
        "what": tr("Which records"),
        "content_hash": tr("Fingerprint"),
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


def _coach_comment() -> Labels:
    return {
        "revision": tr("To revision"),
        "kind": tr("Kind"),
        "source": tr("How it came back"),
        "goal": tr("Skill goal"),
        "initiative": tr("Initiative"),
        "chapter": tr("Chapter"),
        "section": tr("Section"),
        "page": tr("Page"),
        "passage": tr("Marked words"),
        "words": tr("What the coach wrote"),
        "reading": tr("Reading of readiness"),
        "taken_on": tr("Taken in on"),
        "is_not_for_sponsor": tr("Not for the sponsor"),
        "reply": tr("My reply"),
        "replied_on": tr("Replied on"),
    }


def _agreed_action() -> Labels:
    return {
        "words": tr("Agreed action"),
        "due": tr("By when"),
        "by_when": tr("The day as it was written"),
        "done_on": tr("Done on"),
        "is_not_for_sponsor": tr("Not for the sponsor"),
        "revision": tr("With revision"),
        "taken_on": tr("Taken in on"),
    }


COACHING_LABELS: Mapping[str, Callable[[], Labels]] = {
    "agreement": _agreement,
    "agreement_version": _agreement_version,
    "coaching_session": _coaching_session,
    "question": _question,
    "revision": _revision,
    "trace": _trace,
    "coach_comment": _coach_comment,
    "agreed_action": _agreed_action,
}
