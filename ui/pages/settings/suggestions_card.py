"""How good suggestions are, whether they are made, and forgetting what was learnt."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from planner.domain.suggestions import SuggestionRecord
from planner.insight.suggestion_record import suggestion_record
from planner.overriding import override
from planner.services.suggestions import (
    forget_choices,
    settled_meetings,
    suggesting,
    switch_suggestions,
)
from planner.text import tr
from planner.words.numbers import moment_text
from planner.words.suggestions import record_sentence, usual_sentence
from ui.context import Context
from ui.widgets.card import Card
from ui.widgets.check_box import CheckBox
from ui.widgets.flow import Flow
from ui.widgets.labels import label


class SuggestionsCard(Card):
    """Measures when it is seen: each week is judged by what all others teach."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Suggestions"))
        self._context = context
        self._is_stale = True
        why = tr(
            "What a meeting probably was is learnt from the meetings you accepted, on this "
            "computer and from this plan only. It is shown with its reason and never sets itself."
        )
        self.switch = CheckBox(tr("Suggest modes and hats for meetings"))
        self.sentence = label("", "strong")
        self.usual = label("", "muted")
        self.since = label("", "muted")
        self.forget_button = QPushButton(tr("Forget what was learnt"))
        actions = QWidget()
        Flow(actions).add(self.forget_button)
        for widget in (
            *(label(why, "muted"), self.switch, self.sentence),
            *(self.usual, self.since, actions),
        ):
            self.add(widget)
        self.switch.clicked.connect(self._switch)
        self.forget_button.clicked.connect(self._forget)
        self.refresh()

    def refresh(self) -> None:
        """Read the choice again, and measure anew when the card is seen."""
        session = self._context.session
        choice = suggesting(session)
        self.switch.setChecked(choice.is_on)
        since = choice.learns_from
        self.since.setVisible(since is not None)
        if since is not None:
            moment = moment_text(since, session.zone())
            self.since.setText(
                tr("Learnt from what was logged since {moment}.").format(moment=moment)
            )
        self._is_stale = True
        if self.isVisible():
            self._measure()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._measure()

    def _measure(self) -> None:
        self._is_stale = False
        session = self._context.session
        work = partial(suggestion_record, settled_meetings(session), session.zone())
        job = self._context.jobs.start(work)
        job.succeeded.connect(self._show_record)

    @Slot(object)
    def _show_record(self, record: SuggestionRecord) -> None:
        self.sentence.setText(record_sentence(record))
        self.usual.setText(usual_sentence(record))
        self.usual.setVisible(bool(record.meetings))
        self.forget_button.setEnabled(bool(record.meetings))

    @Slot(bool)
    def _switch(self, is_on: bool) -> None:  # noqa: FBT001 - Qt's
        act = partial(switch_suggestions, self._context.session, is_on=is_on)
        if self._context.attempt(act):
            words = tr("Suggestions are on.") if is_on else tr("Suggestions are off.")
            self._context.show_done(words)

    @Slot()
    def _forget(self) -> None:
        if self._context.attempt(partial(forget_choices, self._context.session)):
            self._context.show_done(tr("Forgot what was learnt; your entries are as they were."))
