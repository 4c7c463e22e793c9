"""A coach's return on the command line: what it says, taking it in, replying."""

from collections.abc import Collection, Iterator
from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.paths import read_path
from planner.commands.shown import in_columns, short_id
from planner.commands.written import read_day
from planner.domain.coaching import AgreedAction, CoachComment, CoachingSession
from planner.domain.durations import read_minutes
from planner.domain.errors.fields import NotFoundError
from planner.domain.record_json import record_to_json
from planner.domain.records import RecordId
from planner.services import coaching, reviews
from planner.services.returned_comments import Offer
from planner.services.reviews import Review
from planner.text import tr, tr_plural
from planner.words.coach_returns import (
    answer_text,
    asked_text,
    comment_text,
    found_text,
    place_text,
    stale_text,
)
from planner.words.numbers import day_text, hours_text

_NAMES = ("read", "comments", "reply", "actions", "done", "reopen", "sessions", "met")
_TABLE = {name: f"{__name__}:{name}" for name in _NAMES}
_LEAST_DIGITS = 4


@group("review", _TABLE, help=tr("What the coach sent back, and your replies."))
def review() -> None:
    """Hold the commands of a coach's return together."""


@command("read", help=tr("Compare a returned PDF with the plan; take in what is accepted."))
@click.argument("pdf", metavar="PDF")
@click.option("--accept-all", is_flag=True, help=tr("Take in everything; undo works."))
@click.option("--accept", "chosen", multiple=True, metavar="ID", help=tr("Take in only these."))
@click.option(
    "--revision",
    type=click.IntRange(1),
    metavar="N",
    help=tr("Which revision it answers, where the copy lost that."),
)
@click.pass_obj
def read(
    frame: Frame, pdf: str, *, accept_all: bool, chosen: tuple[str, ...], revision: int | None
) -> None:
    """Read a return, and take in what was accepted."""
    path = read_path(pdf)
    with frame.session("review read") as session:
        with frame.progress() as progress:
            returned = reviews.read_return(path, progress)
        found = reviews.review_of(session, returned, path, revision=revision)
        accepted = 0
        if accept_all or chosen:
            keys = None if accept_all else [_offered(found, written) for written in chosen]
            accepted = reviews.take_in(session, found, keys)
        frame.answer(_review_value(found, accepted), _review_lines(found, accepted))


@command("comments", help=tr("List what the coach said; what waits for a reply stands first."))
@click.pass_obj
def comments(frame: Frame) -> None:
    """List the comments."""
    with frame.session("review comments") as session:
        found = reviews.comments(session)
        lines = [line for comment in found for line in _comment_lines(comment)]
        frame.answer(
            [record_to_json(comment) for comment in found],
            lines or [tr("The coach has said nothing yet.")],
        )


@command("reply", help=tr("Reply to a comment; the next revision shows it."))
@click.argument("comment_id", metavar="ID")
@click.argument("words", metavar="TEXT")
@click.pass_obj
def reply(frame: Frame, comment_id: str, words: str) -> None:
    """Reply to a comment."""
    with frame.session("review reply") as session:
        seen = session.read.named(CoachComment, comment_id)
        replied = coaching.reply(session, seen, words)
        frame.answer({"comment": record_to_json(replied)}, _comment_lines(replied))


@command("actions", help=tr("List what you and the coach agreed that you do."))
@click.pass_obj
def actions(frame: Frame) -> None:
    """List the agreed actions."""
    with frame.session("review actions") as session:
        found = reviews.agreed_actions(session)
        lines = in_columns([_action_row(action) for action in found])
        frame.answer(
            [record_to_json(action) for action in found],
            lines or [tr("Nothing is agreed yet.")],
        )


@command("done", help=tr("Mark an agreed action as done."))
@click.argument("action_id", metavar="ID")
@click.option("--on", "day", metavar="DAY", help=tr("The day; today if it is not named."))
@click.pass_obj
def done(frame: Frame, action_id: str, day: str | None) -> None:
    """Finish an agreed action."""
    with frame.session("review done") as session:
        seen = session.read.named(AgreedAction, action_id)
        new = coaching.finish_action(session, seen, read_day(day) if day else None)
        frame.answer({"agreed_action": record_to_json(new)}, in_columns([_action_row(new)]))


@command("reopen", help=tr("Mark an agreed action as open again."))
@click.argument("action_id", metavar="ID")
@click.pass_obj
def reopen(frame: Frame, action_id: str) -> None:
    """Open an agreed action again."""
    with frame.session("review reopen") as session:
        seen = session.read.named(AgreedAction, action_id)
        new = coaching.reopen_action(session, seen)
        frame.answer({"agreed_action": record_to_json(new)}, in_columns([_action_row(new)]))


@command("sessions", help=tr("List the meetings with the coach, the latest first."))
@click.pass_obj
def sessions(frame: Frame) -> None:
    """List the sessions."""
    with frame.session("review sessions") as session:
        found = coaching.sessions(session)
        lines = in_columns([_session_row(met) for met in found])
        frame.answer([record_to_json(met) for met in found], lines or [tr("No session yet.")])


