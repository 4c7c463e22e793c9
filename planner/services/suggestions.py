"""Modes and hats suggested for drafts, learnt from what the leader logged in this plan."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial

from planner.domain.attention import Meeting, Suggesting
from planner.domain.changes import Action
from planner.domain.records import RecordId
from planner.domain.suggestions import SettledMeeting, Suggestion, SuggestionRecord, traits_of
from planner.insight.suggestion import Learnt, learn, suggestion_for
from planner.insight.suggestion_record import suggestion_record
from planner.progress import Progress
from planner.services.diary import Acceptance
from planner.services.session import Session

LEARNT_MEETINGS = 2000
"""The latest ones, more than a year of a full diary: what was usual long ago is let go."""

_SECOND = timedelta(seconds=1)


def suggesting(session: Session) -> Suggesting:
    """Return whether modes and hats are suggested; they are until somebody chose otherwise."""
    chosen = session.read.all(Suggesting)
    return chosen[0] if chosen else Suggesting(id=session.only_id(Suggesting))


def switch_suggestions(session: Session, *, is_on: bool) -> None:
    """Suggest modes and hats from now on, or no longer; nothing is forgotten by it."""
    _choose(session, replace(suggesting(session), is_on=is_on))


def forget_choices(session: Session) -> None:
    """Learn anew, from what is logged from now on; the entries stay as they are."""
    _choose(session, replace(suggesting(session), learns_from=session.now() + _SECOND))


def _choose(session: Session, new: Suggesting) -> None:
    seen = suggesting(session)
    with session.action(Action.EDIT_SETTINGS) as writer:
        if session.read.all(Suggesting):
            writer.replace(seen, new)
        else:
            writer.add(new)


def settled_meetings(session: Session) -> tuple[SettledMeeting, ...]:
    """List what is learnt from, as one frozen value that may cross threads."""
    since = suggesting(session).learns_from
    return tuple(session.read.suggestions.settled_meetings(LEARNT_MEETINGS, since))


def suggestions(session: Session, drafts: Iterable[Meeting]) -> Mapping[RecordId, Suggestion]:
    """Suggest mode and hat for drafts; those for which it is unsure are left out."""
    if not suggesting(session).is_on:
        return {}
    zone = session.zone()
    learnt = session.remember("suggestions", partial(_learn, session))
    found = {
        draft.id: suggestion_for(learnt, traits_of(draft), draft.start, zone) for draft in drafts
    }
    return {draft: suggestion for draft, suggestion in found.items() if suggestion}


def as_suggested(session: Session, drafts: Iterable[Meeting]) -> list[Acceptance]:
    """Return how drafts would be logged as suggested; without a suggestion they are left out."""
    drafts = list(drafts)
    found = suggestions(session, drafts)
    return [
        Acceptance(meeting=draft, mode=found[draft.id].mode, hat=found[draft.id].hat)
        for draft in drafts
        if draft.id in found
    ]


def suggestions_judged(session: Session, progress: Progress) -> SuggestionRecord:
    """Measure how often suggestions would have been right; raises Cancelled."""
    return suggestion_record(settled_meetings(session), session.zone(), progress)


def _learn(session: Session) -> Learnt:
    return learn(settled_meetings(session), session.zone())
