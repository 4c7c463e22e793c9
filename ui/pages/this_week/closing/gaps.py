"""The step of the time that was not logged: each gap gets a mode with one key, or is left."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Slot

from planner.domain.attention import Mode
from planner.insight.day import Gap
from planner.overriding import override
from planner.services.log import NewEntry, log_entry
from planner.text import tr, tr_plural
from planner.words.choices import choice_text, choice_title
from planner.words.numbers import hours_text
from ui.context import Context
from ui.pages.this_week.closing.ask import Answer
from ui.pages.this_week.closing.deeds import Deeds
from ui.pages.this_week.closing.hat_row import HatRow
from ui.pages.this_week.closing.step import Step
from ui.pages.this_week.closing.words_line import WordsLine
from ui.pages.this_week.wording import clock_stretch
from ui.widgets.form import Form
from ui.widgets.modes import MODE_KEYS, mode_sample


class GapsStep(Step):
    """Asks of each gap what it was."""

    def __init__(self, context: Context, deeds: Deeds, read: Callable[[], Sequence[Gap]]) -> None:
        super().__init__(tr("Time not logged"), context, deeds)
        self._read = read
        self._gap: Gap | None = None
        self.what = WordsLine()
        self.hats = HatRow(context.session)
        form = Form()
        form.add(tr("What it was, if you like (W)"), self.what)
        self.ask.extra.addWidget(form)
        self.ask.extra.addWidget(self.hats)
        self.what.finished.connect(self._go_on)

    @override
    def show_next(self) -> bool:
        gaps = self._read()
        waiting = self.waiting(gaps, [gap.start.isoformat() for gap in gaps])
        if not waiting:
            return False
        gap, key = waiting[0]
        if gap != self._gap:
            self.what.clear()
            self.hats.choose(None)
        self._gap = gap
        when = clock_stretch(gap.start, gap.end, self.session.zone())
        self.ask.show_question(
            tr("{when}: what was it?").format(when=when),
            self.counted(len(waiting), hours_text(gap.minutes)),
            self._answers([key, *(other for _, other in waiting[1:])]),
        )
        return True

    def _answers(self, keys: Sequence[str]) -> list[Answer]:
        modes = [
            Answer(
                key=MODE_KEYS[mode],
                words=choice_title(mode),
                run=partial(self._fill, mode),
                sample=mode_sample(mode),
            )
            for mode in Mode
        ]
        say = Answer(key="W", words=tr("Say what"), run=self.what.setFocus)
        leave = self.skip(keys[0], tr("Leave it"), is_usual=True)
        every = Answer(
            key="E",
            words=tr_plural("Leave {n}", "Leave all {n}", len(keys)),
            run=partial(self.deeds.pass_over, *keys),
        )
        return [*modes, say, leave, *([every] if len(keys) > 1 else [])]

    def _fill(self, mode: Mode) -> None:
        gap = self._gap
        if gap is None:
            return
        new = NewEntry(
            start=gap.start,
            minutes=gap.minutes,
            mode=mode,
            what=self.what.text().strip(),
            hat=self.hats.hat,
        )
        words = tr("Logged {length} {mode}.").format(
            length=hours_text(gap.minutes), mode=choice_text(mode)
        )
        log = partial(log_entry, self.session, new, confirmed=self.deeds.is_confirmed)
        self.deeds.attempt(log, words)

    @Slot()
    def _go_on(self) -> None:
        self.ask.take_focus()
