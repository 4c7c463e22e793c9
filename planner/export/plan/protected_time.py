"""In chapter 4: what displaced protected time."""

from planner.domain.release import Released
from planner.domain.summaries import Displacers, ProtectionSummary
from planner.export.plan.telling import Teller
from planner.text import tr, tr_plural
from planner.words.choices import choice_title
from planner.words.numbers import hours_figure, hours_text

_MOST_DISPLACERS = 5


def tell_protected_time(story: Teller, released: Released) -> None:
    """Tell who displaced it most, and what was given up, if the audience may know."""
    protection = released.sums.protection
    if protection is None:
        return
    words = _ledger_words(protection)
    if protection.displacers and words:
        with story.columns() as (left, right):
            left.heading(2, tr("What displaced protected time"))
            _tell_displacers(left, protection)
            right.heading(2, tr("What became of it"))
            right.bullets(words)
    elif protection.displacers:
        story.heading(2, tr("What displaced protected time"))
        _tell_displacers(story, protection)
    else:
        story.bullets(words)


def _tell_displacers(story: Teller, protection: ProtectionSummary) -> None:
    story.table(
        (tr("Gave way to"), tr("Times"), tr("Time lost")),
        [
            (_displacer_title(row), str(row.times), hours_figure(row.minutes))
            for row in protection.displacers[:_MOST_DISPLACERS]
        ],
        shares=(4, 1.5, 2.2),
        numeric=(1, 2),
    )


def _displacer_title(row: Displacers) -> str:
    return row.called[:1].upper() + row.called[1:] or choice_title(row.for_whom)


def _ledger_words(protection: ProtectionSummary) -> list[str]:
    """Say what was given up, what waits apart, and what hindsight says."""
    said = []
    if protection.judged:
        said.append(
            tr_plural(
                "Of {n} displacement judged a week later, {{waited}} could have waited.",
                "Of {n} displacements judged a week later, {{waited}} could have waited.",
                protection.judged,
            ).format(waited=protection.could_have_waited)
        )
    if protection.written_off_minutes:
        minutes = hours_text(protection.written_off_minutes)
        said.append(tr("{minutes} were written off, with a reason.").format(minutes=minutes))
    if protection.surge_minutes:
        minutes = hours_text(protection.surge_minutes)
        said.append(
            tr("{minutes} from a surge are kept apart until it is settled.").format(minutes=minutes)
        )
    return said
