"""Keeping the feed that other calendars subscribe to up to date, where its owner wants that."""

from functools import partial
from pathlib import Path

from planner.domain.changes import ChangeSet
from planner.domain.lane import Lane
from planner.services.calendar_choices import calendar_choices
from planner.services.calendar_out import SEEN_IN_CALENDARS, feed_writer
from planner.services.session import Session


def is_seen_in_feed(changes: ChangeSet) -> bool:
    """Say whether the feed may be another after these changes."""
    return changes.touches(*SEEN_IN_CALENDARS)


def kept_feed(session: Session) -> partial[bool] | None:
    """Return the work that brings the feed up to date; None where none is to be kept.

    An assistant writes none: they do not see the titles. The director's next change does.

    The work takes a Progress, may run in another thread, and says whether it wrote anything.

    Raises:
        TargetIsPlanError, FolderNotFileError: The feed may not take its place any more.
    """
    if session.lane is not Lane.DIRECTOR:
        return None
    choices = calendar_choices(session)
    if not (choices.keeps_feed and choices.feed):
        return None
    return feed_writer(session, Path(choices.feed), choices.look)
