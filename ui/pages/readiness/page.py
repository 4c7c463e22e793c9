"""The page of readiness: one named change, what its rounds show, and the rounds themselves."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QKeySequence, QShowEvent

from planner.domain.changes import ChangeSet
from planner.domain.direction import Initiative
from planner.domain.people import Hat
from planner.domain.readiness import Round
from planner.domain.records import RecordId
from planner.overriding import override
from planner.services import readiness as services
from planner.services.hats import hats
from planner.services.readiness import RoundLine
from planner.services.readings import readings_of
from planner.services.round_comments import comments_of
from planner.services.say_do import say_do_of
from planner.services.search import whole_of
from planner.text import tr
from ui.context import Context
from ui.pages.readiness.change_card import ChangeCard
from ui.pages.readiness.form_place import FormPlace
from ui.pages.readiness.forms import ChangeForm, PageForm
from ui.pages.readiness.reflection_card import ReflectionCard
from ui.pages.readiness.reflection_work import ReflectionWork
from ui.pages.readiness.result_wording import reasons_by_round
from ui.pages.readiness.results import Results
from ui.pages.readiness.rounds_card import RoundsCard
from ui.pages.readiness.rounds_work import RoundsWork
from ui.pages.readiness.say_do_card import SayDoCard
from ui.pages.readiness.wording import count_words
from ui.widgets.choice import Option
from ui.widgets.column import ScrollColumn
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import label
from ui.widgets.page_header import PageHeader

OF_RESULTS = ("initiative", "round", "answer", "round_comment", "hat", "instrument")
OF_DEEDS = ("entry", "rule", "block", "step", "decision", "reference_back")
OF_REFLECTION = ("reflection", "reflection_answer")


class ReadinessPage(ScrollColumn):
    """Shows one named change at a time, and turns what the user does into services' actions."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._current = ""
        self._are_deeds_stale = True
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
        self.say_do_card = SayDoCard()
        self.rounds_card = RoundsCard(self._rounds)
        self.reflection_card = ReflectionCard()
        self.empty = _empty_state()
        self._place = FormPlace(self)
        self.work = RoundsWork(self, context, self._place, self.rounds_card, self._initiative)
        self._reflection = ReflectionWork(context, self._place, self.reflection_card)
        self._build()
        self._make_actions()
        self._connect()
        self._show()

    @property
    def form(self) -> PageForm | None:
        """Return the form that is open, if any."""
        return self._place.form

    def _build(self) -> None:
        for widget in (
            self.header,
            self.empty,
            self.change_card,
            self.no_results,
            self.results,
            self.say_do_card,
            self.rounds_card,
            self.reflection_card,
        ):
            self.add(widget)
        self.end()

    def _make_actions(self) -> None:
        for words, keys, act in (
            (tr("Name a change"), "Ctrl+N", self._add_change),
            (tr("Edit the named change"), "F2", self._edit_change),
            (tr("Open a round of answers"), "Ctrl+R", self.work.open_round),
        ):
            action = QAction(words, self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(act)
            self.addAction(action)

    def _connect(self) -> None:
        self._context.changed.connect(self._on_changed)
        self.add_button.clicked.connect(self._add_change)
        self.round_button.clicked.connect(self.work.open_round)
        self.empty.wanted.connect(self._add_change)
        self.change_card.chosen.connect(self._choose)
        self.change_card.edit_wanted.connect(self._edit_change)
        self._place.changed.connect(self._show)
        self._place.left.connect(self._take_focus)

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
        if changes.touches(*OF_RESULTS):
            self._show()
        elif changes.touches(*OF_DEEDS):
            self._show_deeds()
        elif changes.touches(*OF_REFLECTION):
            self._reflection.refresh()

    def open_record(self, record_type: str, record: RecordId) -> None:
        """Show a named change, or that of a round; a form stays in front."""
        change = whole_of(self._context.session, record_type, record, {Initiative.TYPE})
        if change is not None and self.form is None:
            self._choose(change.id)
            self._take_focus()

    @Slot(str)
    def _choose(self, initiative: str) -> None:
        self._current = initiative
        self._show()

    @Slot()
    def _show(self) -> None:
        session = self._context.session
        initiative = self._initiative()
        is_asking = self.form is not None
        is_shown = initiative is not None and not is_asking
        still_open = sum(one.closed_on is None for one in session.read.all(Round))
        self.header.show_line(count_words(len(self._initiatives()), still_open))
        self.empty.setVisible(initiative is None and not is_asking)
        for widget in (self.change_card, self.results, self.rounds_card):
            widget.setVisible(is_shown)
        self.reflection_card.setVisible(not is_asking)
        self.round_button.setEnabled(is_shown)
        self.add_button.setEnabled(not is_asking)
        lines = services.readiness_of(session, initiative) if initiative else ()
        self.results.setVisible(is_shown and bool(lines))
        self.no_results.setVisible(is_shown and not lines)
        if initiative:
            self._current = initiative.id
            hat = session.read.find(Hat, initiative.hat) if initiative.hat else None
            self.change_card.show_change(self._initiatives(), initiative, hat)
            self.results.show_lines(lines, readings_of(session, initiative))
            self.rounds_card.refresh()
            comments = {one.round.id: one for one in comments_of(session, initiative)}
            self.rounds_card.show_closed(reasons_by_round(lines), comments)
        self._show_deeds()
        self._reflection.refresh()

    def _show_deeds(self) -> None:
        """Show what was done; a page that nobody sees waits, for reading it takes time."""
        initiative = self._initiative()
        is_shown = initiative is not None and self.form is None
        self.say_do_card.setVisible(is_shown)
        self._are_deeds_stale = not self.isVisible()
        if is_shown and initiative and self.isVisible():
            self.say_do_card.show_both(say_do_of(self._context.session, initiative))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._are_deeds_stale:
            self._show_deeds()

    @Slot()
    def _take_focus(self) -> None:
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
        self._place.begin(form)

    @Slot()
    def _save_change(self) -> None:
        form = self.form
        if not isinstance(form, ChangeForm):
            return
        change_id = form.seen.id if form.seen else self._context.session.new_id()
        if not self._context.attempt(partial(self._write_change, form, change_id), form.explain):
            return
        self._current = change_id
        self._place.leave()
        title = self._context.session.read.get(Initiative, change_id).title
        self._context.show_done(tr("“{change}” is saved.").format(change=title))

    def _write_change(self, form: ChangeForm, change_id: RecordId) -> None:
        session, values = self._context.session, form.form.values()
        if form.seen is None:
            services.add_initiative(session, Initiative(id=change_id, **values))
        else:
            services.edit_initiative(session, form.seen, replace(form.seen, **values))


def _empty_state() -> EmptyState:
    return EmptyState(
        "initiative",
        tr("No change is named yet"),
        tr(
            "Readiness is always for one named change. What people say about it, round by "
            "round, will stand here, with how sure one can be."
        ),
        tr("Name your first change"),
    )
