"""Every dialog that opens without a file, over a window that shows the example."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog

from planner.domain.attention import Entry
from planner.domain.charter import CharterItem
from planner.domain.handed_over import PackKind
from planner.domain.local_time import local_day, week_start
from planner.domain.protection import Block, BlockState
from planner.domain.publishing import CalendarAccount
from planner.services.packs import choosable
from ui.app.calendar_publishing import PasswordDialog
from ui.app.crash_dialog import CrashDialog
from ui.app.first_run import Questions
from ui.app.unlocking import UnlockDialog
from ui.context import Context
from ui.guide import Guide
from ui.main_window import MainWindow
from ui.pages.plan.leaving_protection import LeaveDialog
from ui.pages.plan.packs_dialog import PackDialog
from ui.pages.protected_time.add_block_dialog import AddBlockDialog
from ui.pages.protected_time.block_actions import BlockActions
from ui.pages.protected_time.busy_dialog import BusyDialog
from ui.pages.protected_time.hours_dialogs import HoursDialog, HoursSetsDialog
from ui.pages.protected_time.ledger.charter_dialog import CharterDialog
from ui.pages.protected_time.ledger.charter_item_dialog import CharterItemDialog
from ui.pages.protected_time.ledger.owed_dialog import OwedDialog
from ui.pages.protected_time.ledger.surge_dialog import SurgeDialog
from ui.pages.protected_time.ledger.write_off_dialog import WriteOffDialog
from ui.pages.protected_time.rules_dialog import RulesDialog
from ui.pages.this_week.closing.close_day import CloseDay
from ui.pages.this_week.closing.close_week import CloseWeek
from ui.pages.this_week.entry_form import EntryForm
from ui.pages.this_week.grammar import GrammarHelp
from ui.pages.this_week.review import Review
from ui.pages.this_week.split_form import SplitForm
from ui.pages.this_week.week_paper import WeekPaper
from ui.widgets.command_palette import CommandPalette


def dialogs(context: Context, window: MainWindow) -> Mapping[str, Callable[[], QDialog | None]]:
    """Return what opens each dialog, by name; None where it opened by itself."""
    session = context.session
    now = context.now()
    today = local_day(now, session.zone())
    entry = session.read.all(Entry)[-1]
    account = CalendarAccount(
        address="https://calendar.riverside.example/amina/protected", user="amina"
    )
    span = (now + timedelta(days=1), now + timedelta(days=1, hours=2))
    return {
        "add block": partial(AddBlockDialog, context, window, *span),
        "busy": partial(BusyDialog, context, window, *span),
        **_block_dialogs(context, window),
        "charter": partial(CharterDialog, context, window),
        "charter item": partial(
            CharterItemDialog, context, window, session.read.all(CharterItem)[0]
        ),
        "close day": partial(CloseDay, context, today, window),
        "close week": partial(CloseWeek, context, week_start(today), window),
        "crash": partial(CrashDialog, "Traceback\n" * 40, Path("firebreak.log"), window),
        "entry": partial(EntryForm, context, entry, window),
        "first run": partial(Questions, window),
        "grammar": partial(GrammarHelp, window),
        "guide": partial(Guide, window.actions_of_frame.all(), window),
        "hours": partial(HoursDialog, context, window, None),
        "hours sets": partial(HoursSetsDialog, context, window),
        "leaving protection": partial(LeaveDialog, window),
        "owed": partial(OwedDialog, session, window),
        **{f"{kind.value} pack": partial(_pack, context, window, kind) for kind in PackKind},
        "palette": partial(CommandPalette, window.actions_of_frame.all(), window),
        "password": partial(PasswordDialog, window, account),
        "review": partial(Review, context, window),
        "rules": partial(RulesDialog, context, window),
        "new rule": partial(RulesDialog, context, window, begins_new=True),
        "split": partial(SplitForm, context, entry, window),
        "surge": partial(SurgeDialog, context, window),
        "unlock": partial(UnlockDialog, Path("director.firebreak"), lambda _: session),
        "week paper": partial(WeekPaper, context, week_start(today), window),
        "write off": partial(WriteOffDialog, context, window),
    }


def _block_dialogs(context, window):
    blocks = context.session.read.all(Block)
    planned = next(one for one in blocks if one.state is BlockState.PLANNED)
    actions = BlockActions(context, window, lambda: planned)
    return {"move": actions.move, "displace": actions.displace}


def _pack(context, window, kind):
    offered = [] if kind is PackKind.REQUEST else choosable(context.session, kind)
    return PackDialog(window, kind, "Make a pack", offered)
