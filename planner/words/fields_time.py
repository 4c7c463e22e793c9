"""How the fields of people, the log and protected time are labelled."""

from collections.abc import Callable, Mapping

from planner.text import tr

Labels = Mapping[str, str]


def _member() -> Labels:
    return {
        "name": tr("Name"),
        "is_owner": tr("This is my plan"),
        "zone": tr("Time zone"),
        "nation": tr("Bank holidays"),
    }


def _body() -> Labels:
    return {
        "name": tr("Name"),
        "kind": tr("What it is"),
        "is_organisation_in_law": tr("Organisation in law"),
        "forum": tr("How it decides"),
        "jurisdiction": tr("Whose law applies"),
    }


def _hat() -> Labels:
    return {
        "member": tr("Who"),
        "body": tr("Body"),
        "role": tr("Role"),
        "tag": tr("Short word after @"),
    }


def _entry() -> Labels:
    return {
        "start": tr("Start"),
        "minutes": tr("Duration"),
        "mode": tr("Mode"),
        "hat": tr("Hat"),
        "what": tr("What"),
        "goal": tr("Skill goal"),
        "initiative": tr("Initiative"),
        "source": tr("Came from"),
        "meeting": tr("Meeting"),
        "tags": tr("Tags"),
        "barrier": tr("Barrier that took it"),
    }


def _timer() -> Labels:
    return {"start": tr("Start"), "mode": tr("Mode"), "hat": tr("Hat"), "what": tr("What")}


def _meeting() -> Labels:
    return {
        "uid": tr("Identity in the calendar"),
        "recurrence": tr("Occurrence"),
        "start": tr("Start"),
        "end": tr("End"),
        "title": tr("Title"),
        "place": tr("Place"),
        "organiser": tr("Organiser"),
        "attendees": tr("People invited"),
        "is_all_day": tr("All day"),
        "is_busy": tr("Shown as busy"),
        "is_private": tr("Private"),
        "sequence": tr("Version in the calendar"),
        "calendar": tr("Calendar"),
        "state": tr("State"),
        "is_out_of_office": tr("Out of office"),
    }


def _day_close() -> Labels:
    return {"day": tr("Day"), "coverage": tr("Coverage in per cent"), "note": tr("Note")}


def _suggesting() -> Labels:
    return {"is_on": tr("Suggest modes and hats"), "learns_from": tr("Learns from")}


def _week_close() -> Labels:
    return {
        "week": tr("Week from Monday"),
        "only_me": tr("What only I moved forward"),
        "displaced_by": tr("What displaced it"),
        "protect_next": tr("What I protect next week"),
        "is_closed": tr("Closed"),
    }


def _hours_set() -> Labels:
    return {
        "name": tr("Name"),
        "hours": tr("Hours"),
        "before_meeting": tr("Free before a meeting"),
        "after_meeting": tr("Free after a meeting"),
        "most_a_day": tr("Most protected time a day"),
        "most_blocks_a_day": tr("Most blocks a day"),
        "most_a_week": tr("Most protected time a week"),
        "freeze_days": tr("Days that stay as they are"),
        "travel": tr("Travel to a meeting elsewhere"),
        "keep_free": tr("Always kept free"),
        "without_meetings": tr("Half-days without meetings"),
        "first_day": tr("First day"),
        "last_day": tr("Last day"),
    }


def _rule() -> Labels:
    return {
        "title": tr("Title"),
        "goal": tr("Skill goal"),
        "initiative": tr("Initiative"),
        "cadence": tr("How often"),
        "target": tr("Protected time wanted"),
        "shortest": tr("Shortest block"),
        "longest": tr("Longest block"),
        "window": tr("Only within"),
        "priority": tr("Priority"),
        "spacing_days": tr("Days between blocks"),
        "earliest": tr("Not before"),
        "deadline": tr("Not after"),
        "is_defended": tr("Defended"),
        "is_active": tr("In use"),
        "shows_title": tr("The assistant sees its title"),
        "hours": tr("Hours set"),
        "best_hours": tr("Best hours"),
        "most_a_day": tr("Most of this rule a day"),
        "most_blocks_a_day": tr("Most blocks of this rule a day"),
    }


def _participation() -> Labels:
    return {"rule": tr("Rule"), "member": tr("Who"), "is_required": tr("Must be free")}


def _busy_time() -> Labels:
    return {"member": tr("Who"), "start": tr("Start"), "end": tr("End")}


def _block() -> Labels:
    return {
        "rule": tr("Rule"),
        "title": tr("Title"),
        "start": tr("Start"),
        "minutes": tr("Duration"),
        "first_start": tr("Start as accepted"),
        "first_minutes": tr("Duration as accepted"),
        "is_defended": tr("Defended"),
        "is_locked": tr("Locked in place"),
        "state": tr("State"),
    }


def _displacement() -> Labels:
    return {
        "block": tr("Block"),
        "at": tr("When it happened"),
        "minutes": tr("Minutes taken"),
        "outcome": tr("What became of the block"),
        "by_what": tr("By what"),
        "for_whom": tr("For whom"),
        "consent": tr("How free I was to refuse"),
        "exception_number": tr("Just this once, number"),
        "why": tr("Why"),
        "rule": tr("Rule"),
        "kind": tr("What was noted"),
        "charter_item": tr("Allowed by the charter"),
        "was_start": tr("Start before"),
        "was_minutes": tr("Duration before"),
        "about": tr("About the row"),
        "surge": tr("Surge"),
        "barrier": tr("Barrier behind it"),
    }


TIME_LABELS: Mapping[str, Callable[[], Labels]] = {
    "member": _member,
    "body": _body,
    "hat": _hat,
    "entry": _entry,
    "timer": _timer,
    "meeting": _meeting,
    "day_close": _day_close,
    "week_close": _week_close,
    "suggesting": _suggesting,
    "hours_set": _hours_set,
    "rule": _rule,
    "participation": _participation,
    "busy_time": _busy_time,
    "block": _block,
    "displacement": _displacement,
}
