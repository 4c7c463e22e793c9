"""In chapter 4: what displaced protected time, and the blocks that are planned next."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from planner.domain.protection import Block, BlockState, Rule
from planner.domain.records import RecordId
from planner.domain.release import Released
from planner.domain.summaries import ProtectionSummary
from planner.export.plan.telling import Teller
from planner.text import tr, tr_plural
from planner.words.choices import choice_title
from planner.words.numbers import hours_text, stretch_text

_MOST_BLOCKS = 7


def tell_protected_time(story: Teller, released: Released) -> None:
    """Tell the displacers and the next blocks, if the audience may know."""
    protection = released.sums.protection
    if protection and protection.displacers:
        story.heading(2, tr("What displaced protected time"))
        story.table(
            (tr("Gave way to"), tr("Times"), tr("Time lost")),
            [
                (choice_title(row.for_whom), str(row.times), hours_text(row.minutes))
                for row in protection.displacers
            ],
            shares=(5, 1.5, 2),
        )
    if protection and (words := _ledger_words(protection)):
        story.paragraph(words)
    _tell_next_blocks(story, released)


def _ledger_words(protection: ProtectionSummary) -> str:
    """Say what was given up, what waits apart, and what hindsight says; "" for none of it."""
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
    return " ".join(said)


def _tell_next_blocks(story: Teller, released: Released) -> None:
    coming = _blocks_ahead(released)
    if not coming:
        return
    rules = {rule.id: rule.title for rule in released.plan.all(Rule)}
    zone = ZoneInfo(released.occasion.zone)
    story.heading(2, tr("Protected time ahead"))
    story.paragraph(
        tr_plural("{n} block is planned.", "{n} blocks are planned.", len(coming))
        + " "
        + tr("The next ones:"),
        "under_heading",
    )
    story.table(
        (tr("When"), tr("Length"), tr("For"), tr("Stands")),
        [_block_row(block, rules, zone) for block in coming[:_MOST_BLOCKS]],
        shares=(3, 1.6, 4, 1.6),
    )


def _blocks_ahead(released: Released) -> list[Block]:
    now = released.occasion.exported_at
    ahead = (
        block
        for block in released.plan.all(Block)
        if block.start >= now and block.state is not BlockState.LOST
    )
    return sorted(ahead, key=lambda block: (block.start, block.id))


def _block_row(
    block: Block, rules: Mapping[RecordId, str], zone: ZoneInfo
) -> tuple[str, str, str, str]:
    return (
        stretch_text(block.start, block.end, zone),
        hours_text(block.minutes),
        block.title or (rules.get(block.rule, "") if block.rule else ""),
        tr("defended") if block.is_defended else tr("flexible"),
    )
