"""The step of next week: each proposed block is accepted with one key, or dropped."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Slot

from planner.domain.proposals import StoredProposal
from planner.domain.protection import Rule
from planner.overriding import override
from planner.scheduling.proposal import Proposal
from planner.services.gathering import gather
from planner.services.schedule import (
    absent_members,
    accept_proposals,
    reject_proposals,
    restore_proposals,
    search,
    store_proposals,
)
from planner.services.week_review import week_moments
from planner.text import tr, tr_plural
from planner.words.numbers import hours_text, stretch_text
from planner.words.scheduling import why_text
from ui.context import Context
from ui.jobs import Job
from ui.pages.this_week.closing.ask import Answer
from ui.pages.this_week.closing.deeds import Deeds
from ui.pages.this_week.closing.step import Step

_KEY = "next week"
_WEEKS = 4


class NextWeekStep(Step):
    """Asks about the places that are proposed for the week after; looks for some if asked to."""

    def __init__(
        self,
        context: Context,
        deeds: Deeds,
        monday: date,
        read: Callable[[], Sequence[StoredProposal]],
    ) -> None:
        super().__init__(tr("Next week"), context, deeds)
        self._read = read
        self._monday = monday
        self._job: Job | None = None
        self._has_looked = False

    @override
    def show_next(self) -> bool:
        proposals = self._read()
        waiting = self.waiting(proposals, [one.id for one in proposals])
        if waiting:
            self._ask(*waiting[0], [one for one, _ in waiting])
            return True
        if proposals or self._is_planned() or _KEY in self.deeds.passed_over:
            return False
        return self._offer_search()

    def _is_planned(self) -> bool:
        """Say whether blocks stand in the week already."""
        found = self.session.read.protection.blocks_between(
            *week_moments(self.session, self._monday)
        )
        return any(block.stands for block in found)

    def _ask(self, proposal: StoredProposal, key: str, every: list[StoredProposal]) -> None:
        rule = self.session.read.find(Rule, proposal.rule)
        when = stretch_text(proposal.start, proposal.end, self.session.zone())
        absent = [member.name for member in absent_members(self.session, proposal)]
        self.ask.show_question(
            tr("{when}: {title}").format(when=when, title=rule.title if rule else ""),
            self.counted(len(every), why_text(proposal.why, absent)),
            [
                Answer(
                    key="A",
                    words=tr("Accept"),
                    run=partial(self._accept, [proposal]),
                    is_usual=True,
                ),
                Answer(
                    key="E",
                    words=tr_plural("Accept {n}", "Accept every one of {n}", len(every)),
                    run=partial(self._accept, every),
                ),
                Answer(key="X", words=tr("Drop it"), run=partial(self._drop, proposal)),
                self.skip(key),
            ],
        )

    def _offer_search(self) -> bool:
        go_on = Answer(
            key="G", words=tr("Go on"), run=partial(self.deeds.pass_over, _KEY), is_usual=True
        )
        if self._job is not None:
            stop = Answer(key="X", words=tr("Stop looking"), run=self.stop)
            self.ask.show_question(tr("Looking for places…"), "", [stop, go_on])
            return True
        if not any(rule.is_active for rule in self.session.read.all(Rule)):
            return False
        look = Answer(key="P", words=tr("Look for places"), run=self._look)
        heading = (
            tr("No place was found for next week")
            if self._has_looked
            else tr("Nothing is proposed for next week")
        )
        note = tr("Why not is told on the page of protected time.") if self._has_looked else ""
        self.ask.show_question(heading, note, [go_on] if self._has_looked else [look, go_on])
        return True

    def _accept(self, chosen: Sequence[StoredProposal]) -> None:
        minutes = hours_text(sum(one.minutes for one in chosen))
        said = tr_plural(
            "Accepted {n} block, {{minutes}}.", "Accepted {n} blocks, {{minutes}}.", len(chosen)
        ).format(minutes=minutes)
        self.deeds.attempt(partial(accept_proposals, self.session, chosen), said)

    def _drop(self, proposal: StoredProposal) -> None:
        self.deeds.attempt(
            partial(reject_proposals, self.session, (proposal,)),
            tr("Dropped the proposal."),
            back=partial(restore_proposals, self.session, (proposal,)),
        )

    def _look(self) -> None:
        problem = gather(self.session, first=self._monday, weeks=_WEEKS)
        self._job = self.context.jobs.start(partial(search, problem), tr("Looking for places"))
        self._job.succeeded.connect(self._on_found)
        self._job.failed.connect(self.deeds.refused)
        self._job.ended.connect(self._on_ended)
        self.deeds.passed.emit()

    def stop(self) -> None:
        """End a search that is under way."""
        if self._job is not None:
            self._job.cancel()

    @Slot(object)
    def _on_found(self, found: Proposal) -> None:
        self._has_looked = True
        self.deeds.attempt(partial(store_proposals, self.session, found), "")

    @Slot(object)
    def _on_ended(self, _job: Job) -> None:
        self._job = None
        self.deeds.passed.emit()
