"""Suggestions of mode and hat: how good they are, on and off, and forgetting."""

from collections.abc import Iterator
from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import command
from planner.commands.shown import Shown, in_columns, moment_value
from planner.domain.attention import Suggesting
from planner.domain.suggestions import SuggestionRecord
from planner.services.settling import open_drafts
from planner.services.suggestions import (
    forget_choices,
    suggesting,
    suggestions_judged,
    switch_suggestions,
)
from planner.text import tr
from planner.words.numbers import moment_text
from planner.words.suggestions import record_sentence, usual_sentence


@command(
    "suggestions",
    help=tr("Say what the drafts probably were, and how often that would have been right."),
)
@click.option("--on/--off", "is_on", default=None, help=tr("Suggest modes and hats, or do not."))
@click.option("--forget", is_flag=True, help=tr("Learn anew, from what is logged from now on."))
@click.pass_obj
def suggestions(frame: Frame, *, is_on: bool | None, forget: bool) -> None:
    """Show suggestions, or choose about them."""
    with frame.session("suggestions") as session:
        if is_on is not None:
            switch_suggestions(session, is_on=is_on)
        if forget:
            forget_choices(session)
        with frame.progress() as progress:
            record = suggestions_judged(session, progress)
        shown, drafts, choice = Shown(session), open_drafts(session), suggesting(session)
        shown.suggest_for(drafts)
        value = {
            **_value(shown, choice, record),
            "drafts": [shown.draft(draft) for draft in drafts],
        }
        rows = [(*shown.row(draft), shown.reason(draft)) for draft in drafts]
        frame.answer(value, [*_head(shown, choice, record), *in_columns(rows, right=(2,))])


def _value(shown: Shown, choice: Suggesting, record: SuggestionRecord) -> dict[str, Any]:
    since = choice.learns_from
    return {
        "is_on": choice.is_on,
        "learns_from": moment_value(since, shown.zone) if since else None,
        "first_week": record.first.isoformat() if record.first else None,
        "weeks": record.weeks,
        "meetings": record.meetings,
        "named": record.named,
        "right": record.right,
        "silent_share": record.silent_share,
        "hats_named": record.hats_named,
        "hats_right": record.hats_right,
        "usual_right": record.usual_right,
        "sentence": record_sentence(record),
    }


def _head(shown: Shown, choice: Suggesting, record: SuggestionRecord) -> Iterator[str]:
    if not choice.is_on:
        yield tr("Suggestions are off.")
    if choice.learns_from:
        since = moment_text(choice.learns_from, shown.zone, shown.today)
        yield tr("Learnt from what was logged since {moment}.").format(moment=since)
    yield record_sentence(record)
    if record.meetings:
        yield usual_sentence(record)
