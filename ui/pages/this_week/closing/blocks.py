"""The step of protected time: each block was kept, was displaced, or was moved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import Slot

from planner.domain.charter import CharterItem
from planner.domain.protection import Block, Requester
from planner.overriding import override
from planner.services.blocks import displace_block, keep_block, move_block
from planner.services.cause import Cause
from planner.services.charter import fitting_items
from planner.services.ledger_door import next_exception
from planner.services.levels import level_names
from planner.services.likely_displacers import LikelyDisplacer, likely_displacers
from planner.text import tr
from planner.words.levels import level_text, level_title
from planner.words.numbers import hours_text, moment_text, stretch_text
from ui.context import Context
from ui.pages.this_week.closing.ask import Answer
from ui.pages.this_week.closing.deeds import Deeds
from ui.pages.this_week.closing.place_form import PlaceForm
from ui.pages.this_week.closing.step import Step
from ui.pages.this_week.closing.words_line import WordsLine
from ui.widgets.form import Form
from ui.widgets.labels import shortened

_LONGEST_SHOWN = 28
_MOST_ITEMS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a block is moved to."""

    start: datetime
    minutes: int


class BlocksStep(Step):
    """Asks of each block what became of it."""

    def __init__(self, context: Context, deeds: Deeds, read: Callable[[], Sequence[Block]]) -> None:
        super().__init__(tr("Protected time"), context, deeds)
        self._read = read
        self._block: Block | None = None
        self._place: _Place | None = None
        self.place = PlaceForm(context.session.zone())
        self.by_what = WordsLine()
        self.by_what_form = Form()
        self.by_what_form.add(tr("By what?"), self.by_what)
        for widget in (self.place, self.by_what_form):
            self.ask.extra.addWidget(widget)
            widget.hide()
        self.place.finished.connect(self._take_place)
        self.by_what.finished.connect(self._take_words)

    @override
    def show_next(self) -> bool:
        blocks = self._read()
        waiting = self.waiting(blocks, [block.id for block in blocks])
        self._block = None
        if not waiting:
            return False
        self._block, self._key = waiting[0]
        self._left = len(waiting)
        self._ask_outcome()
        return True

    def _ask_outcome(self) -> None:
        """Ask what became of the block; one key says by what, and for whom where that is known."""
        block = self._begin()
        answers = [
            Answer(key="K", words=tr("Kept"), run=self._keep, is_usual=True),
            *self._displacers(block, tr("No: {cause}")),
            Answer(key="O", words=tr("No: something else…"), run=self._ask_words),
            Answer(key="M", words=tr("Moved…"), run=self._ask_place),
            self.skip(self._key),
        ]
        self._show(tr("“{title}”: was it kept?").format(title=self._title()), answers)

    def _displacers(self, block: Block, words: str) -> list[Answer]:
        found = likely_displacers(self.session, block)
        return [
            Answer(
                key=str(number),
                words=words.format(cause=self._displacer_words(one)),
                run=partial(self._displaced, one),
            )
            for number, one in enumerate(found, start=1)
        ]

    def _displacer_words(self, displacer: LikelyDisplacer) -> str:
        what = shortened(displacer.by_what, _LONGEST_SHOWN)
        if displacer.for_whom is None:
            return tr("“{what}”…").format(what=what)
        whom = level_text(displacer.for_whom, level_names(self.session))
        return tr("“{what}”, for {whom}").format(what=what, whom=whom)

    def _ask_whom(self, displacer: LikelyDisplacer) -> None:
        self._begin()
        names = level_names(self.session)
        answers = [
            Answer(
                key=str(number),
                words=level_title(level, names),
                run=partial(self._displaced, replace(displacer, for_whom=level)),
            )
            for number, level in enumerate(names, start=1)
        ]
        self._show(tr("{what}: for whom?").format(what=displacer.by_what), [*answers, self._back()])

    def _ask_words(self) -> None:
        self._begin()
        self._show(tr("What displaced “{title}”?").format(title=self._title()), [self._back()])
        self.by_what_form.show()
        self.by_what.setFocus()

    def _ask_place(self) -> None:
        block = self._begin()
        self._place = None
        self._show(tr("Where was “{title}” moved to?").format(title=self._title()), [self._back()])
        self.place.show_place(block.start, block.minutes)
        self.place.show()
        self.place.take_focus()

    def _ask_why_moved(self) -> None:
        block = self._begin()
        own = Answer(key="K", words=tr("My own choice"), run=self._move, is_usual=True)
        other = Answer(key="O", words=tr("Something else…"), run=self._ask_words)
        self._show(
            tr("What moved “{title}”?").format(title=self._title()),
            [own, *self._displacers(block, "{cause}"), other, self._back()],
        )

    def _back(self) -> Answer:
        return Answer(key="B", words=tr("Back"), run=self._start_again)

    def _start_again(self) -> None:
        self._place = None
        self._ask_outcome()

    def _title(self) -> str:
        return self._begin().title or tr("Protected time")

    def _begin(self) -> Block:
        assert self._block is not None  # noqa: S101 - only what is asked about is answered
        self.place.hide()
        self.by_what_form.hide()
        return self._block

    def _show(self, heading: str, answers: Sequence[Answer]) -> None:
        block = self._begin()
        when = stretch_text(block.start, block.end, self.session.zone())
        note = tr("{when} ({length})").format(when=when, length=hours_text(block.minutes))
        self.ask.show_question(heading, self.counted(self._left, note), answers)

    @Slot()
    def _take_words(self) -> None:
        what = self.by_what.text().strip()
        if what:
            self.by_what.clear()
            self._ask_whom(LikelyDisplacer(by_what=what, for_whom=None))

    @Slot(object, int)
    def _take_place(self, start: datetime, minutes: int) -> None:
        self._place = _Place(start=start, minutes=minutes)
        self._ask_why_moved()

    def _keep(self) -> None:
        block = self._begin()
        words = tr("Kept {length} of “{title}”.").format(
            length=hours_text(block.minutes), title=block.title
        )
        self.deeds.attempt(partial(keep_block, self.session, block), words)

    def _displaced(self, displacer: LikelyDisplacer) -> None:
        if displacer.for_whom is None:
            self._ask_whom(displacer)
            return
        items = fitting_items(self.session, self._begin(), displacer.for_whom, displacer.by_what)
        if items and displacer.charter_item is None:
            self._ask_charter(displacer, items)
        else:
            self._give_way(displacer)

    def _ask_charter(self, displacer: LikelyDisplacer, items: Sequence[CharterItem]) -> None:
        number = next_exception(self.session)
        once = Answer(
            key="J",
            words=tr("Just this once, number {n}").format(n=number),
            run=partial(self._give_way, displacer),
            is_usual=True,
        )
        allowed = [
            Answer(
                key=str(place),
                words=shortened(item.text, _LONGEST_SHOWN),
                run=partial(self._give_way, replace(displacer, charter_item=item.id)),
            )
            for place, item in enumerate(items[:_MOST_ITEMS], start=1)
        ]
        heading = tr("{what}: did you decide that beforehand?").format(what=displacer.by_what)
        self._show(heading, [*allowed, once, self._back()])

    def _give_way(self, displacer: LikelyDisplacer) -> None:
        cause = Cause(
            by_what=displacer.by_what,
            for_whom=displacer.for_whom or Requester.SELF,
            consent=displacer.consent,
            charter_item=displacer.charter_item,
        )
        if self._place:
            self._move(cause)
            return
        block = self._begin()
        words = tr("“{title}” gave way to “{what}”; {minutes} is owed.").format(
            title=block.title, what=cause.by_what, minutes=hours_text(block.minutes)
        )
        self.deeds.attempt(partial(displace_block, self.session, block, cause), words)

    def _move(self, cause: Cause | None = None) -> None:
        block, place = self._begin(), self._place
        if place is None:
            return
        words = tr("“{title}” stands at {when} now.").format(
            title=block.title, when=moment_text(place.start, self.session.zone())
        )
        move = partial(
            move_block, self.session, block, place.start, cause or Cause(), place.minutes
        )
        self._place = None
        if not self.deeds.attempt(move, words):
            self._ask_place()
