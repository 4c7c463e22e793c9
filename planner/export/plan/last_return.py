"""What the coach said last time, and the reply, printed where the same is asked again."""

from collections.abc import Callable

from planner.domain.coaching import Audience, CoachComment, CommentKind, PlanChapter
from planner.domain.records import RecordId
from planner.domain.release import Released
from planner.export.pdf.text import Span, bold, muted
from planner.export.plan.telling import Teller
from planner.text import tr
from planner.words.choices import choice_text


def last_comments(released: Released) -> list[CoachComment]:
    """List what came back with the last revision that came back; nothing for other readers."""
    if released.occasion.audience not in (Audience.COACH, Audience.SELF):
        return []
    comments = released.plan.all(CoachComment)
    last = max((comment.revision for comment in comments), default=0)
    return [comment for comment in comments if comment.revision == last]


def tell_about_goal(story: Teller, released: Released, goal: RecordId) -> None:
    """Tell the last question about a goal, and the reply."""
    _tell(
        story,
        released,
        lambda one: one.goal == goal and one.kind is CommentKind.QUESTION,
    )


def tell_about_initiative(story: Teller, released: Released, initiative: RecordId) -> None:
    """Tell the coach's last reading of readiness, and the reply."""
    _tell(
        story,
        released,
        lambda one: one.initiative == initiative and one.kind is CommentKind.READING,
    )


def tell_about_chapter(story: Teller, released: Released, chapter: str) -> None:
    """Tell what the coach noticed last in a chapter, and the reply."""
    _tell(
        story,
        released,
        lambda one: (
            one.kind is CommentKind.NOTICED
            and one.chapter is not None
            and one.chapter.value == chapter
        ),
    )


def tell_remarks(story: Teller, released: Released) -> None:
    """Tell what the coach wrote where nothing was asked, and about things that have gone."""
    told = {record.id for records in released.plan.records.values() for record in records}
    remarks = [one for one in last_comments(released) if not _has_its_place(released, one, told)]
    if remarks:
        story.heading(2, tr("Your remarks last time"))
        story.bullets([_comment_words(one) for one in remarks])


def _has_its_place(released: Released, comment: CoachComment, told: set[RecordId]) -> bool:
    chapters = {PlanChapter.SUMMARY.value, *released.occasion.choices.chapters}
    match comment.kind:
        case CommentKind.QUESTION:
            return comment.goal in told
        case CommentKind.READING:
            return comment.initiative in told
        case CommentKind.NOTICED:
            return comment.chapter is not None and comment.chapter.value in chapters
        case CommentKind.REMARK:
            return False


def _tell(story: Teller, released: Released, fits: Callable[[CoachComment], bool]) -> None:
    for comment in last_comments(released):
        if fits(comment):
            story.paragraph([muted(tr("Last time: ")), *_comment_words(comment)])


def _comment_words(comment: CoachComment) -> list[str | Span]:
    said = []
    if comment.reading is not None:
        said.append(choice_text(comment.reading))
    if comment.words.strip():
        said.append(tr("“{words}”").format(words=comment.words.strip()))
    elif comment.passage.strip():
        said.append(tr("marked “{words}”").format(words=comment.passage.strip()))
    words: list[str | Span] = [_where(comment), ", ".join(said)]
    if comment.reply.strip():
        words += [" ", bold(tr("My reply: ")), comment.reply.strip()]
    elif comment.words.strip():
        words += [" ", muted(tr("(no reply yet)"))]
    return words


def _where(comment: CoachComment) -> str:
    if comment.kind is CommentKind.REMARK and comment.section:
        return tr("{section}: ").format(section=comment.section)
    return ""
