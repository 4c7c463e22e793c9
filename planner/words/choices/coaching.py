"""How the choices declared in `planner.domain.coaching` are called."""

from planner.domain.coaching import (
    Audience,
    CoachReading,
    CommentKind,
    CommentSource,
    PlanChapter,
)
from planner.text import tr
from planner.words.choices.kinds import ChoiceWords, Words


def _audiences() -> Words:
    return {
        Audience.COACH: tr("coach"),
        Audience.TEAM: tr("team"),
        Audience.BOARD: tr("board"),
        Audience.SELF: tr("myself"),
    }


def _sources() -> Words:
    return {
        CommentSource.FIELD: tr("typed into a field"),
        CommentSource.ANNOTATION: tr("note on a page"),
        CommentSource.TRANSCRIBED: tr("copied from paper"),
    }


def _kinds() -> Words:
    return {
        CommentKind.NOTICED: tr("what the coach noticed"),
        CommentKind.QUESTION: tr("the coach's question"),
        CommentKind.READING: tr("the coach's reading of readiness"),
        CommentKind.REMARK: tr("remark"),
    }


def _chapters() -> Words:
    return {
        PlanChapter.SUMMARY: tr("At a glance"),
        PlanChapter.READINESS: tr("Readiness for change"),
        PlanChapter.TRUST: tr("Building trust"),
        PlanChapter.SHARED_GOALS: tr("Clarifying shared goals"),
        PlanChapter.SKILLS: tr("Investing in leadership and management skills"),
        PlanChapter.ANNEX: tr("Method and uncertainty"),
    }


def _readings() -> Words:
    return {
        CoachReading.READY: tr("ready to go further"),
        CoachReading.NEARLY: tr("nearly; one thing is missing"),
        CoachReading.NOT_YET: tr("not yet"),
        CoachReading.CANNOT_TELL: tr("I cannot tell from here"),
    }


WORDS: ChoiceWords = {
    Audience: _audiences,
    CommentSource: _sources,
    CommentKind: _kinds,
    PlanChapter: _chapters,
    CoachReading: _readings,
}
