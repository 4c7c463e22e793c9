"""The page of readiness: one named change, what its rounds show, and the rounds themselves."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QKeySequence

from planner.domain.changes import ChangeSet
from planner.domain.direction import Initiative
from planner.domain.people import Hat
from planner.domain.readiness import Instrument, Round
from planner.domain.records import RecordId
from planner.progress import Progress
from planner.services import readiness as services
from planner.services.hats import hats
from planner.services.instruments import instrument_of_round, instruments
from planner.services.readiness import Answers, RoundLine
from planner.text import tr, tr_plural
from ui.context import Context
from ui.pages.readiness.answer_sheet import AnswerSheet
from ui.pages.readiness.change_card import ChangeCard
from ui.pages.readiness.forms import ChangeForm, PageForm, RoundForm
from ui.pages.readiness.results import Results
from ui.pages.readiness.rounds_card import RoundsCard
from ui.pages.readiness.wording import count_words
from ui.widgets.choice import Option
from ui.widgets.column import ScrollColumn
from ui.widgets.empty_state import EmptyState
from ui.widgets.file_dialog import FileDialog
from ui.widgets.labels import label
from ui.widgets.page_header import PageHeader

TOUCHED_BY = ("initiative", "round", "answer", "hat")


class ReadinessPage(ScrollColumn):
    """Shows one named change at a time, and turns what the user does into services' actions."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._current = ""
        self._reading: Round | None = None
        self.form: PageForm | None = None
        self.header = PageHeader(tr("Readiness"))
        self.add_button = self.header.add_action(tr("Name a change"), "add")
        self.round_button = self.header.add_action(tr("Open a round"), "readiness", is_primary=True)
        self.change_card = ChangeCard()
        self.no_results = label(
            tr(
                "Results stand here once a round is closed: for each part of readiness a mean, "
                "what supports it, and whether it changed, as far as anybody can tell."
            ),
            "muted",
        )
        self.results = Results()
        self.rounds_card = RoundsCard(self._rounds)
        self.empty = EmptyState(
            "initiative",
            tr("No change is named yet"),
            tr(
                "Readiness is always for one named change. What people say about it, round by "
                "round, will stand here, with how sure one can be."
            ),
            tr("Name your first change"),
        )
        self._build()
        self._make_actions()
        self._connect()
        self._show()

    def _build(self) -> None:
        for widget in (
            self.header,
            self.empty,
            self.change_card,
            self.no_results,
            self.results,
            self.rounds_card,
        ):
            self.add(widget)
        self.end()

    def _make_actions(self) -> None:
        for words, keys, act in (
            (tr("Name a change"), "Ctrl+N", self._add_change),
            (tr("Edit the named change"), "F2", self._edit_change),
            (tr("Open a round of answers"), "Ctrl+R", self._open_round),
        ):
            action = QAction(words, self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(act)
            self.addAction(action)

    def _connect(self) -> None:
        self._context.changed.connect(self._on_changed)
        self.add_button.clicked.connect(self._add_change)
        self.round_button.clicked.connect(self._open_round)
        self.empty.wanted.connect(self._add_change)
        self.change_card.chosen.connect(self._choose)
        self.change_card.edit_wanted.connect(self._edit_change)
        self.rounds_card.answer_wanted.connect(self._answer)
        self.rounds_card.file_wanted.connect(self._ask_for_file)
        self.rounds_card.close_wanted.connect(self._close_round)

    def _today(self) -> date:
        return self._context.now().date()

    def _initiatives(self) -> list[Initiative]:
        found = self._context.session.read.all(Initiative)
        return sorted(found, key=lambda one: not one.is_open)

    def _initiative(self) -> Initiative | None:
        found = self._initiatives()
        return next((one for one in found if one.id == self._current), found[0] if found else None)

    def _rounds(self) -> Sequence[RoundLine]:
        initiative = self._initiative()
        return services.round_lines(self._context.session, initiative) if initiative else ()

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches(*TOUCHED_BY):
            self._show()

    @Slot(str)
    def _choose(self, initiative: str) -> None:
        self._current = initiative
        self._show()

    def _show(self) -> None:
        session = self._context.session
        initiative = self._initiative()
        is_asking = self.form is not None
        rounds = session.read.all(Round)
        still_open = sum(one.closed_on is None for one in rounds)
        self.header.show_line(count_words(len(self._initiatives()), still_open))
        self.empty.setVisible(initiative is None and not is_asking)
        for widget in (self.change_card, self.results, self.rounds_card):
            widget.setVisible(initiative is not None and not is_asking)
        self.round_button.setEnabled(initiative is not None and not is_asking)
        self.add_button.setEnabled(not is_asking)
        lines = services.readiness_of(session, initiative) if initiative else ()
        self.no_results.setVisible(initiative is not None and not lines and not is_asking)
        if initiative:
            self._current = initiative.id
            hat = session.read.find(Hat, initiative.hat) if initiative.hat else None
            self.change_card.show_change(self._initiatives(), initiative, hat)
            self.results.show_lines(lines)
            self.rounds_card.refresh()

    def _begin(self, form: PageForm) -> None:
        if self.form is not None:
            self.form.focus_first()
            form.deleteLater()
            return
        self.form = form
        self.column.insertWidget(1, form)
        form.cancelled.connect(self._leave_form)
        self._show()
        form.show()  # Qt would show it only when its events are next at work
        form.focus_first()
        self.verticalScrollBar().setValue(0)

    @Slot()
    def _leave_form(self) -> None:
        if self.form is not None:
            self.column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self._show()
        (self.rounds_card.table if self._rounds() else self.add_button).setFocus()

    @Slot()
    def _add_change(self) -> None:
        self._ask_for_change(None)

    @Slot()
    def _edit_change(self) -> None:
        initiative = self._initiative()
        if initiative:
            self._ask_for_change(initiative)

    def _ask_for_change(self, seen: Initiative | None) -> None:
        options = [
            Option(value=named.id, words=f"{named.hat.role}, {named.body}")
            for named in hats(self._context.session)
        ]
        form = ChangeForm(seen, self._today, options)
        form.saved.connect(self._save_change)
        self._begin(form)

    @Slot()
    def _save_change(self) -> None:
        form = self.form
        if not isinstance(form, ChangeForm):
            return
        change_id = form.seen.id if form.seen else self._context.session.new_id()
        if not self._context.attempt(partial(self._write_change, form, change_id), form.explain):
            return
        self._current = change_id
        self._leave_form()
        title = self._context.session.read.get(Initiative, change_id).title
        self._context.show_done(tr("“{change}” is saved.").format(change=title))

    def _write_change(self, form: ChangeForm, change_id: RecordId) -> None:
        session, values = self._context.session, form.form.values()
        if form.seen is None:
            services.add_initiative(session, Initiative(id=change_id, **values))
        else:
            services.edit_initiative(session, form.seen, replace(form.seen, **values))

    @Slot()
    def _open_round(self) -> None:
        if self._initiative():
            form = RoundForm(instruments(self._context.session), self._today)
            form.saved.connect(self._save_round)
            self._begin(form)

    @Slot()
    def _save_round(self) -> None:
        form = self.form
        if not isinstance(form, RoundForm):
            return
        if self._context.attempt(partial(self._write_round, form), form.explain):
            self._leave_form()
            self._context.show_done(tr("The round is open. Enter answers, then close it."))

    def _write_round(self, form: RoundForm) -> None:
        initiative, values = self._initiative(), form.values()
        if initiative is None:
            return
        opened = services.open_round(
            self._context.session,
            initiative,
            values["instrument"],
            values["rater"],
            invited=values["invited"],
            on=values["opened_on"],
        )
        self.rounds_card.refresh(opened.id)

    @Slot()
    def _answer(self) -> None:
        line = self.rounds_card.current
        if line is not None:
            self._context.attempt(partial(self._ask_for_answers, line.round))

    def _ask_for_answers(self, to: Round) -> None:
        session = self._context.session
        instrument = instrument_of_round(session, to)
        respondent = services.next_respondent(session, to)
        sheet = services.sheet_of(session, to, respondent)
        form = AnswerSheet(to, instrument, respondent, sheet)
        form.saved.connect(self._save_answers)
        self._begin(form)

    @Slot()
    def _save_answers(self) -> None:
        form = self.form
        if not isinstance(form, AnswerSheet):
            return
        enter = partial(
            services.enter_answers,
            self._context.session,
            form.round,
            form.respondent.text(),
            form.values(),
        )
        if self._context.attempt(enter, form.explain):
            self._leave_form()
            self._context.show_done(tr("The answers are saved."))

    @Slot()
    def _ask_for_file(self) -> None:
        line = self.rounds_card.current
        if line is None:
            return
        self._reading = line.round
        kinds = tr("Tables of answers (*.csv *.txt);;All files (*)")
        dialog = FileDialog(self, tr("Take in answers"), kinds)
        dialog.chosen.connect(self.read_file)
        dialog.open()

    @Slot(object)
    def read_file(self, path: Path) -> None:
        """Read a file of answers for the current round beside the window, then enter it."""
        if self._reading is None:
            return
        instrument = instrument_of_round(self._context.session, self._reading)
        work = partial(_read, path, instrument)
        job = self._context.jobs.start(work, tr("Reading answers"))
        job.succeeded.connect(self._enter_file)
        job.failed.connect(self._context.show_error)

    @Slot(object)
    def _enter_file(self, given: Answers) -> None:
        if self._reading is None:
            return
        enter = partial(services.take_answers, self._context.session, self._reading, given)
        if self._context.attempt(enter):
            words = tr_plural("{n} answer is taken in.", "{n} answers are taken in.", len(given))
            self._context.show_done(words)

    @Slot()
    def _close_round(self) -> None:
        line = self.rounds_card.current
        if line and self._context.attempt(
            partial(services.close_round, self._context.session, line.round)
        ):
            self._context.show_done(tr("The round is closed; its results stand."))


def _read(path: Path, instrument: Instrument, _progress: Progress) -> Answers:
    return services.read_answers_file(path, instrument)
