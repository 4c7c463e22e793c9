"""What this page says about records, revisions and periods."""

from planner.domain.coaching import Audience, Revision
from planner.domain.protection import Block
from planner.domain.readiness import Round
from planner.domain.records import Record
from planner.domain.release import Released
from planner.services.leaving import Leaving
from planner.services.past_revisions import RevisionChanges
from planner.text import tr, tr_plural
from planner.words.choices import choice_text
from planner.words.numbers import day_text, hours_text, period_text
from planner.words.plan_preview import audience_text

_NAMING_FIELDS = ("title", "name", "words", "passage", "agreed", "what", "role", "purpose", "coach")


def record_name(record: Record) -> str:
    """Return what tells a record from others of its type; "" where nothing does."""
    if isinstance(record, Block):
        day = day_text(record.start.date())
        return tr("{day}, {length}").format(day=day, length=hours_text(record.minutes))
    if isinstance(record, Round):
        return tr("{view}, opened on {day}").format(
            view=choice_text(record.rater), day=day_text(record.opened_on)
        )
    for name in _NAMING_FIELDS:
        found = getattr(record, name, "")
        if found:
            return str(found)
    return ""


def release_words(released: Released) -> str:
    """Say which revision this would be, for whom and for which days."""
    occasion = released.occasion
    return tr("Revision {number}, for {audience}: {period}").format(
        number=occasion.revision,
        audience=audience_text(occasion.audience),
        period=period_text(occasion.period.start, occasion.period.end),
    )


def leaving_words(told: Leaving, audience: Audience) -> str:
    """Say in one sentence how many records leave and how many stay."""
    stay = sum(line.stay for line in told.records)
    leave = tr_plural("{n} record goes", "{n} records go", told.count)
    rest = tr_plural("{n} stays", "{n} stay", stay)
    return tr("{leave} to {audience}; {stay} with you.").format(
        leave=leave, audience=audience_text(audience), stay=rest
    )


def changes_words(changes: RevisionChanges) -> str:
    """Say how much changed with a revision."""
    if changes.is_first:
        return tr("the first")
    said = [tr("{n} new").format(n=len(changes.new))] if changes.new else []
    said += [tr("{n} changed").format(n=len(changes.edited))] if changes.edited else []
    return ", ".join(said) or tr("no record")


def revision_period(revision: Revision) -> str:
    """Say which days a revision covers."""
    return period_text(revision.period_start, revision.period_end)


def file_name(released: Released, ending: str) -> str:
    """Suggest a name for the document, such as "plan-coach-7.pdf"."""
    occasion = released.occasion
    return f"plan-{occasion.audience.value}-{occasion.revision}.{ending}"
