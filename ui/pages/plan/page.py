"""The page of the plan: what an audience would get, and the way to give it to them."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.changes import ChangeSet
from planner.domain.coaching import Audience
from planner.domain.plan_choices import Chapter, PageBudget, PlanChoices
from planner.domain.release import Released
from planner.overriding import override
from planner.progress import Progress
from planner.services.leaving import leaving
from planner.services.plan_preview import chapters, preview_pdf
from planner.services.releasing import gather_release, plan_budget
from planner.services.remembered_choices import remember_choices, remembered_choices
from planner.text import tr
from planner.words.choices import choice_texts, choice_title
from ui.context import Context
from ui.jobs import Job
from ui.look.measure import scaled
from ui.models.found_records import page_of
from ui.pages.plan.agreement_card import AgreementCard
from ui.pages.plan.chapters_card import ChaptersCard
from ui.pages.plan.choices_card import ChoicesCard
from ui.pages.plan.data_card import DataCard
from ui.pages.plan.exporting import Exports
from ui.pages.plan.leaving_card import LeavingCard
from ui.pages.plan.packs_card import PacksCard
from ui.pages.plan.pages_view import PagesView
from ui.pages.plan.questions_card import QuestionsCard
from ui.pages.plan.returns_card import ReturnsCard
from ui.pages.plan.returns_comments import CommentsCard
from ui.pages.plan.revisions_card import RevisionsCard
from ui.pages.plan.sessions_card import SessionsCard
from ui.pages.plan.wording import release_words
from ui.widgets.choice import Choice, Option
from ui.widgets.column import PAGE_GAP_PX, ScrollColumn
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.page_header import PageHeader

PAGES_PX, SIDE_PX = 420, 330
AGREEMENT, QUESTION = "agreement", "question"


class PlanPage(ScrollColumn):
    """Shows the plan as one audience would get it; its cards change the coach's part."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._is_stale = True
        self._job: Job | None = None
        self._make_head()
        self.pages = PagesView(context.jobs)
        self.chapters = ChaptersCard()
        self.choices = ChoicesCard()
        self.leaving = LeavingCard()
        self.agreement = AgreementCard(context, self._today)
        self.questions = QuestionsCard(context, self._today)
        self.sessions = SessionsCard(context, self._today)
        self.returns = ReturnsCard(context)
        self.comments = CommentsCard(context)
        self.revisions = RevisionsCard(context)
        self.packs = PacksCard(context)
        self.data = DataCard()
        self.exports = Exports(context, self, self._gathered)
        self.setFocusProxy(self.pdf_button)
        self._build()
        self._make_actions()
        self._show_choices()
        self._connect()

    def _make_head(self) -> None:
        self.header = PageHeader(tr("Plan"))
        self.print_button = self.header.add_action(tr("Print"), "print")
        self.html_button = self.header.add_action(tr("Export HTML"), "export")
        self.pdf_button = self.header.add_action(tr("Export PDF"), "export", is_primary=True)
        options = [
            Option(value=one.value, words=choice_title(one)) for one in choice_texts(Audience)
        ]
        self.audience = Choice(tr("For whom"), options)

    def _build(self) -> None:
        whom = QWidget()
        asked = Flow(whom)
        for widget in (label(tr("For whom"), "strong", wraps=False), self.audience):
            asked.add(widget, align=Qt.AlignmentFlag.AlignVCenter)
        left, right = QWidget(), QWidget()
        for side, cards in (
            (left, (self.pages, self.agreement, self.sessions)),
            (
                right,
                (
                    self.chapters,
                    self.choices,
                    self.questions,
                    self.returns,
                    self.comments,
                    self.revisions,
                ),
            ),
        ):
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(scaled(PAGE_GAP_PX))
            for card in cards:
                column.addWidget(card)
        body = QWidget()
        row = Flow(body, gap_px=PAGE_GAP_PX)
        row.add(left, grow=4, basis_px=PAGES_PX, align=Qt.AlignmentFlag.AlignTop)
        row.add(right, grow=3, basis_px=SIDE_PX, align=Qt.AlignmentFlag.AlignTop)
        self.add(self.header)
        self.add(whom)
        self.add(body)
        self.add(self.leaving)
        self.add(self.packs)
        self.add(self.data)
        self.end()

    def _make_actions(self) -> None:
        for words, keys, act in (
            (tr("Export the plan as PDF"), "Ctrl+E", self.exports.ask_pdf),
            (tr("Export the plan as HTML"), "Ctrl+Shift+E", self.exports.ask_html),
            (tr("Export all data"), "", self.exports.ask_data),
            (tr("Print the plan"), "Ctrl+P", self.exports.ask_print),
            (tr("Open a returned PDF"), "Ctrl+Shift+R", self.returns.ask),
        ):
            action = QAction(words, self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(act)
            self.addAction(action)

    def _connect(self) -> None:
        self._context.changed.connect(self._on_changed)
        self._context.export_wanted.connect(self.exports.ask)
        self.audience.chosen.connect(self._on_audience)
        self.choices.changed.connect(self._on_choices)
        self.pdf_button.clicked.connect(self.exports.ask_pdf)
        self.html_button.clicked.connect(self.exports.ask_html)
        self.data.json_wanted.connect(self.exports.ask_data)
        self.data.csv_wanted.connect(self.exports.ask_tables)
        self.data.import_wanted.connect(self._context.plan_import_wanted)
        self.print_button.clicked.connect(self.exports.ask_print)
        self.chapters.place_wanted.connect(self._go_to)
        self.leaving.record_wanted.connect(self._show_home)
        self.exports.busy_changed.connect(self._on_busy)
        self.returns.opened.connect(self._show_return)

    @Slot()
    def _show_return(self) -> None:
        """Bring what came back into sight, wherever it was opened from."""
        bar = self.verticalScrollBar()
        top = self.returns.mapTo(self.viewport(), self.returns.rect().topLeft()).y()
        bar.setValue(bar.value() + top)

    def _today(self) -> date:
        return self._context.now().date()

    def _chosen_audience(self) -> Audience:
        return Audience(self.audience.value)

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.changes:
            self.agreement.refresh()
            self.questions.refresh()
            self.sessions.refresh()
            self.returns.refresh()
            self.comments.refresh()
            self.revisions.refresh()
            self.packs.refresh()
            self._is_stale = True
            self._refresh_soon()

    def _gathered(self) -> Released:
        return gather_release(
            self._context.session, self._chosen_audience(), choices=self.choices.choices
        )

    def _show_choices(self) -> None:
        """Show what was chosen for this audience the last time."""
        self.choices.show_choices(
            remembered_choices(self._context.session, self._chosen_audience())
        )

    @Slot()
    def _on_choices(self) -> None:
        with suppress(OSError):  # they hold for this time all the same
            remember_choices(self._context.session, self._chosen_audience(), self.choices.choices)
        self._is_stale = True
        self._refresh_soon()

    @Slot(str)
    def _on_audience(self, _audience: str) -> None:
        self._show_choices()
        self._is_stale = True
        self._refresh()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_soon()

    def _refresh_soon(self) -> None:
        # The page is painted first; what it says about the plan takes a moment to gather.
        QTimer.singleShot(0, self, self._refresh)

    @Slot()
    def _refresh(self) -> None:
        if not self._is_stale or not self.isVisible():
            return
        self._is_stale = False
        session = self._context.session
        released = self._gathered()
        self.header.show_line(release_words(released))
        self.chapters.show_chapters(chapters(released))
        self.leaving.show_leaving(leaving(session, released), released.occasion.audience)
        if self._job is not None:
            self._job.cancel()
        self._job = self._context.jobs.start(partial(preview_pdf, released))
        self._job.succeeded.connect(self.pages.show_pdf)
        self._job.failed.connect(self._context.show_error)
        self._job.ended.connect(self._on_ended)
        self._count_pages(released)
        self.revisions.show_changes()

    def _count_pages(self, released: Released) -> None:
        choices = self.choices.choices
        whole = released
        if len(choices.chapters) < len(Chapter):  # what was left out has its price too
            every = replace(choices, chapters=tuple(Chapter))
            session = self._context.session
            whole = gather_release(session, self._chosen_audience(), choices=every)
        counted = self._context.jobs.start(partial(_budget, whole, choices))
        counted.succeeded.connect(self.choices.show_budget)
        counted.failed.connect(self._context.show_error)

    @Slot(object)
    def _on_ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None

    @Slot(bool)
    def _on_busy(self, is_busy: bool) -> None:  # noqa: FBT001 - a signal's
        for button in (
            *(self.pdf_button, self.html_button, self.print_button),
            *(self.data.json_button, self.data.csv_button),
        ):
            button.setEnabled(not is_busy)

    @Slot(str)
    def _go_to(self, place: str) -> None:
        """Go to a page, or to the card of this page where something is written."""
        if place == AGREEMENT:
            self.agreement.edit_button.click()
        elif place == QUESTION:
            self.questions.form.focus_first()
        else:
            self._context.page_wanted.emit(place)

    @Slot(str)
    def _show_home(self, record_type: str) -> None:
        self._context.page_wanted.emit(page_of(record_type))


def _budget(whole: Released, choices: PlanChoices, progress: Progress) -> PageBudget:
    progress.step(0, 1)
    return plan_budget(whole, choices)
