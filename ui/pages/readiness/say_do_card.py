"""Stated commitment beside what was done for the change; no figure is made of the two."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planner.domain.readiness_results import ReadinessResult
from planner.insight.say_do import SayDo
from planner.text import tr, tr_plural
from planner.words.choices import choice_text
from planner.words.numbers import all_of_text, day_text, hours_text
from ui.pages.readiness.result_wording import mean_words
from ui.widgets.card import Card
from ui.widgets.described import Described
from ui.widgets.flow import Flow
from ui.widgets.labels import label

SIDE_PX = 260


class SayDoCard(Card):
    """Puts words and deeds side by side."""

    def __init__(self) -> None:
        super().__init__(tr("Said and done"))
        self.said = Described(tr("Said"))
        self.done = Described(tr("Done"))
        sides = QWidget()
        row = Flow(sides, gap_px=18)
        for side in (self.said, self.done):
            row.add(side, grow=1, basis_px=SIDE_PX, align=Qt.AlignmentFlag.AlignTop)
        self.add(sides)
        note = tr("One stands beside the other; no score is made of them.")
        self.add(label(note, "small"))

    def show_both(self, both: SayDo) -> None:
        """Show what was said of a change, and what was done for it."""
        since = tr("since {day}").format(day=day_text(both.since.date()))
        self.show_remark(since)
        self.said.show_words(said_words(both))
        self.done.show_words("\n".join(done_words(both)))


def said_words(both: SayDo) -> str:
    """Say what commitment was stated, by whom."""
    scales: dict[tuple[str, str], list[ReadinessResult]] = {}
    for one in both.said:
        if one.mean is not None:
            scales.setdefault((one.instrument, one.subscale), []).append(one)
    if not scales:
        return tr("What commitment people state is not known, or not shown.")
    return "\n".join(map(_scale_words, scales.values()))


def _scale_words(shown: Sequence[ReadinessResult]) -> str:
    views = [
        tr("{view} {mean}").format(view=choice_text(one.rater), mean=mean_words(one))
        for one in shown
    ]
    return tr("{what}, on a scale from {low} to {high}: {views}.").format(
        what=shown[0].subscale,
        low=shown[0].lowest,
        high=shown[0].highest,
        views=all_of_text(views),
    )


def done_words(both: SayDo) -> list[str]:
    """Say what was done for the change, one thing a line."""
    said = [tr("{hours} logged for it").format(hours=hours_text(both.logged_minutes))]
    said.append(_kept_words(both))
    if both.steps:
        said.append(
            tr_plural("{{done}} of {n} step done", "{{done}} of {n} steps done", both.steps).format(
                done=both.steps_done
            )
        )
    if both.references:
        said.append(
            tr_plural(
                "{{closed}} of {n} reference-back answered",
                "{{closed}} of {n} reference-backs answered",
                both.references,
            ).format(closed=both.references_closed)
        )
    return said


def _kept_words(both: SayDo) -> str:
    if not both.blocks:
        return tr("no protected time for it was due")
    return tr_plural(
        "{{hours}} of protected time kept, {{kept}} of {n} block",
        "{{hours}} of protected time kept, {{kept}} of {n} blocks",
        both.blocks,
    ).format(hours=hours_text(both.kept_minutes), kept=both.blocks_kept)