@command("met", help=tr("Note a meeting with the coach, and what was agreed."))
@click.argument("agreed", metavar="[TEXT]", default="")
@click.option("--on", "day", metavar="DAY", help=tr("The day; today if it is not named."))
@click.option(
    "--minutes", default="60", metavar="LENGTH", help=tr("How long; an hour if not said.")
)
@click.pass_obj
def met(frame: Frame, agreed: str, *, day: str | None, minutes: str) -> None:
    """Note a session under the agreement as it stands."""
    with frame.session("review met") as session:
        noted = coaching.note_session(
            session, read_day(day) if day else None, read_minutes(minutes), agreed
        )
        frame.answer({"session": record_to_json(noted)}, in_columns([_session_row(noted)]))


def _offered(found: Review, written: str) -> RecordId:
    """Return the id that is meant by its first or last digits."""
    keys = {offer.record.id for offer in found.offers}
    named = written.strip().lower()
    fitting = [key for key in keys if key.startswith(named) or key.endswith(named)]
    if len(named) < _LEAST_DIGITS or len(fitting) != 1:
        raise NotFoundError(CoachComment.TYPE, RecordId(written))
    return fitting[0]


def _review_value(found: Review, accepted: int) -> dict[str, Any]:
    return {
        "revision": found.revision,
        "latest": found.latest,
        "stale": found.is_stale,
        "copy": found.is_copy,
        "fields": [
            {
                "id": offer.record.id,
                "record": difference.about,
                "field": difference.field,
                "before": difference.before,
                "after": difference.after,
                "taken": offer.is_taken,
            }
            for offer in found.fields
            for difference in offer.differences
        ],
        "annotations": [_note_value(offer) for offer in found.notes],
        "left_out": [{"code": one.finding.value, "where": one.where} for one in found.found],
        "accepted": accepted,
    }


def _note_value(offer: Offer) -> dict[str, Any]:
    comment = offer.record
    assert isinstance(comment, CoachComment)  # noqa: S101 - no other record is made of a note
    return {
        "id": comment.id,
        "page": comment.page,
        "section": comment.section,
        "record": comment.goal or comment.initiative,
        "words": comment.words,
        "passage": comment.passage,
        "taken": offer.is_taken,
    }


def _review_lines(found: Review, accepted: int) -> Iterator[str]:
    if found.revision is not None and found.latest is not None and found.is_stale:
        yield stale_text(found.revision, found.latest)
    elif found.revision is not None:
        yield tr("The coach answered revision {revision}.").format(revision=found.revision)
    for offer in found.offers:
        yield from _offer_lines(offer)
    yield from (found_text(one) for one in found.found)
    yield _said(found, accepted, {offer.record.id for offer in found.open_offers})


def _offer_lines(offer: Offer) -> Iterator[str]:
    mark = "x" if offer.is_taken else " "
    key = short_id(offer.record.id)
    if isinstance(offer.record, CoachComment) and offer.note:
        yield f"[{mark}] {place_text(offer.record)}: {_line(comment_text(offer.record))}  {key}"
    title = offer.record.section if isinstance(offer.record, CoachComment) else ""
    for difference in offer.differences:
        asked = asked_text(difference.field, title)
        after = _line(answer_text(difference.field, difference.after))
        yield f"[{mark}] {asked}: {after}  {key}"
        if difference.before and difference.before != difference.after:
            before = _line(answer_text(difference.field, difference.before))
            yield "      " + tr("said before: {words}").format(words=before)


def _said(found: Review, accepted: int, still_open: Collection[RecordId]) -> str:
    if accepted:
        return tr_plural("{n} comment was taken in.", "{n} comments were taken in.", accepted)
    if not found.offers and found.is_copy:
        return tr(
            "This copy has no fields any more, as after printing. Open it in the window, on the "
            "page Plan, and copy what the coach wrote beside its pages."
        )
    if not still_open:
        return tr("There is nothing there that the plan does not have.")
    return tr_plural(
        "{n} comment can be taken in, with --accept-all or --accept ID.",
        "{n} comments can be taken in, with --accept-all or --accept ID.",
        len(still_open),
    )


def _comment_lines(comment: CoachComment) -> Iterator[str]:
    yield f"{place_text(comment)}: {_line(comment_text(comment))}  {short_id(comment.id)}"
    if comment.reply:
        yield "  " + tr("my reply: {words}").format(words=_line(comment.reply))


def _line(words: str) -> str:
    return " ".join(words.split())


def _session_row(met: CoachingSession) -> tuple[str, ...]:
    return day_text(met.day), hours_text(met.minutes), _line(met.agreed), short_id(met.id)


def _action_row(action: AgreedAction) -> tuple[str, ...]:
    due = day_text(action.due) if action.due else action.by_when
    return (
        "[x]" if action.done_on else "[ ]",
        _line(action.words),
        tr("by {day}").format(day=due) if due else "",
        tr("not for the sponsor") if action.is_not_for_sponsor else "",
        short_id(action.id),
    )
