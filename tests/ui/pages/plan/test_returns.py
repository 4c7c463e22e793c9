"""Taking in a return on the page of the plan, by keys and clicks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit

from planner.domain.coaching import (
    AgreedAction,
    Audience,
    CoachComment,
    CoachingSession,
    CommentSource,
)
from planner.domain.goals import Skill, SkillGoal
from planner.domain.records import Tier
from planner.progress import NoProgress
from planner.services.goals import add_goal
from planner.services.releasing import gather_release, note_revision, write_pdf
from tests.intake.returned_plans import changed, field_about, filled_by_pypdf
from tests.ui import audit
from ui.pages.plan.page import PlanPage
from ui.pages.plan.returns_card import ReturnsCard
from ui.pages.plan.returns_comments import CommentsCard
from ui.pages.plan.returns_copying import CopyingDialog
from ui.pages.plan.sessions_card import SessionsCard


@pytest.fixture
def goal(session):
    made = SkillGoal(
        id=session.new_id(), tier=Tier.COACH, title="Speak up", skill=Skill.BUILD_TRUST
    )
    add_goal(session, made)
    return made


@pytest.fixture
def sent(session, goal, tmp_path):
    released = gather_release(session, Audience.COACH)
    write_pdf(released, tmp_path / "plan.pdf", NoProgress())
    note_revision(session, released)
    return (tmp_path / "plan.pdf").read_bytes()


@pytest.fixture
def back(session, sent, tmp_path):
    """The plan with a question and an agreed action; its path."""
    values = {
        field_about(sent, "_question"): "With whom first?",
        f"{session.plan_uid}_agreed_action": "Ask Jo",
    }
    target = tmp_path / "back.pdf"
    target.write_bytes(filled_by_pypdf(sent, values))
    return target


@pytest.fixture
def paper(sent, tmp_path):
    """The plan without its fields and data, as after printing; its path."""

    def flatten(pdf):
        del pdf.Root.AcroForm
        del pdf.attachments["plan.json"]
        for page in pdf.pages:
            if "/Annots" in page.obj:
                del page.obj.Annots

    target = tmp_path / "paper.pdf"
    target.write_bytes(changed(sent, flatten))
    return target


@pytest.fixture
def card(context, open_page):
    made = open_page(ReturnsCard(context))
    context.changed.connect(made.refresh)
    return made


def opened(qtbot, card, path):
    card.open_return(path)
    qtbot.waitUntil(card.open_button.isEnabled, timeout=5000)


def test_a_return_is_opened_taken_in_one_by_one_and_taken_back(qtbot, card, session, back, notices):
    opened(qtbot, card, back)
    first, _ = card.offers.lines
    assert first.take_button.accessibleName() == "Take in: One question about “Speak up”"
    assert audit.faults(card) == []
    first.take_button.setFocus()
    qtbot.keyClick(first.take_button, Qt.Key.Key_Space)

    [comment] = session.read.all(CoachComment)
    assert comment.words == "With whom first?"
    [line] = card.offers.lines
    assert line.take_button.hasFocus(), "the keyboard goes on to the next comment"
    assert notices[-1].words == "1 comment is in your plan."
    session.undo()
    assert len(card.offers.lines) == 2


def test_what_is_left_stays_out_until_the_return_is_opened_again(qtbot, card, session, back):
    card.open_button.click()
    dialog = card.findChild(QFileDialog)
    dialog.selectFile(str(back))
    dialog.accept()
    qtbot.waitUntil(lambda: bool(card.offers.lines), timeout=5000)
    card.offers.lines[0].leave_button.click()
    card.offers.all_button.click()

    assert session.read.count(CoachComment) == 0
    assert session.read.count(AgreedAction) == 1
    assert card.offers.lines == []
    card.offers.close_button.click()
    assert card.offers.isHidden()
    opened(qtbot, card, back)
    assert len(card.offers.lines) == 1


def test_what_is_no_return_is_said_and_the_card_goes_on(qtbot, card, notices, tmp_path):
    (tmp_path / "letter.pdf").write_bytes(b"Dear Amina")

    opened(qtbot, card, tmp_path / "letter.pdf")

    assert "is not a PDF" in notices[-1].words
    assert card.offers.isHidden()


def test_an_old_return_is_said_to_be_old(qtbot, card, session, back, goal, clock):
    clock.pass_time(days=7)
    add_goal(
        session, SkillGoal(id=session.new_id(), tier=Tier.COACH, title="Listen", skill=goal.skill)
    )
    note_revision(session, gather_release(session, Audience.COACH))

    opened(qtbot, card, back)

    assert "revision 2 went out since" in card.offers.stale.text()


def test_a_flattened_copy_is_copied_beside_its_pages(qtbot, card, session, paper, goal):
    opened(qtbot, card, paper)
    assert card.copy_button.isVisible()

    card.copy_button.click()
    dialog = card.window().findChild(CopyingDialog)
    qtbot.waitUntil(lambda: dialog.pages.picture.pages > 0, timeout=5000)
    dialog.resize(1100, 2600)  # so that no field is scrolled out of sight
    audit.settle()
    assert audit.faults(dialog) == []
    field = dialog.fields[f"{goal.id}_question"]
    assert isinstance(field, QPlainTextEdit)
    assert field.accessibleName() == "One question about “Speak up”"
    qtbot.keyClicks(field, "Why now?")
    dialog.save_button.click()
    qtbot.waitUntil(lambda: bool(card.offers.lines), timeout=5000)
    card.offers.all_button.click()

    [comment] = session.read.all(CoachComment)
    assert (comment.words, comment.source) == ("Why now?", CommentSource.TRANSCRIBED)


def test_a_comment_is_replied_to_and_an_action_ticked(
    qtbot, card, context, open_page, session, back
):
    opened(qtbot, card, back)
    card.offers.all_button.click()
    comments = open_page(CommentsCard(context))
    context.changed.connect(comments.refresh)
    [line] = comments.lines

    line.reply_button.click()
    assert line.field.hasFocus()
    qtbot.keyClicks(line.field, "With Jo.")
    line.save_button.click()
    comments.agreed.lines[0].box.click()

    assert session.read.all(CoachComment)[0].reply == "With Jo."
    assert session.read.all(AgreedAction)[0].done_on == session.today()
    assert line.reply.text() == "My reply: With Jo."
    assert line.reply_button.hasFocus()
    assert audit.faults(comments) == []


def test_a_session_is_noted_and_deleted(context, open_page, session):
    card = open_page(SessionsCard(context, session.today))
    context.changed.connect(card.refresh)

    card.form.show_values({"agreed": "Ask first."})
    card.form.save_button.click()

    [met] = session.read.all(CoachingSession)
    assert (met.day, met.minutes, met.agreed) == (session.today(), 60, "Ask first.")
    assert card.list.lines[0].words.text() == "20 November 2026, 1 h"
    assert audit.faults(card) == []
    card.list.lines[0].remove_button.click()
    assert session.read.count(CoachingSession) == 0


def test_a_return_that_is_opened_comes_into_sight(qtbot, context, open_page, back):
    page = open_page(PlanPage(context))
    qtbot.waitUntil(lambda: context.jobs.is_idle, timeout=10_000)

    opened(qtbot, page.returns, back)

    line = page.returns.offers.lines[0].take_button
    assert page.viewport().rect().contains(line.mapTo(page.viewport(), line.rect().center()))
