import json
import sys

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog

from planner.domain.coaching import Agreement, Audience, Question, Revision
from planner.domain.errors.storage import PrinterFailedError
from planner.domain.goals import Skill, SkillGoal
from planner.domain.people import Member
from planner.domain.plan_choices import Chapter
from planner.domain.records import Tier
from planner.progress import Cancelled, NoProgress
from planner.services.coaching import ask
from planner.services.goals import add_evidence, add_goal, add_step
from planner.services.records import add_record
from planner.services.releasing import gather_release
from tests.ui import audit
from ui.look.theme import Theme
from ui.pages.plan.page import PlanPage
from ui.pages.plan.printing import print_plan, usual_printer

PAGE_DOWN, HOME, END = Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End


@pytest.fixture
def owner(session):
    member = Member(id=session.new_id(), name="Amina Okafor", is_owner=True)
    add_record(session, member)
    return member


@pytest.fixture
def page(qtbot, open_page, context, owner):
    opened = open_page(PlanPage(context))
    qtbot.waitUntil(lambda: opened.pages.picture.pages > 0, timeout=10_000)
    return opened


def a_goal(session, title, tier):
    goal = SkillGoal(id=session.new_id(), title=title, skill=Skill.DELIVER, tier=tier)
    add_goal(session, goal)
    return goal


def cells(table):
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def choose_file(page, path):
    dialog = page.findChild(QFileDialog)
    dialog.selectFile(str(path))
    dialog.accept()


def test_the_focus_goes_first_to_what_the_page_is_for(page):
    page.setFocus()

    assert page.pdf_button.hasFocus()


def test_pages_are_turned_and_made_larger_by_keys(qtbot, page):
    picture = page.pages.picture
    width = picture.width()
    picture.setFocus()

    qtbot.keyClick(picture, PAGE_DOWN)
    qtbot.waitUntil(lambda: "Page 2 of" in picture.accessibleName(), timeout=5000)
    qtbot.keyClick(picture, END)
    qtbot.waitUntil(
        lambda: f"Page {picture.pages} of {picture.pages}" in picture.accessibleName(),
        timeout=5000,
    )
    qtbot.keyClick(picture, HOME)
    qtbot.keyClick(picture, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: picture.width() > width, timeout=5000)

    assert page.pages.state.text() == f"Page 1 of {picture.pages}, 125% of the width"
    assert "Amina Okafor" in picture.accessibleDescription()


def test_the_page_draws_what_was_wanted_last(qtbot, page):
    for _ in range(10):
        page.pages.later_button.click()
    last = page.pages.picture.pages

    qtbot.waitUntil(lambda: page.pages.state.text().startswith(f"Page {last} of"), timeout=5000)

    assert not page.pages.later_button.isEnabled()


def test_chapters_say_what_is_missing_until_it_is_there(qtbot, page, session, shown_words):
    assert "You bring no question." in shown_words(page.chapters)

    ask(session, "What do I avoid?")

    qtbot.waitUntil(lambda: "You bring no question." not in shown_words(page.chapters))


def test_the_audience_decides_what_leaves(qtbot, page, press, session):
    a_goal(session, "For my coach", Tier.COACH)
    a_goal(session, "For my team", Tier.TEAM)
    qtbot.waitUntil(lambda: ["Skill goal", "2", "0"] in cells(page.leaving.counts))

    press(page, "Board")

    assert cells(page.leaving.table) == [
        ["Member", "Amina Okafor", "says who you are", "coach, team, myself"],
        ["Skill goal", "For my team", "set to “my team”", "coach, team, myself"],
    ]
    assert "1 fewer than in a plan for my coach." in page.leaving.differences.text()
    assert page.leaving.kept.text() == "Of what stays: 1 is for your coach."
    press(page, "Count by type")
    assert page.leaving.counts.isVisible()
    assert ["Skill goal", "1", "1"] in cells(page.leaving.counts)
    assert page.header.line.text().startswith("Revision 1, for my board")


def test_each_record_that_leaves_leads_to_where_it_is_at_home(qtbot, page, session, context):
    goal = a_goal(session, "For my coach", Tier.COACH)
    add_step(session, goal, "Ask the chair")
    qtbot.waitUntil(lambda: page.leaving.model.rowCount() == 3)
    assert ["Step", "Ask the chair", "goes with “For my coach”", "myself"] in cells(
        page.leaving.table
    )
    page.leaving.table.selectRow(1)

    with qtbot.waitSignal(context.page_wanted) as asked:
        qtbot.keyClick(page.leaving.table, Qt.Key.Key_Return)

    assert asked.args == ["skill_goals"]


