"""What the user does with rounds: open one, enter answers, take in a file, close it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from planner.domain.direction import Initiative
from planner.domain.readiness import Instrument, Round
from planner.progress import Progress
from planner.services import readiness as services
from planner.services.instruments import instrument_of_round, instruments, take_instrument
from planner.services.readiness import Answers
from planner.services.round_comments import own_comment
from planner.text import tr, tr_plural
from ui.context import Context
from ui.pages.readiness.answer_sheet import AnswerSheet
from ui.pages.readiness.form_place import FormPlace
from ui.pages.readiness.round_form import RoundForm
from ui.pages.readiness.rounds_card import RoundsCard
from ui.widgets.column import ScrollColumn
from ui.widgets.file_dialog import FileDialog


class RoundsWork(QObject):
    """Turns what is pressed on the card of rounds into services' actions.

    Args:
        page: Over which files are asked for.
        context: Of the page.
        place: Where its forms stand.
        card: The card of rounds.
        initiative: Returns the change that is shown.
    """

    def __init__(
        self,
        page: ScrollColumn,
        context: Context,
        place: FormPlace,
        card: RoundsCard,
        initiative: Callable[[], Initiative | None],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._place = place
        self._card = card
        self._initiative = initiative
        self._reading: Round | None = None
        card.answer_wanted.connect(self._answer)
        card.file_wanted.connect(self._ask_for_file)
        card.closed.connect(self._close)
        card.reopen_wanted.connect(self._reopen)

    @Slot()
    def open_round(self) -> None:
        """Ask for what a new round needs."""
        if self._initiative():
            found = instruments(self._context.session)
            form = RoundForm(found, lambda: self._context.now().date())
            form.saved.connect(self._save_round)
            form.pack_wanted.connect(self._ask_for_pack)
            self._place.begin(form)

    @Slot()
    def _save_round(self) -> None:
        form = self._place.form
        if not isinstance(form, RoundForm):
            return
        if self._context.attempt(partial(self._write_round, form), form.explain):
            self._place.leave()
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
            least=values["least"],
        )
        self._card.refresh(opened.id)

    @Slot()
    def _ask_for_pack(self) -> None:
        kinds = tr("Instruments (*.toml);;All files (*)")
        dialog = FileDialog(self._page, tr("Take in an instrument"), kinds)
        dialog.chosen.connect(self.take_pack)
        dialog.open()

    @Slot(object)
    def take_pack(self, path: Path) -> None:
        """Take an instrument into the plan, and choose it for the round that is being opened."""
        if self._context.attempt(partial(self._take_pack, path)):
            words = tr("The instrument is in the plan, with its licence.")
            self._context.show_done(words)

    def _take_pack(self, path: Path) -> None:
        session = self._context.session
        taken = take_instrument(session, path)
        if isinstance(self._place.form, RoundForm):
            self._place.form.offer(instruments(session), taken.instrument.key)

    @Slot()
    def _answer(self) -> None:
        line = self._card.current
        if line is not None:
            self._context.attempt(partial(self._ask_for_answers, line.round))

    def _ask_for_answers(self, to: Round) -> None:
        session = self._context.session
        instrument = instrument_of_round(session, to)
        respondent = services.next_respondent(session, to)
        sheet = services.sheet_of(session, to, respondent)
        comment = own_comment(session, to, respondent)
        form = AnswerSheet(to, instrument, respondent, sheet, comment)
        form.saved.connect(self._save_answers)
        form.went_on.connect(self._page.ensureWidgetVisible)
        self._place.begin(form)

    @Slot()
    def _save_answers(self) -> None:
        form = self._place.form
        if not isinstance(form, AnswerSheet):
            return
        enter = partial(
            services.enter_answers,
            self._context.session,
            form.round,
            form.respondent.text(),
            form.values(),
            form.comment(),
        )
        if self._context.attempt(enter, form.explain):
            self._place.leave()
            self._context.show_done(tr("The answers are saved."))

    @Slot()
    def _ask_for_file(self) -> None:
        line = self._card.current
        if line is None:
            return
        self._reading = line.round
        kinds = tr("Tables of answers (*.csv *.txt);;All files (*)")
        dialog = FileDialog(self._page, tr("Take in answers"), kinds)
        dialog.chosen.connect(self.read_file)
        dialog.open()

    @Slot(object)
    def read_file(self, path: Path) -> None:
        """Read a file of answers for the current round beside the window, then enter it."""
        if self._reading is None:
            return
        instrument = instrument_of_round(self._context.session, self._reading)
        job = self._context.jobs.start(partial(_read, path, instrument), tr("Reading answers"))
        job.succeeded.connect(self._enter_file)
        job.failed.connect(self._context.show_error)

    @Slot(object)
    def _enter_file(self, given: Answers) -> None:
        if self._reading is None:
            return
        enter = partial(services.take_answers, self._context.session, self._reading, given)
        if self._context.attempt(enter):
            number = services.number_of_answers(given)
            words = tr_plural("{n} answer is taken in.", "{n} answers are taken in.", number)
            self._context.show_done(words)

    @Slot()
    def _close(self) -> None:
        line = self._card.current
        if line and self._context.attempt(
            partial(services.close_round, self._context.session, line.round)
        ):
            # No "Undo" here: who saw a team's result, then adds one answer, learns that answer.
            self._context.show_info(tr("The round is closed for good; its results stand."))

    @Slot()
    def _reopen(self) -> None:
        line = self._card.current
        if line and self._context.attempt(partial(self._go_on, line.round)):
            words = tr("A new round is open; the old one stands.")
            self._context.show_done(words)

    def _go_on(self, closed: Round) -> None:
        opened = services.reopen_round(self._context.session, closed)
        self._card.refresh(opened.id)


def _read(path: Path, instrument: Instrument, _progress: Progress) -> Answers:
    return services.read_answers_file(path, instrument)
