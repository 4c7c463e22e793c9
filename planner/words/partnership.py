"""How tensions, trust acts, pulses and barriers are told, wherever they are shown."""

from planner.domain.direction import Initiative, ReviewGap
from planner.domain.partnership import Promise, PromiseState, Tension, TensionChange
from planner.domain.partnership_results import KeepRate, MeasureMix
from planner.domain.pulse import HomeTeam, HomeTeams, Pulse
from planner.text import tr, tr_plural
from planner.words.choices import choice_text, choice_title
from planner.words.numbers import brief_date_text, percent_text


def standing_text(stands: Tension | TensionChange) -> str:
    """Say how a tension stands: "drifting, energy 4, trust 2"; no figure joins the two."""
    parts = [choice_text(stands.state)]
    if stands.energy is not None:
        parts.append(tr("energy {n}").format(n=stands.energy))
    if stands.trust is not None:
        parts.append(tr("trust {n}").format(n=stands.trust))
    return ", ".join(parts)


def conversation_text(tension: Tension) -> str:
    """Say when the next conversation is, and with whom; "" where none is planned."""
    day = tension.next_conversation
    if day is None:
        return ""
    if tension.with_whom:
        return tr("{day} with {whom}").format(day=brief_date_text(day), whom=tension.with_whom)
    return brief_date_text(day)


def promise_state_text(act: Promise) -> str:
    """Say what became of a trust act, or by when it is due."""
    ends = {
        PromiseState.KEPT: act.kept_on,
        PromiseState.BROKEN: act.broken_on,
        PromiseState.RELEASED: act.released_on,
    }
    day = ends.get(act.state)
    if day is not None:
        return f"{choice_text(act.state)} {brief_date_text(day)}"
    if act.due is not None:
        return tr("due {day}").format(day=brief_date_text(act.due))
    return choice_text(act.state)


def keep_rate_text(rate: KeepRate) -> str:
    """Say how many promises were kept; a percentage only where there are enough."""
    said = tr_plural(
        "{{kept}} of {n} promise kept", "{{kept}} of {n} promises kept", rate.settled
    ).format(kept=rate.kept)
    if rate.per_cent is None:
        return said
    return tr("{said} ({share})").format(said=said, share=percent_text(rate.per_cent))


def team_name(team: HomeTeam, names: HomeTeams) -> str:
    """Return what the leader calls a team, or its usual name."""
    return names.own_name(team) or choice_title(team)


def pulse_text(pulse: Pulse, names: HomeTeams) -> str:
    """Say how the points of a week were shared out."""
    parts = [f"{team_name(team, names)} {points}" for team, points in pulse.shares.items()]
    return " · ".join(parts)


def age_text(age_days: int | None) -> str:
    """Say for how long an initiative has run."""
    if age_days is None:
        return tr("not begun")
    return tr_plural("{n} day old", "{n} days old", age_days)


def settling_text(initiative: Initiative, *, is_settling: bool) -> str:
    """Say by when an initiative should have bedded in; "" where nobody said."""
    day = initiative.settled_from
    if day is None:
        return ""
    if is_settling:
        return tr("beds in until {day}").format(day=brief_date_text(day))
    return tr("should have bedded in by {day}").format(day=brief_date_text(day))


def gaps_text(gaps: tuple[ReviewGap, ...]) -> str:
    """Say what an initiative lacks before it is ready for review."""
    if not gaps:
        return tr("ready for review")
    return tr("before a review: {gaps}").format(gaps="; ".join(choice_text(gap) for gap in gaps))


def mix_text(mix: MeasureMix) -> str:
    """State the mix of the measures: "4 measures: 2 for learning, …; 1 moves soon, …"."""
    number = tr_plural("{n} measure", "{n} measures", mix.number)
    kinds = "; ".join(
        ", ".join(f"{count} {choice_text(kind)}" for kind, count in counts.items())
        for counts in (mix.temperaments, mix.levels, mix.horizons)
    )
    return f"{number}: {kinds}"