def test_what_a_chapter_lacks_leads_to_where_it_is_written(qtbot, page, context, press):
    with qtbot.waitSignal(context.page_wanted) as asked:
        press(page, "Write it: No named change is shared.")
    assert asked.args == ["readiness"]

    press(page, "Write it: You bring no question.")
    assert page.questions.form.field("words").hasFocus()
    press(page, "Write it: The purpose of the coaching is not written down.")
    assert page.agreement.form.isVisible()


def test_a_chapter_that_is_left_out_stays_and_its_price_is_told(qtbot, page, session):
    a_goal(session, "For my coach", Tier.COACH)
    qtbot.waitUntil(lambda: page.leaving.model.rowCount() == 2)
    skills = page.choices.chapters[Chapter.SKILLS]
    qtbot.waitUntil(lambda: skills.words.text().endswith(" pages"), timeout=10_000)

    qtbot.mouseClick(skills, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: page.leaving.model.rowCount() == 1)
    assert "1 is kept back otherwise" in page.leaving.kept.text()
    assert page.choices.total.text().startswith("About ")


def test_what_goes_in_is_remembered_for_each_audience(page, context, open_page):
    page.choices.chapters[Chapter.ANNEX].box.click()
    page.audience.choose(Audience.BOARD.value)
    page.audience.chosen.emit(Audience.BOARD.value)

    assert page.choices.choices.has(Chapter.ANNEX)
    assert not open_page(PlanPage(context)).choices.choices.has(Chapter.ANNEX)


def test_a_pack_is_written_only_of_what_is_ticked_and_leaves_its_trace(
    qtbot, page, press, session, tmp_path, notices
):
    add_evidence(session, a_goal(session, "Speak up", Tier.MINE), "The chair thanked me")
    press(page, "For an appraisal…")
    dialog = page.packs.dialog
    qtbot.keyClicks(dialog.name, "HR")
    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    assert "Nothing was chosen" in dialog.refusal.text()

    (box,) = dialog.boxes.values()
    box.click()
    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    choose_file(page, tmp_path / "hr.html")

    assert "The chair thanked me" in (tmp_path / "hr.html").read_text("utf-8")
    assert cells(page.packs.table) == [["Evidence for an appraisal", "HR", "1", "20 November 2026"]]
    assert notices[-1].words == "“hr.html” is written for HR: 1 record. The plan notes it."


@pytest.fixture
def printer(tmp_path):
    made = usual_printer()
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "paper.pdf"))
    made.setResolution(72)
    return made


def test_chosen_pages_are_printed_beside_the_window_and_noted(
    qtbot, page, printer, tmp_path, notices, context
):
    page.exports.ask_print()
    page.findChild(QPrintDialog).reject()
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(1, 2)

    page.exports.print_on(printer)
    assert not page.print_button.isEnabled()
    qtbot.waitUntil(page.print_button.isEnabled, timeout=10_000)

    with pikepdf.open(tmp_path / "paper.pdf") as printed:
        assert len(printed.pages) == 2
        assert [float(side) for side in printed.pages[0].MediaBox] == pytest.approx(
            [0, 0, 595, 842], abs=1
        )
    assert notices[-1].words == "2 pages went to the printer. It is revision 1."
    assert len(context.session.read.all(Revision)) == 1


def test_printing_that_is_stopped_leaves_no_paper(session, owner, printer, tmp_path):
    class StopAtSecondPage:
        def step(self, done, total):
            if (done, total) == (1, 3):
                raise Cancelled

    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(1, 3)

    with pytest.raises(Cancelled):
        print_plan(gather_release(session, Audience.COACH), printer, StopAtSecondPage())

    assert not (tmp_path / "paper.pdf").exists()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_explained(session, owner, printer, tmp_path):
    printer.setOutputFileName(str(tmp_path / "gone" / "paper.pdf"))

    with pytest.raises(PrinterFailedError):
        print_plan(gather_release(session, Audience.COACH), printer, NoProgress())


def test_where_nothing_leaves_no_empty_table_stands(qtbot, open_page, context):
    page = open_page(PlanPage(context))

    qtbot.waitUntil(lambda: page.leaving.sentence.text().startswith("0 records go"))

    assert not page.leaving.table.isVisible()
    assert not page.leaving.counts.isVisible()
    assert not page.leaving.kept.isVisible()


