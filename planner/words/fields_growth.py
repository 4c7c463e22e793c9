"""How the fields of goals, initiatives and readiness are labelled."""

from collections.abc import Callable, Mapping

from planner.text import tr

Labels = Mapping[str, str]


def _goal() -> Labels:
    return {
        "title": tr("Title"),
        "skill": tr("Skill"),
        "hat": tr("Hat"),
        "now_level": tr("Level now"),
        "now_words": tr("Now, in my words"),
        "target_level": tr("Level wanted"),
        "target_words": tr("Wanted, in my words"),
        "importance": tr("Importance"),
        "is_beyond_strength": tr("Beyond my strengths"),
        "what": tr("What I will do"),
        "how": tr("How"),
        "who": tr("Who helps or holds me to account"),
        "due": tr("By when"),
        "if_cue": tr("If this happens"),
        "then_act": tr("Then I will"),
        "state": tr("State"),
    }


def _step() -> Labels:
    return {
        "goal": tr("Skill goal"),
        "title": tr("Step"),
        "due": tr("By when"),
        "done_on": tr("Done on"),
    }


def _evidence() -> Labels:
    return {
        "goal": tr("Skill goal"),
        "day": tr("Day"),
        "what": tr("What was seen"),
        "source": tr("Who saw it, or where it is from"),
    }


def _initiative() -> Labels:
    return {
        "title": tr("Title"),
        "statement": tr("What changes, in plain English"),
        "hat": tr("Hat"),
        "blueprint": tr("What it is built on"),
        "adaptation": tr("What is different here, and why"),
        "priority": tr("Need of the population"),
        "priority_source": tr("Source of the need"),
        "priority_date": tr("Date of the source"),
        "started_on": tr("Started on"),
        "is_open": tr("Still going on"),
        "kind": tr("What it changes"),
        "horizon": tr("How far off its fruits are"),
        "community_voice": tr("What the community says"),
        "settles_in_weeks": tr("Weeks it needs to bed in"),
        "in_surge": tr("What happens to it in a surge"),
    }


def _shared_goal() -> Labels:
    return {
        "title": tr("Title"),
        "aim": tr("Aim it serves"),
        "initiative": tr("Initiative"),
        "note": tr("Note"),
        "priority": tr("Need of the population"),
        "source": tr("Source of the need"),
        "source_date": tr("Date of the source"),
        "health": tr("Health and wellbeing of the people"),
        "quality": tr("Quality of services"),
        "resources": tr("Sustainable and efficient use of resources"),
        "inequalities": tr("Inequalities"),
        "evidence": tr("Evidence"),
        "noted_on": tr("Considered on"),
    }


def _measure() -> Labels:
    return {
        "shared_goal": tr("Shared goal"),
        "title": tr("Title"),
        "level": tr("What it counts"),
        "temperament": tr("What it is for"),
        "horizon": tr("How soon it can move"),
        "owner": tr("Who answers for it"),
        "baseline": tr("Where it began"),
        "target": tr("Where it is to go"),
        "due": tr("By when"),
        "latest": tr("Latest value"),
        "latest_on": tr("Day of the latest value"),
    }


def _round() -> Labels:
    return {
        "initiative": tr("Initiative"),
        "instrument": tr("Instrument"),
        "rater": tr("Whose view"),
        "opened_on": tr("Opened on"),
        "closed_on": tr("Closed on"),
        "invited": tr("People asked"),
        "version": tr("Version of the instrument"),
        "reopened": tr("Goes on from the round"),
        "least": tr("Fewest answers of a team that are shown"),
    }


def _answer() -> Labels:
    return {
        "round": tr("Round"),
        "respondent": tr("Respondent"),
        "item": tr("Item"),
        "value": tr("Answer"),
    }


def _round_comment() -> Labels:
    return {"round": tr("Round"), "words": tr("Comment")}


GROWTH_LABELS: Mapping[str, Callable[[], Labels]] = {
    "goal": _goal,
    "step": _step,
    "evidence": _evidence,
    "initiative": _initiative,
    "shared_goal": _shared_goal,
    "measure": _measure,
    "round": _round,
    "answer": _answer,
    "round_comment": _round_comment,
}
