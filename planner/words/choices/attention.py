"""How the choices declared in `planner.domain.attention` are called."""

from planner.domain.attention import MeetingState, Mode, Source
from planner.text import tr
from planner.words.choices.kinds import ChoiceWords, Words


def _meeting_states() -> Words:
    return {
        MeetingState.DRAFT: tr("draft"),
        MeetingState.ACCEPTED: tr("accepted"),
        MeetingState.DISMISSED: tr("dismissed"),
        MeetingState.CANCELLED: tr("cancelled"),
    }


def _modes() -> Words:
    return {
        Mode.FIREFIGHTING: tr("firefighting"),
        Mode.RUNNING: tr("running"),
        Mode.LONG_TERM: tr("long-term work"),
        Mode.DEVELOPMENT: tr("development"),
        Mode.AWAY: tr("away"),
    }


def _sources() -> Words:
    return {
        Source.TYPED: tr("typed"),
        Source.TIMER: tr("timer"),
        Source.CALENDAR: tr("calendar"),
    }


WORDS: ChoiceWords = {
    MeetingState: _meeting_states,
    Mode: _modes,
    Source: _sources,
}