def test_the_pdf_is_written_beside_the_window_and_noted_as_a_revision(
    qtbot, page, press, tmp_path, notices
):
    press(page, "Export PDF")
    choose_file(page, tmp_path / "plan.pdf")
    assert not page.pdf_button.isEnabled()

    qtbot.waitUntil(page.pdf_button.isEnabled, timeout=10_000)

    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")
    assert [one.number for one in page._context.session.read.all(Revision)] == [1]
    assert page.revisions.model.rowCount() == 1
    assert "It is revision 1." in notices[-1].words


def test_html_and_data_are_written_too(qtbot, page, press, tmp_path, notices):
    press(page, "Export HTML")
    choose_file(page, tmp_path / "plan.html")
    qtbot.waitUntil(page.pdf_button.isEnabled, timeout=10_000)
    press(page, "Export all data")
    page.findChildren(QFileDialog)[-1].selectFile(str(tmp_path / "all.json"))
    page.findChildren(QFileDialog)[-1].accept()
    qtbot.waitUntil(page.pdf_button.isEnabled, timeout=10_000)

    assert "Amina Okafor" in (tmp_path / "plan.html").read_text("utf-8")
    assert json.loads((tmp_path / "all.json").read_text("utf-8"))["records"]["member"]
    assert "Keep it to yourself" in notices[-1].words


def test_an_export_into_a_folder_that_is_gone_is_explained(qtbot, page, tmp_path, notices):
    page.exports.ask_pdf()
    page.findChild(QFileDialog).reject()

    page.exports.write_pdf(tmp_path / "gone" / "plan.pdf")
    qtbot.waitUntil(page.pdf_button.isEnabled, timeout=10_000)

    assert notices[-1].kind.value == "error"
    assert page._context.session.read.all(Revision) == []


def test_a_plan_is_never_written_over(page, tmp_path, notices):
    page.exports.ask_pdf()
    page.findChild(QFileDialog).reject()

    page.exports.write_pdf(tmp_path / "other.firebreak")

    assert notices[-1].kind.value == "error"
    assert page.pdf_button.isEnabled()


def test_the_agreement_is_edited_in_its_place(qtbot, page, press, session, shown_words, notices):
    press(page, "Edit the agreement")
    page.agreement.form.field("ends_on").setText("soon")
    page.agreement.form.field("purpose").setPlainText("Speak up sooner")
    press(page.agreement, "Save")
    assert "“soon” is no day" in shown_words(page.agreement)
    page.agreement.form.field("ends_on").setText("31 May 2027")
    press(page.agreement, "Save")

    assert "Speak up sooner" in shown_words(page.agreement)
    assert session.read.all(Agreement)[0].tier is Tier.COACH
    notices[-1].action.run()
    assert "Nothing is agreed yet" in shown_words(page.agreement)


def test_questions_are_added_settled_and_deleted(qtbot, page, press, session):
    qtbot.keyClicks(page.questions.form.field("words"), "What do I avoid?")
    qtbot.keyClick(page.questions.form.field("words"), Qt.Key.Key_Return)
    (line,) = page.questions.list.lines
    qtbot.keyClick(line.box, Qt.Key.Key_Space)
    assert session.read.all(Question)[0].settled_on is not None

    press(page, "Delete the question: What do I avoid?")

    assert session.read.all(Question) == []


def test_a_question_without_words_is_explained(page, press, shown_words):
    press(page, "Add the question")

    assert "“Question” of the question for the coach is empty" in shown_words(page.questions)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST])
def test_the_page_keeps_every_rule(qtbot, shown_look, open_page, context, theme, percent):
    ask(context.session, "What do I avoid?")
    shown_look.show(theme, percent)
    page = open_page(PlanPage(context))
    qtbot.waitUntil(lambda: page.pages.picture.pages > 0, timeout=10_000)
    found = audit.faults(page)

    page.agreement.edit_button.click()
    audit.settle()

    assert found + audit.faults(page) == []


def test_the_pdf_libraries_are_not_needed_to_build_the_page(open_page, context, monkeypatch):
    for library in ("reportlab", "pikepdf", "pypdfium2"):
        monkeypatch.setitem(sys.modules, library, None)

    assert PlanPage(context).pages.picture.pages == 0


def test_all_data_goes_into_a_folder_as_tables(qtbot, page, context, notices, tmp_path):
    context.export_wanted.emit("csv")
    folder = tmp_path / "tables"
    folder.mkdir()

    choose_file(page, folder)
    qtbot.waitUntil(lambda: bool(notices), timeout=5000)

    assert (folder / "member.csv").exists()
    assert notices[-1].words.startswith("“tables” holds everything")
