"""How the fields of tensions, promises, barriers and coaching are labelled."""

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
        "hat": tr("Hat"),
        "energy": tr("Energy it gives"),
        "trust": tr("Trust between the parties"),
        "purpose": tr("What for"),
        "closed_on": tr("Closed on"),
        "ending": tr("How it ended"),
    }


def _tension_party() -> Labels:
    return {
        "tension": tr("Tension"),
        "name": tr("Party"),
        "wants": tr("What it legitimately wants"),
        "is_public": tr("Patients or the public"),
    }


def _tension_change() -> Labels:
    return {
        "tension": tr("Tension"),
        "day": tr("Day"),
        "state": tr("State"),
        "energy": tr("Energy it gives"),
        "trust": tr("Trust between the parties"),
        "note": tr("Why"),
    }


def _promise() -> Labels:
    return {
        "act": tr("Kind"),
        "what": tr("What"),
        "to_whom": tr("To whom"),
        "made_on": tr("Made on"),
        "due": tr("By when"),
        "kept_on": tr("Kept on"),
        "is_mine": tr("I owe it"),
        "broken_on": tr("Broken on"),
        "released_on": tr("Released on"),
        "mends": tr("What it repairs"),
        "note": tr("Note"),
    }


def _pulse() -> Labels:
    return {"week": tr("Week from Monday"), "points": tr("Points"), "note": tr("Note")}


def _home_teams() -> Labels:
    return {
        "function": tr("My function"),
        "organisation": tr("My organisation"),
        "executive_team": tr("The executive team"),
        "partnership": tr("The partnership"),
    }


def _role_overlap() -> Labels:
    return {
        "function": tr("Function"),
        "body": tr("One body"),
        "other_body": tr("Other body"),
        "others": tr("Further bodies"),
        "agreed_owner": tr("Agreed owner"),
        "agreed_on": tr("Agreed on"),
        "note": tr("Note"),
    }


def _barrier() -> Labels:
    return {
        "title": tr("Title"),
        "kind": tr("Kind"),
        "owner": tr("Who could take it away"),
        "blocks": tr("What it blocks"),
        "tag": tr("Tag"),
        "hat": tr("Hat"),
        "found_on": tr("Found on"),
        "cleared_on": tr("Cleared on"),
        "note": tr("Note"),
    }


def _delay() -> Labels:
    return {
        "barrier": tr("Barrier"),
        "goal": tr("Skill goal"),
        "initiative": tr("Initiative"),
        "shared_goal": tr("Shared goal"),
        "since": tr("Since"),
        "until": tr("Until"),
    }


PARTNERSHIP_LABELS: Mapping[str, Callable[[], Labels]] = {
    "tension": _tension,
    "tension_party": _tension_party,
    "tension_change": _tension_change,
    "promise": _promise,
    "pulse": _pulse,
    "home_teams": _home_teams,
    "role_overlap": _role_overlap,
    "barrier": _barrier,
    "delay": _delay,
}
