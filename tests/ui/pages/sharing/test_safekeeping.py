"""Backups, the passphrase and the check of the file, as a person works them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit

from planner.progress import NoProgress
from planner.services.backups import BackupReason, back_up, backups_of
from planner.services.checking import Problem
from planner.services.passphrase import Keyring, is_protected, protect
from planner.services.session import Session
from planner.store.plan_file import Surroundings
from tests.ui import audit
from ui.context import Context
from ui.look.theme import Theme
from ui.pages.sharing.backups_card import BackupsCard
from ui.pages.sharing.check_card import CheckCard
from ui.pages.sharing.passphrase_card import PassphraseCard
from ui.widgets.column import ScrollColumn

OLD, NEW = "correct horse", "battery staple"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch):
    """Keys are slow to derive on purpose, and not what is tried here."""
    monkeypatch.setattr("planner.store.keys.ROUNDS", 10)


@pytest.fixture
def plan(tmp_path, around):
    path = tmp_path / "ada.firebreak"
    Session.create(path, around).close()
    return path


@pytest.fixture
def open_context(qapp, around):
    """Open a plan as the window does; closed at the end."""
    opened = []

    def make(path, keys=None):
        given = Surroundings(
            clock=around.clock, randomness=around.randomness, profile=around.profile, keys=keys
        )
        session = Session.open(path, given)
        context = Context(session)
        context.told = []
        context.noticed.connect(context.told.append)
        context.wanted = []
        context.closed_work_wanted.connect(context.wanted.append)
        opened.append(context)
        return context

    yield make
    for context in opened:
        context.jobs.shut_down()
        context.session.close()
        context.deleteLater()


def dialog_of(card):
    audit.settle()
    return next(one for one in card.findChildren(QDialog) if one.isVisible())


def do(context):
    """Do what the window would do after it has closed; return what it would say."""
    [wanted] = context.wanted
    context.session.close()
    return wanted.work(NoProgress())


def type_into(qtbot, field, words):
    field.line.clear()
    qtbot.keyClicks(field.line, words)


def test_a_backup_is_made_beside_the_window_and_listed(qtbot, open_page, plan, open_context):
    context = open_context(plan)
    card = open_page(BackupsCard(context))
    assert card.none_yet.isVisible()
    assert not card.restore_button.isVisible()

    qtbot.mouseClick(card.now_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(context.told) and card.now_button.isEnabled())

    assert card.table.model().rowCount() == 1
    assert card.chosen.name.reason is BackupReason.BY_HAND
    assert context.told[0].words.startswith("The plan is backed up, and the copy was proved: ")
    assert str(backups_of(plan)[0].path.parent) == card.place.text()


def test_a_backup_is_copied_out_and_proved(qtbot, open_page, plan, open_context, tmp_path):
    made = back_up(plan, BackupReason.BY_HAND)
    context = open_context(plan)
    card = open_page(BackupsCard(context))
    stick = tmp_path / "stick"
    stick.mkdir()

    qtbot.mouseClick(card.copy_button, Qt.MouseButton.LeftButton)
    dialog_of(card).reject()
    card.copy_into(stick)
    qtbot.waitUntil(lambda: bool(context.told))

    assert (stick / made.path.name).read_bytes() == made.path.read_bytes()
    assert "the copy was proved" in context.told[0].words


def test_a_restored_backup_says_where_the_file_from_before_is(qtbot, open_page, plan, open_context):
    back_up(plan, BackupReason.BY_HAND)
    context = open_context(plan)
    card = open_page(BackupsCard(context))
    qtbot.mouseClick(card.restore_button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(card)
    assert "not in it any more" in dialog.words.text()
    assert dialog.old is None

    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    said = do(context)

    aside = next(plan.parent.glob("ada before *.firebreak"))
    assert (
        said
        == f"The backup is restored. The file from before is “{aside.name}” in the same folder."
    )


def test_a_plan_gets_a_passphrase_that_is_typed_twice(qtbot, open_page, plan, open_context):
    context = open_context(plan)
    card = open_page(PassphraseCard(context))
    qtbot.mouseClick(card.set_button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(card)
    assert not dialog.old.isVisible()

    type_into(qtbot, dialog.new, "short")
    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    assert dialog.new.row.error.isVisible()
    type_into(qtbot, dialog.new, NEW)
    type_into(qtbot, dialog.again, "battery stapel")
    qtbot.keyClick(dialog.again.line, Qt.Key.Key_Return)
    assert dialog.again.row.error.text() == "The two are not the same. Type it once more."
    assert context.wanted == []

    type_into(qtbot, dialog.again, NEW)
    qtbot.keyClick(dialog.again.line, Qt.Key.Key_Return)
    assert do(context).startswith("The plan is protected.")
    assert is_protected(plan)
    assert context.wanted[0].keys.fits(NEW)


def test_a_wrong_passphrase_is_said_beside_it_and_changes_nothing(
    qtbot, open_page, plan, open_context
):
    protect(plan, OLD)
    context = open_context(plan, Keyring(OLD))
    card = open_page(PassphraseCard(context))
    assert not card.set_button.isVisible()
    qtbot.mouseClick(card.remove_button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(card)

    type_into(qtbot, dialog.old, "wrong horse")
    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    assert dialog.old.row.error.text() == "This is not the present passphrase. Nothing was changed."
    assert context.wanted == []

    type_into(qtbot, dialog.old, OLD)
    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    assert do(context).startswith("The plan has no passphrase any more")
    assert not is_protected(plan)
    assert context.wanted[0].keys is None


def test_what_is_typed_is_hidden_until_somebody_wants_to_see_it(open_page, plan, open_context):
    card = open_page(PassphraseCard(open_context(plan)))
    card.ask_new()
    dialog = dialog_of(card)
    assert dialog.new.line.echoMode() is QLineEdit.EchoMode.Password

    dialog.new.shows.click()

    assert dialog.new.line.echoMode() is QLineEdit.EchoMode.Normal
    assert dialog.again.line.echoMode() is QLineEdit.EchoMode.Password
    dialog.reject()


def test_the_file_is_checked_and_the_answer_stays(qtbot, open_page, plan, open_context):
    protect(plan, OLD)
    card = open_page(CheckCard(open_context(plan, Keyring(OLD))))

    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(card.button.isEnabled)

    assert card.result.text() == "The file is sound."
    assert not card.advice.isVisible()


def test_faults_are_named_with_what_to_do(open_page, plan, open_context):
    card = open_page(CheckCard(open_context(plan)))

    card.tell([Problem("chain_broken", f"site {number}") for number in range(10)])

    assert card.result.text().startswith("The file is not sound: 10 faults were found.")
    assert card.faults.text().endswith("and 2 more")
    assert card.advice.isVisible()


def test_a_plan_in_memory_has_no_file_to_keep_safe(qapp, session, open_page):
    context = Context(session)
    for card in (BackupsCard(context), PassphraseCard(context), CheckCard(context)):
        open_page(card)
        for name in ("now_button", "set_button", "button"):
            assert not hasattr(card, name) or not getattr(card, name).isEnabled()


@pytest.mark.parametrize(
    ("theme", "percent"), [(Theme.LIGHT, 100), (Theme.DARK, 200), (Theme.HIGH_CONTRAST, 200)]
)
def test_cards_and_dialogs_keep_every_rule(
    shown_look, open_page, plan, open_context, theme, percent
):
    back_up(plan, BackupReason.BY_HAND)
    protect(plan, OLD)
    shown_look.show(theme, percent)
    context = open_context(plan, Keyring(OLD))
    page = ScrollColumn()
    cards = BackupsCard(context), PassphraseCard(context), CheckCard(context)
    for card in cards:
        page.add(card)
    page.end()
    open_page(page, 900, 600)
    assert audit.faults(page) == []

    for ask in (cards[0].ask_restore, cards[1].ask_new, cards[1].ask_remove):
        ask()
        dialog = dialog_of(page)
        # What a small screen scrolls away counts as lying on the buttons below.
        checks = (audit.unnamed, audit.small_targets, audit.clipped_words)
        assert [fault for check in checks for fault in check(dialog)] == []
        dialog.reject()
        audit.settle()
