"""What is said about a coach's return, field by field and note by note."""

from planner.domain.coach_fields import (
    AGREED_ACTION,
    AGREED_DATE,
    NOT_FOR_SPONSOR,
    NOT_SAID,
    QUESTION,
    READING,
    TICKED,
    chapter_of,
    noticed,
)
from planner.domain.coach_returns import Finding, Found
from planner.domain.coaching import CoachComment, CoachReading, CommentKind
from planner.text import tr
from planner.words.choices import choice_text, choice_title


def asked_text(what: str, title: str = "") -> str:
    """Name a field of the document; `title` is that of its goal or initiative."""
    chapter = chapter_of(what)
    if chapter is not None:
        return tr("What the coach noticed in “{chapter}”").format(chapter=choice_title(chapter))
    words = {
        QUESTION: tr("One question about “{title}”"),
        READING: tr("Reading of readiness for “{title}”"),
        AGREED_ACTION: tr("Agreed action"),
        AGREED_DATE: tr("By when"),
        NOT_FOR_SPONSOR: tr("Not for the sponsor"),
    }.get(what, what)
    return words.format(title=title)


def answer_text(what: str, words: str) -> str:
    """Say what stands in a field; "" where nothing does."""
    if what == READING and words in set(CoachReading):
        return choice_text(CoachReading(words))
    if what == READING and words == NOT_SAID:
        return ""
    if what == NOT_FOR_SPONSOR:
        return tr("yes") if words == TICKED else ""
    return words


def comment_text(comment: CoachComment) -> str:
    """Return what the coach said, in one text."""
    if comment.kind is CommentKind.READING and comment.reading is not None:
        return choice_text(comment.reading)
    if comment.passage and not comment.words:
        return tr("Marked: “{words}”").format(words=comment.passage)
    return comment.words


def place_text(comment: CoachComment) -> str:
    """Say what a comment is about, and where it stood."""
    about = {
        CommentKind.QUESTION: asked_text(QUESTION, comment.section),
        CommentKind.READING: asked_text(READING, comment.section),
    }.get(comment.kind, comment.section)
    if comment.chapter is not None:
        about = asked_text(noticed(comment.chapter))
    if comment.page:
        page = tr("page {number}").format(number=comment.page)
        about = f"{about}, {page}" if about else page[:1].upper() + page[1:]
    return about or choice_title(comment.kind)


def stale_text(revision: int, latest: int) -> str:
    """Say that the coach had an older revision before them."""
    return tr(
        "The coach answered revision {revision}; revision {latest} went out since. What is taken "
        "in stays with revision {revision}."
    ).format(revision=revision, latest=latest)


def found_text(found: Found) -> str:
    """Say what was left out of a return, and why."""
    words = {
        Finding.UNKNOWN_FIELD: tr("A field that this plan did not ask was left out: {where}."),
        Finding.UNREADABLE_ANSWER: tr("What stands in a field cannot be read: {where}."),
        Finding.CUT: tr("A very long answer was cut: {where}."),
        Finding.NOT_ALL_READ: tr("There are too many notes; the first ones were read."),
        Finding.PLAN_DATA_MISSING: tr("The copy lost the data by which a plan is known."),
        Finding.PLAN_DATA_UNREADABLE: tr("The data inside the copy is not that of a plan."),
    }[found.finding]
    return words.format(where=found.where)
