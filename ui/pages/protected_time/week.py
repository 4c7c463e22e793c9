"""What stands in one week: the diary, protected time, and what is proposed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from planner.domain.attention import Entry, Meeting, MeetingState, Mode
from planner.domain.local_time import day_start
from planner.domain.proposals import StoredProposal
from planner.domain.protection import Block, BlockState, Displacement, Rule
from planner.services.levels import level_names
from planner.services.schedule import absent_members, repaid_minutes
from planner.services.session import Session
from planner.text import tr
from planner.words.choices import choice_text, choice_title
from planner.words.levels import Names
from planner.words.numbers import hours_text, moment_text
from ui.pages.protected_time.grounds import fixed_days, grounds_of
from ui.widgets.week_grid.items import GridItem, GridKind, GridTone, Ground

DAYS = 7
WORKING_DAYS = 5
OVER = (BlockState.KEPT, BlockState.LOST)
_DAY = timedelta(days=1)
_SHORTEST_SHOWN = timedelta(minutes=15)

Standing = Meeting | Entry | Block | StoredProposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a block is wanted, before anything is written.

    Attributes:
        start: Aware; any zone.
        minutes: Its length there.
    """

    block: Block
    start: datetime
    minutes: int

    @property
    def end(self) -> datetime:
        """Return the moment at which it would end, in the zone of its start."""
        return self.start + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Everything in the seven days from `monday`, by id.

    Attributes:
        blocks: Lost ones too.
        levels: How the law packs call those who may take it.
        causes: What took time from a block last, by the block's id.
        moving: The block that a proposal would move, by the proposal's id.
        absent: Names of those who cannot come to a proposed block, by the proposal's id.
        grounds: Hours that are marked behind everything.
        fixed_days: Blocks on them are not moved by a new proposal.
    """

    monday: date
    zone: ZoneInfo
    meetings: Mapping[str, Meeting]
    away: Mapping[str, Entry]
    blocks: Mapping[str, Block]
    proposals: Mapping[str, StoredProposal]
    rules: Mapping[str, Rule]
    causes: Mapping[str, Displacement]
    levels: Names
    moving: Mapping[str, Block]
    absent: Mapping[str, Sequence[str]]
    grounds: Sequence[Ground]
    fixed_days: frozenset[date]

    def standing(self, key: str) -> Standing | None:
        """Return what stands in the week under this id."""
        return (
            self.blocks.get(key)
            or self.proposals.get(key)
            or self.meetings.get(key)
            or self.away.get(key)
        )

    def title(self, standing: Standing) -> str:
        """Return how something in the week is called; never empty."""
        match standing:
            case StoredProposal():
                rule = self.rules.get(standing.rule)
                return rule.title if rule else tr("Protected time")
            case Block():
                return standing.title or tr("Protected time")
            case Entry():
                return standing.what or choice_title(standing.mode)
        return standing.title or tr("Busy")

    def items(self, wanted: Place | None = None) -> list[GridItem]:
        """List the items for a grid; a block that is wanted elsewhere stands there, dashed."""
        standing: Sequence[Standing] = [
            *self.meetings.values(),
            *self.away.values(),
            *self.blocks.values(),
            *self.proposals.values(),
        ]
        if wanted is None:
            return [self._item(each) for each in standing]
        others = [self._item(each) for each in standing if each.id != wanted.block.id]
        return [*others, self._item_wanted(wanted)]

    def day_count(self, wanted: Place | None = None) -> int:
        """Return how many days are worth showing: five, or all with something at the weekend."""
        friday = self.monday + timedelta(days=WORKING_DAYS)
        return DAYS if any(i.end.date() >= friday for i in self.items(wanted)) else WORKING_DAYS

    def _item_wanted(self, wanted: Place) -> GridItem:
        start = wanted.start.astimezone(self.zone)
        return replace(
            self._item(wanted.block),
            start=start,
            end=_end(start, start + timedelta(minutes=wanted.minutes)),
            kind=GridKind.WANTED,
            note=tr("not moved yet: Enter moves it, Esc takes it back"),
        )

    def _item(self, standing: Standing) -> GridItem:
        start = standing.start.astimezone(self.zone)
        return GridItem(
            key=standing.id,
            start=start,
            end=_end(start, standing.end.astimezone(self.zone)),
            title=self.title(standing),
            kind=_kind(standing),
            tone=self._tone(standing),
            note=self.note(standing),
            is_all_day=isinstance(standing, Meeting) and standing.is_all_day,
            is_locked=isinstance(standing, Block)
            and (standing.is_locked or start.date() in self.fixed_days),
            is_over=isinstance(standing, Block) and standing.state in OVER,
        )

    def note(self, standing: Standing) -> str:
        """Say in a few words what is special about something; empty if nothing is."""
        before = self.moving.get(standing.id)
        if before:
            when = moment_text(before.start, self.zone)
            return tr("moves here from {when}").format(when=when)
        row = self.causes.get(standing.id)
        if row and isinstance(standing, Block) and standing.state is BlockState.LOST:
            return tr("lost to {what}").format(what=row.by_what) if row.by_what else tr("lost")
        return note_of(standing)

    def _tone(self, standing: Standing) -> GridTone:
        rule_id = standing.rule if isinstance(standing, Block | StoredProposal) else None
        rule = self.rules.get(rule_id) if rule_id else None
        serves_a_goal_alone = rule and rule.goal and not rule.initiative
        return GridTone.DEVELOPMENT if serves_a_goal_alone else GridTone.LONG_TERM


def read_week(session: Session, monday: date) -> Week:
    """Read the week that begins on `monday`; dismissed meetings are left out."""
    zone = session.zone()
    start, end = day_start(monday, zone), day_start(monday + timedelta(days=DAYS), zone)
    blocks = session.read.protection.blocks_between(start - _DAY, end)
    entries = session.read.attention.entries_between(start, end)
    shown: dict[str, Block] = {block.id: block for block in blocks if block.end > start}
    proposals: dict[str, StoredProposal] = {
        proposal.id: proposal
        for proposal in session.read.protection.proposals()
        if start < proposal.end and proposal.start < end
    }
    return Week(
        monday=monday,
        zone=zone,
        meetings={
            meeting.id: meeting
            for meeting in session.read.attention.meetings_between(start, end)
            if meeting.state is not MeetingState.DISMISSED
        },
        away={entry.id: entry for entry in entries if entry.mode is Mode.AWAY},
        blocks=shown,
        proposals=proposals,
        rules={rule.id: rule for rule in session.read.all(Rule)},
        causes=_causes(session, shown.values()),
        levels=level_names(session, monday),
        moving=_moving(session, proposals.values()),
        absent=_absent(session, proposals.values()),
        grounds=grounds_of(session, monday),
        fixed_days=fixed_days(session),
    )


def _causes(session: Session, blocks: Iterable[Block]) -> dict[str, Displacement]:
    found: dict[str, Displacement] = {}
    for block in blocks:
        if block.state in (BlockState.LOST, BlockState.SHORTENED, BlockState.MOVED):
            taken = [row for row in session.read.protection.ledger(block.id) if row.by_what]
            if taken:
                found[block.id] = taken[-1]
    return found


def _moving(session: Session, proposals: Iterable[StoredProposal]) -> dict[str, Block]:
    found: dict[str, Block] = {}
    for proposal in proposals:
        block = session.read.find(Block, proposal.moves) if proposal.moves else None
        if block:
            found[proposal.id] = block
    return found


def _absent(session: Session, proposals: Iterable[StoredProposal]) -> dict[str, list[str]]:
    return {
        proposal.id: [member.name for member in absent_members(session, proposal)]
        for proposal in proposals
    }


def note_of(standing: Standing) -> str:
    """Say in a few words what is special about something in the week; empty if nothing is."""
    match standing:
        case StoredProposal():
            repaid = repaid_minutes(standing)
            return tr("repays {minutes}").format(minutes=hours_text(repaid)) if repaid else ""
        case Block():
            state = "" if standing.state is BlockState.PLANNED else choice_text(standing.state)
            locked = tr("locked") if standing.is_locked else ""
            return ", ".join(filter(None, (state, locked)))
        case Meeting():
            return standing.place
    return ""


def _kind(standing: Standing) -> GridKind:
    match standing:
        case StoredProposal():
            return GridKind.REPAYMENT if repaid_minutes(standing) else GridKind.PROPOSAL
        case Block() if standing.state is BlockState.LOST:
            return GridKind.LOST
        case Block():
            return GridKind.BLOCK_DEFENDED if standing.is_defended else GridKind.BLOCK_FLEXIBLE
    return GridKind.DIARY


def _end(start: datetime, end: datetime) -> datetime:
    # A reminder has no length, and in the night the clocks go back an end may read as earlier.
    return max(end.replace(tzinfo=None), (start + _SHORTEST_SHOWN).replace(tzinfo=None)).replace(
        tzinfo=start.tzinfo
    )
