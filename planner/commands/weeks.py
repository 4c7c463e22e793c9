"""A week: what is open, what it was, and its close."""

from datetime import date
from typing import Any

import click

from planner.commands.attention import NO_PATIENT_HELP
from planner.commands.blocks import block_value
from planner.commands.days import block_lines
from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.shown import Shown, moment_value
from planner.commands.written import read_day
from planner.domain.local_time import week_start
from planner.domain.proposals import StoredProposal
from planner.services.hindsights import DueHindsight
from planner.services.levels import level_names
from planner.services.owed import Owed
from planner.services.session import Session
from planner.services.week_close import (
    Answers,
    WeekLeft,
    close_week,
    week_answers,
    week_left,
    week_to_close,
)
from planner.services.week_review import WeekReview, week_review
from planner.text import tr, tr_plural
from planner.words.bandwidth import bandwidth_sentence
from planner.words.closing import (
    answer_questions,
    hindsight_text,
    idle_goals_text,
    next_week_text,
    protected_text,
    target_text,
    week_closed_text,
    week_title,
)
from planner.words.levels import Names
from planner.words.numbers import hours_text, long_day_text

_TABLE = {"close": f"{__name__}:close"}
_WEEK_HELP = tr("A day of the week; otherwise the week that is to be closed next.")


@group("week", _TABLE, invoke_without_command=True, help=tr("Show what is open in a week."))
@click.option("--week", "written", metavar="DAY", help=_WEEK_HELP)
@click.pass_context
def week(context: click.Context, written: str | None) -> None:
    """Show a week where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("week") as session:
        _answer(frame, session, _monday(session, written))


@command("close", help=tr("Close a week; what was not settled stays as it is."))
@click.option("--week", "written", metavar="DAY", help=_WEEK_HELP)
@click.option("--only-me", metavar="TEXT", help=tr("What only you moved forward."))
@click.option("--displaced", "displaced_by", metavar="TEXT", help=tr("What displaced it."))
@click.option("--protect", "protect_next", metavar="TEXT", help=tr("What you protect next week."))
@click.option("--no-patient", is_flag=True, help=NO_PATIENT_HELP)
@click.pass_obj
def close(frame: Frame, /, written: str | None, *, no_patient: bool, **said: str | None) -> None:
    """Close a week; answers that are not given stay as they were."""
    with frame.session("week close") as session:
        monday = _monday(session, written)
        before = week_answers(session, monday)
        answers = Answers(
            only_me=_or(said["only_me"], before.only_me),
            displaced_by=_or(said["displaced_by"], before.displaced_by),
            protect_next=_or(said["protect_next"], before.protect_next),
        )
        close_week(session, monday, answers, confirmed=no_patient)
        _answer(frame, session, monday)


def _or(said: str | None, before: str) -> str:
    return before if said is None else said


def _monday(session: Session, written: str | None) -> date:
    return week_start(read_day(written)) if written else week_to_close(session)


def _answer(frame: Frame, session: Session, monday: date) -> None:
    left, review = week_left(session, monday), week_review(session, monday)
    shown = Shown(session)
    value = {
        **_left_value(shown, left),
        **_review_value(shown, review),
        "answers": _answers_value(week_answers(session, monday)),
    }
    frame.answer(
        value,
        [*_head(left), *_review_lines(review), *_left_lines(shown, left, level_names(session))],
    )


def _left_value(shown: Shown, left: WeekLeft) -> dict[str, Any]:
    return {
        "week": left.monday.isoformat(),
        "number": left.monday.isocalendar().week,
        "closed": left.is_closed,
        "open_days": [day.isoformat() for day in left.open_days],
        "blocks": [block_value(block, shown.zone) for block in left.blocks],
        "owed": [_owed_value(shown, one) for one in left.owed],
        "hindsights": [_hindsight_value(shown, due) for due in left.hindsights],
        "surges": [
            {"id": one.surge.id, "reason": one.surge.reason, "minutes": one.minutes}
            for one in left.surges
        ],
        "proposals": [_proposal_value(shown, one) for one in left.proposals],
    }


def _owed_value(shown: Shown, one: Owed) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "title": one.title,
        "block": one.block,
        "minutes": one.minutes,
        "oldest": moment_value(one.oldest, shown.zone),
    }


def _hindsight_value(shown: Shown, due: DueHindsight) -> dict[str, Any]:
    return {
        "displacement": due.row.id,
        "at": moment_value(due.row.at, shown.zone),
        "title": due.block.title if due.block else "",
        "by_what": due.row.by_what,
        "for_whom": due.row.for_whom.value,
        "minutes": due.row.minutes,
    }


def _proposal_value(shown: Shown, one: StoredProposal) -> dict[str, Any]:
    return {
        "id": one.id,
        "rule": one.rule,
        "start": moment_value(one.start, shown.zone),
        "minutes": one.minutes,
    }


def _review_value(shown: Shown, review: WeekReview) -> dict[str, Any]:
    return {
        "sentence": bandwidth_sentence(review.account),
        "sentence_before": bandwidth_sentence(review.before),
        "logged_minutes": review.account.logged_minutes,
        "coverage": review.account.coverage,
        "kept_minutes": review.kept_minutes,
        "planned_minutes": review.planned_minutes,
        "debt_minutes": review.debt_minutes,
        "target_minutes": review.target_minutes,
        "given_minutes": review.given_minutes,
        "goals_without_time": [{"id": goal.id, "title": goal.title} for goal in review.idle_goals],
        "ahead": [block_value(block, shown.zone) for block in review.ahead],
    }


def _answers_value(answers: Answers) -> dict[str, str]:
    return {
        "only_me": answers.only_me,
        "displaced_by": answers.displaced_by,
        "protect_next": answers.protect_next,
    }


def _head(left: WeekLeft) -> list[str]:
    title = week_title(left.monday)
    if left.is_closed:
        closed = tr("{sentence}.").format(sentence=week_closed_text(left.monday))
        return [title, closed]
    return [title]


def _review_lines(review: WeekReview) -> list[str]:
    lines = [
        bandwidth_sentence(review.account),
        tr("The week before: {sentence}").format(sentence=bandwidth_sentence(review.before)),
        target_text(review.target_minutes, review.given_minutes),
        protected_text(review.kept_minutes, review.planned_minutes, review.debt_minutes),
        idle_goals_text([goal.title for goal in review.idle_goals]),
        next_week_text(len(review.ahead), sum(block.minutes for block in review.ahead)),
    ]
    return [line for line in lines if line]


def _left_lines(shown: Shown, left: WeekLeft, names: Names) -> list[str]:
    days = [tr("Not closed: {day}").format(day=long_day_text(day)) for day in left.open_days]
    debts = [
        tr("Owed to {title}: {minutes}").format(
            title=one.title or tr("no rule"), minutes=hours_text(one.minutes)
        )
        for one in left.owed
    ]
    number = len(left.proposals)
    waiting = [
        tr_plural(
            "{n} proposal for next week waits for you.",
            "{n} proposals for next week wait for you.",
            number,
        )
    ]
    open_work = [
        *days,
        *block_lines(shown, left.blocks),
        *(_hindsight_line(shown, due, names) for due in left.hindsights),
        *debts,
        *(waiting if number else []),
    ]
    asked = [] if left.is_closed else [" ".join(answer_questions())]
    return [*open_work, *asked]


def _hindsight_line(shown: Shown, due: DueHindsight, names: Names) -> str:
    title = due.block.title if due.block else ""
    return tr("{sentence} Was it worth it?").format(
        sentence=hindsight_text(due.row, title, shown.zone, names)
    )
